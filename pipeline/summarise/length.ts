/** How long a summary may be, in words, and which of its lines fit. */
import { contains } from '../span.ts';
import type { Summary } from '../types.ts';

/** A document of fewer words is short as it is: its summary need be no small part of it. */
export const LEAST_WORDS = 600;
/** The part of a document's words that its summary quotes at most. */
export const MOST_SHARE = 0.15;
/** Words that the lines of an item or point have together; the first line may be longer. */
export const LENGTHS = { short: 30, medium: 60, long: 100 } as const;
/** The name of a length. */
export type LengthName = keyof typeof LENGTHS;
/** Lines that an item or point has at most. */
export const MOST_LINES = 3;

/** A line of an item, as records hold it. */
export type ItemLine = Summary['perItem'][number];

/** True for what holds a letter or digit. */
export function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** How many words a text has: what stands between white space and holds a letter or digit. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter(isWord).length;
}

/** The words that the summary of a text may quote; no limit where the text is short. */
export function budgetOf(text: string): number {
  const words = wordCount(text);
  return words < LEAST_WORDS ? Number.POSITIVE_INFINITY : Math.floor(words * MOST_SHARE);
}

/** Of each item and point its first line and the next ones that fit into so many words, by rank. */
export function linesWithin<L extends Pick<ItemLine, 'agendaItem' | 'part' | 'text' | 'rank'>>(
  lines: readonly L[],
  words: number,
): L[] {
  const used = new Map<string, number>();
  return lines.toSorted(byRank).filter(({ agendaItem, part, text }) => {
    const point = `${agendaItem} ${part}`;
    const before = used.get(point);
    const after = (before ?? 0) + wordCount(text);
    if (before !== undefined && after > words) return false;
    used.set(point, after);
    return true;
  });
}

/** The lines that fit into so many words in all, by rank; one that is too long is passed over. */
export function linesFitting(lines: readonly ItemLine[], words: number): ItemLine[] {
  let left = words;
  return lines.toSorted(byRank).filter(({ text }) => {
    const count = wordCount(text);
    if (count > left) return false;
    left -= count;
    return true;
  });
}

/** A line as it is shown, and whether words of its sentence stand before and after it. */
export interface ShownLine extends ItemLine {
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** What the summary's sentences quote of its lines: all of a line, parts of it, or nothing. */
export function linesQuoted({ sentences, perItem }: Summary): ShownLine[] {
  return linesWithin(perItem, LENGTHS.short).flatMap((line) =>
    sentences
      .filter(({ span }) => contains(line.span, span))
      .map(({ text, span }) => ({
        ...line,
        text,
        span,
        cutBefore: span.start > line.span.start,
        cutAfter: span.end < line.span.end,
      })),
  );
}

/** The lines that a reader asks for: by the name of a length, by words in all, or as they are. */
export function linesOf(summary: Summary, length: LengthName | number | null): ShownLine[] {
  const whole = { cutBefore: false, cutAfter: false };
  const lines =
    length === null
      ? linesQuoted(summary)
      : (typeof length === 'number'
          ? linesFitting(summary.perItem, length)
          : linesWithin(summary.perItem, LENGTHS[length])
        ).map((line) => ({ ...line, ...whole }));
  return lines.sort((a, b) => a.span.start - b.span.start);
}

function byRank(a: Pick<ItemLine, 'rank'>, b: Pick<ItemLine, 'rank'>): number {
  return a.rank - b.rank;
}
