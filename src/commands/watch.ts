/** `klubbslag watch`: takes what comes into folders, until it is stopped. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BatchResult, Outcome } from '../batch.ts';
import { type Settings, settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { DOCUMENTS } from '../formats/formats.ts';
import { problemOf } from '../problem.ts';
import { makeTicker, SILENT, type Ticker } from '../progress.ts';
import { oneLine } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import { Watcher } from '../watch/watcher.ts';
import { type Call, type Command, settingsOf, shownPath, withStore } from './command.ts';
import { DELIVER_OPTIONS, delivering } from './deliver.ts';
import { makeProcessor, PROCESSING_OPTIONS, type Processor } from './processing.ts';
import { problemLine, summaryLine } from './run.ts';
import { SUMMARIES } from './summaries.ts';

/** Of the files that are there, this many are processed before a look for new ones. */
const AT_ONCE = 200;
/** What is worked out over all documents may take one part in so many of the time. */
const SETTLE_SHARE = 10;
/** How often is asked whether all that was there at the start is done. */
const CATCH_UP_MS = 500;

/** What has happened since the start, and how it is told. */
class Told {
  readonly #call: Call;
  readonly #ticker: Ticker | null;
  readonly #counts = { processed: 0, unchanged: 0, failed: 0, removed: 0 };
  #written: Promise<boolean> = Promise.resolve(true);
  #watcher: Watcher | null = null;

  constructor(call: Call) {
    const { world, options } = call;
    const { interactive } = world.err;
    const port = { interactive, write: world.warn, now: () => performance.now() };
    this.#call = call;
    this.#ticker = interactive || options['progress'] === true ? makeTicker(port) : null;
  }

  get counts(): Omit<BatchResult, 'skipped'> {
    return this.#counts;
  }

  /** One line a document that is new; what is stored already is counted. */
  readonly outcome = ({ state, path, problem }: Outcome): void => {
    this.#counts[state]++;
    const text = problem === null ? `${oneLine(shownPath(path))}\n` : problemLine(problem);
    if (state === 'unchanged' || state === 'removed') this.status();
    else this.line(`${state} ${text}`);
  };

  /** A line on standard output. */
  line(text: string): void {
    this.#ticker?.clear();
    this.#written = this.#call.world.write(text);
    this.status();
  }

  /** A line on standard error. */
  warn(text: string): void {
    this.#ticker?.clear();
    this.#call.world.warn(text);
    this.status();
  }

  /** From now on the status says what this watches. */
  of(watcher: Watcher): void {
    this.#watcher = watcher;
  }

  status(last = false): void {
    this.#ticker?.tick(() => this.#status(), last && this.#call.world.err.interactive);
  }

  /** Waits for a slow reader. */
  async drained(): Promise<void> {
    await this.#written;
  }

  clear(): void {
    this.#ticker?.clear();
  }

  #status(): string {
    const { processed, failed } = this.#counts;
    const { folders = 0, waiting = 0 } = this.#watcher ?? {};
    const places = `watching ${folders} folder${folders === 1 ? '' : 's'}`;
    return `${places}: ${processed} processed, ${failed} failed, ${waiting} waiting`;
  }
}

/** Absolute paths of folders. Anything else is a mistake in the call. */
async function foldersOf({ positionals }: Call): Promise<string[]> {
  const folders = new Set<string>();
  for (const given of positionals) {
    const path = resolve(given);
    const shown = oneLine(shownPath(path));
    const stats = await stat(path).catch((error) => {
      throw new UserError(`${shown}: ${problemOf(path, error).message}`);
    });
    if (!stats.isDirectory())
      throw new UserError(`${shown} is no folder: give it to klubbslag run`);
    folders.add(path);
  }
  return [...folders];
}

interface Work {
  readonly watcher: Watcher;
  readonly processor: Processor;
  readonly store: Store;
  readonly told: Told;
  readonly signal: AbortSignal;
  /** Called once when all that was there at the start is done. */
  readonly caughtUp: () => void;
}

/** Works until the signal fires. Gives the number of files that were taken and not begun. */
async function work({ watcher, processor, store, told, signal, caughtUp }: Work): Promise<number> {
  let settleAt = 0;
  let settled = false;
  let caught = false;
  for (;;) {
    const idle = caught ? Number.POSITIVE_INFINITY : performance.now() + CATCH_UP_MS;
    const paths = await watcher.next(AT_ONCE, signal, settled ? idle : settleAt);
    if (signal.aborted && paths.length === 0) return 0;
    if (paths.length > 0) {
      settled = false;
      const asked = { force: false, told: told.outcome, signal };
      const { skipped } = await processor.process(paths, asked);
      await told.drained();
      if (skipped > 0) return skipped;
    } else if (!settled) {
      const start = performance.now();
      await store.settle();
      settled = true;
      settleAt = start + (performance.now() - start) * SETTLE_SHARE;
    }
    if (!caught && settled && watcher.waiting === 0) {
      caught = true;
      caughtUp();
    }
    told.status(true);
  }
}

async function watchInto(call: Call, settings: Settings, store: Store): Promise<number> {
  const told = new Told(call);
  const { workers } = settings;
  const signal = call.world.onInterrupt();
  const watcher = new Watcher({
    roots: await foldersOf(call),
    wanted: DOCUMENTS,
    settleMs: settings.settleMs,
    pollMs: settings.poll * 1000,
    told: (path, what) => told.warn(`${oneLine(shownPath(path))}: ${what}\n`),
  });
  told.of(watcher);
  let ready = false;
  const caughtUp = () => {
    if (!ready)
      told.line(`watching: ${summaryLine({ ...told.counts, skipped: 0 }, settings.store)}`);
    ready = true;
  };
  const ways = { workers, apart: true, progress: SILENT };
  const processor = await makeProcessor(call, settings, store, ways);
  try {
    const left = await work({ watcher, processor, store, told, signal, caughtUp });
    const skipped = left + watcher.waiting;
    await store.settle();
    told.clear();
    await call.world.write(summaryLine({ ...told.counts, skipped }, settings.store));
    return skipped > 0 ? EXIT.interrupted : EXIT.ok;
  } finally {
    watcher.close();
    processor.close();
  }
}

async function watch(call: Call): Promise<number> {
  // A wrong folder is told before a store is made.
  await foldersOf(call);
  const settings = settingsOf(call);
  return await withStore(settings, true, (store) =>
    delivering(call, store, () => watchInto(call, settings, store)),
  );
}

export const watchCommand: Command = {
  name: 'watch',
  summary: SUMMARIES.watch,
  description:
    'Processes what has come or changed since the last time, as run does, and goes on with what ' +
    'comes into the folders and all below them, until it is stopped.',
  args: {
    input: { type: 'positional', valueHint: 'folder…', description: 'folders to watch' },
    ...settingOptions('store', 'settleMs', 'poll'),
    ...DELIVER_OPTIONS,
    ...PROCESSING_OPTIONS,
  },
  notes: [
    'A file is taken when it is completely written: when it has stayed the same for --settle-ms. ' +
      'One that changes afterwards is taken again. Hidden files and what Word keeps beside an open ' +
      'document are passed over, as with run.',
    'One line on standard output for each document that is processed or has failed; what has failed ' +
      'is put aside for klubbslag retry. A folder that goes away is waited for.',
    'Network drives tell of no changes: there --poll says how soon a file is found.',
    'Ctrl-C or SIGTERM lets what is begun be finished; the exit code is 0, or 130 where files were ' +
      'left, which the next start takes up. A store that cannot be used ends it with 2.',
  ],
  examples: [
    'klubbslag watch protokoll/',
    'klubbslag watch protokoll/ inkommet/ --store nämnden.sqlite --log watch.ndjson',
    'klubbslag watch protokoll/ --deliver',
    'klubbslag watch /mnt/delad/protokoll --poll 20 --settle-ms 10000',
  ],
  run: watch,
};
