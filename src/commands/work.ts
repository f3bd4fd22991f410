/** `klubbslag work`: takes queued files and processes them into a shared store. */
import { existsSync } from 'node:fs';
import type { BatchResult, Outcome } from '../batch.ts';
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import type { Problem } from '../problem.ts';
import { SILENT } from '../progress.ts';
import { MOST_TRIES, openQueue } from '../queue/queue.ts';
import type { FileJob } from '../queue/work.ts';
import { oneLine } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import { type Call, type Command, settingsOf, withStore } from './command.ts';
import { makeProcessor, PROCESSING_OPTIONS, type Processor } from './processing.ts';
import { problemLine, summaryLine } from './run.ts';
import { SUMMARIES } from './summaries.ts';

const { progress, ...OPTIONS } = PROCESSING_OPTIONS;

/** Kept of a document on which workers ended, whatever ended them. */
const ENDED = {
  code: 'worker-ended',
  message: `${MOST_TRIES - 1} workers ended while they processed it: try it alone with run`,
} as const;

/** What a worker has come to. */
class Counts {
  readonly #counts = { processed: 0, unchanged: 0, failed: 0, removed: 0 };

  add({ processed, unchanged, failed, removed }: Omit<BatchResult, 'skipped'>): void {
    this.#counts.removed += removed;
    this.#counts.processed += processed;
    this.#counts.unchanged += unchanged;
    this.#counts.failed += failed;
  }

  result(): BatchResult {
    return { ...this.#counts, skipped: 0 };
  }
}

/** Does one job: what fails is kept in the store with its reason, and does not come back. */
function performer(call: Call, store: Store, processor: Processor, counts: Counts) {
  const warn = (problem: Problem): void => call.world.warn(problemLine(problem));
  const told = ({ problem }: Outcome): void => void (problem && warn(problem));
  const never = new AbortController().signal;
  return async ({ path, root, force }: FileJob, tries: number): Promise<void> => {
    if (!existsSync(root)) {
      throw new UserError(
        `${oneLine(root)} is not on this machine: mount it there, or see enqueue --root`,
      );
    }
    if (tries < MOST_TRIES) {
      counts.add(await processor.process([path], { force, told, signal: never }));
      return;
    }
    const problem = { path, ...ENDED };
    await store.failures.keep({ ...problem, sha256: null, conditions: '' });
    warn(problem);
    counts.add({ processed: 0, unchanged: 0, failed: 1, removed: 0 });
  };
}

async function work(call: Call): Promise<number> {
  const { world, options } = call;
  const settings = settingsOf(call);
  const untilEmpty = options['until-empty'] === true;
  const signal = world.onInterrupt();
  const queue = await openQueue({ path: settings.store, busyMs: settings.busyMs });
  try {
    return await withStore(settings, true, async (store) => {
      const ways = { workers: settings.workers, progress: SILENT };
      const processor = await makeProcessor(call, settings, store, ways);
      const counts = new Counts();
      try {
        const empty = await queue.work({
          ...{ concurrency: processor.concurrency, signal, untilEmpty },
          perform: performer(call, store, processor, counts),
          idle: () => store.settle(),
        });
        const result = counts.result();
        await world.write(summaryLine(result, settings.store));
        if (untilEmpty && !empty) return EXIT.interrupted;
        return result.failed > 0 ? EXIT.someFailed : EXIT.ok;
      } finally {
        processor.close();
      }
    });
  } finally {
    await queue.close();
  }
}

export const workCommand: Command = {
  name: 'work',
  summary: SUMMARIES.work,
  description:
    "Takes the documents that 'klubbslag enqueue' has queued in a store in PostgreSQL and processes " +
    'them as run does, until it is interrupted. As many may work as there are machines.',
  args: {
    ...settingOptions('store'),
    'until-empty': { type: 'boolean', description: 'end when nothing is queued any more' },
    ...OPTIONS,
  },
  notes: [
    'Interrupted, it finishes what is begun. What a worker had taken that was killed, or whose ' +
      'machine is gone, is taken by another within seconds, or a minute.',
    'What cannot be processed is put aside with its reason, as run does: see klubbslag retry. So is ' +
      `a document on which ${MOST_TRIES - 1} workers have ended.`,
  ],
  examples: [
    'klubbslag work --store postgres://klubbslag@db/protokoll',
    'klubbslag work --until-empty --workers 8',
  ],
  run: work,
};
