/** `klubbslag export`: every record in a form that other systems read. */

import type { MinutesRecord } from '../../pipeline/record.ts';
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { calendar, calendarOrder } from '../export/calendar.ts';
import { conllOf } from '../export/conll.ts';
import { FACT_COLUMNS, factsOf } from '../export/facts.ts';
import { writeBrat } from '../export/folder.ts';
import { csvHeader, csvLines, jsonArray, ndjsonLine } from '../export/formats.ts';
import { headingsOf } from '../export/headings.ts';
import { popolo } from '../export/popolo.ts';
import type { Identities } from '../export/popolo-names.ts';
import { teiFile } from '../export/tei/tei.ts';
import { webAnnotationCollection } from '../export/web-annotation.ts';
import { identitiesOf } from '../identities.ts';
import { type Chunk, writeAll } from '../output.ts';
import { writeFileWhole } from '../output-file.ts';
import { type Pseudonyms, pseudonymKey, pseudonymsOf } from '../private/pseudonyms.ts';
import type { Language } from '../render/labels.ts';
import type { Entry, Store } from '../store/store.ts';
import { LANGUAGE_OPTION, languageOf } from './brief-options.ts';
import {
  type Call,
  type Command,
  optionText,
  settingsOf,
  shownPath,
  withStore,
} from './command.ts';
import { todayOf } from './days.ts';
import { MASKED_NOTE, outwardStore, UNMASKED_OPTION } from './outward.ts';
import { SUMMARIES } from './summaries.ts';

/** What a format is made of. */
interface Source {
  /** Who is who over all documents, as the export may tell it. */
  readonly identities: () => Promise<Identities>;
  /** All documents, by path. */
  readonly entries: readonly Entry[];
  /** Their records, one in memory at a time. What is removed meanwhile is left out. */
  readonly records: (entries?: readonly Entry[]) => AsyncIterable<MinutesRecord>;
  readonly language: Language;
  /** The day that --today names, or null. */
  readonly today: string | null;
}

/** How a form is written, as one file or into a folder, and which options are for it. */
type Format = Options & (OneFile | Folder);

interface OneFile {
  readonly write: (source: Source) => AsyncIterable<Chunk>;
}

interface Folder {
  /** Writes several files a document; gives the number of documents. */
  readonly fill: (dir: string, source: Source) => Promise<number>;
}

interface Options {
  /** Of `language` and `today`. */
  readonly options?: readonly string[];
  /** Bytes that are nothing for a terminal. */
  readonly binary?: true;
}

async function* csv({ records, language }: Source): AsyncGenerator<string> {
  yield csvHeader(headingsOf(FACT_COLUMNS, language));
  for await (const record of records()) yield csvLines(FACT_COLUMNS, factsOf(record));
}

async function* ndjson({ records }: Source): AsyncGenerator<string> {
  for await (const record of records()) yield ndjsonLine(record);
}

async function* conll({ records }: Source): AsyncGenerator<string> {
  for await (const record of records()) yield conllOf(record);
}

async function* xlsx({ records, language }: Source): AsyncGenerator<Chunk> {
  const { workbook } = await import('../export/workbook.ts');
  yield* workbook(records(), language);
}

async function* linked({ identities, records }: Source): AsyncGenerator<string> {
  yield* popolo(records, await identities());
}

const FORMATS: Readonly<Record<string, Format>> = {
  ndjson: { write: ndjson },
  json: { write: ({ records }) => jsonArray(records()) },
  csv: { write: csv, options: ['language'] },
  xlsx: { write: xlsx, options: ['language'], binary: true },
  ics: {
    write: ({ entries, records, ...options }) => calendar(records(calendarOrder(entries)), options),
    options: ['language', 'today'],
  },
  popolo: { write: linked },
  tei: { write: ({ records }) => teiFile(records()) },
  webannotation: { write: ({ records }) => webAnnotationCollection(records()) },
  conll: { write: conll },
  brat: { fill: (dir, { records }) => writeBrat(dir, records()) },
};

async function sourceOf(whole: Store, call: Call): Promise<Source> {
  const store = outwardStore(call, whole);
  const entries = await store.entries();
  const pseudonyms = await wantedPseudonyms(store, call);
  async function* records(wanted = entries as readonly Entry[]): AsyncGenerator<MinutesRecord> {
    for (const { id } of wanted) {
      const found = await store.record(id);
      if (found === null) continue;
      const { record, path } = found;
      const shown = { ...record, source: { ...record.source, path: shownPath(path) } };
      yield pseudonyms === null ? shown : pseudonyms.record(shown);
    }
  }
  const today = optionText(call, 'today') === null ? null : todayOf(call);
  const identities = async () => {
    const known = await identitiesOf(store);
    return pseudonyms === null ? known : pseudonyms.identities(known);
  };
  return { identities, entries, records, language: languageOf(call), today };
}

/** Null where people go by their names. */
async function wantedPseudonyms(store: Store, call: Call): Promise<Pseudonyms | null> {
  const file = optionText(call, 'pseudonym-key-file');
  const wanted = call.options['pseudonymise'] === true;
  if (wanted !== (file !== null)) {
    throw new UserError('--pseudonymise and --pseudonym-key-file go together');
  }
  return file === null ? null : await pseudonymsOf(store, await pseudonymKey(file));
}

function refuseUnfit(call: Call, name: string, { options = [], binary }: Format): void {
  for (const option of ['language', 'today']) {
    if (optionText(call, option) === null || options.includes(option)) continue;
    const having = Object.keys(FORMATS).filter((one) => FORMATS[one]?.options?.includes(option));
    throw new UserError(`--${option} is for ${having.join(', ')}, not for ${name}`);
  }
  if (binary && call.world.out.interactive && optionText(call, 'output') === null) {
    throw new UserError(`${name} is nothing for a terminal: give --output FILE`);
  }
}

async function exportAll(call: Call): Promise<number> {
  const name = optionText(call, 'format') ?? '';
  const format = FORMATS[name];
  if (format === undefined) throw new UserError(`there is no format '${name}'`);
  refuseUnfit(call, name, format);
  const output = optionText(call, 'output');
  return await withStore(settingsOf(call), false, async (store) => {
    const source = await sourceOf(store, call);
    if ('fill' in format) return await intoFolder(call, format, source);
    const chunks = format.write(source);
    if (output === null) {
      await writeAll(call.world.write, chunks);
      return EXIT.ok;
    }
    const whole = await writeFileWhole(output, chunks, call.world.onInterrupt());
    return whole ? EXIT.ok : EXIT.interrupted;
  });
}

async function intoFolder(call: Call, { fill }: Folder, source: Source): Promise<number> {
  const dir = optionText(call, 'output');
  if (dir === null) throw new UserError('brat needs a folder: give --output DIR');
  const count = await fill(dir, source);
  call.world.warn(`${count} documents in ${shownPath(dir)}\n`);
  return EXIT.ok;
}

export const exportCommand: Command = {
  name: 'export',
  summary: SUMMARIES.export,
  description: 'Writes every stored record, to standard output unless told otherwise.',
  args: {
    ...settingOptions('store'),
    format: {
      type: 'enum',
      options: Object.keys(FORMATS),
      required: true,
      valueHint: 'FORMAT',
      description: 'one of',
    },
    output: {
      type: 'string',
      valueHint: 'FILE|DIR',
      description:
        'where to write it; an older file is replaced when the new one is whole; for brat a folder',
    },
    ...LANGUAGE_OPTION,
    today: {
      type: 'string',
      valueHint: 'DATE',
      description: 'the day on which a calendar (ics) is made',
    },
    ...UNMASKED_OPTION,
    pseudonymise: {
      type: 'boolean',
      description: "private persons as 'Person K7Q2M4', the same in every document",
    },
    'pseudonym-key-file': {
      type: 'string',
      valueHint: 'FILE',
      description: 'key that the pseudonyms are made with; made there if it is missing',
    },
    ...settingOptions('busyMs'),
  },
  notes: [
    "ndjson: one record a line, as 'klubbslag schema' describes it. json: the same as one array. " +
      'csv: one row a fact.',
    `Columns of csv: ${FACT_COLUMNS.join(', ')}. A cell that a spreadsheet would take for a ` +
      'formula has an apostrophe in front.',
    'xlsx: a workbook with one sheet a layer. Days are days, and no text is a formula. Its cells ' +
      'are held in memory.',
    'ics: a calendar (RFC 5545) of meetings and tasks. What is read into a calendar again updates ' +
      'what is there: names of meetings are made of body and day, names of tasks of that and of ' +
      'their words without the day. Some programs take a version for newer only by its day: give ' +
      '--today then.',
    'popolo: people, organisations, memberships, meetings, motions and votes (popoloproject.com), ' +
      "each once over all documents, as in 'klubbslag entities'.",
    'The text with its annotations: tei (TEI P5), webannotation (W3C Web Annotation, JSON-LD), ' +
      'conll (a token a line with its IOB2 tag, names only), brat (a .txt and an .ann a document, ' +
      'and annotation.conf). brat overwrites its own files, but none that has been changed since.',
    MASKED_NOTE,
    'With --pseudonymise whoever has no elected or official role in a document or its body goes by ' +
      'a pseudonym, given names, initials, e-mail addresses and file names too. The same key gives ' +
      'the same pseudonyms in every later export; whoever has the key can tell whose they are.',
  ],
  examples: [
    'klubbslag export --format ndjson > minutes.ndjson',
    'klubbslag export --format csv --store nämnden.sqlite > facts.csv',
    'klubbslag export --format xlsx --language sv --output protokoll.xlsx',
    'klubbslag export --format ics --output möten.ics',
    'klubbslag export --format tei > minutes.xml',
    'klubbslag export --format brat --output brat/',
    'klubbslag export --format csv --pseudonymise --pseudonym-key-file people.key',
    "klubbslag export --format ndjson | jq -r '.meeting.date'",
  ],
  run: exportAll,
};
