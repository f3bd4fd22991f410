/** Counts over time as a chart and a table want them: no step left out, few series. Pure. */
import { monthAfter } from './calendar.ts';

/** How many there were at a time: '2024-03' or '2024'. */
export interface Point {
  readonly at: string;
  readonly count: number;
}

/** The counts of one value; null where nothing is named. */
export interface Series {
  readonly value: string | null;
  readonly count: number;
  readonly points: readonly Point[];
}

/** One row a series; each has a number for each time. */
export interface Grid {
  readonly times: readonly string[];
  readonly rows: readonly { readonly value: string | null; readonly counts: readonly number[] }[];
  /** What the series that are not shown come to; null where all are shown. */
  readonly others: readonly number[] | null;
  readonly totals: readonly number[];
}

/** So many series are told apart by their colours. */
export const MOST_ROWS = 5;

/** Every month or year from the first to the last. */
export function timesOf(points: readonly Point[], step: 'month' | 'year'): string[] {
  const [first, last] = [points[0]?.at, points.at(-1)?.at];
  if (first === undefined || last === undefined) return [];
  const next = (at: string) =>
    step === 'month' ? monthAfter(at, 1) : String(Number(at) + 1).padStart(4, '0');
  const times: string[] = [];
  for (let at = first; at <= last; at = next(at)) times.push(at);
  return times;
}

/** The greatest series and the sum of the others. */
export function gridOf(
  all: readonly Point[],
  series: readonly Series[],
  step: 'month' | 'year',
): Grid {
  const times = timesOf(all, step);
  const along = (points: readonly Point[]) => {
    const known = new Map(points.map(({ at, count }) => [at, count]));
    return times.map((at) => known.get(at) ?? 0);
  };
  const totals = along(all);
  const rows = series.slice(0, MOST_ROWS).map(({ value, points }) => {
    return { value, counts: along(points) };
  });
  const rest = totals.map((total, n) =>
    rows.reduce((left, { counts }) => left - (counts[n] ?? 0), total),
  );
  return { times, rows, others: rest.some((count) => count > 0) ? rest : null, totals };
}

/** Each row on top of those before it. */
export function stacked(rows: readonly (readonly number[])[]): number[][] {
  const sums: number[][] = [];
  for (const row of rows) {
    const below = sums.at(-1);
    sums.push(row.map((count, n) => count + (below?.[n] ?? 0)));
  }
  return sums;
}
