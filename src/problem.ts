/** What is wrong with a file, told as data: one line that says what it is and what to do. */
import { errorCode, errorLine } from './errors.ts';

/** Why a document was not processed. `message` says what is wrong and what to do about it. */
export interface Problem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Thrown where reading a file ends; `problemOf` makes data of it. */
export class ProblemError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ProblemError';
    this.code = code;
  }
}

const SYSTEM_MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder: check the path',
  ENOTDIR: 'there is no such file or folder: check the path',
  EACCES: 'no permission to read it: change its permissions or run as a user who may',
  EPERM: 'no permission to read it: change its permissions or run as a user who may',
  ELOOP: 'its link leads back to itself: remove the link',
  EMFILE: 'too many files are open: run again with a lower --concurrency',
  EIO: 'the disk gave an error: copy the file to another disk and try again',
};

const CODES: Readonly<Record<string, string>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
};

/** Turns what the system or a reader threw into words for a person. */
export function problemOf(path: string, error: unknown): Problem {
  const code = errorCode(error) ?? 'unknown';
  if (error instanceof ProblemError) return { path, code, message: error.message };
  const message = SYSTEM_MESSAGES[code] ?? `cannot be read: ${errorLine(error)}`;
  return { path, code: CODES[code] ?? 'unreadable', message };
}

/** A number of bytes for a person. */
export function inUnits(bytes: number): string {
  if (bytes < 1e5) return `${bytes} bytes`;
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

/** The refusal of what is larger than a setting allows. `what` is 'is', 'unpacks to'. */
export function tooLarge(what: string, limit: number, option: string): ProblemError {
  const advice = `split it, or raise the limit with --${option}`;
  return new ProblemError('too-large', `${what}, the limit is ${inUnits(limit)}: ${advice}`);
}
