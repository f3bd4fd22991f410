/**
 * Scores are small counts that add; ratios are made when they are printed.
 *
 * Both sides are counted, each for itself: recall is the share of gold marks that were met,
 * precision the share of predictions that met one. Of all marks of a layer the two tallies agree;
 * of one type they need not, since a pair may be of one type in gold and of another as predicted.
 */

/** Of one side. Each number is a part of `total`; `strict` a part of both `typed` and `exact`. */
export interface Tally {
  readonly total: number;
  /** Paired with a mark of the other side that overlaps it. */
  readonly found: number;
  /** Paired with one of the same type. */
  readonly typed: number;
  /** Paired with one of the same two ends. */
  readonly exact: number;
  /** Both. */
  readonly strict: number;
}

/** Of one layer or type. */
export interface Counts {
  readonly gold: Tally;
  readonly predicted: Tally;
}

/** Of one value. `gold`: marks that state it; `found`: found ones of these; `right`: right ones. */
export interface ValueCounts {
  readonly gold: number;
  readonly found: number;
  readonly right: number;
}

/**
 * What counts as right. The four of SemEval-2013 task 9, and the plainest, `overlap`:
 * - overlap: found, whatever its ends and type
 * - type: found, and of the right type
 * - partial: as exact, and found with other ends counts half
 * - exact: the same two ends, whatever its type
 * - strict: the same two ends and the same type
 */
export const READINGS = ['overlap', 'type', 'partial', 'exact', 'strict'] as const;
/** The name of one. */
export type Reading = (typeof READINGS)[number];

/** For print; null where there is nothing to divide by. */
export interface Ratios {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

const NOTHING: Tally = { total: 0, found: 0, typed: 0, exact: 0, strict: 0 };

/** No marks at all. */
export const NO_COUNTS: Counts = { gold: NOTHING, predicted: NOTHING };

/** The sum. */
export function addCounts(a: Counts, b: Counts): Counts {
  return { gold: addTally(a.gold, b.gold), predicted: addTally(a.predicted, b.predicted) };
}

function addTally(a: Tally, b: Tally): Tally {
  return {
    total: a.total + b.total,
    found: a.found + b.found,
    typed: a.typed + b.typed,
    exact: a.exact + b.exact,
    strict: a.strict + b.strict,
  };
}

/** The sum; nothing is added to where there is no `a` yet. */
export function addValues(a: ValueCounts | undefined, b: ValueCounts): ValueCounts {
  if (a === undefined) return b;
  return { gold: a.gold + b.gold, found: a.found + b.found, right: a.right + b.right };
}

/** How much of a side is right under a reading; a half for each where `partial` says so. */
export function credit({ found, typed, exact, strict }: Tally, reading: Reading): number {
  if (reading === 'overlap') return found;
  if (reading === 'type') return typed;
  if (reading === 'partial') return exact + (found - exact) / 2;
  return reading === 'exact' ? exact : strict;
}

/** Null where there is nothing to divide by: no figure is better than a made-up 0 or 1. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Precision, recall and their harmonic mean under a reading. */
export function ratios({ gold, predicted }: Counts, reading: Reading): Ratios {
  const precision = ratio(credit(predicted, reading), predicted.total);
  const recall = ratio(credit(gold, reading), gold.total);
  return { precision, recall, f1: f1Of(precision, recall) };
}

/** 0 where only one side has marks: all of them are missed or all are spurious. */
function f1Of(precision: number | null, recall: number | null): number | null {
  if (precision === null && recall === null) return null;
  const [p, r] = [precision ?? 0, recall ?? 0];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

/** The outcomes that SemEval-2013 names, of a layer under one of its four readings. */
export interface Outcomes {
  readonly correct: number;
  readonly incorrect: number;
  readonly partial: number;
  readonly missed: number;
  readonly spurious: number;
}

/** Counts as SemEval-2013 tells them; they add up to what each side holds. */
export function outcomes({ gold, predicted }: Counts, reading: Reading): Outcomes {
  const partial = reading === 'partial' ? gold.found - gold.exact : 0;
  const correct = credit(gold, reading) - partial / 2;
  return {
    correct,
    incorrect: gold.found - correct - partial,
    partial,
    missed: gold.total - gold.found,
    spurious: predicted.total - predicted.found,
  };
}

const TALLY_KEYS = ['total', 'found', 'typed', 'exact', 'strict'] as const;

/** Counts as ten numbers in a row, for sums over many documents; `countsAt` reads them back. */
export function rowOf({ gold, predicted }: Counts): number[] {
  return [gold, predicted].flatMap((tally) => TALLY_KEYS.map((key) => tally[key]));
}

/** Numbers of one `Counts` in a row. */
export const ROW_WIDTH = 2 * TALLY_KEYS.length;

/** Precision, recall and F1 under each reading, in this order: what `figuresAt` gives. */
export const FIGURES_WIDTH = 3 * READINGS.length;

/**
 * The figures of the counts that stand at `first` in a row, written to `into` from `at` on. As
 * `ratios`, with NaN for null: resampling does this millions of times, so nothing is made anew.
 */
export function figuresAt(row: Float64Array, first: number, into: Float64Array, at: number): void {
  const [gold, predicted] = [row[first] ?? 0, row[first + TALLY_KEYS.length] ?? 0];
  for (let reading = 0; reading < READINGS.length; reading++) {
    const precision = creditAt(row, first + TALLY_KEYS.length, reading) / predicted;
    const recall = creditAt(row, first, reading) / gold;
    const place = at + 3 * reading;
    into[place] = precision;
    into[place + 1] = recall;
    const [p, r] = [precision || 0, recall || 0];
    const f1 = p + r === 0 ? 0 : (2 * p * r) / (p + r);
    into[place + 2] = gold + predicted === 0 ? Number.NaN : f1;
  }
}

/** As `credit`, off a row. The order is that of READINGS. */
function creditAt(row: Float64Array, first: number, reading: number): number {
  const [found, typed] = [row[first + 1] ?? 0, row[first + 2] ?? 0];
  const [exact, strict] = [row[first + 3] ?? 0, row[first + 4] ?? 0];
  if (reading === 0) return found;
  if (reading === 1) return typed;
  if (reading === 2) return (exact + found) / 2;
  return reading === 3 ? exact : strict;
}

/** The counts that stand at `first` in a row. */
export function countsAt(row: ArrayLike<number>, first: number): Counts {
  const tally = (at: number): Tally => ({
    total: row[at] ?? 0,
    found: row[at + 1] ?? 0,
    typed: row[at + 2] ?? 0,
    exact: row[at + 3] ?? 0,
    strict: row[at + 4] ?? 0,
  });
  return { gold: tally(first), predicted: tally(first + TALLY_KEYS.length) };
}
