/** Hashed words of a unit and its neighbours; equals models/training/acts_text.py to the bit. */
import { fnv, normalise } from '../hashing.ts';

/** Raised when what this file computes changes: a model fits one version only. */
export const ACT_FEATURES_VERSION = 1;

const HEADING_WORDS = 7;
const ENDINGS = new Set(['.', ';', '?', '!', ',']);
const FIRST = ['<start>'];
const LAST = ['<end>'];

/**
 * Feature ids (0…buckets-1) of each unit.
 * @param units token lists of a whole document's units, in order
 */
export function actFeatures(units: readonly (readonly string[])[], buckets: number): Uint32Array[] {
  const normal = units.map((unit) => unit.map(normalise));
  let heading: readonly string[] = [];
  return normal.map((words, index) => {
    const before = normal[index - 1] ?? FIRST;
    const names = new Set([
      ...own(words),
      ...neighbour('p', before, 12),
      `pa${before.slice(0, 6).join(' ')}`,
      ...neighbour('q', normal[index - 2] ?? FIRST, 12),
      ...neighbour('z', normal[index + 1] ?? LAST, 6),
      `h${heading.join(' ')}`,
      ...heading.map((word) => `hw${word}`),
    ]);
    if (isHeading(words)) heading = words;
    return Uint32Array.from(names, (name) => fnv(name) % buckets);
  });
}

function own(words: readonly string[]): string[] {
  const count = words.length;
  const size = count < 12 ? count : 12 + Math.min(Math.floor(count / 8), 6);
  return [
    `n${size}`,
    `e${words.at(-1) ?? ''}`,
    `s${words.slice(0, 1).join(' ')}`,
    `2${words.slice(0, 2).join(' ')}`,
    `3${words.slice(0, 3).join(' ')}`,
    ...words.map((word) => `w${word}`),
    ...words.slice(1).map((word, index) => `b${words[index]} ${word}`),
  ];
}

function neighbour(mark: string, words: readonly string[], most: number): string[] {
  return [
    `${mark}n${Math.min(words.length, 8)}`,
    `${mark}e${words.at(-1) ?? ''}`,
    `${mark}s${words.slice(0, 2).join(' ')}`,
    ...words.slice(0, most).map((word) => `${mark}w${word}`),
  ];
}

/** A short unit that does not end like a sentence: it colours what stands under it. */
function isHeading(words: readonly string[]): boolean {
  return words.length > 0 && words.length <= HEADING_WORDS && !ENDINGS.has(words.at(-1) ?? '');
}
