/**
 * Places in code points. Records count UTF-16 code units; the Web Annotation Data Model and brat
 * count Unicode code points, so a place after an emoji is another number there. Pure.
 */
import type { Span } from '../../pipeline/types.ts';

/** From an offset in UTF-16 code units to one in code points. */
export type ToCodePoints = (offset: number) => number;

/**
 * Makes the conversion for one text. A lone surrogate is one code point; an offset inside a pair
 * counts as the one after it.
 */
export function codePointsOf(text: string): ToCodePoints {
  const pairs: number[] = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(match.index);
  if (pairs.length === 0) return (offset) => offset;
  return (offset) => offset - countBelow(pairs, offset - 1);
}

/** How many of the sorted numbers are below `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text as UTF-8 can hold it: each lone surrogate is U+FFFD, so that no place moves. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** True where neither end of the span parts a surrogate pair. */
export function isWhole(text: string, { start, end }: Span): boolean {
  return ![start, end].some((at) =>
    /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)),
  );
}
