/**
 * Page furniture by place: what stands again at the same height of another page, counted from the
 * edge inwards; page numbers at the edge; and the words that are furniture anywhere.
 */
import {
  couldBeFurniture,
  furnitureKey,
  isPageNumber,
  saysFurniture,
} from '../../../pipeline/segment/furniture.ts';
import { type PrintLine, textOf } from './wrapped.ts';

/** A page as far as its furniture is concerned. */
export interface Sheet {
  readonly height: number;
  readonly lines: readonly PrintLine[];
}

/** Heads and feet stand within this share of the page's height from its edge. */
const ZONE = 0.3;
/** And at least so far, in type sizes, from the text of the page. */
const APART = 1.6;
/** In points: heights so near are the same. */
const SAME = 4;

type Edge = 'top' | 'bottom';

/** The lines that are furniture. A page head is none where it first appears: it names the meeting. */
export function furnitureOf(sheets: readonly Sheet[]): ReadonlySet<PrintLine> {
  const found = new Set<PrintLine>();
  for (const edge of ['top', 'bottom'] as const) markEdge(sheets, edge, found);
  for (const { lines } of sheets) {
    for (const line of lines) if (saysFurniture(textOf(line))) found.add(line);
  }
  return found;
}

function markEdge(sheets: readonly Sheet[], edge: Edge, found: Set<PrintLine>): void {
  const inward = sheets.map((sheet) => fromEdge(sheet, edge));
  const places = new Map<string, { sheet: number; depth: number }[]>();
  inward.forEach((lines, sheet) => {
    for (const { line, depth } of lines) {
      const key = furnitureKey(textOf(line));
      const list = places.get(key);
      if (list) list.push({ sheet, depth });
      else places.set(key, [{ sheet, depth }]);
    }
  });
  const again = (text: string, sheet: number, depth: number): number | null =>
    (places.get(furnitureKey(text)) ?? []).find(
      (other) => other.sheet !== sheet && Math.abs(other.depth - depth) <= SAME,
    )?.sheet ?? null;
  inward.forEach((lines, sheet) => {
    const marked: Placed[] = [];
    let next: Placed | null = null;
    for (const { line, depth } of lines) {
      const text = textOf(line);
      const known = saysFurniture(text) || isPageNumber(text);
      const other = couldRecur(text) ? again(text, sheet, depth) : null;
      next = { line, depth, known, names: edge === 'top' && (other ?? sheet) > sheet };
      if (!known && other === null) break;
      marked.push(next);
      next = null;
    }
    for (const { line, known, names } of standingApart(marked, next)) {
      if (known || !names) found.add(line);
    }
  });
}

interface Placed {
  readonly line: PrintLine;
  readonly depth: number;
  /** Furniture by its words. */
  readonly known: boolean;
  /** A page head where it first appears. */
  readonly names: boolean;
}

/** Without the lines that are set close to the text that begins after them: they belong to it. */
function standingApart(marked: readonly Placed[], text: Placed | null): Placed[] {
  const kept = [...marked];
  let inner = text;
  for (let last = kept.at(-1); last && inner && !last.known; last = kept.at(-1)) {
    const size = Math.max(last.line.size, inner.line.size);
    if (inner.depth - last.depth > APART * size) break;
    inner = kept.pop() ?? null;
  }
  return kept;
}

function couldRecur(text: string): boolean {
  return text.split('\t').every((cell) => couldBeFurniture(cell, cell));
}

/** The lines in an edge's zone from the edge inwards, with their distance from it. */
function fromEdge({ lines, height }: Sheet, edge: Edge): { line: PrintLine; depth: number }[] {
  return lines
    .map((line) => ({ line, depth: edge === 'top' ? line.y : height - line.y }))
    .filter(({ depth }) => depth <= ZONE * height)
    .toSorted((a, b) => a.depth - b.depth);
}
