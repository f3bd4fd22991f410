/** `klubbslag show`: one document's brief. */
import { resolve } from 'node:path';
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { renderBrief } from '../render/brief.ts';
import { fileName, oneLine } from '../render/text.ts';
import { renderWhy } from '../render/why.ts';
import { fold } from '../store/fold.ts';
import type { Entry, Store } from '../store/store.ts';
import { type Call, type Command, paintOf, settingsOf, shownPath, withStore } from './command.ts';

const HASH_PREFIX = /^[0-9a-f]{6,64}$/;
const SHOWN_HASH = 12;
const DATE_WIDTH = 10;

/** By path, else by hash, else by file name, else by a part of the path: the first that hits. */
function findDocuments(store: Store, wanted: string): Entry[] {
  const exact = store.at(resolve(wanted));
  if (exact !== null) return [exact];
  const entries = store.entries();
  const part = fold(wanted);
  const ways: ((entry: Entry) => boolean)[] = [
    (entry) => HASH_PREFIX.test(wanted) && entry.sha256.startsWith(wanted),
    (entry) => fold(fileName(entry.path)) === part,
    (entry) => fold(entry.path).includes(part),
  ];
  for (const way of ways) {
    const hits = entries.filter(way);
    if (hits.length > 0) return hits;
  }
  return [];
}

function entryLine({ path, sha256, date }: Entry): string {
  const when = (date ?? 'no date').padEnd(DATE_WIDTH);
  return `${sha256.slice(0, SHOWN_HASH)}  ${when}  ${oneLine(shownPath(path))}\n`;
}

async function listAll(call: Call, store: Store): Promise<number> {
  for (const entry of store.entries()) {
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
  const { world, options } = call;
  const [hit, ...others] = findDocuments(store, wanted);
  if (!hit) throw new UserError(`no stored document fits '${oneLine(wanted)}'`);
  if (others.length > 0) return ambiguous(call, wanted, [hit, ...others]);
  const found = store.record(hit.id);
  if (found === null)
    throw new UserError(`${oneLine(shownPath(hit.path))} was just removed: try again`);
  const path = shownPath(found.path);
  const { record } = found;
  if (options['json'] === true) {
    const moved = { ...record, source: { ...record.source, path } };
    await world.write(`${JSON.stringify(moved, null, 2)}\n`);
  } else {
    const { width } = world.out;
    const render = options['why'] === true ? renderWhy : renderBrief;
    await world.write(render(record, { path, width, paint: paintOf(world.out) }));
  }
  return EXIT.ok;
}

export const showCommand: Command = {
  name: 'show',
  summary: "print one document's brief",
  description:
    "Prints one document's brief: the meeting, who was there, decisions, open deadlines by date, " +
    'other actions, next meetings, warnings. Without a document it lists those in the store.',
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
    json: { type: 'boolean', description: 'print the whole record as JSON' },
    ...settingOptions('busyMs'),
  },
  notes: ['Where several documents fit, they are listed and the exit code is 2.'],
  examples: [
    'klubbslag show',
    'klubbslag show protokoll/2024-03-14.txt',
    'klubbslag show 2024-03',
    'klubbslag show 2024-03 --why',
    'klubbslag show 3f9a21c0 --json',
  ],
  run: (call) =>
    withStore(settingsOf(call), false, (store) => {
      const [wanted] = call.positionals;
      return wanted === undefined ? listAll(call, store) : showOne(call, store, wanted);
    }),
};
