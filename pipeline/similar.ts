/** How alike two spellings are: small, bounded, without regard to case and accents on e. */
import { remember } from './remember.ts';

/** Names come again and again in a document and from one to the next. */
const MOST_NAMES = 20_000;

/** Lower case without the accents and ligatures that writers leave out; å, ä and ö stay. */
export const fold = remember(
  (text): string =>
    text
      .normalize('NFKC')
      .toLocaleLowerCase('sv')
      .replace(/[éèêë]/gu, 'e')
      .replace(/[áàâ]/gu, 'a')
      .replace(/[üúù]/gu, 'u')
      .replace(/[-\u2010\u2011\s]+/gu, ' ')
      .trim(),
  MOST_NAMES,
);

/** Edits between two words: letters put in, left out, changed, or two neighbours swapped. */
export function edits(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const at = (list: readonly number[], index: number): number => list[index] ?? 0;
      let least = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(before, j - 2) + 1);
      }
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** Short words differ by a letter and are other words; long ones may hold a slip. */
export function sameSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 5 && edits(a, b) <= (shorter >= 9 ? 2 : 1);
}
