/**
 * Analysing in several processes, each of which holds its models for as long as it lives: the
 * memory of onnxruntime grows with every session made. A document that crashes one takes no other
 * along.
 */
import { join } from 'node:path';
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { SourceFile } from '../../pipeline/types.ts';
import type { Analyse, AnalyserOptions } from '../analyse.ts';
import { Apart, ApartError, type End } from '../apart.ts';
import { UserError } from '../errors.ts';
import { ProblemError } from '../problem.ts';
import { packageRoot } from '../root.ts';
import type { Answer, Job } from './worker.ts';

export interface PoolOptions {
  readonly workers: number;
  /** Handed over to each process. */
  readonly analyser: AnalyserOptions;
  /** How long a document may take. */
  readonly seconds: number;
  /** Of resident memory in each process, in millions of bytes. */
  readonly megabytes: number;
  /** The process's own file, for tests; the built one unless given. */
  readonly entry?: string;
  /** How much longer a document may take that comes to a process whose models are not loaded. */
  readonly startMilliseconds?: number;
}

/** Loading the models comes on top of the first document's own time. */
const START_MS = 30_000;

/** Processes that share the documents; each is started when there is something for it to do. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #all: readonly Apart<Job, Answer>[];

  constructor(options: PoolOptions) {
    const { workers, analyser, megabytes } = options;
    const entry = options.entry ?? join(packageRoot(), 'dist/src/workers/worker.js');
    this.#options = options;
    this.#all = Array.from(
      { length: workers },
      () => new Apart({ entry, args: [JSON.stringify(analyser)], megabytes }),
    );
  }

  /**
   * By the process with the least to do. Throws ProblemError where the document ends its process,
   * UserError where no other would fare better, Error for a fault of the pipeline's own.
   */
  readonly analyse: Analyse = async (file: SourceFile): Promise<MinutesRecord> => {
    const [free] = this.#all.toSorted((a, b) => a.waiting - b.waiting);
    if (free === undefined) throw new RangeError('no process to analyse in');
    const { seconds, startMilliseconds = START_MS } = this.#options;
    const milliseconds = seconds * 1000 + startMilliseconds;
    const answer = await free.ask({ file }, milliseconds).catch((error) => {
      throw error instanceof ApartError ? this.#problem(error.end) : error;
    });
    if ('record' in answer) return answer.record;
    throw answer.fatal ? new UserError(answer.message) : new Error(answer.message);
  };

  /** Stops all processes, whatever they do. */
  close(): void {
    for (const one of this.#all) one.close();
  }

  #problem(end: End): ProblemError {
    const { seconds, megabytes } = this.#options;
    const why: Readonly<Record<End, string>> = {
      'too-slow': `took more than ${seconds} seconds to analyse: split it, or raise --max-seconds`,
      'too-much-memory': `took more than ${megabytes} MB of memory to analyse: raise --max-memory`,
      died: 'ended the process that analysed it: please report this fault',
    };
    return new ProblemError(end === 'died' ? 'worker-died' : end, why[end]);
  }
}
