/** Works through many files: bounded, skipping what is done, never stopped by one bad file. */
import PQueue from 'p-queue';
import type { Analyser } from './analyse.ts';
import type { Opened, Part } from './documents.ts';
import { errorLine, UserError } from './errors.ts';
import type { Problem } from './problem.ts';
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
}

export interface BatchOptions {
  readonly concurrency: number;
  /** Process again what is stored. */
  readonly force: boolean;
  /** When it fires, what is begun is finished and nothing more is taken up. */
  readonly signal?: AbortSignal;
}

/** What became of each document: a file may hold several. */
export interface BatchResult {
  readonly processed: readonly string[];
  readonly unchanged: readonly string[];
  readonly failed: readonly Problem[];
  /** Files that were not taken up because the batch was interrupted. */
  readonly skipped: number;
}

/** What became of one document. */
interface Outcome {
  readonly path: string;
  readonly state: 'processed' | 'unchanged';
}

/** A record that could not be made is a fault of ours, told like any other problem of a file. */
function analysisProblem(path: string, error: unknown): Problem {
  const message = `could not be analysed (${errorLine(error)}): please report this fault`;
  return { path, code: 'analysis-failed', message };
}

async function processOne(
  part: Part,
  { analyser, store, gone }: BatchPorts,
  force: boolean,
): Promise<Outcome | Problem> {
  const { path, sha256 } = part;
  const known = !force && store.has(sha256, analyser.run);
  if (!known) {
    const { file, problem } = await part.read();
    if (problem !== null) return problem;
    try {
      const record = await analyser.analyse(file);
      store.save({ path, run: analyser.run, record });
    } catch (error) {
      // The store or the models: no other file would fare better.
      if (error instanceof UserError) throw error;
      return analysisProblem(path, error);
    }
  }
  store.relocate(sha256, path, gone);
  return { path, state: known ? 'unchanged' : 'processed' };
}

async function processFile(
  path: string,
  ports: BatchPorts,
  force: boolean,
): Promise<readonly (Outcome | Problem)[]> {
  const outcomes: (Outcome | Problem)[] = [];
  for await (const { part, problem } of ports.open(path)) {
    outcomes.push(problem ?? (await processOne(part, ports, force)));
  }
  return outcomes;
}

/** Lists in the order of the input, whichever file was done first. */
function collect(
  paths: readonly string[],
  outcomes: ReadonlyMap<string, readonly (Outcome | Problem)[]>,
): BatchResult {
  const processed: string[] = [];
  const unchanged: string[] = [];
  const failed: Problem[] = [];
  for (const outcome of paths.flatMap((path) => outcomes.get(path) ?? [])) {
    if ('code' in outcome) failed.push(outcome);
    else (outcome.state === 'processed' ? processed : unchanged).push(outcome.path);
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
  const outcomes = new Map<string, readonly (Outcome | Problem)[]>();
  const fatal: unknown[] = [];
  const stopped = () => fatal.length > 0 || options.signal?.aborted === true;
  async function work(path: string): Promise<void> {
    if (stopped()) return;
    try {
      outcomes.set(path, await processFile(path, ports, options.force));
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
