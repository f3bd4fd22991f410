/** Reads one file within limits. Whatever is wrong with it comes back as data, never thrown. */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import type { SourceFile } from '../pipeline/types.ts';
import type { Settings } from './config.ts';
import { errorCode, errorLine } from './errors.ts';
import { looksBinary, nameOfFormat } from './sniff.ts';

/** Why a document was not processed. `message` says what is wrong and what to do about it. */
export interface Problem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** A file that was read, or why not. */
export type ReadResult =
  | { readonly file: SourceFile; readonly problem: null }
  | { readonly file: null; readonly problem: Problem };

/** Hands over the file's bytes; more than `limit` of them are not needed. */
export type ReadBytes = (path: string, limit: number) => Promise<Uint8Array>;

export type ReadLimits = Pick<Settings, 'maxBytes' | 'maxLine'>;

class ProblemError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
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

/** Turns what the system threw into words for a person. */
export function problemOf(path: string, error: unknown): Problem {
  const code = errorCode(error) ?? 'unknown';
  const message = SYSTEM_MESSAGES[code] ?? `cannot be read: ${errorLine(error)}`;
  if (error instanceof ProblemError) return { path, code, message: error.message };
  return { path, code: CODES[code] ?? 'unreadable', message };
}

function inUnits(bytes: number): string {
  if (bytes < 1e5) return `${bytes} bytes`;
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

function tooLarge(size: number, limit: number): ProblemError {
  const advice = 'split it, or raise the limit with --max-bytes';
  return new ProblemError(
    'too-large',
    `is ${inUnits(size)}, the limit is ${inUnits(limit)}: ${advice}`,
  );
}

async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  const before = await stat(path);
  // Opening a named pipe would wait for a writer for ever.
  if (!before.isFile()) throw new ProblemError('not-a-file', 'is not a file: give a .txt or .md');
  if (before.size > limit) throw tooLarge(before.size, limit);
  const handle = await open(path, 'r');
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

const NEWLINE = 10;
const RETURN = 13;

/** True where more than `limit` bytes stand without an end of line. */
function hasLongLine(bytes: Uint8Array, limit: number): boolean {
  let start = 0;
  while (bytes.length - start > limit) {
    const window = bytes.subarray(start, start + limit + 1);
    const end = Math.max(window.lastIndexOf(NEWLINE), window.lastIndexOf(RETURN));
    if (end < 0) return true;
    start += end + 1;
  }
  return false;
}

function refuse(bytes: Uint8Array, limits: ReadLimits): void {
  if (bytes.length === 0) {
    throw new ProblemError('empty', 'is empty: nothing to read, remove it or fetch it again');
  }
  if (bytes.length > limits.maxBytes) throw tooLarge(bytes.length, limits.maxBytes);
  const format = nameOfFormat(bytes);
  if (format !== null) {
    throw new ProblemError('binary', `is ${format}, not plain text: save it as .txt first`);
  }
  if (looksBinary(bytes)) {
    throw new ProblemError('binary', 'holds binary data, not text: save it as .txt first');
  }
  if (hasLongLine(bytes, limits.maxLine)) {
    const limit = inUnits(limits.maxLine);
    const advice = 'add line breaks, or raise the limit with --max-line';
    throw new ProblemError('long-line', `has a line over ${limit}: ${advice}`);
  }
}

function mediaTypeOf(path: string): string {
  return path.toLowerCase().endsWith('.md') ? 'text/markdown' : 'text/plain';
}

/** Reads `path`, called `name` in the record, and checks that it can be text. */
export async function readSource(
  path: string,
  name: string,
  limits: ReadLimits,
  read: ReadBytes = readBytes,
): Promise<ReadResult> {
  try {
    const bytes = await read(path, limits.maxBytes);
    refuse(bytes, limits);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { file: { path: name, bytes, sha256, mediaType: mediaTypeOf(path) }, problem: null };
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return { file: null, problem: problemOf(path, error) };
  }
}
