/** Finds documents that have gold beside them: X.txt or X.md with X.gold.json. */
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { SourceFile } from '../pipeline/types.ts';
import { resolveSettings } from './config.ts';
import { EXIT, errorCode, UserError } from './errors.ts';
import { type Problem, readSource } from './files.ts';
import { findInputs } from './find.ts';

/** A document and its gold file as read, not yet understood. */
export interface GoldPair {
  /** Short and the same wherever the folder lies: 'genre/file'. */
  readonly id: string;
  /** The name of the folder that the document lies in. */
  readonly genre: string;
  readonly file: SourceFile;
  readonly goldPath: string;
  readonly goldJson: string;
}

/** What a search found. */
export interface GoldPairs {
  readonly pairs: readonly GoldPair[];
  /** How many documents have no gold. */
  readonly skipped: number;
}

/** Looks through folders (and files given by name); `genre` narrows it to folders of that name. */
export async function findGold(
  folders: readonly string[],
  genre: string | null,
): Promise<GoldPairs> {
  const { paths, problems } = await findInputs(folders);
  refuse(problems);
  const wanted = paths.filter((path) => genre === null || genreOf(path) === genre);
  const found = await Promise.all(wanted.map(readPair));
  const pairs = found.filter((pair) => pair !== null);
  const seen = new Map<string, GoldPair>();
  for (const pair of pairs) {
    const other = seen.get(pair.id);
    // Saved runs are compared by this name.
    if (other) throw new UserError(`two documents are called ${pair.id}: rename a folder`);
    seen.set(pair.id, pair);
  }
  return { pairs, skipped: found.length - pairs.length };
}

function genreOf(path: string): string {
  return basename(dirname(path));
}

async function readPair(path: string): Promise<GoldPair | null> {
  const goldPath = path.replace(/\.[^.]+$/, '.gold.json');
  const goldJson = await readFile(goldPath, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (goldJson === null) return null;
  const genre = genreOf(path);
  const id = `${genre}/${basename(path)}`;
  const { file, problem } = await readSource(path, id, resolveSettings({}, {}));
  if (file === null) refuse([problem]);
  return file && { id, genre, file, goldPath, goldJson };
}

/** Figures over only a part of the documents would look like figures over all of them. */
function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({ path, message }) => `${path}: ${message}`);
  throw new UserError(lines.join('\n'), EXIT.someFailed);
}
