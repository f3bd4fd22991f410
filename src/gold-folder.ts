/** Finds gold files and the documents beside them; writes gold files without losing any. */
import { readdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { peekGold } from '../eval/gold/parse.ts';
import { errorCode } from './errors.ts';
import { findInputs, TEXTS } from './find.ts';
import { goldPathOf, readGold } from './gold-files.ts';
import type { Problem } from './problem.ts';

/** A gold file as read, and what it should be the gold of. */
export interface GoldBeside {
  readonly goldPath: string;
  readonly json: Uint8Array;
  /** The document beside it: the one it names, else one with its name; null where there is none. */
  readonly document: string | null;
}

/** What a search for gold found. */
export interface GoldFound {
  readonly files: readonly GoldBeside[];
  /** Documents without gold. */
  readonly without: number;
  readonly problems: readonly Problem[];
}

const GOLD = /\.gold\.json$/i;
const WANTED = new RegExp(`${TEXTS.source}|${GOLD.source}`, 'i');

/** True for the name of a gold file. */
export function isGold(path: string): boolean {
  return GOLD.test(path);
}

/** Looks for gold files in folders; one may be given by its name or by its document's. */
export async function findGoldFiles(inputs: readonly string[]): Promise<GoldFound> {
  const { paths, problems } = await findInputs(inputs, WANTED);
  const documents = paths.filter((path) => !isGold(path));
  const candidates = new Set([...paths.filter(isGold), ...documents.map(goldPathOf)]);
  const names = new Map<string, readonly string[]>();
  for (const folder of new Set([...candidates].map(dirname))) {
    names.set(folder, await readdir(folder).catch(() => []));
  }
  const files: GoldBeside[] = [];
  for (const goldPath of candidates) {
    const json = await readGold(goldPath);
    if (json === null) continue;
    const document = beside(goldPath, peekGold(json).doc, names.get(dirname(goldPath)) ?? []);
    files.push({ goldPath, json, document });
  }
  const having = new Set(files.map(({ goldPath }) => goldPath));
  const without = documents.filter((path) => !having.has(goldPathOf(path))).length;
  return { files, without, problems };
}

function beside(goldPath: string, doc: string | null, names: readonly string[]): string | null {
  const stem = basename(goldPath).replace(GOLD, '');
  const alike = names.filter((name) => parse(name).name === stem);
  const found =
    alike.find((name) => name.normalize('NFC') === doc?.normalize('NFC')) ??
    alike.find((name) => TEXTS.test(name));
  return found === undefined ? null : join(dirname(goldPath), found);
}

/** What stands where gold is to be written. */
export type Standing = 'nothing' | 'draft' | 'gold';

/**
 * Writes a gold file where `may` allows it for what stands there; gives what stood there. What is
 * no readable draft counts as gold: somebody may have worked on it.
 */
export async function putGold(
  goldPath: string,
  text: string,
  may: (standing: Standing) => boolean,
): Promise<{ readonly standing: Standing; readonly written: boolean }> {
  const before = await readGold(goldPath);
  const standing = before === null ? 'nothing' : peekGold(before).draft ? 'draft' : 'gold';
  if (!may(standing)) return { standing, written: false };
  if (standing === 'nothing') {
    // Somebody may have made it in the meantime.
    const written = await writeFile(goldPath, text, { flag: 'wx' }).then(
      () => true,
      (error: unknown) => {
        if (errorCode(error) === 'EEXIST') return false;
        throw error;
      },
    );
    return { standing: written ? standing : 'gold', written };
  }
  // Written beside and moved: an interrupt must not leave half a file in place of a whole one.
  const temporary = `${goldPath}.new`;
  await writeFile(temporary, text);
  await rename(temporary, goldPath);
  return { standing, written: true };
}
