/** Errors that are meant for a person, and the words for what the system refused. */

/** Exit codes of the command: what a script can rely on. */
export const EXIT = { ok: 0, someFailed: 1, usage: 2, bug: 70, interrupted: 130 } as const;

/** One line for a person, shown without a stack trace. Anything else that is thrown is a bug. */
export class UserError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.usage) {
    super(message);
    this.name = 'UserError';
    this.exitCode = exitCode;
  }
}

/** The code of a system or SQLite error ('ENOENT', 'SQLITE_BUSY'), or null. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The first line of whatever was thrown. */
export function errorLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] || 'unknown error';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder: make it or choose another',
  EACCES: 'no permission: choose another folder',
  EPERM: 'no permission: choose another folder',
  EROFS: 'the disk is read-only: choose another folder',
  EEXIST: 'it is a file: choose another folder',
  ENOTDIR: 'a part of its path is a file: choose another folder',
  EISDIR: 'a folder stands where a file should be written: choose another folder',
  ENOSPC: 'the disk is full: make room or choose another folder',
};

/** What is thrown where files cannot be written: a line that begins with `what`, or a bug as it is. */
export function notWritten(what: string, error: unknown): unknown {
  const code = errorCode(error);
  return code === null ? error : new UserError(`${what}: ${REASONS[code] ?? errorLine(error)}`);
}
