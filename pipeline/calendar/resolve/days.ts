/** Days found, and the choice of a year for what has none. */
import type { DateParts, Precision } from '../../types.ts';
import { parseIso, partsOf } from '../civil.ts';
import type { TimeContext } from '../value.ts';

/** First and last day as day numbers. */
export interface Days {
  readonly from: number;
  readonly to: number;
  readonly precision: Precision;
  readonly implied: readonly (keyof DateParts)[];
}

/** How far from the reference, zero inside. */
function distance(days: Days, reference: number): number {
  if (days.from > reference) return days.from - reference;
  return days.to < reference ? reference - days.to : 0;
}

/**
 * The year in which something that comes once a year is meant: the first that is not over, the last
 * that has begun, or the nearest. Without a reference nothing is chosen.
 */
export function inBestYear(
  context: TimeContext,
  inYear: (year: number) => Days | null,
): Days | null {
  if (context.year) return implyYear(inYear(context.year));
  if (context.reference === null) return null;
  const reference = parseIso(context.reference);
  const { year } = partsOf(reference);
  // A leap day can be four years away.
  const years = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((step) => inYear(year + step));
  const all = years.filter((days): days is Days => days !== null);
  const fit = all.filter((days) => {
    if (context.direction === 'future') return days.to >= reference;
    return context.direction === 'past' ? days.from <= reference : true;
  });
  const best = fit.reduce<Days | null>(
    (a, b) => (a === null || distance(b, reference) < distance(a, reference) ? b : a),
    null,
  );
  return implyYear(best);
}

function implyYear(days: Days | null): Days | null {
  return days && { ...days, implied: [...days.implied, 'year'] };
}
