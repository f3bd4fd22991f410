/** The line that tells how far a batch has come. Pure but for what it is given to write with. */

/** Where the line goes and what the time is. */
export interface ProgressPort {
  /** A terminal line is drawn over itself; otherwise each one is a line of its own. */
  readonly interactive: boolean;
  readonly write: (text: string) => void;
  /** Milliseconds, from any start. */
  readonly now: () => number;
}

/** Told of every document; draws no more often than a reader can follow. */
export interface Progress {
  advance(done: number, total: number): void;
  /** Takes the line away, so that other output starts on a clean one. */
  clear(): void;
}

/** Draws nothing: for pipes, where nobody watches. */
export const SILENT: Progress = { advance: () => {}, clear: () => {} };

const REDRAW_MS = 100;
const LINE_MS = 5000;
const CLEAR = '\r\u001b[K';

/** '45 s', '3 min', '2 h 10 min'. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** '120/400 documents, 8.0/s, 35 s left'. */
export function progressLine(done: number, total: number, elapsedMs: number): string {
  const count = `${done}/${total} documents`;
  if (done === 0 || elapsedMs <= 0) return count;
  const rate = done / (elapsedMs / 1000);
  const line = `${count}, ${rate.toFixed(rate < 10 ? 1 : 0)}/s`;
  return done < total ? `${line}, ${formatSeconds((total - done) / rate)} left` : line;
}

/** A line that is drawn anew as often as a reader can follow. */
export interface Ticker {
  /** Draws the line, at once where `last` says that it is the last for now. */
  tick(line: () => string, last: boolean): void;
  clear(): void;
}

/** A ticker that writes to `port`. */
export function makeTicker({ interactive, now, write }: ProgressPort): Ticker {
  const pause = interactive ? REDRAW_MS : LINE_MS;
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    tick(line, last) {
      if (now() - drawn < pause && !last) return;
      drawn = now();
      write(interactive ? `${CLEAR}${line()}` : `${line()}\n`);
    },
    clear: () => {
      if (interactive) write(CLEAR);
    },
  };
}

/** Progress that is drawn on `port`. */
export function makeProgress(port: ProgressPort): Progress {
  const started = port.now();
  const { tick, clear } = makeTicker(port);
  return {
    advance: (done, total) =>
      tick(() => progressLine(done, total, port.now() - started), done >= total),
    clear,
  };
}
