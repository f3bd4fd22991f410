/** Weeks, parts of a year and the turns between them. */
import type { Precision } from '../../types.ts';
import { dayOf, mondayOfWeek, parseIso, partsOf, weeksIn } from '../civil.ts';
import type { PeriodUnit, PeriodValue, TimeContext, TurnValue, WeekValue } from '../value.ts';
import { type Days, inBestYear } from './days.ts';

function fixed(
  year: number | null,
  context: TimeContext,
  inYear: (year: number) => Days | null,
): Days | null {
  return year === null ? inBestYear(context, inYear) : inYear(year);
}

/** ISO weeks, or one day of a week. */
export function weekDays(value: WeekValue, context: TimeContext): Days | null {
  return fixed(value.year, context, (year) => {
    if (value.week > weeksIn(year)) return null;
    const monday = mondayOfWeek(year, value.week);
    if (value.weekday !== null) {
      const day = monday + value.weekday - 1;
      return { from: day, to: day, precision: 'day', implied: [] };
    }
    // A range that goes back, 'v. 51–2', ends in the next year.
    const turn = value.last < value.week ? 1 : 0;
    const to = mondayOfWeek(year + turn, value.last) + 6;
    return { from: monday, to, precision: 'week', implied: [] };
  });
}

/** Months per period, the first month of the first, and what the result is called. */
const UNITS: Readonly<Record<PeriodUnit, readonly [number, number, Precision]>> = {
  quarter: [3, 1, 'quarter'],
  tertial: [4, 1, 'season'],
  half: [6, 1, 'season'],
  term: [6, 1, 'season'],
  season: [3, 3, 'season'],
};

/** Quarters, tertials, halves, terms and seasons; winter ends in the year after its own. */
export function periodDays(value: PeriodValue, context: TimeContext): Days | null {
  const [months, first, precision] = UNITS[value.unit];
  return fixed(value.year, context, (year) => {
    const begin = first + (value.index - 1) * months;
    const from = dayOf(year, begin, 1);
    return { from, to: dayOf(year, begin + months, 1) - 1, precision, implied: [] };
  });
}

const LAST_MONTH = { year: 12, half: 6 } as const;

/** A turn is met on the last day of what ends. */
export function turnDays(value: TurnValue, context: TimeContext): Days | null {
  const month = value.of === 'month' ? value.month : LAST_MONTH[value.of];
  if (month === null) return turnNearby(context);
  return fixed(value.year, context, (year) => {
    const day = dayOf(year, month + 1, 1) - 1;
    return { from: day, to: day, precision: 'day', implied: [] };
  });
}

/** 'månadsskiftet' alone: the end of the month of speech, or of the one before. */
function turnNearby({ reference, direction }: TimeContext): Days | null {
  if (reference === null) return null;
  const { year, month } = partsOf(parseIso(reference));
  const day = dayOf(year, direction === 'past' ? month : month + 1, 1) - 1;
  return { from: day, to: day, precision: 'day', implied: ['year', 'month'] };
}
