/** One line of JSON for each thing that was done, for programs that watch over a long run. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { errorCode, errorLine, UserError } from './errors.ts';

export interface Log {
  /** Adds a line with these fields after the time. */
  write(fields: Readonly<Record<string, string | number | null>>): void;
  close(): void;
}

const NONE: Log = { write: () => undefined, close: () => undefined };

/**
 * Opens the file to add to; '-' goes to `warn`, null is no log. A line is written whole, so that
 * several runs may share a file. Throws UserError where the file cannot be written.
 */
export function openLog(path: string | null, warn: (text: string) => void): Log {
  if (path === null) return NONE;
  const line = (fields: object) =>
    `${JSON.stringify({ time: new Date().toISOString(), ...fields })}\n`;
  if (path === '-') return { ...NONE, write: (fields) => warn(line(fields)) };
  const handle = guarded(path, () => openSync(path, 'a'));
  return {
    write: (fields) => void guarded(path, () => writeSync(handle, line(fields))),
    close: () => closeSync(handle),
  };
}

function guarded<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (errorCode(error) === null) throw error;
    throw new UserError(`log ${path}: cannot be written: ${errorLine(error)}`);
  }
}
