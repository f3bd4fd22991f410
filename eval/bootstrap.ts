/**
 * How sure a figure is: the bootstrap. Whole units (documents, sentences, rows of a table) are drawn
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

/** One row of counts a unit, all of the same length. */
export type Rows = readonly (readonly number[])[];

/** Calls `visit` with the sum of the drawn rows, once a resample. The array is reused. */
export function resample(
  rows: Rows,
  { seed, resamples }: Resampling,
  visit: (sums: Float64Array) => void,
): void {
  const width = rows[0]?.length ?? 0;
  const flat = Float64Array.from(rows.flat());
  const random = randomOf(seed);
  const sums = new Float64Array(width);
  for (let round = 0; round < resamples; round++) {
    sums.fill(0);
    for (let drawn = 0; drawn < rows.length; drawn++) {
      const first = random.int(rows.length) * width;
      for (let column = 0; column < width; column++) {
        sums[column] = (sums[column] ?? 0) + (flat[first + column] ?? 0);
      }
    }
    visit(sums);
  }
}

/** A figure made from summed counts; null where there is nothing to divide by. */
export type Statistic = (sums: ArrayLike<number>) => number | null;

/**
 * The percentile interval of each statistic; null with fewer than `LEAST_UNITS` rows, or where half
 * of the resamples have nothing to divide by.
 */
export function intervals(
  rows: Rows,
  statistics: readonly Statistic[],
  resampling: Resampling,
): (Bounds | null)[] {
  if (rows.length < LEAST_UNITS) return statistics.map(() => null);
  return drawn(rows, statistics, resampling).map((values) => percentiles(values, resampling));
}

/** The values of each statistic over all resamples, without those that had nothing to divide by. */
function drawn(
  rows: Rows,
  statistics: readonly Statistic[],
  resampling: Resampling,
): readonly number[][] {
  const values: number[][] = statistics.map(() => []);
  resample(rows, resampling, (sums) => {
    statistics.forEach((statistic, index) => {
      const value = statistic(sums);
      if (value !== null) values[index]?.push(value);
    });
  });
  return values;
}

/** Percentile ends at 2.5 and 97.5 %. */
function percentiles(values: readonly number[], { resamples }: Resampling): Bounds | null {
  if (2 * values.length <= resamples) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
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
 * cancels. `before` and `after` hold the same units in the same order. Null with too few units.
 */
export function pairedTest(
  before: Rows,
  after: Rows,
  statistic: Statistic,
  resampling: Resampling,
): PairedTest | null {
  if (before.length !== after.length) throw new RangeError('the two runs hold different units');
  const width = before[0]?.length ?? 0;
  const delta: Statistic = (sums) => {
    const all = Array.from(sums);
    const [old, now] = [statistic(all.slice(0, width)), statistic(all.slice(width))];
    return old === null || now === null ? null : now - old;
  };
  if (before.length < LEAST_UNITS) return null;
  const rows = before.map((row, unit) => [...row, ...(after[unit] ?? [])]);
  const [values = []] = drawn(rows, [delta], resampling);
  const interval = percentiles(values, resampling);
  const difference = delta(sumOf(rows));
  if (interval === null || difference === null) return null;
  return { difference, interval, p: pValue(values) };
}

/** The sum of all rows; empty where there is none. */
export function sumOf(rows: Rows): number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) =>
    rows.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
}

/** Twice the smaller share of resamples on either side of no difference, ties on both. */
function pValue(values: readonly number[]): number {
  const above = values.filter((value) => value >= 0).length;
  const below = values.filter((value) => value <= 0).length;
  return Math.min(1, (2 * (Math.min(above, below) + 1)) / (values.length + 1));
}
