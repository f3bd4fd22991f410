/** The cleaned view's way back: from a range of cleaned text to its place in the document. */
import type { Span } from './types.ts';

/** Cleaned text; `offsets[i]` is the place in the document of `text[i]`. */
export interface CleanText {
  readonly text: string;
  readonly offsets: Uint32Array;
}

const COMBINING = /[\u0300-\u036f]/u;

/**
 * The span in the document of `[start, end)` of a cleaned text; `source` is the document's text,
 * needed for the marks that belong to a composed last letter.
 */
export function sourceSpan(source: string, clean: CleanText, start: number, end: number): Span {
  if (start >= end) throw new RangeError(`empty range ${start}–${end} of a cleaned text`);
  const from = clean.offsets[start];
  const last = clean.offsets[end - 1];
  if (from === undefined || last === undefined) {
    throw new RangeError(`range ${start}–${end} is outside a cleaned text of ${clean.text.length}`);
  }
  let to = last + 1;
  while (to < source.length && COMBINING.test(source.charAt(to))) to++;
  return { start: from, end: to };
}
