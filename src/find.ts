/** Finds the files to read: folders are searched, files given by name are taken as they are. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Problem, problemOf } from './problem.ts';
import { compareSwedish } from './store/fold.ts';

/** Names of plain text, which is all that gold and `eval` go with. */
export const TEXTS = /\.(?:txt|md)$/i;
// A README describes the folder it lies in; who wants it read gives it by name. '~$' marks what Word
// keeps beside an open document.
const SKIPPED = /^(?:\.|~\$|node_modules$|readme\.(?:txt|md)$)/i;

/** Absolute paths in Swedish order, each once, and what could not be looked into. */
export interface Found {
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

interface Search {
  /** Names of what is taken from a folder. */
  readonly wanted: RegExp;
  readonly paths: Set<string>;
  readonly problems: Problem[];
  /** Real paths of the folders seen, so that a link back up ends. */
  readonly visited: Set<string>;
}

type Kind = 'folder' | 'file' | 'other';

/** True for names that are passed over in folders. */
export function isSkipped(name: string): boolean {
  return SKIPPED.test(name);
}

async function kindOf(path: string, entry: Dirent): Promise<Kind> {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  // A link that leads nowhere counts as a file: reading it gives the message.
  const target = await stat(path).catch(() => null);
  return target?.isDirectory() ? 'folder' : 'file';
}

/** What lies in a folder, by path. */
export interface Listed {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** The files with a wanted name and the folders in a folder. Throws what the system throws. */
export async function listFolder(folder: string, wanted: RegExp): Promise<Listed> {
  const [files, folders]: [string[], string[]] = [[], []];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (isSkipped(entry.name)) continue;
    const path = join(folder, entry.name);
    const kind = await kindOf(path, entry);
    if (kind === 'folder') folders.push(path);
    else if (kind === 'file' && wanted.test(entry.name)) files.push(path);
  }
  return { files, folders };
}

async function searchFolder(folder: string, search: Search): Promise<void> {
  const real = await realpath(folder);
  if (search.visited.has(real)) return;
  search.visited.add(real);
  const { files, folders } = await listFolder(folder, search.wanted);
  for (const path of files) search.paths.add(path);
  for (const path of folders) await guarded(path, search, () => searchFolder(path, search));
}

/** A folder that cannot be opened is a problem of its own; the search goes on beside it. */
async function guarded(path: string, search: Search, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    search.problems.push(problemOf(path, error));
  }
}

/** Looks through `inputs` (folders or files) for files with a wanted name. */
export async function findInputs(
  inputs: readonly string[],
  wanted: RegExp = TEXTS,
): Promise<Found> {
  const search: Search = { wanted, paths: new Set(), problems: [], visited: new Set() };
  for (const input of inputs) {
    const path = resolve(input);
    await guarded(path, search, async () => {
      if ((await stat(path)).isDirectory()) await searchFolder(path, search);
      else search.paths.add(path);
    });
  }
  return { paths: [...search.paths].sort(compareSwedish), problems: search.problems };
}
