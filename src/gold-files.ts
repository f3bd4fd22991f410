/** Finds documents that have gold beside them: X.txt or X.md with X.gold.json. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { peekGold } from '../eval/gold/parse.ts';
import type { SourceFile } from '../pipeline/types.ts';
import { resolveSettings } from './config.ts';
import { EXIT, errorCode, UserError } from './errors.ts';
import { readSource } from './files.ts';
import { findInputs } from './find.ts';
import type { Problem } from './problem.ts';

/** A document and, where there is one, its gold file as read, not yet understood. */
export interface GoldPair {
  /** Short and the same wherever the folder lies: 'genre/file'. */
  readonly id: string;
  /** The name of the folder that the document lies in. */
  readonly genre: string;
  readonly file: SourceFile;
  readonly goldPath: string;
  /** Null where there is none. */
  readonly goldJson: Uint8Array | null;
}

/** What a search found. */
export interface GoldPairs {
  readonly pairs: readonly GoldPair[];
  /** Documents without gold that were left out. */
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

/** Where to look, and for what. */
export interface Scope {
  /** Folders, and files given by name. */
  readonly folders: readonly string[];
  /** Only documents in folders of this name. */
  readonly genre: string | null;
  /** True to take documents without gold, too. */
  readonly unannotated: boolean;
}

/** Finds the documents of a scope, those with gold and perhaps those without. */
export async function findGold({ folders, genre, unannotated }: Scope): Promise<GoldPairs> {
  const { paths, problems } = await findInputs(folders);
  if (problems.length > 0) throw refusal(problems);
  const wanted = paths.filter((path) => genre === null || genreOf(path) === genre);
  const found = await Promise.all(wanted.map((path) => readPair(path, wanted, unannotated)));
  const pairs = found.flatMap(({ pair }) => pair ?? []);
  const seen = new Map<string, GoldPair>();
  for (const pair of pairs) {
    const other = seen.get(pair.id);
    // Saved runs are compared by this name.
    if (other) throw new UserError(`two documents are called ${pair.id}: rename a folder`);
    seen.set(pair.id, pair);
  }
  const count = (state: State) =>
    found.filter((one) => one.pair === null && one.state === state).length;
  return { pairs, skipped: count('none'), drafts: count('draft') };
}

type State = 'none' | 'draft' | 'gold';

/** The name of the folder that a document lies in. */
export function genreOf(path: string): string {
  return basename(dirname(path));
}

async function readPair(
  path: string,
  all: readonly string[],
  unannotated: boolean,
): Promise<{ readonly pair: GoldPair | null; readonly state: State }> {
  const goldPath = goldPathOf(path);
  const json = await readGold(goldPath);
  const state = json === null ? 'none' : stateOf(path, goldPath, json, all);
  if (state === 'draft' || (state === 'none' && !unannotated)) return { pair: null, state };
  const genre = genreOf(path);
  const id = `${genre}/${basename(path)}`;
  const { file, problem } = await readSource(path, id, resolveSettings({}, {}));
  // What nobody annotated is no part of the figures, so it may be unreadable.
  if (file === null && state === 'gold') throw refusal([problem]);
  const goldJson = state === 'gold' ? json : null;
  return { pair: file && { id, genre, file, goldPath, goldJson }, state };
}

function stateOf(path: string, goldPath: string, json: Uint8Array, all: readonly string[]): State {
  const { doc, draft } = peekGold(json);
  // X.txt and X.md beside one X.gold.json: it is of the one that it names.
  const other = doc === null || doc === basename(path) ? null : join(dirname(path), doc);
  if (other !== null && goldPathOf(other) === goldPath && all.includes(other)) return 'none';
  return draft ? 'draft' : 'gold';
}

/** Figures over only a part of the documents would look like figures over all of them. */
function refusal(problems: readonly Problem[]): UserError {
  const lines = problems.map(({ path, message }) => `${path}: ${message}`);
  return new UserError(lines.join('\n'), EXIT.someFailed);
}
