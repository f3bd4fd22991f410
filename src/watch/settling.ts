/** Which files are completely written: those that look the same twice. Has no clock, reads none. */

/** A state of a file; another one means that it was written to. */
export type Stamp = string;

interface Candidate {
  readonly stamp: Stamp;
  /** When it was first seen so, in milliseconds. */
  readonly since: number;
}

/** The files that are watched: waiting to be whole, whole and not yet taken, or taken. */
export class Settling {
  readonly #settleMs: number;
  /** The oldest first. */
  readonly #candidates = new Map<string, Candidate>();
  /** As they were when they were found whole. */
  readonly #known = new Map<string, Stamp>();
  readonly #ready = new Set<string>();

  constructor(settleMs: number) {
    this.#settleMs = settleMs;
  }

  /** Whole files that are not taken yet. */
  get ready(): number {
    return this.#ready.size;
  }

  /** Files that may still be written to. */
  get candidates(): number {
    return this.#candidates.size;
  }

  /** True for a file that may still be written to. */
  isCandidate(path: string): boolean {
    return this.#candidates.has(path);
  }

  /** Takes note of how a file looks. */
  seen(path: string, stamp: Stamp, now: number): void {
    if (this.#known.get(path) === stamp) {
      this.#candidates.delete(path);
      return;
    }
    const before = this.#candidates.get(path);
    if (before?.stamp !== stamp) {
      this.#ready.delete(path);
      this.#candidates.delete(path);
      this.#candidates.set(path, { stamp, since: now });
    } else if (now - before.since >= this.#settleMs) {
      this.#candidates.delete(path);
      this.#known.set(path, stamp);
      this.#ready.add(path);
    }
  }

  /** Forgets a file that is gone: whatever comes in its place is new. */
  gone(path: string): void {
    this.#candidates.delete(path);
    this.#known.delete(path);
    this.#ready.delete(path);
  }

  /** Forgets all files but these. */
  keep(paths: ReadonlySet<string>): void {
    for (const path of this.#known.keys()) if (!paths.has(path)) this.gone(path);
    for (const path of this.#candidates.keys()) if (!paths.has(path)) this.gone(path);
  }

  /** The candidates that are to be looked at again by now. */
  due(now: number): string[] {
    const paths: string[] = [];
    for (const [path, { since }] of this.#candidates) {
      if (now - since < this.#settleMs) break;
      paths.push(path);
    }
    return paths;
  }

  /** When the next candidate is due; Infinity where there is none. */
  nextDue(): number {
    const [first] = this.#candidates.values();
    return first === undefined ? Number.POSITIVE_INFINITY : first.since + this.#settleMs;
  }

  /** Hands over whole files, each once, in the order in which they were found whole. */
  take(most: number): string[] {
    const paths: string[] = [];
    for (const path of this.#ready) {
      if (paths.length >= most) break;
      this.#ready.delete(path);
      paths.push(path);
    }
    return paths;
  }
}
