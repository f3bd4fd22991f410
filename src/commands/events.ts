/** `klubbslag events`: what has become of documents, one line of JSON an event. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseDay } from '../arguments.ts';
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { ndjsonLine } from '../export/formats.ts';
import { writeAll } from '../output.ts';
import type { Pruning } from '../store/events.ts';
import type { Store } from '../store/store.ts';
import { type Call, type Command, optionText, settingsOf, withStore } from './command.ts';
import { TYPES_OPTION, typesOf } from './event-types.ts';
import { SUMMARIES } from './summaries.ts';

const AT_ONCE = 500;
const LOOK_MS = 500;

/** Events behind a number, until there are no more; with a signal until it fires. */
async function* stream(
  call: Call,
  store: Store,
  start: number,
  signal: AbortSignal | null,
): AsyncGenerator<string> {
  const types = typesOf(call);
  let at = start;
  for (;;) {
    // Asked before: what comes between is behind it, and is read the next time.
    const last = await store.events.last();
    const events = await store.events.after(at, AT_ONCE, types);
    for (const { event } of events) yield ndjsonLine(event);
    const all = events.length < AT_ONCE;
    at = Math.max(at, events.at(-1)?.number ?? 0, all ? last : 0);
    if (signal?.aborted === true || (all && signal === null)) return;
    if (all && signal !== null) await sleep(LOOK_MS, null, { signal }).catch(() => null);
  }
}

async function events(call: Call): Promise<number> {
  const cursor = optionText(call, 'from');
  return await withStore(settingsOf(call), false, async (store) => {
    const start = cursor === null ? 0 : await store.events.standing(cursor);
    const signal = call.options['follow'] === true ? call.world.onInterrupt() : null;
    await writeAll(call.world.write, stream(call, store, start, signal));
    return EXIT.ok;
  });
}

function pruningOf(call: Call): Pruning {
  const [day, count] = [optionText(call, 'before'), optionText(call, 'keep')];
  const force = call.options['force'] === true;
  if (day !== null && count === null) {
    return { before: parseDay(day, 'before', 'first'), keep: null, force };
  }
  if (day !== null || count === null) throw new UserError('prune needs --before or --keep');
  if (!/^\d{1,9}$/u.test(count)) throw new UserError(`--keep must be a number, not '${count}'`);
  return { before: null, keep: Number(count), force };
}

async function prune(call: Call): Promise<number> {
  const pruning = pruningOf(call);
  return await withStore(settingsOf(call), false, async (store) => {
    const { pruned, held } = await store.events.prune(pruning);
    const kept = held > 0 ? `, ${held} kept for webhooks that have still to get them` : '';
    await call.world.write(`${pruned} pruned${kept}\n`);
    return EXIT.ok;
  });
}

const pruneCommand: Command = {
  name: 'events prune',
  summary: 'take old events away',
  description: 'Takes old events away, but never what a webhook has still to get.',
  args: {
    before: {
      type: 'string',
      valueHint: 'DATE',
      description: 'those before this day, in UTC (2024-03-14, 2024-03 or 2024)',
    },
    keep: { type: 'string', valueHint: 'N', description: 'all but the newest N' },
    force: { type: 'boolean', description: 'also what a webhook has still to get' },
    ...settingOptions('store', 'busyMs'),
  },
  notes: ['A reader whose place has been pruned is told so, and loses nothing unnoticed.'],
  examples: ['klubbslag events prune --before 2024-01', 'klubbslag events prune --keep 10000'],
  run: prune,
};

export const eventsCommand: Command = {
  name: 'events',
  summary: SUMMARIES.events,
  description:
    'Writes what has become of documents to standard output, in order, one event a line as JSON ' +
    '(CloudEvents 1.0): processed, changed, moved, removed, failed.',
  args: {
    from: {
      type: 'string',
      valueHint: 'CURSOR',
      description: 'go on behind the event with this id, the last one that was read',
    },
    follow: { type: 'boolean', description: 'go on with what comes, until interrupted' },
    ...TYPES_OPTION,
    format: {
      type: 'enum',
      options: ['ndjson'],
      valueHint: 'FORMAT',
      description: 'the only one is',
    },
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    'An event has the content hash of its document, its path below the folder where it was ' +
      'processed, else its file name, body, date, counts, and of a change what differs: ids of ' +
      'facts that came, changed or went. It holds no text of a document and no name of a person.',
    'What is stored again and says the same is no event. A failure is one when it is new or has ' +
      'another reason.',
  ],
  examples: [
    'klubbslag events > events.ndjson',
    'klubbslag events --from 12-9f3ac2d471e08b6a --follow',
    "klubbslag events --types document.failed | jq -r '.data.path'",
  ],
  actions: [pruneCommand],
  run: events,
};
