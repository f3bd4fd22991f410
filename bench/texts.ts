/**
 * Documents made by seed out of the fixtures' own parts: a head, then items, decisions and lists of
 * any of them in another order, with other dates, case numbers and amounts. All differ.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, randomOf } from '../eval/random.ts';
import { packageRoot } from '../src/root.ts';

/** What documents are made of. */
export interface Parts {
  /** First blocks: who meets, when, who is there. */
  readonly heads: readonly string[];
  /** Items, decisions, lists. */
  readonly bodies: readonly string[];
}

/** Words of a usual document and of a short one. */
export const WORDS = { usual: 600, short: 60 } as const;

/** A block of more is part of a document of its own kind. */
const LONGEST = 200;

/** The fixtures' parts, in a fixed order. */
export function readParts(folder = join(packageRoot(), 'fixtures')): Parts {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|md)$/u.test(name) && !/readme\.md$/iu.test(name))
    .sort();
  const documents = names.map((name) => blocksOf(readFileSync(join(folder, name), 'utf8')));
  return {
    heads: documents.map(([first = '']) => first),
    bodies: documents.flatMap(([, ...others]) => others),
  };
}

/** Blocks between empty lines, those left out that are too long to be put together with others. */
function blocksOf(text: string): string[] {
  return text
    .replace(/\f/gu, '\n')
    .split(/\n\s*\n/u)
    .map((block) => block.trimEnd())
    .filter((block) => block.trim() !== '' && wordsIn(block) <= LONGEST);
}

/** Words as they are counted in all figures: what stands between spaces. */
export function wordsIn(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

/** A document of at least so many words, by one block's length at most; one for each seed. */
export function makeText(parts: Parts, seed: number, words: number): string {
  const random = randomOf(seed);
  const bodies = random
    .shuffle(parts.bodies)
    // A block that is longer than the whole would make short documents long.
    .filter((block) => wordsIn(block) <= words);
  const heads = parts.heads.filter((head) => wordsIn(head) <= words / 2);
  const blocks = [
    at(heads, random.int(heads.length)),
    `Diarienummer ${random.int(90) + 10}-${seed}`,
  ];
  let count = wordsIn(blocks.join('\n'));
  for (let index = 0; count < words; index++) {
    const block = at(bodies, index % bodies.length);
    blocks.push(block);
    count += wordsIn(block);
  }
  return `${renumbered(blocks.map((block) => varied(block, random)).join('\n\n'))}\n`;
}

function at(items: readonly string[], index: number): string {
  const item = items[index];
  if (item === undefined) throw new RangeError('nothing to make documents of');
  return item;
}

/** Other days, amounts and numbers of cases, so that few sentences stand in two documents. */
function varied(block: string, random: Random): string {
  const digits = (count: number) => String(random.int(9 * 10 ** (count - 1)) + 10 ** (count - 1));
  const two = (most: number) => String(random.int(most) + 1).padStart(2, '0');
  return block
    .replace(/\b20\d\d-\d\d-\d\d\b/gu, () => `20${random.int(6) + 20}-${two(12)}-${two(28)}`)
    .replace(/\b\d{1,2}(?= (?:januari|mars|maj|juli|augusti|oktober|december)\b)/gu, () =>
      String(random.int(28) + 1),
    )
    .replace(/\b\d{1,3}(?=(?: \d{3})* \d{3} kr\b)/gu, () => digits(2))
    .replace(/(?<=\b20\d\d[-/])\d{3,5}\b/gu, (number) => digits(number.length));
}

/** Paragraphs of minutes count on from item to item. */
function renumbered(text: string): string {
  let number = 0;
  return text.replace(/^§ \d+(?= )/gmu, () => `§ ${++number}`);
}
