/** Where quotes stand in a text, and the quote and occurrence that name a place in it. */
import type { Span } from '../../pipeline/types.ts';

/** A place as gold files name it: occurrence `n` (0-based) of `quote` in the whole text. */
export interface QuoteAt {
  readonly quote: string;
  readonly n: number;
}

/** One text, ready for many questions. A line break in a quote is any line break in the text. */
export interface Quotes {
  readonly text: string;
  /**
   * The span of occurrence `n` (occurrences may overlap one another), or the number of
   * occurrences where there are too few.
   */
  readonly locate: (quote: string, n: number) => Span | number;
  /** All occurrences, in order. */
  readonly all: (quote: string) => readonly Span[];
  /** Names a span; `locate` finds it again. RangeError where it is empty or outside the text. */
  readonly quoteAt: (span: Span) => QuoteAt;
  /** The line that a place stands in, from 1. */
  readonly lineOf: (at: number) => number;
}

/** Prepares a text; what is found is remembered, so ask the same object again. */
export function quotesOf(text: string): Quotes {
  const { view, toText, toView } = lineView(text);
  const breaks = placesOf(view, '\n');
  const known = new Map<string, readonly number[]>();
  const occurrences = (quote: string): readonly number[] => {
    const found = known.get(quote) ?? placesOf(view, quote);
    known.set(quote, found);
    return found;
  };
  const spanAt = (at: number, quote: string): Span => ({
    start: toText(at),
    end: toText(at + quote.length),
  });
  return {
    text,
    locate: (quote, n) => {
      const places = occurrences(quote);
      const at = places[n];
      return at === undefined ? places.length : spanAt(at, quote);
    },
    all: (quote) => occurrences(quote).map((at) => spanAt(at, quote)),
    quoteAt: ({ start, end }) => {
      if (start < 0 || end > text.length || start >= end) {
        throw new RangeError(`no quote from ${start} to ${end} in a text of ${text.length}`);
      }
      const quote = view.slice(toView(start), toView(end));
      return { quote, n: countBelow(occurrences(quote), toView(start)) };
    },
    lineOf: (at) => countBelow(breaks, toView(at)) + 1,
  };
}

function placesOf(text: string, quote: string): number[] {
  const places: number[] = [];
  if (quote === '') return places;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

interface LineView {
  readonly view: string;
  /** The place in the text of a place in the view. */
  readonly toText: (index: number) => number;
  readonly toView: (index: number) => number;
}

/** The text with each line break as one '\n', as annotators see it. */
function lineView(text: string): LineView {
  if (!text.includes('\r')) return { view: text, toText: (i) => i, toView: (i) => i };
  // Of each '\r\n' the place of its '\n', in the view and in the text: the view lacks it.
  const inView: number[] = [];
  const inText: number[] = [];
  const view = text.replace(/\r\n?/gu, (mark, index: number) => {
    if (mark.length === 2) {
      inView.push(index - inView.length);
      inText.push(index + 1);
    }
    return '\n';
  });
  return {
    view,
    toText: (index) => index + countBelow(inView, index),
    toView: (index) => index - countBelow(inText, index),
  };
}

/** How many of the sorted numbers are smaller. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
