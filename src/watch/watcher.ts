/**
 * Files that come and change in folders. What the system tells of them (inotify and the like) says
 * only where to look; what counts is how a file looks, twice. So nothing is lost where the system
 * tells too little: a look through all folders now and then finds the rest. chokidar 4 was measured
 * for this: it watches each file by itself (20,000 take 144 MB and as many of the watches that a
 * user may have, some 190,000) and does not see a folder again that was gone. Here each folder has
 * one watch; 100,000 files in 1,000 folders take 84 MB.
 */
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { listFolder } from '../find.ts';
import { problemOf } from '../problem.ts';
import { Folders } from './folders.ts';
import { Settling, type Stamp } from './settling.ts';

export interface WatchOptions {
  /** Absolute paths of folders. */
  readonly roots: readonly string[];
  /** Names of the files that are taken. */
  readonly wanted: RegExp;
  /** How long a file must have stayed the same. */
  readonly settleMs: number;
  /** How often all folders are looked through. */
  readonly pollMs: number;
  /** Told of a folder that is gone, is back, or cannot be watched: the path and what there is. */
  readonly told: (path: string, what: string) => void;
}

/** What the system tells comes in bursts. */
const GATHER_MS = 50;
/** How often a folder that is gone is looked for. */
const GONE_MS = 500;
/** How many files are looked at at once. */
const AT_ONCE = 64;
/** Where the system tells nothing of some folders. */
const UNTOLD_POLL_MS = 10_000;

/** Watches from the first `next` on until it is closed. */
export class Watcher {
  readonly #options: WatchOptions;
  readonly #settling: Settling;
  readonly #folders: Folders;
  readonly #gone = new Set<string>();
  /** Problems that were told, so that each is told once. */
  readonly #problems = new Set<string>();
  #nextPoll = Number.NEGATIVE_INFINITY;
  #nextSearch = Number.POSITIVE_INFINITY;
  #wake: () => void = () => undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#settling = new Settling(options.settleMs);
    this.#folders = new Folders(options.wanted, () => this.#wake());
  }

  /** How many files are known to be new and not handed over, whole or not. */
  get waiting(): number {
    return this.#settling.ready + this.#settling.candidates;
  }

  /** How many folders are watched. */
  get folders(): number {
    return this.#folders.count;
  }

  /**
   * Files that are new or have changed and are completely written, at most so many. None where the
   * signal fires, or where there is none by `until` (as performance.now() counts).
   */
  async next(most: number, signal: AbortSignal, until: number): Promise<string[]> {
    for (;;) {
      if (signal.aborted) return [];
      await this.#look();
      const paths = await this.#take(most);
      if (paths.length > 0 || performance.now() >= until) return paths;
      await this.#rest(signal, until);
    }
  }

  /** Ends all watching. */
  close(): void {
    this.#folders.close();
  }

  async #look(): Promise<void> {
    const now = performance.now();
    if (now >= this.#nextPoll) await this.#lookThrough();
    if (now >= this.#nextSearch) await this.#searchGone();
    const told = this.#folders.takeChanged();
    const walked = new Set<string>();
    await inParts(told, (path) => this.#lookAt(path, walked));
    await inParts(this.#settling.due(performance.now()), (path) => this.#lookAt(path, walked));
  }

  /** All folders: finds what nobody has told of, and forgets what is gone. */
  async #lookThrough(): Promise<void> {
    const walked = new Set<string>();
    const files = new Set<string>();
    for (const root of this.#options.roots) await this.#lookAt(root, walked, files);
    this.#settling.keep(files);
    const { pollMs } = this.#options;
    const pause = this.#folders.untold === null ? pollMs : Math.min(pollMs, UNTOLD_POLL_MS);
    this.#nextPoll = performance.now() + pause;
    this.#tellUntold(pause);
  }

  #tellUntold(pause: number): void {
    const { untold } = this.#folders;
    if (untold === null || this.#problems.has(untold)) return;
    this.#problems.add(untold);
    const [first = ''] = this.#options.roots;
    const often = `looks through all folders every ${pause / 1000} s instead`;
    this.#options.told(first, `the system does not tell of all changes (${untold}): ${often}`);
  }

  /** A root that is gone has no folder above it that is watched. */
  async #searchGone(): Promise<void> {
    for (const root of this.#gone) await this.#lookAt(root, new Set());
    const none = this.#gone.size === 0;
    this.#nextSearch = none ? Number.POSITIVE_INFINITY : performance.now() + GONE_MS;
  }

  /** Looks at a path, whatever lies there. `files` collects those that do. */
  async #lookAt(path: string, walked: Set<string>, files?: Set<string>): Promise<void> {
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) await this.#walk(path, stats.ino, walked, files);
      else if (stats.isFile() && this.#options.wanted.test(path)) {
        files?.add(path);
        this.#settling.seen(path, stampOf(stats), performance.now());
      }
      this.#problems.delete(path);
    } catch (error) {
      this.#missed(path, error);
    }
  }

  #missed(path: string, error: unknown): void {
    const { code, message } = problemOf(path, error);
    this.#settling.gone(path);
    this.#folders.forget(path);
    if (this.#options.roots.includes(path)) {
      const what = code === 'not-found' ? 'is gone: waiting for it to come back' : message;
      if (!this.#gone.has(path)) this.#options.told(path, what);
      this.#gone.add(path);
      this.#nextSearch = Math.min(this.#nextSearch, performance.now() + GONE_MS);
    } else if (code !== 'not-found' && !this.#problems.has(path)) {
      this.#problems.add(path);
      this.#options.told(path, message);
    }
  }

  async #walk(
    folder: string,
    inode: number,
    walked: Set<string>,
    files?: Set<string>,
  ): Promise<void> {
    if (walked.has(folder)) return;
    walked.add(folder);
    // Watched first: what comes while it is listed is told.
    if (!(await this.#folders.watch(folder, inode))) return;
    const listed = await listFolder(folder, this.#options.wanted);
    if (this.#gone.delete(folder)) this.#options.told(folder, 'is back');
    await inParts(listed.files, (path) => this.#lookAt(path, walked, files));
    for (const path of listed.folders) await this.#lookAt(path, walked, files);
  }

  /** Those that are still there as they were; of the others the next look tells. */
  async #take(most: number): Promise<string[]> {
    const paths = this.#settling.take(most);
    const there = new Set<string>();
    await inParts(paths, async (path) => {
      await this.#lookAt(path, new Set(), there);
    });
    return paths.filter((path) => there.has(path) && !this.#settling.isCandidate(path));
  }

  /** Until the system tells something, a file is due, or it is time for a look of another kind. */
  async #rest(signal: AbortSignal, until: number): Promise<void> {
    const next = Math.min(this.#nextPoll, this.#nextSearch, this.#settling.nextDue(), until);
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, next - performance.now()));
      signal.addEventListener('abort', done);
      this.#wake = done;
      if (this.#folders.changed > 0 || signal.aborted) done();
    });
    if (this.#folders.changed > 0 && !signal.aborted) await sleep(GATHER_MS);
  }
}

/** What tells a file from what it was before. */
function stampOf({ size, mtimeMs, ctimeMs }: Stats): Stamp {
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

/** Some at once, all in the end. */
async function inParts(
  paths: readonly string[],
  action: (path: string) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    await Promise.all(paths.slice(at, at + AT_ONCE).map(action));
  }
}
