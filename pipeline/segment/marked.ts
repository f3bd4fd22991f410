/** What the format says of lines: which are titles, which belong to the page, which are full. */
import type { LineEnd, MarkedHeading } from '../reading.ts';
import type { Span } from '../types.ts';
import type { Line } from './lines.ts';

/** By line index: the marked title that the line stands in, or null. */
export function markedHeadings(
  lines: readonly Line[],
  headings: readonly MarkedHeading[],
): (MarkedHeading | null)[] {
  const found = placed(
    lines,
    headings.map((heading) => heading.span),
  );
  return found.map((at) => (at === null ? null : (headings[at] ?? null)));
}

/** By line index: whether the reader took the line for page furniture. */
export function givenFurniture(lines: readonly Line[], furniture: readonly Span[]): boolean[] {
  return placed(lines, furniture).map((at) => at !== null);
}

/** By line index: whether the print of the line was broken for want of room, or null. */
export function givenEnds(lines: readonly Line[], ends: readonly LineEnd[]): (boolean | null)[] {
  const full = new Map(ends.map((end) => [end.at, end.full]));
  return lines.map(({ inner }) => full.get(inner.end) ?? null);
}

/** By line index: which of the spans, in the order of the text, holds the line's first letter. */
function placed(lines: readonly Line[], spans: readonly Span[]): (number | null)[] {
  let next = 0;
  return lines.map(({ inner, blank }) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= inner.start) next++;
    const span = spans[next];
    return !blank && span !== undefined && span.start < inner.end ? next : null;
  });
}
