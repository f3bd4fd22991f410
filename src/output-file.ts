/** A file that is there whole or not at all. */
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, notWritten, UserError } from './errors.ts';
import type { Chunk } from './output.ts';

/** The file behind a path and its mode, where there is one; a link is followed, not replaced. */
async function behind(path: string): Promise<{ target: string; mode: number }> {
  try {
    const [target, found] = [await realpath(path), await stat(path)];
    if (found.isFile()) return { target, mode: found.mode & 0o777 };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { target: path, mode: 0o666 };
    throw error;
  }
  throw new UserError(`${path} is no file that could be replaced: choose another name`);
}

async function fill(
  file: FileHandle,
  chunks: AsyncIterable<Chunk>,
  signal: AbortSignal,
): Promise<boolean> {
  for await (const chunk of chunks) {
    if (signal.aborted) return false;
    await file.writeFile(chunk);
  }
  if (signal.aborted) return false;
  await file.sync();
  return true;
}

/**
 * Writes beside `path` and renames: who reads it meanwhile sees the old one. What is begun is removed
 * when it fails, and when `signal` fires: then it gives false. Throws UserError.
 */
export async function writeFileWhole(
  path: string,
  chunks: AsyncIterable<Chunk>,
  signal: AbortSignal,
): Promise<boolean> {
  let made: string | null = null;
  try {
    const { target, mode } = await behind(path);
    const beside = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
    const file = await open(beside, 'wx', mode);
    made = beside;
    const whole = await fill(file, chunks, signal).finally(() => file.close());
    if (whole) {
      await rename(beside, target);
      made = null;
    }
    return whole;
  } catch (error) {
    throw error instanceof UserError ? error : notWritten(`${path} cannot be written`, error);
  } finally {
    if (made !== null) await rm(made, { force: true });
  }
}
