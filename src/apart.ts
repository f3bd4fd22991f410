/**
 * Work where a runaway document can be stopped: in a process of its own, which lives on from job to
 * job and is killed when one takes too much time or memory, or dies by itself.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { endWithParent } from './orphan.ts';

/** What ended a job that was not answered. */
export type End = 'too-slow' | 'too-much-memory' | 'died';

/** Thrown where a job has no answer: the process is gone, the next job gets another. */
export class ApartError extends Error {
  readonly end: End;

  constructor(end: End) {
    super(`the process apart ended: ${end}`);
    this.name = 'ApartError';
    this.end = end;
  }
}

export interface ApartOptions {
  /** The process's own file; it answers messages as `serve` does. */
  readonly entry: string;
  readonly args?: readonly string[];
  /** Most resident memory, in millions of bytes. */
  readonly megabytes: number;
}

/** A watched process costs one look at its size each so many milliseconds. */
const LOOK_MS = 100;

/** What goes to and fro beside the job and its answer: which of them it is. */
interface Numbered {
  readonly id: number;
}

/** One process, started when the first job comes. Jobs are done one at a time, in order. */
export class Apart<Job extends object, Answer extends object> {
  readonly #options: ApartOptions;
  #child: ChildProcess | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #next = 1;
  #waiting = 0;
  #closed = false;

  constructor(options: ApartOptions) {
    this.#options = options;
  }

  /** How many jobs are not answered yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Throws ApartError where the job ends two processes in a row or takes longer than `milliseconds`:
   * one alone may have been ended from outside, as a system does that is short of memory.
   */
  ask(job: Job, milliseconds: number): Promise<Answer> {
    this.#waiting++;
    const result = this.#queue.then(() => this.#run(job, milliseconds));
    this.#queue = result.then(
      () => this.#waiting--,
      () => this.#waiting--,
    );
    return result;
  }

  /** Stops the process, whatever it does. */
  close(): void {
    this.#closed = true;
    if (this.#child) kill(this.#child);
    this.#child = null;
  }

  async #run(job: Job, milliseconds: number): Promise<Answer> {
    return await this.#once(job, milliseconds).catch((error) => {
      const died = error instanceof ApartError && error.end === 'died';
      if (!died || this.#closed) throw error;
      return this.#once(job, milliseconds);
    });
  }

  async #once(job: Job, milliseconds: number): Promise<Answer> {
    const child = this.#child ?? this.#start();
    const numbered = { ...job, id: this.#next++ };
    return await this.#answer(child, numbered, milliseconds).finally(() => rest(child));
  }

  #start(): ChildProcess {
    const { entry, args = [], megabytes } = this.#options;
    const child = fork(entry, args, {
      serialization: 'advanced',
      // Its own limit is what stops it where the system tells no sizes.
      execArgv: [`--max-old-space-size=${megabytes}`],
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
  #answer(child: ChildProcess, job: Job & Numbered, milliseconds: number): Promise<Answer> {
    const { megabytes } = this.#options;
    return new Promise((resolve, reject) => {
      const stop = (end: End): void => {
        settle();
        if (this.#child === child) this.#child = null;
        kill(child);
        reject(new ApartError(end));
      };
      const late = setTimeout(() => stop('too-slow'), milliseconds);
      const look = setInterval(() => {
        void megabytesOf(child.pid).then((size) => {
          if (size > megabytes) stop('too-much-memory');
        });
      }, LOOK_MS);
      const onMessage = (answer: Answer & Numbered): void => {
        if (answer.id !== job.id) return;
        settle();
        resolve(answer);
      };
      const onExit = (_code?: unknown, signal?: unknown): void =>
        // So V8 ends where its heap is full.
        stop(signal === 'SIGABRT' ? 'too-much-memory' : 'died');
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

/** The other side: answers each job that comes to this process, until whoever asks is gone. */
export function serve<Job extends object, Answer extends object>(
  answerTo: (job: Job) => Promise<Answer>,
): void {
  endWithParent();
  process.on('message', (job: Job & Numbered) => {
    void answerTo(job).then((answer) => process.send?.({ ...answer, id: job.id }));
  });
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
