/** Where a quote stands: its n-th occurrence, counted in the whole text. */
import type { Span } from '../pipeline/types.ts';

/**
 * The span of occurrence `n` (0-based; occurrences may overlap one another), or the number of
 * occurrences where there are too few. A line break in a quote is any line break in the text.
 */
export function locate(text: string, quote: string, n: number): Span | number {
  const view = lineView(text);
  let at = view.text.indexOf(quote);
  let seen = 0;
  while (at >= 0) {
    if (seen === n) return { start: view.place(at), end: view.place(at + quote.length) };
    seen++;
    at = view.text.indexOf(quote, at + 1);
  }
  return seen;
}

interface LineView {
  readonly text: string;
  /** The place in the document of a place in the view. */
  readonly place: (index: number) => number;
}

/** The text with each line break as one '\n', as annotators see it. */
function lineView(text: string): LineView {
  if (!text.includes('\r')) return { text, place: (index) => index };
  const removed: number[] = [];
  const view = text.replace(/\r\n?/gu, (mark, index: number) => {
    if (mark.length === 2) removed.push(index - removed.length);
    return '\n';
  });
  // The '\n' that stands for '\r\n' is its first half, so only breaks before it move a place.
  return { text: view, place: (index) => index + removed.filter((r) => r < index).length };
}
