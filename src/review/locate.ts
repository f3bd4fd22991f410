/** Finds words that a person gave in the text of a record. Pure. */
import type { Span } from '../../pipeline/types.ts';

/** Line ends as the text may have them. */
function patternOf(words: string): RegExp {
  const lines = words
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return new RegExp(lines.join('(?:\\r\\n?|\\n)'), 'gu');
}

/** Where the words stand, as near to a place as they do; null where they do not. */
export function locate(text: string, words: string, near: Span): Span | null {
  if (words === '') return null;
  let best: Span | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { 0: found, index } of text.matchAll(patternOf(words))) {
    const end = index + found.length;
    const distance = Math.max(0, near.start - index, end - near.end);
    if (distance >= least) continue;
    best = { start: index, end };
    least = distance;
  }
  return best;
}

/** A stretch of a text on one line. */
export function lineOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/gu, ' ');
}
