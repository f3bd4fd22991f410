/** What a line is made of: the mark or number it starts with, and its cells. */
import { mended, unitAt } from '../clean-text.ts';
import type { Span } from '../types.ts';
import type { Line } from './lines.ts';

const MARKER =
  /^(?:§{1,2}\s*\d+(?:\s*[-–]\s*\d+)?\s?[a-z]?(?=[\s.:,]|$)|\d{1,3}(?:\.\d{1,3})*[.)](?=\s|$)|\d{1,2}(?:\.\d{1,2})+(?=\s)|[-–—•*·▪●○>](?=\s)|o(?=\s+\p{Lu})|\(?[a-zåäö]\)(?=\s)|[A-ZÅÄÖ]\/(?=\s)|#{1,6}(?=\s))/u;
const CELL_GAP = /\t+| {3,}/u;
/** Looking at more of a line than this finds no longer mark. */
const LONGEST_MARKER = 24;

/** The list mark or number that a line starts with, as it was meant, or null. */
export function markerOf(text: string): string | null {
  return MARKER.exec(mended(text.slice(0, LONGEST_MARKER)))?.[0] ?? null;
}

/** A line's mark: its number in a run of titles, else what it starts with. */
export function lineMarker(line: Line): string | null {
  return line.number ?? markerOf(line.text);
}

/** How many units of the line its mark takes: 'Â§ 4' is one longer than '§ 4'. */
export function markerLength(text: string): number {
  const marker = markerOf(text);
  let length = 0;
  for (let meant = 0; marker !== null && meant < marker.length; meant++) {
    length += unitAt(text, length).length;
  }
  return length;
}

const MAY_HAVE_CELLS = /\t| {3}|^\|/u;

/** Whether a line has more than one cell; most have not even a gap. */
export function isInCells(line: Line): boolean {
  return MAY_HAVE_CELLS.test(line.text) && cellsOf(line).length > 1;
}

/** The cells of a line: apart by a tab, a wide gap or a pipe. One cell means no row. */
export function cellsOf(line: Line): Span[] {
  const marker = markerLength(line.text);
  const piped = /^\|.*\|$/u.test(line.text);
  const separator = piped ? /\|/gu : new RegExp(CELL_GAP.source, 'gu');
  const cells: Span[] = [];
  let start = marker;
  const take = (end: number): void => {
    const raw = line.text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const length = raw.trim().length;
    const at = line.inner.start + start + lead;
    if (length > 0 && !/^:?-{2,}:?$/u.test(raw.trim())) cells.push({ start: at, end: at + length });
  };
  for (const match of line.text.matchAll(separator)) {
    if (match.index < marker) continue;
    take(match.index);
    start = match.index + match[0].length;
  }
  take(line.text.length);
  return cells;
}
