/** Rows → cells: where a gap is a border between cells, where a blank, and where nothing. */
import type { Box } from '../../../pipeline/reading.ts';
import { markerOf } from '../../../pipeline/segment/marks.ts';
import { tidyLine } from './letters.ts';
import type { Row } from './rows.ts';
import { boxAround, largest, type Run, smallest } from './run.ts';

/** A stretch of a line that no border divides. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly bold: boolean;
  readonly box: Box;
}

/** A row cut into cells. `y` is the baseline, `size` that of the type, in points. */
export interface Line {
  readonly y: number;
  readonly size: number;
  readonly cells: readonly Cell[];
}

/** In type sizes: from here on a gap is a blank between words. */
const BLANK = 0.13;
/** From here on it may divide cells, where other lines have a wide one that ends at the same place. */
const MAYBE = 0.55;
const WIDE = 0.9;
/** From here on it does. */
const SURELY = 2.2;
/** Where most words of a line stand apart, and equally far, it is justified. */
const JUSTIFIED_WORDS = 5;
const EQUAL = 1.35;
/** Looking for the same border so many rows up and down. */
const NEARBY = 6;
/** In points: borders so near are the same. */
const ALIGNED = 2.5;
const EXACTLY = 0.8;

interface Gap {
  /** The border stands before this run of the row. */
  readonly index: number;
  /** In type sizes. */
  readonly width: number;
  /** Where the next cell begins. */
  readonly x: number;
}

/** A row with what its gaps look like. */
interface Gapped {
  readonly row: Row;
  readonly gaps: readonly Gap[];
  /** Where it begins. */
  readonly x: number;
  readonly justified: boolean;
}

/** Cuts rows of one page into cells. Rows without a visible letter are left out. */
export function linesOf(rows: readonly Row[]): Line[] {
  const gapped = rows.map(gapsOf);
  return gapped.flatMap(({ row, gaps, justified }, index) => {
    const near = [
      ...gapped.slice(Math.max(0, index - NEARBY), index),
      ...gapped.slice(index + 1, index + NEARBY + 1),
    ];
    const borders = gaps.filter((gap, at) => {
      return isBorder(gap, justified, near) || isBetweenNames(row, gaps, at);
    });
    const cells = cut(row, new Set(borders.map((gap) => gap.index)));
    return cells.length > 0 ? [{ y: row.y, size: row.size, cells }] : [];
  });
}

function gapsOf(row: Row): Gapped {
  const gaps: Gap[] = [];
  let right = Number.POSITIVE_INFINITY;
  row.runs.forEach((run, index) => {
    const width = (run.x - right) / row.size;
    if (width >= MAYBE) gaps.push({ index, width, x: run.x });
    right = Math.max(index === 0 ? run.x : right, run.x + run.width);
  });
  return { row, gaps, x: row.runs[0]?.x ?? 0, justified: isJustified(row, gaps) };
}

/** Whether most words of a row stand equally far apart. */
function isJustified(row: Row, gaps: readonly Gap[]): boolean {
  const words = row.runs.reduce((sum, run) => sum + run.text.trim().split(/\s+/u).length, 0);
  if (words < JUSTIFIED_WORDS || gaps.length <= 0.5 * (words - 1)) return false;
  const widths = gaps.map(({ width }) => width);
  return largest(widths) <= EQUAL * smallest(widths);
}

function isBorder(gap: Gap, justified: boolean, near: readonly Gapped[]): boolean {
  if (gap.width >= SURELY) return !justified || gap.width >= 2 * SURELY;
  if (justified) return false;
  // Where other lines begin, further in than this one, a column does.
  if (near.some((other) => Math.abs(other.x - gap.x) < EXACTLY)) return true;
  return near.some(({ gaps }) => gaps.some((other) => isSameBorder(gap, other)));
}

/** 'Siri Dahl   Bo Ek' below a line to sign: nobody writes two people so in a sentence. */
const FULL_NAME = /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]*){1,3}$/u;

/** Whether a wide gap stands between two full names and nothing else. */
function isBetweenNames({ runs, size }: Row, gaps: readonly Gap[], at: number): boolean {
  const gap = gaps[at];
  if (!gap || gap.width < WIDE) return false;
  const before = runs.slice(gaps[at - 1]?.index ?? 0, gap.index);
  const after = runs.slice(gap.index, gaps[at + 1]?.index ?? runs.length);
  return [before, after].every((side) => FULL_NAME.test(tidyLine(joined(side, size))));
}

/** One of the two is wide; a narrow one that ends a little beside the other is chance. */
function isSameBorder(a: Gap, b: Gap): boolean {
  const apart = Math.abs(a.x - b.x);
  if (Math.min(a.width, b.width) >= WIDE) return apart < ALIGNED;
  return Math.max(a.width, b.width) >= WIDE && apart < EXACTLY;
}

function cut(row: Row, borders: ReadonlySet<number>): Cell[] {
  const cells: Cell[] = [];
  let open: Run[] = [];
  const close = (): void => {
    const cell = cellOf(open, row.size);
    if (cell) cells.push(cell);
    open = [];
  };
  row.runs.forEach((run, index) => {
    if (borders.has(index)) close();
    open.push(run);
  });
  close();
  return joinMarker(cells);
}

function cellOf(runs: readonly Run[], size: number): Cell | null {
  const [first] = runs;
  const text = tidyLine(joined(runs, size));
  if (!first || text === '') return null;
  const letters = runs.reduce((sum, run) => sum + run.text.length, 0);
  const bold = runs.reduce((sum, run) => sum + (run.bold ? run.text.length : 0), 0);
  return {
    text,
    x: first.x,
    right: largest(runs.map((run) => run.x + run.width)),
    bold: bold > 0.9 * letters,
    box: boxAround(runs.map((run) => run.box)),
  };
}

function joined(runs: readonly Run[], size: number): string {
  let text = '';
  runs.forEach((run, index) => {
    const before = runs[index - 1];
    const gap = before ? (run.x - before.x - before.width) / size : 0;
    const blank = gap > BLANK || (run.spaced && gap > -BLANK);
    text += before && blank && !text.endsWith(' ') ? ` ${run.text}` : run.text;
  });
  return text;
}

/** A list's mark or number stands apart from its entry, but is no cell. */
function joinMarker(cells: readonly Cell[]): Cell[] {
  const [mark, entry, ...rest] = cells;
  if (!mark || !entry) return [...cells];
  const titled = /^\d{1,2}$/u.test(mark.text) && /^\p{Lu}/u.test(entry.text) && rest.length === 0;
  // 'att   godkänna förslaget': a hanging indent.
  const clause = /^\p{Ll}{2,4}$/u.test(mark.text) && /^\p{Ll}/u.test(entry.text);
  if (!titled && !clause && !isMarker(mark.text)) return [...cells];
  const joinedCell = {
    text: `${mark.text} ${entry.text}`,
    x: mark.x,
    right: entry.right,
    bold: entry.bold,
    box: boxAround([mark.box, entry.box]),
  };
  return [joinedCell, ...rest];
}

function isMarker(text: string): boolean {
  return markerOf(`${text} A`) === text;
}
