/** Documents on disk, in a folder that is removed in the end. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeText, type Parts, wordsIn } from './texts.ts';

/** A folder as nobody would have with a hundred thousand files in it. */
const A_FOLDER = 1000;

/** Documents that lie in a folder. */
export interface Written {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly words: number;
}

/** Writes documents number `from` and on, each made with its number for a seed. */
export function writeDocuments(
  folder: string,
  parts: Parts,
  { count, words, from = 0 }: { count: number; words: number; from?: number },
): Written {
  const paths: string[] = [];
  let total = 0;
  for (let number = from; number < from + count; number++) {
    const below = join(folder, String(Math.floor(number / A_FOLDER)));
    if (number === from || number % A_FOLDER === 0) mkdirSync(below, { recursive: true });
    const text = makeText(parts, number, words);
    const path = join(below, `${number}.txt`);
    writeFileSync(path, text);
    paths.push(path);
    total += wordsIn(text);
  }
  return { folder, paths, words: total };
}

/** Lends a temporary folder and removes it, whatever happens. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'klubbslag-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
