/** An export of several files a document into a folder: names, and nothing of others overwritten. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { errorCode, notWritten, UserError } from '../errors.ts';
import { bratOf } from './brat.ts';
import { bratConfiguration } from './brat-conf.ts';

/** What the export has written there, so that the next one knows its own files. */
const LEDGER = '.klubbslag-export.json';
/** A file that is being written. */
const PART = '.klubbslag-export.part';
const ledgerSchema = z.record(z.string(), z.string());

/**
 * Writes records as brat's files into a folder, which is made where it is missing; gives the number
 * of documents. A file there that is not of an earlier export, or was changed since, stays as it
 * is. Throws UserError at the first one, and where the folder cannot be written.
 */
export async function writeBrat(
  dir: string,
  records: Iterable<MinutesRecord> | AsyncIterable<MinutesRecord>,
): Promise<number> {
  try {
    await mkdir(dir, { recursive: true });
    const ledger = await readLedger(dir);
    const names = new Names();
    let count = 0;
    try {
      await writeOwn(dir, 'annotation.conf', bratConfiguration(), ledger);
      for await (const record of records) {
        const name = names.of(record);
        const { txt, ann } = bratOf(record);
        await writeOwn(dir, `${name}.txt`, txt, ledger);
        await writeOwn(dir, `${name}.ann`, ann, ledger);
        count++;
      }
    } finally {
      await replace(dir, LEDGER, `${JSON.stringify(Object.fromEntries(ledger), null, 1)}\n`);
    }
    return count;
  } catch (error) {
    throw notWritten(`the export cannot be written to ${dir}`, error);
  }
}

async function readLedger(dir: string): Promise<Map<string, string>> {
  const path = join(dir, LEDGER);
  const kind = await kindOf(path);
  if (kind === 'none') return new Map();
  try {
    if (kind !== 'file') throw new Error('no file');
    return new Map(Object.entries(ledgerSchema.parse(JSON.parse(await readFile(path, 'utf8')))));
  } catch {
    throw new UserError(`${path} is no list of an export's files: choose another folder`);
  }
}

/** A new file, or one that still is as an export wrote it. */
async function writeOwn(
  dir: string,
  name: string,
  content: string,
  ledger: Map<string, string>,
): Promise<void> {
  const path = join(dir, name);
  const kind = await kindOf(path);
  if (kind === 'none') await writeFile(path, content, { flag: 'wx' });
  else {
    const known = ledger.get(name);
    const own = kind === 'file' && known !== undefined && known === checksum(await readFile(path));
    if (!own) {
      const why = known === undefined ? 'is not of an export' : 'was changed since its export';
      throw new UserError(`${path} ${why} and is left as it is: choose another folder`);
    }
    await replace(dir, name, content);
  }
  ledger.set(name, checksum(content));
}

/** The path itself: a link there is not followed out of the folder. */
async function kindOf(path: string): Promise<'none' | 'file' | 'other'> {
  try {
    return (await lstat(path)).isFile() ? 'file' : 'other';
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'none';
    throw error;
  }
}

/** Whole or not at all; a link at the path is replaced, not followed. */
async function replace(dir: string, name: string, content: string): Promise<void> {
  const part = join(dir, PART);
  await rm(part, { force: true });
  await writeFile(part, content, { flag: 'wx' });
  await rename(part, join(dir, name));
}

function checksum(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Longest name in bytes of UTF-8, before what tells two apart; a disk takes 255 with all. */
const LONGEST = 180;
/** Names that Windows keeps for devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;

/** Names of files out of paths of documents: letters, digits, '.', '_' and '-', each name once. */
class Names {
  readonly #taken = new Set<string>();

  /** The document's own name; a second of it gets the beginning of its checksum. */
  of({ source }: MinutesRecord): string {
    const name = safeName(source.path);
    const marked = `${name}-${source.sha256.slice(0, 12)}`;
    for (let count = 1; ; count++) {
      const tried = count === 1 ? name : count === 2 ? marked : `${marked}-${count - 1}`;
      const key = tried.normalize('NFC').toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return tried;
    }
  }
}

/** The last part of a path without its extension, of safe characters alone; never empty. */
export function safeName(path: string): string {
  const last = path.split(/[/\\]/u).at(-1) ?? '';
  const name = last
    .normalize('NFC')
    .replace(/(?<=.)\.[\p{L}\p{N}]{1,5}$/u, '')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/u, '')
    .replace(DEVICES, '_$&');
  const characters = [...name];
  while (Buffer.byteLength(characters.join('')) > LONGEST) characters.pop();
  return characters.join('').replace(/[.-]+$/u, '') || 'document';
}
