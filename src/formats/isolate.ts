/**
 * Reading where a runaway document can be stopped: in a process of its own, which lives on from
 * document to document and is killed when one takes too much time or memory.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '../../pipeline/reading.ts';
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

/** A watched process costs one look at its size each so many milliseconds. */
const LOOK_MS = 100;
/** Its own watch says 'too slow' first and lives on; this is for what never comes back to it. */
const GRACE_MS = 500;

/** Reads documents apart, one at a time in the order asked for. */
export class Isolate {
  readonly #megabytes: number;
  readonly #entry: string;
  #child: ChildProcess | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #next = 1;

  constructor({
    megabytes,
    entry = join(packageRoot(), 'dist/src/formats/isolated.js'),
  }: IsolateOptions) {
    this.#megabytes = megabytes;
    this.#entry = entry;
  }

  /** Throws ProblemError where the document is at fault, else what its library threw. */
  read(kind: Kind, bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
    const result = this.#queue.then(() => this.#run(kind, bytes, options));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Stops the process, whatever it does. */
  close(): void {
    if (this.#child) kill(this.#child);
    this.#child = null;
  }

  async #run(kind: Kind, bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
    const child = this.#child ?? this.#start();
    const job: Job = { id: this.#next++, kind, bytes, options };
    const answer = await this.#answer(child, job).finally(() => rest(child));
    if ('reading' in answer) return answer.reading;
    if (answer.code !== null) throw new ProblemError(answer.code, answer.message);
    throw new Error(answer.message);
  }

  #start(): ChildProcess {
    const child = fork(this.#entry, [], {
      serialization: 'advanced',
      // Its own limit is what stops it where the system tells no sizes.
      execArgv: [`--max-old-space-size=${this.#megabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Leads a group of its own: what it has started ends with it, and Ctrl-C is left to us.
      detached: true,
    });
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    this.#child = child;
    return child;
  }

  /** Sends a job and waits for its answer, its death, or the end of what it may take. */
  #answer(child: ChildProcess, job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const stop = (problem: ProblemError): void => {
        settle();
        if (this.#child === child) this.#child = null;
        kill(child);
        reject(problem);
      };
      const { maxSeconds } = job.options;
      const late = setTimeout(() => stop(tooSlow(maxSeconds)), maxSeconds * 1000 + GRACE_MS);
      const look = setInterval(() => {
        void megabytesOf(child.pid).then((size) => {
          if (size > this.#megabytes) stop(tooMuch(this.#megabytes));
        });
      }, LOOK_MS);
      const onMessage = (answer: Answer): void => {
        if (answer.id !== job.id) return;
        settle();
        resolve(answer);
      };
      const onExit = (_code?: unknown, signal?: unknown): void =>
        // So V8 ends where its heap is full.
        stop(signal === 'SIGABRT' ? tooMuch(this.#megabytes) : died());
      const settle = (): void => {
        clearTimeout(late);
        clearInterval(look);
        child.off('message', onMessage).off('exit', onExit).off('error', onExit);
      };
      child.on('message', onMessage).on('exit', onExit).on('error', onExit);
      wake(child);
      child.send(job, (error) => {
        if (error) onExit();
      });
    });
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

/** Ends a process and all that it has started. */
function kill(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // No group where the system has none, or it is gone already.
    child.kill('SIGKILL');
  }
}

/** An idle process keeps nobody waiting for its end. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function wake(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

/** Resident memory of a process; 0 where the system does not tell (only Linux does, in /proc). */
async function megabytesOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s*(\d+) kB/mu.exec(status)?.[1] ?? 0) / 1000;
}
