/** Finds documents that have gold beside them: X.txt or X.md with X.gold.json. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { peekGold } from '../eval/gold/parse.ts';
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
  readonly goldJson: Uint8Array;
}

/** What a search found. */
export interface GoldPairs {
  readonly pairs: readonly GoldPair[];
  /** How many documents have no gold. */
  readonly skipped: number;
  /** How many have gold that no person has gone through yet. */
  readonly drafts: number;
}

/** Where the gold of a document lies. */
export function goldPathOf(path: string): string {
  const { dir, name } = parse(path);
  return join(dir, `${name}.gold.json`);
}

/** The bytes of a gold file, or null where there is none. */
export async function readGold(goldPath: string): Promise<Uint8Array | null> {
  return await readFile(goldPath).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
}

/** Looks through folders (and files given by name); `genre` narrows it to folders of that name. */
export async function findGold(
  folders: readonly string[],
  genre: string | null,
): Promise<GoldPairs> {
  const { paths, problems } = await findInputs(folders);
  if (problems.length > 0) throw refusal(problems);
  const wanted = paths.filter((path) => genre === null || genreOf(path) === genre);
  const found = await Promise.all(wanted.map((path) => readPair(path, wanted)));
  const pairs = found.filter((pair) => typeof pair === 'object');
  const seen = new Map<string, GoldPair>();
  for (const pair of pairs) {
    const other = seen.get(pair.id);
    // Saved runs are compared by this name.
    if (other) throw new UserError(`two documents are called ${pair.id}: rename a folder`);
    seen.set(pair.id, pair);
  }
  const count = (what: 'none' | 'draft') => found.filter((pair) => pair === what).length;
  return { pairs, skipped: count('none'), drafts: count('draft') };
}

/** The name of the folder that a document lies in. */
export function genreOf(path: string): string {
  return basename(dirname(path));
}

async function readPair(
  path: string,
  all: readonly string[],
): Promise<GoldPair | 'none' | 'draft'> {
  const goldPath = goldPathOf(path);
  const goldJson = await readGold(goldPath);
  if (goldJson === null) return 'none';
  const { doc, draft } = peekGold(goldJson);
  // X.txt and X.md beside one X.gold.json: it is of the one that it names.
  const other = doc === null || doc === basename(path) ? null : join(dirname(path), doc);
  if (other !== null && goldPathOf(other) === goldPath && all.includes(other)) return 'none';
  if (draft) return 'draft';
  const genre = genreOf(path);
  const id = `${genre}/${basename(path)}`;
  const { file, problem } = await readSource(path, id, resolveSettings({}, {}));
  if (file === null) throw refusal([problem]);
  return { id, genre, file, goldPath, goldJson };
}

/** Figures over only a part of the documents would look like figures over all of them. */
function refusal(problems: readonly Problem[]): UserError {
  const lines = problems.map(({ path, message }) => `${path}: ${message}`);
  return new UserError(lines.join('\n'), EXIT.someFailed);
}
