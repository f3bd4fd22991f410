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
