/**
 * How a record's text lies in TEI's body: divisions for the items of the agenda, a head and
 * paragraphs in each, and every character in exactly one of these. Pure.
 */
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { inOrder } from '../../../pipeline/span.ts';
import type { Span } from '../../../pipeline/types.ts';
import { isWhole } from '../code-points.ts';

type Item = MinutesRecord['agenda'][number];

/** A stretch of text in an element of its own. */
export interface Block extends Span {
  readonly kind: 'block';
  readonly element: 'head' | 'p';
}

/** A division; without an item it holds what stands after the items of another. */
export interface Division {
  readonly kind: 'division';
  readonly item: Item | null;
  readonly parts: readonly Part[];
}

export type Part = Block | Division;

interface Open extends Division, Span {
  readonly parts: Part[];
  /** Up to here the text is in a part. */
  at: number;
  readonly parent: Open | null;
}

/**
 * The parts of a text. An item is a division where its whole span lies in the one around it, after
 * that one's head; others (which no agenda of our own has) are left to stand-off. After a division
 * TEI allows no paragraph but in another division.
 */
export function layoutOf({ text, agenda }: MinutesRecord): readonly Part[] {
  const root: Open = opened(null, { start: 0, end: text.length }, null);
  let open = root;
  const close = (): void => {
    fill(text, open, open.end);
    const { parent } = open;
    if (!parent) return;
    parent.at = open.end;
    open = parent;
  };
  for (const item of agenda.toSorted((a, b) => inOrder(a.span, b.span))) {
    const { start } = item.span;
    while (open.parent && start >= open.end) close();
    const outside = start < open.at || item.span.end > open.end;
    if (outside || start >= item.span.end || !isWhole(text, item.span)) continue;
    fill(text, open, start);
    const division = opened(item, item.span, open);
    open.parts.push(division);
    open = division;
    const end = headOf(text, item);
    if (end !== null) {
      open.parts.push({ kind: 'block', element: 'head', start: open.at, end });
      open.at = end;
    }
  }
  while (open.parent) close();
  close();
  return root.parts.length > 0 ? root.parts : [{ kind: 'block', element: 'p', start: 0, end: 0 }];
}

/** Where the heading that an item begins with ends; marks before it ('## ') are in the head. */
function headOf(text: string, { span, heading }: Item): number | null {
  const before = text.slice(span.start, heading.start);
  const first = heading.start >= span.start && /^[^\p{L}\p{N}\r\n]*$/u.test(before);
  const inside = heading.start < heading.end && heading.end <= span.end;
  return first && inside && isWhole(text, heading) ? heading.end : null;
}

function opened(item: Item | null, { start, end }: Span, parent: Open | null): Open {
  return { kind: 'division', item, parts: [], start, end, at: start, parent };
}

/** Paragraphs up to an offset; in a division of their own after one. */
function fill(text: string, open: Open, end: number): void {
  if (open.at >= end) return;
  const blocks = paragraphs(text, { start: open.at, end });
  if (open.parts.at(-1)?.kind === 'division') {
    open.parts.push({ kind: 'division', item: null, parts: blocks });
  } else open.parts.push(...blocks);
  open.at = end;
}

/** An empty line; the second half of CRLF is no line end of its own. */
const GAP = /(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?:\r\n|\n|\r(?!\n))\s*/gu;

/** Empty lines end a paragraph and are its last characters; those at the start are the first's. */
function paragraphs(text: string, { start, end }: Span): Block[] {
  const part = text.slice(start, end);
  const first = start + part.search(/\S|$/u);
  const ends = [...part.matchAll(GAP)]
    .map((match) => start + match.index + match[0].length)
    .filter((at) => at > first && at < end);
  const cuts = [start, ...ends, end];
  return cuts.slice(1).map((to, i) => {
    return { kind: 'block', element: 'p', start: cuts[i] ?? start, end: to } as const;
  });
}
