/** Works through many files: bounded, skipping what is done, never stopped by one bad file. */
import PQueue from 'p-queue';
import type { Analyser } from './analyse.ts';
import { errorLine, UserError } from './errors.ts';
import type { Problem, ReadResult } from './files.ts';
import type { Progress } from './progress.ts';
import type { Store } from './store/store.ts';

/** What a batch needs of the world. */
export interface BatchPorts {
  readonly analyser: Analyser;
  readonly store: Store;
  readonly read: (path: string) => Promise<ReadResult>;
  /** True where nothing lies at the path any more. */
  readonly gone: (path: string) => boolean;
  readonly progress: Progress;
}

export interface BatchOptions {
  readonly concurrency: number;
  /** Process again what is stored. */
  readonly force: boolean;
  /** When it fires, what is begun is finished and nothing more is taken up. */
  readonly signal?: AbortSignal;
}

/** What became of each file. The three lists and the skipped count add up to the input. */
export interface BatchResult {
  readonly processed: readonly string[];
  readonly unchanged: readonly string[];
  readonly failed: readonly Problem[];
  /** Files that were not taken up because the batch was interrupted. */
  readonly skipped: number;
}

type Outcome = 'processed' | 'unchanged' | Problem;

/** A record that could not be made is a fault of ours, told like any other problem of a file. */
function analysisProblem(path: string, error: unknown): Problem {
  const message = `could not be analysed (${errorLine(error)}): please report this fault`;
  return { path, code: 'analysis-failed', message };
}

async function processOne(path: string, ports: BatchPorts, force: boolean): Promise<Outcome> {
  const { analyser, store } = ports;
  const { file, problem } = await ports.read(path);
  if (problem !== null) return problem;
  const known = !force && store.has(file.sha256, analyser.run);
  if (!known) {
    try {
      const record = await analyser.analyse(file);
      store.save({ path, run: analyser.run, record });
    } catch (error) {
      // The store or the models: no other file would fare better.
      if (error instanceof UserError) throw error;
      return analysisProblem(path, error);
    }
  }
  store.relocate(file.sha256, path, ports.gone);
  return known ? 'unchanged' : 'processed';
}

/** Lists in the order of the input, whichever file was done first. */
function collect(paths: readonly string[], outcomes: ReadonlyMap<string, Outcome>): BatchResult {
  const processed: string[] = [];
  const unchanged: string[] = [];
  const failed: Problem[] = [];
  for (const path of paths) {
    const outcome = outcomes.get(path);
    if (outcome === 'processed') processed.push(path);
    else if (outcome === 'unchanged') unchanged.push(path);
    else if (outcome !== undefined) failed.push(outcome);
  }
  return { processed, unchanged, failed, skipped: paths.length - outcomes.size };
}

/**
 * Processes `paths`. Files are read when their turn comes, so that memory holds as many as are
 * worked on. Throws a UserError where no file could go on: the store is gone, a model is missing.
 */
export async function runBatch(
  paths: readonly string[],
  ports: BatchPorts,
  options: BatchOptions,
): Promise<BatchResult> {
  const queue = new PQueue({ concurrency: options.concurrency });
  const outcomes = new Map<string, Outcome>();
  const fatal: unknown[] = [];
  const stopped = () => fatal.length > 0 || options.signal?.aborted === true;
  async function work(path: string): Promise<void> {
    if (stopped()) return;
    try {
      outcomes.set(path, await processOne(path, ports, options.force));
      ports.progress.advance(outcomes.size, paths.length);
    } catch (error) {
      fatal.push(error);
    }
  }
  ports.progress.advance(0, paths.length);
  for (const path of paths) {
    if (stopped()) break;
    void queue.add(() => work(path));
    await queue.onSizeLessThan(options.concurrency);
  }
  await queue.onIdle();
  ports.progress.clear();
  if (fatal.length > 0) throw fatal[0];
  return collect(paths, outcomes);
}
