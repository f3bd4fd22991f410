/** Scores are small counts that add; ratios are made when they are printed. */

/** Of one layer. `strict` is the part of `tp` where both ends are right too. */
export interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly strict: number;
}

/** Of one value. `gold`: marks that state it; `found`: found ones of these; `right`: right ones. */
export interface ValueCounts {
  readonly gold: number;
  readonly found: number;
  readonly right: number;
}

/** For print; null where there is nothing to divide by. */
export interface Ratios {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly f1Strict: number | null;
}

/** The sum; nothing is added to where there is no `a` yet. */
export function addCounts(a: Counts | undefined, b: Counts): Counts {
  if (a === undefined) return b;
  return { tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn, strict: a.strict + b.strict };
}

/** The sum, as with `addCounts`. */
export function addValues(a: ValueCounts | undefined, b: ValueCounts): ValueCounts {
  if (a === undefined) return b;
  return { gold: a.gold + b.gold, found: a.found + b.found, right: a.right + b.right };
}

/** The number of gold marks that count. */
export function support({ tp, fn }: Counts): number {
  return tp + fn;
}

/** Null where there is nothing to divide by: no figure is better than a made-up 0 or 1. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Precision, recall and F1 with any overlap, and F1 where only exact pairs count. */
export function ratios({ tp, fp, fn, strict }: Counts): Ratios {
  return {
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    f1: ratio(2 * tp, 2 * tp + fp + fn),
    // A pair with wrong ends is a miss and a spurious mark at once, so the whole is the same.
    f1Strict: ratio(2 * strict, 2 * tp + fp + fn),
  };
}
