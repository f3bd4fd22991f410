/** `klubbslag show`: one document's brief. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { renderBrief } from '../render/brief.ts';
import { htmlBrief } from '../render/brief-html.ts';
import { markdownBrief } from '../render/brief-markdown.ts';
import { oneLine } from '../render/text.ts';
import { renderWhy } from '../render/why.ts';
import type { Entry, Store } from '../store/store.ts';
import { storedDocuments } from '../stored.ts';
import { type Worded, wordRecord } from '../wording.ts';
import {
  type BriefFormat,
  briefFormatOf,
  briefFormatOption,
  LANGUAGE_OPTION,
  languageOf,
  lengthOf,
} from './brief-options.ts';
import {
  type Call,
  type Command,
  optionText,
  paintOf,
  refuseBeside,
  settingsOf,
  shownPath,
  withStore,
} from './command.ts';
import { OUTWARD_NOTE, outwardStore, UNMASKED_OPTION } from './outward.ts';
import { SUMMARIES } from './summaries.ts';

/** What a number after --length counts. */
const UNIT = 'words';
const SHOWN_HASH = 12;
const DATE_WIDTH = 10;

function entryLine({ path, sha256, date }: Entry): string {
  const when = (date ?? 'no date').padEnd(DATE_WIDTH);
  return `${sha256.slice(0, SHOWN_HASH)}  ${when}  ${oneLine(shownPath(path))}\n`;
}

async function listAll(call: Call, store: Store): Promise<number> {
  for (const entry of await store.entries()) {
    if (!(await call.world.write(entryLine(entry)))) break;
  }
  return EXIT.ok;
}

function ambiguous(call: Call, wanted: string, hits: readonly Entry[]): number {
  call.world.warn(`'${oneLine(wanted)}' fits ${hits.length} documents, say which one:\n`);
  for (const entry of hits) call.world.warn(`  ${entryLine(entry)}`);
  return EXIT.usage;
}

async function showOne(call: Call, store: Store, wanted: string): Promise<number> {
  const { world } = call;
  const [hit, ...others] = await storedDocuments(store, wanted);
  if (!hit) throw new UserError(`no stored document fits '${oneLine(wanted)}'`);
  if (others.length > 0) return ambiguous(call, wanted, [hit, ...others]);
  const text = call.options['why'] === true || formatOf(call) === 'text';
  const found = await (text ? store : outwardStore(call, store)).record(hit.id);
  if (found === null)
    throw new UserError(`${oneLine(shownPath(hit.path))} was just removed: try again`);
  const path = shownPath(found.path);
  await world.write(shown(call, found.record, path, await wordedOf(call, found.record)));
  return EXIT.ok;
}

/** What a model makes of the record, where one is asked for. */
async function wordedOf(call: Call, record: MinutesRecord): Promise<Worded | null> {
  const model = optionText(call, 'wording');
  if (model === null) return null;
  return await wordRecord(record, await call.world.makeTextModel({ ...settingsOf(call), model }));
}

function shown(call: Call, record: MinutesRecord, path: string, worded: Worded | null): string {
  const { out } = call.world;
  const look = { width: out.width, paint: paintOf(out), language: languageOf(call) };
  const options = { ...look, path, length: lengthOf(call, UNIT), worded };
  if (call.options['why'] === true) return renderWhy(record, options);
  switch (formatOf(call)) {
    case 'json':
      return jsonOf({ ...record, source: { ...record.source, path } }, worded);
    case 'markdown':
      return markdownBrief(record, options);
    case 'html':
      return htmlBrief(record, options);
    case 'text':
      return renderBrief(record, options);
  }
}

/** The record; beside it, never in it, what a model has worded, and how much of that was dropped. */
function jsonOf(record: MinutesRecord, worded: Worded | null): string {
  if (worded === null) return `${JSON.stringify(record, null, 2)}\n`;
  const reasons = worded.dropped.map(({ reason }) => reason).sort();
  const count = (reason: string) => reasons.filter((one) => one === reason).length;
  const counts = {
    kept: worded.sentences.length,
    dropped: reasons.length,
    reasons: Object.fromEntries(reasons.map((reason) => [reason, count(reason)])),
  };
  const { model, sentences, dropped } = worded;
  return `${JSON.stringify({ ...record, wording: { model, counts, sentences, dropped } }, null, 2)}\n`;
}

function formatOf(call: Call): BriefFormat {
  return call.options['json'] === true ? 'json' : briefFormatOf(call);
}

/** What cannot stand together is refused before a store is opened. */
function checkOptions(call: Call): void {
  lengthOf(call, UNIT);
  if (call.options['why'] === true) refuseBeside(call, 'why', ['store', 'busy-ms']);
  if (call.options['json'] === true) {
    refuseBeside(call, 'json', ['store', 'busy-ms', 'wording', 'models', 'threads', 'unmasked']);
  }
  if (optionText(call, 'wording') === null) {
    const idle = ['models', 'threads'].find((name) => optionText(call, name) !== null);
    if (idle !== undefined) throw new UserError(`--${idle} is for --wording, which is not given`);
  } else if (call.positionals.length === 0) {
    throw new UserError('--wording needs a document to word');
  }
}

export const showCommand: Command = {
  name: 'show',
  summary: SUMMARIES.show,
  description:
    "Prints one document's brief: the meeting, who was there, decisions, open deadlines by date, " +
    'other actions, next meetings, each item of the agenda in its own words, warnings. Without a document it lists those in the store.',
  args: {
    document: {
      type: 'positional',
      required: false,
      description: 'its path, its file name, a part of its path, or the start of its SHA-256',
    },
    ...settingOptions('store'),
    why: {
      type: 'boolean',
      description: 'print instead what found each fact, how sure, and in which line',
    },
    ...briefFormatOption('the whole record'),
    json: { type: 'boolean', description: 'the same as --format json' },
    ...UNMASKED_OPTION,
    ...LANGUAGE_OPTION,
    length: {
      type: 'string',
      valueHint: 'LENGTH',
      description:
        'how much is quoted of each item: short, medium or long (30, 60 or 100 words an item), or ' +
        'a number of words in all',
    },
    wording: {
      type: 'string',
      valueHint: 'MODEL',
      description:
        'have a model of your own word each item (klubbslag models), too; a sentence is printed ' +
        'only where lines of the document support it, the others are counted',
    },
    ...settingOptions('models', 'threads', 'busyMs'),
  },
  notes: [OUTWARD_NOTE, 'Where several documents fit, they are listed and the exit code is 2.'],
  examples: [
    'klubbslag show',
    'klubbslag show protokoll/2024-03-14.txt',
    'klubbslag show 2024-03',
    'klubbslag show 2024-03 --why',
    'klubbslag show 2024-03 --format html --language sv --length medium',
    'klubbslag show 3f9a21c0 --json',
    'klubbslag show 2024-03 --wording t5',
  ],
  run: async (call) => {
    checkOptions(call);
    return await withStore(settingsOf(call), false, (store) => {
      const [wanted] = call.positionals;
      return wanted === undefined ? listAll(call, store) : showOne(call, store, wanted);
    });
  },
};
