/** Runs → rows: what shares a baseline, from left to right. */
import { raised } from './letters.ts';
import type { Run } from './run.ts';

/** Runs on one baseline, in order of x. */
export interface Row {
  readonly y: number;
  /** Of most of its letters. */
  readonly size: number;
  readonly runs: readonly Run[];
}

/** Baselines so near, in type sizes, are one. */
const SAME = 0.25;
/** A raised or lowered run is so much smaller than its line. */
const SMALL = 0.9;
/** And its baseline so near, in sizes of the line. */
const RAISED_BY = 0.6;
/** A label's type differs so much, hangs so high and stands so far off, in type sizes. */
const OTHER_SIZE = 1.1;
const HANGS = 0.4;
const LABEL_GAP = 0.5;
/** A run printed again so near, in type sizes, only makes it look bold. */
const DOUBLE = 0.15;

/** Rows from top to bottom. Runs printed twice are taken once, raised digits are marked as such. */
export function rowsOf(runs: readonly Run[]): Row[] {
  const rows: { y: number; runs: Run[] }[] = [];
  const open: { y: number; runs: Run[] }[] = [];
  for (const run of withoutDoubles(runs).toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    while (open[0] && run.y - open[0].y > 2 * run.size) open.shift();
    const home = open.findLast((row) => Math.abs(run.y - row.y) <= SAME * sizeFor(run, row.runs));
    if (home) home.runs.push(run);
    else {
      const row = { y: run.y, runs: [run] };
      rows.push(row);
      open.push(row);
    }
  }
  return joinLabels(attachSmall(rows.map(finish)).toSorted((a, b) => a.y - b.y));
}

/** The smaller of the two: a heading's baseline is not that of the small print below it. */
function sizeFor(run: Run, others: readonly Run[]): number {
  return Math.min(run.size, others[0]?.size ?? run.size);
}

function withoutDoubles(runs: readonly Run[]): Run[] {
  const seen = new Map<string, Run[]>();
  return runs.filter((run) => {
    const same = seen.get(run.text) ?? [];
    const near = DOUBLE * run.size;
    if (same.some((o) => Math.abs(o.x - run.x) < near && Math.abs(o.y - run.y) < near))
      return false;
    seen.set(run.text, [...same.slice(-20), run]);
    return true;
  });
}

function finish({ runs }: { runs: Run[] }): Row {
  const sorted = runs.toSorted((a, b) => a.x - b.x);
  const { size, y } = mainOf(sorted);
  return { y, size, runs: sorted };
}

/** Size and baseline of the run with most letters. */
function mainOf(runs: readonly Run[]): { size: number; y: number } {
  const main = runs.reduce<Run | null>(
    (best, run) => (best && best.text.length >= run.text.length ? best : run),
    null,
  );
  return { size: main?.size ?? 0, y: main?.y ?? 0 };
}

/** Rows of small runs alone that lean on a line beside them become part of it. */
function attachSmall(rows: readonly Row[]): Row[] {
  const taken = new Set<Row>();
  const grown = new Map<Row, Run[]>();
  rows.forEach((row, index) => {
    const near = rows.slice(Math.max(0, index - 4), index + 5);
    const home = near.find((other) => leansOn(row, other));
    if (!home) return;
    taken.add(row);
    const up = row.y < home.y;
    const runs = row.runs.map((run) => (up ? { ...run, text: raised(run.text) } : run));
    grown.set(home, [...(grown.get(home) ?? home.runs), ...runs]);
  });
  return rows
    .filter((row) => !taken.has(row))
    .map((row) => ({ ...row, runs: (grown.get(row) ?? row.runs).toSorted((a, b) => a.x - b.x) }));
}

function leansOn(row: Row, line: Row): boolean {
  if (row === line || row.size > SMALL * line.size) return false;
  if (Math.abs(row.y - line.y) > RAISED_BY * line.size) return false;
  return row.runs.every(
    (run) =>
      run.text.trim().length <= 4 &&
      line.runs.some((other) => gapBetween(other, run) < 0.25 * line.size),
  );
}

/** How far apart two runs stand, whichever comes first; negative where they overlap. */
function gapBetween(a: Run, b: Run): number {
  return Math.max(a.x - b.x - b.width, b.x - a.x - a.width);
}

/** A label in smaller type hangs a little above what it labels: one row. */
function joinLabels(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (above && isLabelled(above, row)) {
      const runs = [...above.runs, ...row.runs].toSorted((a, b) => a.x - b.x);
      joined[joined.length - 1] = { ...(above.size > row.size ? above : row), runs };
    } else joined.push(row);
  }
  return joined;
}

function isLabelled(a: Row, b: Row): boolean {
  const size = Math.max(a.size, b.size);
  if (size < OTHER_SIZE * Math.min(a.size, b.size) || Math.abs(a.y - b.y) > HANGS * size)
    return false;
  return a.runs.every((one) => b.runs.every((other) => gapBetween(one, other) > LABEL_GAP * size));
}
