/** Reads one file of plain text within limits. What is wrong with it is data, never thrown. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceFile } from '../pipeline/types.ts';
import type { Settings } from './config.ts';
import { errorCode } from './errors.ts';
import { mediaTypeOf } from './formats/formats.ts';
import { inUnits, type Problem, ProblemError, problemOf, tooLarge } from './problem.ts';
import { looksBinary, nameOfFormat } from './sniff.ts';

/** A file that was read, or why not. */
export type ReadResult =
  | { readonly file: SourceFile; readonly problem: null }
  | { readonly file: null; readonly problem: Problem };

/** Hands over the file's bytes; more than `limit` of them are not needed. */
export type ReadBytes = (path: string, limit: number) => Promise<Uint8Array>;

export type ReadLimits = Pick<Settings, 'maxBytes' | 'maxLine'>;

/** How often a file is read that is written to meanwhile, and how long is waited in between. */
const TRIES = 3;
const PAUSE_MS = 200;

/** The bytes of a file on disk. Throws ProblemError or what the system throws. */
export async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  for (let tries = 1; ; tries++) {
    const before = await stat(path);
    // Opening a named pipe would wait for a writer for ever.
    if (!before.isFile()) throw new ProblemError('not-a-file', 'is not a file: give a document');
    if (before.size > limit) throw tooLarge(`is ${inUnits(before.size)}`, limit, 'max-bytes');
    // What the system makes as it is read says that it holds nothing.
    const small = before.size > 0 && before.size <= SMALL;
    const bytes = small ? readSmall(path, before) : await readLarge(path);
    if (bytes !== null) return bytes;
    if (tries === TRIES) {
      throw new ProblemError('changing', 'is being written: run again when that is done');
    }
    await sleep(PAUSE_MS);
  }
}

/** Up to so many bytes a file is read at once. */
const SMALL = 1_000_000;

/**
 * Null where the file was written to since it was looked at: half of it may be old and half new.
 * All at once: waiting for another thread at each step takes longer than the steps of a small file.
 */
function readSmall(path: string, before: Stats): Uint8Array | null {
  const file = openSync(path, 'r');
  try {
    // Memory of its own: a view into a shared block would keep all of the block.
    const bytes = Buffer.allocUnsafeSlow(before.size);
    let filled = 0;
    for (let read = -1; filled < bytes.length && read !== 0; filled += read) {
      read = readSync(file, bytes, filled, bytes.length - filled, null);
    }
    return filled === bytes.length && isSame(before, fstatSync(file)) ? bytes : null;
  } finally {
    closeSync(file);
  }
}

/** Null as of `readSmall`. */
async function readLarge(path: string): Promise<Uint8Array | null> {
  const handle = await open(path, 'r');
  return await readStill(handle).finally(() => handle.close());
}

async function readStill(handle: FileHandle): Promise<Uint8Array | null> {
  const before = await handle.stat();
  const bytes = await handle.readFile();
  return isSame(before, await handle.stat()) ? bytes : null;
}

function isSame(before: Stats, after: Stats): boolean {
  return after.size === before.size && after.mtimeMs === before.mtimeMs;
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

/** Throws ProblemError where the bytes are no plain text within the limits. */
export function refuseText(bytes: Uint8Array, limits: ReadLimits): void {
  if (bytes.length === 0) {
    throw new ProblemError('empty', 'is empty: nothing to read, remove it or fetch it again');
  }
  if (bytes.length > limits.maxBytes) {
    throw tooLarge(`is ${inUnits(bytes.length)}`, limits.maxBytes, 'max-bytes');
  }
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

/** Reads `path`, called `name` in the record, and checks that it can be text. */
export async function readSource(
  path: string,
  name: string,
  limits: ReadLimits,
  read: ReadBytes = readBytes,
): Promise<ReadResult> {
  try {
    const bytes = await read(path, limits.maxBytes);
    refuseText(bytes, limits);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const mediaType = mediaTypeOf('text', path);
    const file = { path: name, bytes, sha256, mediaType, reading: null, notes: [] };
    return { file, problem: null };
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return { file: null, problem: problemOf(path, error) };
  }
}
