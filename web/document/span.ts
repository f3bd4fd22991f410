/** Moving the ends of a stretch, word by word or sign by sign. Pure. */
import type { Stretch } from './segments.ts';

/** Which end, and how far. */
export interface Move {
  readonly edge: 'start' | 'end';
  readonly by: 1 | -1;
  readonly unit: 'word' | 'sign';
}

const SPACE = /\s/u;

/** Where the next word ends, or the one before begins, from `at` on. */
function wordFrom(text: string, at: number, by: 1 | -1): number {
  const sign = (place: number) => text[by > 0 ? place : place - 1] ?? '';
  let place = at;
  while (sign(place) !== '' && SPACE.test(sign(place))) place += by;
  while (sign(place) !== '' && !SPACE.test(sign(place))) place += by;
  return place;
}

/** Never between the two halves of one sign. */
function signFrom(text: string, at: number, by: 1 | -1): number {
  const place = at + by;
  const inPair =
    /[\udc00-\udfff]/.test(text[place] ?? '') && /[\ud800-\udbff]/.test(text[place - 1] ?? '');
  return inPair ? place + by : place;
}

/** `stretch` with one end moved; it keeps at least a sign and stays within the text. */
export function moved(text: string, stretch: Stretch, { edge, by, unit }: Move): Stretch {
  const from = unit === 'word' ? wordFrom : signFrom;
  const place = Math.max(0, Math.min(text.length, from(text, stretch[edge], by)));
  const next = { ...stretch, [edge]: place };
  // A word's end that moves forwards may take the space along: marks begin and end with signs.
  return next.start < next.end ? trimmed(text, next, edge, by) : stretch;
}

function trimmed(text: string, { start, end }: Stretch, edge: Move['edge'], by: 1 | -1): Stretch {
  let [first, last] = [start, end];
  if (edge === 'start' && by > 0) while (first < last - 1 && SPACE.test(text[first] ?? '')) first++;
  if (edge === 'end' && by < 0) while (last - 1 > first && SPACE.test(text[last - 1] ?? '')) last--;
  return { start: first, end: last };
}

/** A stretch without white space at its ends; null where nothing else is in it. */
export function withoutSpace(text: string, { start, end }: Stretch): Stretch | null {
  const quote = text.slice(start, end);
  if (quote.trim() === '') return null;
  const from = start + quote.length - quote.trimStart().length;
  return { start: from, end: from + quote.trim().length };
}
