/**
 * Whether confidence means what it says: of the facts held with 0.9, nine in ten should be right.
 * Right is what a gold mark overlaps, the plainest reading. (Guo et al. 2017 for the reliability
 * diagram and the expected calibration error; Wilson 1927 for the interval of a bin.)
 */
import type { Bounds } from './bootstrap.ts';
import { ratio } from './counts.ts';
import type { Outcome } from './outcome.ts';

/** Bins of equal width from 0 to 1. */
const BINS = 10;
/** Points of a curve at most: more are not seen. */
const CURVE_POINTS = 200;

/** Predictions of about the same confidence: `from` ≤ confidence < `to`, 1 in the last bin. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean confidence. */
  readonly confidence: number;
  /** Share that is right. */
  readonly accuracy: number;
  /** Of the accuracy, 95 %. */
  readonly interval: Bounds;
}

/** What precision and recall would be if only what is at least this sure were said. */
export interface CurvePoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/** Of one layer. */
export interface ConfidenceScores {
  /** Predictions that say how sure they are. */
  readonly count: number;
  /** Mean distance of confidence and accuracy over bins, weighted by their counts. */
  readonly ece: number;
  /** Mean squared distance of confidence and truth (Brier 1950). */
  readonly brier: number;
  /** Area under the curve, in steps. */
  readonly averagePrecision: number;
  /** Bins that hold something, in order. */
  readonly bins: readonly Bin[];
  /** From the surest threshold down. */
  readonly curve: readonly CurvePoint[];
}

/** A prediction's confidence and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/** The predictions that count and say how sure they are. */
export function judgedOf(outcomes: readonly Outcome[]): Judged[] {
  return outcomes.flatMap(({ gold, predicted, counted }) =>
    !counted || predicted === null || predicted.confidence === null
      ? []
      : [{ confidence: predicted.confidence, right: gold !== null }],
  );
}

/** Null where no prediction says how sure it is. `support` is the number of gold marks. */
export function confidenceOf(judged: readonly Judged[], support: number): ConfidenceScores | null {
  if (judged.length === 0) return null;
  const bins = binsOf(judged);
  const curve = curveOf(judged, support);
  const distance = (bin: Bin) => bin.count * Math.abs(bin.confidence - bin.accuracy);
  return {
    count: judged.length,
    ece: mean(bins.map(distance), judged.length),
    brier: mean(
      judged.map(({ confidence, right }) => (confidence - Number(right)) ** 2),
      judged.length,
    ),
    averagePrecision: curve.reduce(
      (area, { precision, recall }, i) => area + precision * (recall - (curve[i - 1]?.recall ?? 0)),
      0,
    ),
    bins,
    curve: thinned(curve),
  };
}

function mean(values: readonly number[], count: number): number {
  return values.reduce((total, value) => total + value, 0) / count;
}

function binsOf(judged: readonly Judged[]): Bin[] {
  const held: Judged[][] = Array.from({ length: BINS }, () => []);
  for (const one of judged) {
    held[Math.min(BINS - 1, Math.floor(one.confidence * BINS))]?.push(one);
  }
  return held.flatMap((own, index) => {
    if (own.length === 0) return [];
    const right = own.filter((one) => one.right).length;
    return [
      {
        from: index / BINS,
        to: (index + 1) / BINS,
        count: own.length,
        confidence: mean(
          own.map((one) => one.confidence),
          own.length,
        ),
        accuracy: right / own.length,
        interval: wilson(right, own.length),
      },
    ];
  });
}

/** The 95 % score interval of a share. */
export function wilson(right: number, count: number): Bounds {
  const z = 1.959964;
  const share = right / count;
  const centre = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count);
  const spread =
    (z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))) /
    (1 + z ** 2 / count);
  return { low: Math.max(0, centre - spread), high: Math.min(1, centre + spread) };
}

/** One point for each confidence that occurs. */
function curveOf(judged: readonly Judged[], support: number): CurvePoint[] {
  const sorted = judged.toSorted((a, b) => b.confidence - a.confidence);
  const points: CurvePoint[] = [];
  let right = 0;
  for (const [index, one] of sorted.entries()) {
    right += Number(one.right);
    if (sorted[index + 1]?.confidence === one.confidence) continue;
    points.push({
      threshold: one.confidence,
      precision: right / (index + 1),
      recall: ratio(right, support) ?? 0,
    });
  }
  return points;
}

function thinned(points: readonly CurvePoint[]): CurvePoint[] {
  const step = Math.max(1, Math.ceil(points.length / CURVE_POINTS));
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}
