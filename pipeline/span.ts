/** The only span arithmetic. Spans are half-open: `end` is the first unit that is not included. */
import type { Span } from './types.ts';

/** The exact quote of a span. Throws RangeError where the span does not lie in the text. */
export function quote(text: string, span: Span): string {
  if (span.start < 0 || span.end > text.length || span.start > span.end) {
    throw new RangeError(`span ${span.start}–${span.end} is outside a text of ${text.length}`);
  }
  return text.slice(span.start, span.end);
}

/** True where the two share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Number of units that both cover. */
export function overlapLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** True where `inner` lies wholly in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The same two ends. */
export function equal(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** The smallest span that covers both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Order of the text: by start, the longer first where they start together. */
export function inOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** The span of `source` without white space at its ends. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return { start, end };
}
