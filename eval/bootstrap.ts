/**
 * How sure a figure is: the bootstrap. Whole units (documents, sentences, table rows) are drawn
 * with replacement, since marks of one document are right or wrong together. (Efron 1979; for
 * paired tests between systems Koehn 2004.)
 */
import { randomOf } from './random.ts';

/** What makes two runs draw the same: printed beside every interval. */
export interface Resampling {
  readonly seed: number;
  readonly resamples: number;
}

/** What is drawn unless somebody asks for something else. */
export const RESAMPLING: Resampling = { seed: 1, resamples: 1000 };

/** With fewer units an interval would pretend to know: none is given. */
export const LEAST_UNITS = 5;

/** The two ends of a 95 % interval. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A figure for print; no interval where there are too few units. */
export interface Figure {
  readonly value: number | null;
  readonly interval: Bounds | null;
}

/** One row of counts a unit, all of the same length. */
export type Rows = readonly (readonly number[])[];

/** Calls `visit` with the sum of the drawn rows, once a resample. The array is reused. */
export function resample(
  rows: Rows,
  { seed, resamples }: Resampling,
  visit: (sums: Float64Array, round: number) => void,
): void {
  const { starts, columns, values } = compressed(rows);
  const random = randomOf(seed);
  const sums = new Float64Array(rows[0]?.length ?? 0);
  const times = new Float64Array(rows.length);
  for (let round = 0; round < resamples; round++) {
    sums.fill(0);
    times.fill(0);
    for (let draw = 0; draw < rows.length; draw++) {
      const drawn = random.int(rows.length);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    for (let row = 0; row < rows.length; row++) {
      const weight = times[row] ?? 0;
      if (weight === 0) continue;
      const end = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? 0; at < end; at++) {
        const column = columns[at] ?? 0;
        sums[column] = (sums[column] ?? 0) + weight * (values[at] ?? 0);
      }
    }
    visit(sums, round);
  }
}

interface Compressed {
  /** Where each row starts in the two other arrays; one more at the end. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Most documents have none of most things: only what is there is kept. */
function compressed(rows: Rows): Compressed {
  const filled = rows.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [column])));
  const starts = new Int32Array(rows.length + 1);
  for (const [row, columns] of filled.entries()) {
    starts[row + 1] = (starts[row] ?? 0) + columns.length;
  }
  return {
    starts,
    columns: Int32Array.from(filled.flat()),
    values: Float64Array.from(rows.flatMap((row) => row.filter((value) => value !== 0))),
  };
}

/** Figures made from summed counts, always as many; NaN where there is nothing to divide by. */
export type Statistics = (sums: Float64Array) => ArrayLike<number>;

/**
 * The percentile interval of each figure; null with fewer than `LEAST_UNITS` rows, or where half of
 * the resamples have nothing to divide by.
 */
export function intervals(
  rows: Rows,
  statistics: Statistics,
  resampling: Resampling,
): (Bounds | null)[] {
  return drawnValues(rows, statistics, resampling).map(percentiles);
}

/** The values of each figure over all resamples, NaN where there was nothing to divide by. */
function drawnValues(rows: Rows, statistics: Statistics, resampling: Resampling): Float64Array[] {
  const width = rows[0]?.length ?? 0;
  const count = rows.length < LEAST_UNITS ? 0 : resampling.resamples;
  const figures = statistics(new Float64Array(width)).length;
  const values = Array.from({ length: figures }, () => new Float64Array(count));
  if (count === 0) return values;
  resample(rows, resampling, (sums, round) => {
    const drawn = statistics(sums);
    for (let index = 0; index < figures; index++) {
      const column = values[index];
      if (column !== undefined) column[round] = drawn[index] ?? Number.NaN;
    }
  });
  return values;
}

/** Percentile ends at 2.5 and 97.5 %; null where half of the values or more are none. */
function percentiles(values: Float64Array): Bounds | null {
  // Typed arrays sort NaN to the end.
  const sorted = values.toSorted();
  const count = sorted.findLastIndex((value) => !Number.isNaN(value)) + 1;
  if (2 * count <= values.length) return null;
  const at = (share: number) => sorted[Math.round(share * (count - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

/**
 * Where no resample differs from 1 (or 0), drawing cannot tell how far off the truth may be: then
 * the exact binomial interval (Clopper and Pearson 1934) of `trials` marks without an error.
 */
export function atTheEdge(bounds: Bounds, trials: number): Bounds {
  if (bounds.low !== bounds.high || trials === 0) return bounds;
  const reach = 0.025 ** (1 / trials);
  if (bounds.low === 1) return { low: reach, high: 1 };
  return bounds.low === 0 ? { low: 0, high: 1 - reach } : bounds;
}

/** What the paired test says of a difference `after − before`. */
export interface PairedTest {
  readonly difference: number;
  readonly interval: Bounds;
  /** Two-sided, never 0: at least 1 / (resamples + 1). */
  readonly p: number;
}

/**
 * The paired bootstrap: both runs are scored on the same drawn units, so what is hard for both
 * cancels. `before` and `after` hold the same units in the same order; `figure` makes one number
 * of summed counts. Null with too few units, or nothing to divide by.
 */
export function pairedTest(
  before: Rows,
  after: Rows,
  figure: (sums: Float64Array) => number,
  resampling: Resampling,
): PairedTest | null {
  if (before.length !== after.length) throw new RangeError('the two runs hold different units');
  if (before.length < LEAST_UNITS) return null;
  const width = before[0]?.length ?? 0;
  const delta = (sums: Float64Array) =>
    figure(sums.subarray(width)) - figure(sums.subarray(0, width));
  const rows = before.map((row, unit) => [...row, ...(after[unit] ?? [])]);
  const [values = new Float64Array()] = drawnValues(rows, (sums) => [delta(sums)], resampling);
  const interval = percentiles(values);
  const difference = delta(sumOf(rows));
  if (interval === null || Number.isNaN(difference)) return null;
  return { difference, interval, p: pValue(values) };
}

/** The sum of all rows; empty where there is none. */
export function sumOf(rows: Rows): Float64Array {
  const sums = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows) {
    row.forEach((value, column) => {
      sums[column] = (sums[column] ?? 0) + value;
    });
  }
  return sums;
}

/** Twice the smaller share of resamples on either side of no difference, ties on both. */
function pValue(values: Float64Array): number {
  const kept = values.filter((value) => !Number.isNaN(value));
  const above = kept.filter((value) => value >= 0).length;
  const below = kept.filter((value) => value <= 0).length;
  return Math.min(1, (2 * (Math.min(above, below) + 1)) / (kept.length + 1));
}
