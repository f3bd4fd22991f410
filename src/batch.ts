/** Works through many files: bounded, skipping what is done, never stopped by one bad file. */
import PQueue from 'p-queue';
import type { Analyser } from './analyse.ts';
import type { Opened, Part } from './documents.ts';
import { errorLine, UserError } from './errors.ts';
import { COLLECT_AFTER, collect, collectingEvery } from './heap.ts';
import { type Problem, ProblemError, problemOf } from './problem.ts';
import type { Progress } from './progress.ts';
import type { Store } from './store/store.ts';

/** What a batch needs of the world. */
export interface BatchPorts {
  readonly analyser: Analyser;
  readonly store: Store;
  /** The documents of a file, one after the other. */
  readonly open: (path: string) => AsyncIterable<Opened>;
  /** True where nothing lies at the path any more. */
  readonly gone: (path: string) => boolean;
  readonly progress: Progress;
  /** Told of each document as soon as it is done; `file` counts the files from 0. */
  readonly told?: (outcome: Outcome, file: number) => void;
}

export interface BatchOptions {
  /**
   * Key of everything that reading depends on: a document that failed under it will fail again. The
   * analyser's own unless given.
   */
  readonly conditions?: string;
  readonly concurrency: number;
  /** Process again what is stored. */
  readonly force: boolean;
  /** Process again what has failed under the same conditions. */
  readonly retry?: boolean;
  /** When it fires, what is begun is finished and nothing more is taken up. */
  readonly signal?: AbortSignal;
}

/** How many documents came to what: a file may hold several. */
export interface BatchResult {
  readonly processed: number;
  readonly unchanged: number;
  readonly failed: number;
  /** What a rule has removed from the store and was not taken again. */
  readonly removed: number;
  /** Files that were not taken up because the batch was interrupted. */
  readonly skipped: number;
}

export type OutcomeState = 'processed' | 'unchanged' | 'failed' | 'removed';

/** What became of one document. */
export interface Outcome {
  readonly path: string;
  readonly state: OutcomeState;
  /** Null where no document could be told apart. */
  readonly sha256: string | null;
  /** Of those that failed alone. */
  readonly problem: Problem | null;
  readonly milliseconds: number;
}

/** A record that could not be made is a fault of ours, told like any other problem of a file. */
function analysisProblem(path: string, error: unknown): Problem {
  if (error instanceof ProblemError) return problemOf(path, error);
  const message = `could not be analysed (${errorLine(error)}): please report this fault`;
  return { path, code: 'analysis-failed', message };
}

/** Reads, analyses and stores. Null where all went well. */
async function processPart(
  part: Part,
  { analyser, store }: BatchPorts,
  again: boolean,
): Promise<Problem | null> {
  const { path } = part;
  const { file, problem } = await part.read();
  if (problem !== null) return problem;
  try {
    const record = await analyser.analyse(file);
    await store.save({ path, run: analyser.run, record, again });
    return null;
  } catch (error) {
    // The store or the models: no other file would fare better.
    if (error instanceof UserError) throw error;
    return analysisProblem(path, error);
  }
}

type Fate = Pick<Outcome, 'state' | 'problem'>;

async function fateOf(part: Part, ports: BatchPorts, options: BatchOptions): Promise<Fate> {
  const { analyser, store, gone } = ports;
  const { path, sha256 } = part;
  const { conditions = analyser.run, force, retry = false } = options;
  if (!force && (await store.has(sha256, analyser.run))) {
    await store.relocate(sha256, path, gone);
    return { state: 'unchanged', problem: null };
  }
  if (!force && (await store.removals.has(sha256))) {
    return { state: 'removed', problem: null };
  }
  const before = force || retry ? null : await store.failures.of(path, sha256, conditions);
  if (before !== null) return { state: 'failed', problem: { path, ...before } };
  const problem = await processPart(part, ports, force);
  if (problem === null) {
    await store.relocate(sha256, path, gone);
    return { state: 'processed', problem };
  }
  await store.failures.keep({ ...problem, sha256, conditions });
  return { state: 'failed', problem };
}

/** The documents of one file, each told as it is done. */
async function* processFile(
  path: string,
  ports: BatchPorts,
  options: BatchOptions,
): AsyncGenerator<Outcome> {
  let start = performance.now();
  for await (const { part, problem } of ports.open(path)) {
    const fate: Fate =
      problem === null ? await fateOf(part, ports, options) : { state: 'failed', problem };
    if (problem !== null) {
      const { conditions = ports.analyser.run } = options;
      await ports.store.failures.keep({ ...problem, sha256: null, conditions });
    }
    const milliseconds = performance.now() - start;
    const place = { path: part?.path ?? problem?.path ?? path, sha256: part?.sha256 ?? null };
    yield { ...place, ...fate, milliseconds };
    start = performance.now();
  }
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
  const counts: Record<OutcomeState, number> = {
    processed: 0,
    unchanged: 0,
    failed: 0,
    removed: 0,
  };
  let done = 0;
  const fatal: unknown[] = [];
  const collected = collectingEvery(COLLECT_AFTER);
  const stopped = () => fatal.length > 0 || options.signal?.aborted === true;
  async function work(path: string, file: number): Promise<void> {
    if (stopped()) return;
    try {
      for await (const outcome of processFile(path, ports, options)) {
        counts[outcome.state]++;
        ports.told?.(outcome, file);
        collected();
      }
      ports.progress.advance(++done, paths.length);
    } catch (error) {
      fatal.push(error);
    }
  }
  // To find many files leaves much behind.
  if (paths.length > COLLECT_AFTER) collect();
  ports.progress.advance(0, paths.length);
  for (const [file, path] of paths.entries()) {
    if (stopped()) break;
    void queue.add(() => work(path, file));
    await queue.onSizeLessThan(options.concurrency);
  }
  await queue.onIdle();
  ports.progress.clear();
  if (fatal.length > 0) throw fatal[0];
  return { ...counts, skipped: paths.length - done };
}
