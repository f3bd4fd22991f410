/** Where the text of a page ends at the right, and which lines were broken there for want of room. */
import { largest, smallest } from './run.ts';
import { firstWord, type Piece, type PrintLine, rightOf } from './wrapped.ts';

/** A blank between words, in type sizes. */
const BLANK = 0.25;
/** A word is measured by its letters; so much, in type sizes, may be wrong. */
const DOUBT = 0.3;
/** Fewest lines that show where the edge is, and their share of those that surely were broken. */
const LEAST = 3;
const SHARE = 0.5;
/** Without any such line, the longest one ends at most so far from the edge, in points. */
const NEAR = 30;
/** Columns that begin so near, in points, end at the same edge. */
const ALIGNED = 3;

/** Somewhere from `from` to `to`, in points. */
interface Reach {
  readonly from: number;
  readonly to: number;
}

/** The lines of text of a page, in reading order and without furniture. */
export interface TextPage {
  /** In points. */
  readonly width: number;
  readonly lines: readonly PrintLine[];
}

/** The lines of one column of one page. */
interface Column {
  /** Where it would end if the page had the same margin left and right of it. */
  readonly mirrored: number;
  readonly left: number;
  readonly right: number;
  readonly lines: readonly PrintLine[];
  readonly sure: readonly Reach[];
}

/**
 * For each line whether it is full: true where the first word of the line read after it had no
 * room on it, false where it had; nothing where that is not certain.
 */
export function fullLines(pages: readonly TextPage[]): Map<PrintLine, boolean> {
  const columns = pages.flatMap(columnsOf);
  const shared = sharedEdges(columns);
  const full = new Map<PrintLine, boolean>();
  columns.forEach((column, index) => {
    const { left, lines } = column;
    const edge = edgeOf([column]) ?? shared(left);
    const next = columns[index + 1]?.lines[0];
    const followed = next ? [...lines, next] : lines;
    lines.forEach((line, at) => {
      const reach = reachOf(line, followed[at + 1]);
      const told = edge && reach ? isFull(reach, edge, line.size) : null;
      if (told !== null) full.set(line, told);
    });
  });
  return full;
}

/** The edge of all columns that begin at about the same place; each is looked for once. */
function sharedEdges(columns: readonly Column[]): (left: number) => Reach | null {
  const known = new Map<number, Reach | null>();
  return (left) => {
    const place = Math.round(left);
    const before = known.get(place);
    if (before !== undefined) return before;
    const alike = columns.filter((other) => Math.abs(other.left - place) < ALIGNED);
    const edge = edgeOf(alike);
    known.set(place, edge);
    return edge;
  };
}

function columnsOf({ width, lines }: TextPage): Column[] {
  const columns: PrintLine[][] = [];
  for (const line of lines) {
    const open = columns.at(-1);
    if (open?.[0]?.column === line.column) open.push(line);
    else columns.push([line]);
  }
  return columns.map((column) => {
    const left = smallest(column.map((line) => firstOf(line)?.x ?? 0));
    const right = largest(column.filter(isSingle).map(rightOf));
    const sure = column.flatMap((line, at) => sureReach(line, column[at + 1]) ?? []);
    return { left, right, mirrored: width - left, lines: column, sure };
  });
}

function isSingle(line: PrintLine): boolean {
  return line.parts.length === 1;
}

function firstOf(line: PrintLine): Piece | undefined {
  return line.parts[0]?.pieces[0];
}

/** From where a line ends to where it would end with the next one's first word on it. */
function reachOf(line: PrintLine, next: PrintLine | undefined): Reach | null {
  const last = line.parts[0]?.pieces.at(-1);
  const first = next && firstOf(next);
  if (!last || !first || !isSingle(line) || !isSingle(next)) return null;
  if (line.size !== next.size) return null;
  const blank = /[\p{L}\p{N}]-$/u.test(last.text) ? 0 : BLANK * line.size;
  return { from: last.right, to: last.right + blank + firstWord(first) };
}

/** The same where the sentence goes on in the next line; 'att' begins an entry of a list, too. */
function sureReach(line: PrintLine, next: PrintLine | undefined): Reach | null {
  const goesOn = next !== undefined && /^(?!att\s)\p{Ll}/u.test(firstOf(next)?.text ?? '');
  const ended = /[.!?:;]$/u.test(line.parts[0]?.pieces.at(-1)?.text ?? '');
  return goesOn && !ended ? reachOf(line, next) : null;
}

/**
 * Where the edge is: no line goes past it, and most of those that surely were broken would have,
 * with one word more.
 */
function edgeOf(columns: readonly Column[]): Reach | null {
  const sure = columns.flatMap((column) => column.sure);
  const from = largest(columns.map((column) => column.right));
  const reaching = sure.map(({ to }) => to).filter((to) => to > from);
  const mirrored = smallest(columns.map((column) => column.mirrored));
  const reached = reaching.length >= SHARE * sure.length;
  const to = smallest(reaching);
  // Most pages have the same margin on both sides: where that fits, it is the edge.
  const near = sure.length > 0 || mirrored - from < NEAR;
  if (reached && near && from <= mirrored && mirrored < to) return { from: mirrored, to: mirrored };
  return reached && reaching.length >= LEAST ? { from, to } : null;
}

function isFull(reach: Reach, edge: Reach, size: number): boolean | null {
  if (reach.to >= edge.to) return true;
  return reach.to < edge.from - DOUBT * size ? false : null;
}
