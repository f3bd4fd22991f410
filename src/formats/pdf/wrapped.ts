/** Rows of a table whose cells take several lines of print become one line each. */
import { isOpenEnded } from '../../../pipeline/segment/wrapping.ts';
import type { Cell } from './cells.ts';
import type { Placed } from './columns.ts';
import { widthOf } from './letters.ts';
import { largest } from './run.ts';

/** Lines of one cell follow each other at most so far, in type sizes. */
const LEADING = 1.5;
/** Cells begin at the same place within so many points. */
const ALIGNED = 3;
/** Between two columns, in type sizes. */
const GAP = 0.8;
/** Text that fills its line takes at least this share of it. */
const RUNNING = 0.3;
/** What a cell's own margins may take of its room, in heights of a line. */
const PADDING = 1.5;
/** No entry begins so, unless all do. */
const IN_SENTENCE = /^[\p{Ll}(]/u;
/** After a hyphen at a line's end these begin a word of their own: 'hälso- och sjukvård'. */
const SUSPENDED = /^(?:och|eller|samt|respektive|resp)(?!\p{L})/u;

/** One line of print of a cell, and what joins it to the one above: a blank or nothing. */
export interface Piece extends Cell {
  readonly lead: '' | ' ';
}

/** A cell from top to bottom. */
export interface Part {
  readonly pieces: readonly Piece[];
}

/** A line of the text that comes out: cells apart by tabs, each of one or more lines of print. */
export interface PrintLine {
  readonly y: number;
  /** Baseline of its last line of print. */
  readonly bottom: number;
  readonly size: number;
  readonly column: number;
  readonly parts: readonly Part[];
}

/** Where print ends at the right, in points. */
interface Edges {
  /** That of the widest line. */
  readonly print: number;
  /** That of the page's text, or beyond it: with the same margin on both sides. */
  readonly page: number;
}

/**
 * Joins what goes on in the cells of the row above; everything else stays as it is. `width` is that
 * of the page, in points.
 */
export function joinWrapped(lines: readonly Placed[], width = 0): PrintLine[] {
  const rights = lines.flatMap((line) => line.cells.map((cell) => cell.right));
  const print = largest(rights, 0);
  const page = Math.max(print, width - commonLeft(lines));
  const edges = { print, page };
  const joined: PrintLine[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const grown = above && (goesOn(above, line, edges) ?? belowFirst(above, line));
    if (above && grown) joined[joined.length - 1] = grown;
    else joined.push(printLine(line));
  }
  return joined;
}

/** Where most lines begin: heads and feet may stand further out. */
function commonLeft(lines: readonly Placed[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of lines) {
    const left = Math.round(cells[0]?.x ?? 0);
    counts.set(left, (counts.get(left) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

function printLine(line: Placed): PrintLine {
  const parts = line.cells.map((cell) => ({ pieces: [{ ...cell, lead: '' as const }] }));
  return { y: line.y, bottom: line.y, size: line.size, column: line.column, parts };
}

/** The row with this line's cells added, or null where one of them begins something new. */
function goesOn(above: PrintLine, line: Placed, edges: Edges): PrintLine | null {
  if (above.parts.length < 2 || above.column !== line.column) return null;
  if (line.y - above.bottom > LEADING * line.size) return null;
  if (line.cells.length > above.parts.length) return null;
  const only = line.cells.length === 1 ? belowStart(above, line.cells[0]) : null;
  if (only && (isWide(above, only) || isInBrackets(above)))
    return underAll(above, line, only, edges.print);
  const parts = [...above.parts];
  const signs: Sign[] = [];
  for (const cell of line.cells) {
    const at = parts.findIndex((part) => Math.abs((part.pieces[0]?.x ?? 0) - cell.x) < ALIGNED);
    const part = parts[at];
    const last = part?.pieces.at(-1);
    if (!part || !last) return only && underAll(above, line, only, edges.page);
    const next = parts[at + 1]?.pieces[0];
    const room = (next ? next.x - GAP * line.size : edges.print) - last.right - 0.25 * line.size;
    signs.push(signOf(part, cell, room, line.cells.length === 1 && at > 0));
    parts[at] = bridged(part, cell);
  }
  // Below a first cell that goes on, a name may; 'Anna Ek · ordförande' above 'Bo Berg · ledamot'
  // are two rows, whatever room there is.
  const first = Math.abs((parts[0]?.pieces[0]?.x ?? 0) - (line.cells[0]?.x ?? 0)) < ALIGNED;
  const enough = first ? signs[0] === 'goes-on' && !signs.includes('new') : signs.every(isOn);
  if (!enough) return only && underAll(above, line, only, edges.page);
  return { ...above, bottom: line.y, parts };
}

/** The cell if it begins before the second one of the row. */
function belowStart(above: PrintLine, cell: Cell | undefined): Cell | null {
  const next = above.parts[1]?.pieces[0];
  return cell && next && cell.x < next.x ? cell : null;
}

/** Whether the row ends within brackets. */
function isInBrackets(above: PrintLine): boolean {
  const text = above.parts.at(-1)?.pieces.at(-1)?.text ?? '';
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

/**
 * A row whose other cells stand halfway down its first one: 'Kartlägga behovet hos' above
 * 'medarbetarna · Ingrid · v. 22'.
 */
function belowFirst(above: PrintLine, line: Placed): PrintLine | null {
  const [first, second] = line.cells;
  const [part] = above.parts;
  const last = part?.pieces.at(-1);
  if (!first || !second || !part || !last || above.parts.length > 1) return null;
  if (above.column !== line.column || line.y - above.bottom > LEADING * line.size) return null;
  if (Math.abs(last.x - first.x) >= ALIGNED || last.right > second.x) return null;
  if (!/^\p{Ll}/u.test(first.text) || !/^\P{Ll}/u.test(part.pieces[0]?.text ?? '')) return null;
  if (/[.!?:]$/u.test(last.text)) return null;
  const others = printLine({ ...line, cells: line.cells.slice(1) }).parts;
  return { ...above, bottom: line.y, parts: [bridged(part, first), ...others] };
}

/** What a cell looks like below another: its next line, perhaps, or something new. */
type Sign = 'goes-on' | 'may' | 'new';

function isOn(sign: Sign): boolean {
  return sign === 'goes-on';
}

/**
 * `room` is what was left beside the cell above. A cell alone below another than the first goes on
 * without that: where its column ends is not known.
 */
function signOf({ pieces }: Part, cell: Cell, room: number, single: boolean): Sign {
  const text = pieces.at(-1)?.text ?? '';
  if (/[\p{L}\p{N}]-$/u.test(text)) return 'goes-on';
  const open = /[,/]$/u.test(text) || isOpenEnded(text);
  // Where entries begin in lower case ('ordförande', 'ledamot') that says nothing.
  const inside = IN_SENTENCE.test(cell.text) && !IN_SENTENCE.test(pieces[0]?.text ?? '');
  if (!open && /[.!?:]$/u.test(text)) return 'new';
  if (single && (open || inside)) return 'goes-on';
  if (room >= firstWord(cell) + (inside ? PADDING * cell.box.height : 0)) return 'new';
  return open || inside ? 'goes-on' : 'may';
}

/** Whether a cell is too wide for its column: it goes past the first one's. */
function isWide(above: PrintLine, cell: Cell): boolean {
  return cell.right > (above.parts[1]?.pieces[0]?.x ?? Number.POSITIVE_INFINITY);
}

/** Behind a tab stop text goes on at the left margin: the last cell is what goes on. */
function underAll(above: PrintLine, line: Placed, cell: Cell, edge: number): PrintLine | null {
  const part = above.parts.at(-1);
  const last = part?.pieces.at(-1);
  if (!part || !last || /[.!?:]$/u.test(last.text)) return null;
  if (edge - last.right >= firstWord(cell) + 0.25 * line.size) return null;
  // A page number at the right end of a head is no text that goes on.
  if (last.right - last.x < RUNNING * (edge - cell.x)) return null;
  return { ...above, bottom: line.y, parts: [...above.parts.slice(0, -1), bridged(part, cell)] };
}

/** Width of the first word of a cell, as far as its letters tell. */
export function firstWord(cell: Cell): number {
  const word = cell.text.slice(0, cell.text.search(/\s|$/u));
  return ((cell.right - cell.x) * widthOf(word)) / widthOf(cell.text);
}

/** The cell with another line of print below; a hyphen at the border goes, or joins. */
export function bridged({ pieces }: Part, next: Cell): Part {
  const last = pieces.at(-1);
  const text = last?.text ?? '';
  const hyphen = /[\p{L}\p{N}]-$/u.test(text) && !SUSPENDED.test(next.text);
  if (!last || !hyphen) return { pieces: [...pieces, { ...next, lead: ' ' }] };
  // '2024-' and '05-02', 'Anna-' and 'Karin' keep theirs.
  const goes = /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next.text);
  const cut = { ...last, text: goes ? text.slice(0, -1) : text };
  return { pieces: [...pieces.slice(0, -1), cut, { ...next, lead: '' }] };
}

/** The text of a line: its cells apart by tabs. */
export function textOf(line: PrintLine): string {
  return line.parts
    .map(({ pieces }) => pieces.map((piece) => piece.lead + piece.text).join(''))
    .join('\t');
}

/** The right end of its print. */
export function rightOf(line: PrintLine): number {
  return largest(line.parts.flatMap(({ pieces }) => pieces.map((piece) => piece.right)));
}
