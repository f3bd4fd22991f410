/** `klubbslag check`: what stored minutes hold of what the law and custom ask for. */
import {
  type CheckRow,
  COLUMNS,
  checkRows,
  LANGUAGES,
  type Language,
  yardstickLabel,
} from '../completeness.ts';
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import type { Cells } from '../export/formats.ts';
import { writeAll } from '../output.ts';
import { renderCheck } from '../render/completeness.ts';
import { oneLine } from '../render/text.ts';
import type { Entry, Store } from '../store/store.ts';
import { storedDocuments } from '../stored.ts';
import {
  type Call,
  type Command,
  optionText,
  paintOf,
  settingsOf,
  shownPath,
  withStore,
} from './command.ts';
import { FORMAT_OPTION, listed } from './format.ts';
import { SUMMARIES } from './summaries.ts';

/** One document with the points that are shown. */
interface Checked {
  readonly document: string;
  readonly yardstick: string;
  readonly rows: readonly CheckRow[];
}

function languageOf(call: Call): Language {
  return LANGUAGES.find((one) => one === optionText(call, 'language')) ?? 'en';
}

/** All that the arguments name, each once; without arguments all that is stored. */
async function chosen(call: Call, store: Store): Promise<readonly Entry[]> {
  if (call.positionals.length === 0) return await store.entries();
  const found = new Map<number, Entry>();
  for (const wanted of call.positionals) {
    const hits = await storedDocuments(store, wanted);
    if (hits.length === 0) throw new UserError(`no stored document fits '${oneLine(wanted)}'`);
    for (const entry of hits) found.set(entry.id, entry);
  }
  return [...found.values()];
}

/** One record at a time is in memory. What is removed meanwhile is left out. */
async function* checked(
  call: Call,
  store: Store,
  entries: readonly Entry[],
): AsyncGenerator<Checked> {
  const language = languageOf(call);
  const onlyMissing = call.options['missing'] === true;
  for (const { id } of entries) {
    const found = await store.record(id);
    if (found === null) continue;
    const document = shownPath(found.path);
    const all = checkRows(found.record, document, language);
    const rows = onlyMissing ? all.filter(({ state }) => state === 'missing') : all;
    if (onlyMissing && rows.length === 0) continue;
    yield { document, yardstick: yardstickLabel(found.record, language), rows };
  }
}

async function* table(call: Call, documents: AsyncIterable<Checked>): AsyncGenerator<string> {
  const { out } = call.world;
  const look = { width: out.width, paint: paintOf(out) };
  let count = 0;
  for await (const { document, yardstick, rows } of documents) {
    const between = count++ === 0 ? '' : '\n';
    yield between + renderCheck(document, rows, { ...look, yardstick });
  }
  if (count === 0)
    yield call.options['missing'] === true ? 'Nothing is missing.\n' : 'No documents.\n';
}

async function* cellsOf(documents: AsyncIterable<Checked>): AsyncGenerator<CheckRow & Cells> {
  for await (const { rows } of documents) for (const row of rows) yield { ...row };
}

function chunks(call: Call, documents: AsyncIterable<Checked>): AsyncIterable<string> {
  const rows = () => cellsOf(documents);
  return listed(call, { columns: COLUMNS, rows, table: () => table(call, documents) });
}

export const checkCommand: Command = {
  name: 'check',
  summary: SUMMARIES.check,
  description:
    'Says of stored minutes what they hold of what they are to hold, point by point: present, ' +
    'missing, unsure or not applicable, with the place that shows it.',
  args: {
    document: {
      type: 'positional',
      required: false,
      valueHint: 'document…',
      description: 'paths, folders, parts of paths, starts of a SHA-256 (all that is stored)',
    },
    missing: { type: 'boolean', description: 'only what is missing, and documents that miss any' },
    language: {
      type: 'enum',
      options: [...LANGUAGES],
      valueHint: 'LANGUAGE',
      description: 'of the labels (en)',
    },
    ...FORMAT_OPTION,
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    'Minutes of boards and councils of municipalities and regions are measured by kommunallagen ' +
      '(2017:725) 5 kap. 65–69 §§, which 6 kap. 35 § makes hold for all of them, and by custom; ' +
      'minutes of others by custom alone; notes by who, when, what was decided, who does it and ' +
      'when it is due. Which of them a document is, its title and body tell.',
    "'unsure' is what the text does not settle: a list in an appendix, an extract, a matter in " +
      'which no decision was found. It is no legal advice, and the exit code is 0 also where ' +
      'something is missing.',
    `A pipe gets one tab-separated line a point. Columns of tsv, csv, json and ndjson: ${COLUMNS.join(', ')}.`,
  ],
  examples: [
    'klubbslag check protokoll/2024-03-14.txt',
    'klubbslag check protokoll/ --missing --language sv',
    'klubbslag check --missing --format csv > missing.csv',
  ],
  run: (call) =>
    withStore(settingsOf(call), false, async (store) => {
      const entries = await chosen(call, store);
      await writeAll(call.world.write, chunks(call, checked(call, store, entries)));
      return EXIT.ok;
    }),
};
