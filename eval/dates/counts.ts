/** Counts of any set of rows: they add; ratios and intervals are made of them for print. */
import { type Bounds, intervals, type Resampling } from '../bootstrap.ts';
import { ratio } from '../counts.ts';

/** An answer is found (it lies on a mark of its own) or spurious. */
export interface DateCounts {
  readonly rows: number;
  readonly marks: number;
  readonly found: number;
  readonly spurious: number;
  /** Of the found: both ends of the place. */
  readonly exact: number;
  /** Of the found: first and last day. */
  readonly right: number;
  /** Of the found: last day, which is how deadlines are scored. */
  readonly day: number;
}

/** For print; null where there is nothing to divide by. */
export interface DateRatios {
  /** Right ones of all answers. */
  readonly precision: number | null;
  /** Right ones of all marks. */
  readonly recall: number | null;
  /** Null where there is nothing to find, so that it cannot pass for a failure. */
  readonly f1: number | null;
  /** F1 where only the last day must be right. */
  readonly f1Day: number | null;
  /** F1 of the places, whatever days were said. */
  readonly f1Span: number | null;
}

/** 95 % intervals of the ratios; null where there are too few rows. */
export type DateIntervals = Readonly<Record<keyof DateRatios, Bounds | null>>;

/** The number of answers. */
export function answersOf({ found, spurious }: DateCounts): number {
  return found + spurious;
}

/** Precision, recall and F1 of the days, and of the places apart. */
export function dateRatios(counts: DateCounts): DateRatios {
  const answers = answersOf(counts);
  const f1 = (part: number) =>
    counts.marks === 0 ? null : ratio(2 * part, answers + counts.marks);
  return {
    precision: ratio(counts.right, answers),
    recall: ratio(counts.right, counts.marks),
    f1: f1(counts.right),
    f1Day: f1(counts.day),
    f1Span: f1(counts.exact),
  };
}

function tallyOf({ rows, marks, found, spurious, exact, right, day }: DateCounts): number[] {
  return [rows, marks, found, spurious, exact, right, day];
}

function countsOf(tally: ArrayLike<number>): DateCounts {
  const [rows = 0, marks = 0, found = 0, spurious = 0, exact = 0, right = 0, day = 0] =
    Array.from(tally);
  return { rows, marks, found, spurious, exact, right, day };
}

/** The sum; all zero of nothing. */
export function totalOf(counts: readonly DateCounts[]): DateCounts {
  return countsOf(
    counts.map(tallyOf).reduce((sum, tally) => tally.map((n, i) => n + (sum[i] ?? 0)), []),
  );
}

const RATIOS = ['precision', 'recall', 'f1', 'f1Day', 'f1Span'] as const;

/** The intervals by bootstrap; `counts` holds those of each row. */
export function dateIntervals(
  counts: readonly DateCounts[],
  resampling: Resampling,
): DateIntervals {
  const statistics = (sums: ArrayLike<number>) => {
    const figures = dateRatios(countsOf(sums));
    return RATIOS.map((name) => figures[name] ?? Number.NaN);
  };
  const bounds = intervals(counts.map(tallyOf), statistics, resampling);
  const [precision = null, recall = null, f1 = null, f1Day = null, f1Span = null] = bounds;
  return { precision, recall, f1, f1Day, f1Span };
}
