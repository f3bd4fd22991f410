/** Reading in a process of its own, which is stopped when a document takes too much. */
import { join } from 'node:path';
import type { Reading } from '../../pipeline/reading.ts';
import { Apart, ApartError } from '../apart.ts';
import { ProblemError } from '../problem.ts';
import { packageRoot } from '../root.ts';
import type { Kind } from './formats.ts';
import type { Answer, Job } from './isolated.ts';
import { type ReadOptions, tooSlow } from './limits.ts';

/** What the process may take; time is in the options of each document. */
export interface IsolateOptions {
  /** Of resident memory, in millions of bytes. */
  readonly megabytes: number;
  /** The process's own file, for tests; the built one unless given. */
  readonly entry?: string;
}

/** Its own watch says 'too slow' first and lives on; this is for what never comes back to it. */
const GRACE_MS = 500;

/** Reads documents apart, one at a time in the order asked for. */
export class Isolate {
  readonly #megabytes: number;
  readonly #apart: Apart<Job, Answer>;

  constructor({
    megabytes,
    entry = join(packageRoot(), 'dist/src/formats/isolated.js'),
  }: IsolateOptions) {
    this.#megabytes = megabytes;
    this.#apart = new Apart({ entry, megabytes });
  }

  /** How many documents are not read yet. */
  get waiting(): number {
    return this.#apart.waiting;
  }

  /** Throws ProblemError where the document is at fault, else what its library threw. */
  async read(kind: Kind, bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
    const milliseconds = options.maxSeconds * 1000 + GRACE_MS;
    const answer = await this.#apart.ask({ kind, bytes, options }, milliseconds).catch((error) => {
      throw this.#problem(error, options.maxSeconds);
    });
    if ('reading' in answer) return answer.reading;
    if (answer.code !== null) throw new ProblemError(answer.code, answer.message);
    throw new Error(answer.message);
  }

  /** Stops the process, whatever it does. */
  close(): void {
    this.#apart.close();
  }

  #problem(error: unknown, seconds: number): unknown {
    if (!(error instanceof ApartError)) return error;
    if (error.end === 'too-slow') return tooSlow(seconds);
    if (error.end === 'too-much-memory') return tooMuch(this.#megabytes);
    return died();
  }
}

/** As many as documents are worked on at once; each starts its process when it has to. */
export class Isolates {
  readonly #all: readonly Isolate[];

  constructor(count: number, options: IsolateOptions) {
    this.#all = Array.from({ length: count }, () => new Isolate(options));
  }

  /** By the one with the least to do. */
  read(kind: Kind, bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
    const [free] = this.#all.toSorted((a, b) => a.waiting - b.waiting);
    if (free === undefined) throw new RangeError('no process to read in');
    return free.read(kind, bytes, options);
  }

  close(): void {
    for (const one of this.#all) one.close();
  }
}

function died(): ProblemError {
  const message = 'ended the process that read it: open it and save it again';
  return new ProblemError('reader-died', message);
}

function tooMuch(megabytes: number): ProblemError {
  const message = `took more than ${megabytes} MB of memory to read: raise --max-memory`;
  return new ProblemError('too-much-memory', message);
}
