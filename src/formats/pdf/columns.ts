/**
 * Lines → reading order. Running text in columns is read column after column; cells of a table or
 * of a list of names, which share their baselines, are read row by row.
 */
import type { Cell, Line } from './cells.ts';
import { largest, median, smallest } from './run.ts';

/** Lines in the order in which they are read. `column` differs where another column begins. */
export interface Placed extends Line {
  readonly column: number;
}

/** Lines so near, in type sizes, stand beside each other although their baselines differ. */
const BESIDE = 0.6;
/** Narrowest gutter, in points. */
const GUTTER = 9;
/** Fewest lines that make a column. */
const LEAST = 4;
/** Share of lines that begin in lower case where text runs on from line to line. */
const RUNNING = 0.4;
/** And of its column that a line of such text fills. */
const FILLED = 0.7;
/** Share of lines on baselines of their own where two lists stand beside each other. */
const APART = 0.5;
/** Type that differs so much, and a gap so wide in type sizes, end what stands side by side. */
const OTHER_SIZE = 1.15;
const WIDE = 3.2;
/** Lines so near, in type sizes, are of one text. */
const CLOSE = 1.7;
/** Columns in columns are few; this keeps hostile pages short. */
const DEEPEST = 6;

/** Lines that stand beside each other, from the upper one on. */
interface Band {
  readonly lines: readonly Line[];
  readonly cells: readonly Cell[];
}

interface Region {
  readonly from: number;
  readonly to: number;
  /** Left and right end of the gutter. */
  readonly gutter: readonly [number, number];
}

/** Puts the lines of one page, given from top to bottom, into reading order. */
export function readingOrder(lines: readonly Line[]): Placed[] {
  let column = 0;
  const order = (part: readonly Line[], depth: number): Placed[] => {
    const bands = bandsOf(part);
    const placed: Placed[] = [];
    const rest = (until: number, from: number): void => {
      const plain = bands.slice(from, until).flatMap((band) => band.lines);
      placed.push(...plain.map((line) => ({ ...line, column })));
    };
    let done = 0;
    const regions = depth < DEEPEST ? columnRegions(bands) : [];
    for (const region of regions) {
      rest(region.from, done);
      for (const side of sidesOf(bands.slice(region.from, region.to), region.gutter)) {
        column++;
        placed.push(...order(side, depth + 1));
      }
      column++;
      done = region.to;
    }
    rest(bands.length, done);
    return placed;
  };
  return order(lines, 0);
}

function bandsOf(lines: readonly Line[]): Band[] {
  const bands: Line[][] = [];
  for (const line of lines) {
    const open = bands.at(-1);
    const first = open?.[0];
    const beside =
      open && first && line.y - first.y < BESIDE * Math.min(line.size, first.size)
        ? open.every((other) => isApart(other, line))
        : false;
    if (open && beside) open.push(line);
    else bands.push([line]);
  }
  return bands.map((band) => ({
    lines: band,
    cells: band.flatMap((line) => line.cells).toSorted((a, b) => a.x - b.x),
  }));
}

function isApart(a: Line, b: Line): boolean {
  return a.cells.every((one) =>
    b.cells.every((other) => one.right <= other.x || other.right <= one.x),
  );
}

function columnRegions(bands: readonly Band[]): Region[] {
  const regions: Region[] = [];
  for (let from = 0; from < bands.length; ) {
    const region = regionFrom(bands, from);
    if (region && isColumns(bands.slice(region.from, region.to), region.gutter)) {
      regions.push(upwards(bands, region, regions.at(-1)?.to ?? 0));
      from = region.to;
    } else from++;
  }
  return regions;
}

/** The longest run of bands from here on that one gutter divides; it begins with two sides. */
function regionFrom(bands: readonly Band[], from: number): Region | null {
  const cells = bands[from]?.cells ?? [];
  let best: Region | null = null;
  for (let i = 1; i < cells.length; i++) {
    let gutter: [number, number] = [cells[i - 1]?.right ?? 0, cells[i]?.x ?? 0];
    let to = from;
    for (; to < bands.length; to++) {
      if (to > from && isOther(bands[to - 1], bands[to])) break;
      const next = narrowed(gutter, bands[to]?.cells ?? []);
      if (next === null) break;
      gutter = next;
    }
    if (gutter[1] - gutter[0] >= GUTTER && to - from > (best ? best.to - best.from : 0)) {
      best = { from, to, gutter };
    }
  }
  return best;
}

/** The region with the lines above it of one side alone: columns need not begin side by side. */
function upwards(bands: readonly Band[], region: Region, least: number): Region {
  let { from, gutter } = region;
  for (; from > least; from--) {
    const [above, below] = [bands[from - 1], bands[from]];
    const next = narrowed(gutter, above?.cells ?? []);
    if (!next || isOther(above, below, CLOSE)) break;
    gutter = next;
  }
  return { from, to: region.to, gutter };
}

/** Whether something else begins: other type, or below a wide gap. */
function isOther(above: Band | undefined, band: Band | undefined, gap = WIDE): boolean {
  const [a, b] = [above?.lines.at(-1), band?.lines[0]];
  if (!a || !b) return false;
  if (Math.max(a.size, b.size) > OTHER_SIZE * Math.min(a.size, b.size)) return true;
  if (isBold(a) !== isBold(b)) return true;
  return b.y - a.y > gap * b.size;
}

function isBold(line: Line): boolean {
  return line.cells.every(({ bold }) => bold);
}

/** The part of the gutter that these cells leave free, or null where it is too narrow. */
function narrowed(
  gutter: readonly [number, number],
  cells: readonly Cell[],
): [number, number] | null {
  let [left, right] = gutter;
  for (const cell of cells) {
    const middle = (cell.x + cell.right) / 2;
    if (middle < (left + right) / 2) left = Math.max(left, cell.right);
    else right = Math.min(right, cell.x);
  }
  return right - left >= GUTTER ? [left, right] : null;
}

/** The lines left and right of a gutter; a line that has both is divided. */
function sidesOf(bands: readonly Band[], gutter: readonly [number, number]): [Line[], Line[]] {
  const lines = bands.flatMap((band) => band.lines);
  const part = (keep: (cell: Cell) => boolean): Line[] =>
    lines.flatMap((line) => {
      const cells = line.cells.filter(keep);
      return cells.length > 0 ? [{ ...line, cells }] : [];
    });
  return [part((cell) => cell.right <= gutter[0]), part((cell) => cell.right > gutter[0])];
}

function isColumns(bands: readonly Band[], gutter: readonly [number, number]): boolean {
  const [left, right] = sidesOf(bands, gutter);
  if (left.length < LEAST || right.length < LEAST) return false;
  if (runsOn(left) && runsOn(right)) return true;
  const both = bands.filter((band) => sidesOf([band], gutter).every((side) => side.length > 0));
  const apart = both.filter((band) => band.lines.length > 1);
  return apart.length >= LEAST && apart.length >= APART * both.length;
}

/** Text of sentences: lines that fill their column, many of which begin in mid-sentence. */
function runsOn(lines: readonly Line[]): boolean {
  const width = largest(lines.map(rightOf)) - smallest(lines.map((line) => line.cells[0]?.x ?? 0));
  const filled = median(lines.map((line) => rightOf(line) - (line.cells[0]?.x ?? 0))) / width;
  const lower = lines.filter((line) => /^\p{Ll}/u.test(line.cells[0]?.text ?? ''));
  return filled >= FILLED && lower.length >= RUNNING * lines.length;
}

function rightOf(line: Line): number {
  return line.cells.at(-1)?.right ?? 0;
}
