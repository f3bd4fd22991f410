/** The words around a mark, enough of them to judge it without opening the document. */
import { cover, overlaps } from '../pipeline/span.ts';
import type { Span } from '../pipeline/types.ts';

/** A stretch of the document: `text.slice(start, start + context.text.length)`. */
export interface Context {
  readonly start: number;
  readonly text: string;
}

/** Characters kept on either side of a mark at most. */
const REACH = 160;

/** Where a sentence ends: a mark before white space and a capital, or an empty line. */
const BREAK = /[.!?:]\s+(?=[\p{Lu}\d–•-])|\n[^\S\n]*\n\s*/gu;

/** The sentence or sentences around what both spans cover; whole words where it has to be cut. */
export function contextOf(text: string, a: Span, b: Span = a): Context {
  const { start, end } = cover(a, b);
  // A character of the mark on either side: whether a sentence ends there depends on them.
  const before = text.slice(Math.max(0, start - REACH), start + 1);
  const last = Math.max(start, end - 1);
  const after = text.slice(last, end + REACH);
  const lastBreak = [...before.matchAll(BREAK)].at(-1);
  const cut = start > REACH ? before.search(/\s/u) + 1 : 0;
  const from = lastBreak === undefined ? cut : lastBreak.index + lastBreak[0].length;
  const nextBreak = [...after.matchAll(BREAK)][0];
  const whole = end + REACH >= text.length ? after.length : after.search(/\s\S*$/u);
  const to = nextBreak === undefined ? whole : nextBreak.index + 1;
  const first = Math.max(0, start - REACH) + from;
  const stretch = text.slice(first, Math.max(end, last + to));
  const leading = stretch.length - stretch.trimStart().length;
  // White space that belongs to the mark itself stays.
  const skipped = Math.min(leading, start - first);
  return { start: first + skipped, text: stretch.slice(skipped).trimEnd() };
}

/** A piece of a context, with the sides that mark it. */
export interface Piece {
  readonly text: string;
  readonly gold: boolean;
  readonly predicted: boolean;
}

/** The context cut where a mark starts or ends, in order; empty pieces left out. */
export function piecesOf(context: Context, gold: Span | null, predicted: Span | null): Piece[] {
  const spans = [gold, predicted].filter((span) => span !== null);
  const end = context.start + context.text.length;
  const inside = spans.flatMap((span) => [span.start, span.end]);
  const cuts = [context.start, ...inside, end]
    .map((at) => Math.min(Math.max(at, context.start), end))
    .sort((a, b) => a - b);
  return cuts.slice(1).flatMap((to, index) => {
    const from = cuts[index] ?? to;
    if (from === to) return [];
    const covers = (span: Span | null) => span !== null && span.start <= from && to <= span.end;
    const text = context.text.slice(from - context.start, to - context.start);
    return [{ text, gold: covers(gold), predicted: covers(predicted) }];
  });
}

/** True where some of a span stands in the context. */
export function isIn(context: Context, span: Span | null): span is Span {
  const { start, text } = context;
  return span !== null && overlaps(span, { start, end: start + text.length });
}

/** On one line: gold as «…», what is only predicted, or has its gold elsewhere, as ‹…›. */
export function inLine(context: Context, gold: Span | null, predicted: Span | null): string {
  const goldHere = isIn(context, gold);
  const shown = goldHere ? gold : predicted;
  const [open, close] = goldHere ? ['«', '»'] : ['‹', '›'];
  const pieces = piecesOf(context, shown, null).map((piece) =>
    piece.gold ? `${open}${piece.text}${close}` : piece.text,
  );
  return pieces.join('').replace(/\s+/gu, ' ').trim();
}
