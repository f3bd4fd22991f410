/** What is counted from the day of speech. Without that day there is no answer. */
import type { Precision } from '../../types.ts';
import { addMonths, addWorkdays, dayOf, mondayOf, parseIso, partsOf, weekdayOf } from '../civil.ts';
import type { ShiftValue, TimeContext, Unit, UnitValue, WeekdayValue } from '../value.ts';
import type { Days } from './days.ts';

function days(from: number, to: number, precision: Precision): Days {
  return { from, to, precision, implied: ['year', 'month', 'day'] };
}

/** 'på tisdag' is the first after today; 'nästa tisdag' lies in the next week. */
export function weekdayDays(value: WeekdayValue, { reference }: TimeContext): Days | null {
  if (reference === null) return null;
  const today = parseIso(reference);
  const ahead = (((value.weekday - weekdayOf(today) - 1) % 7) + 7) % 7;
  const coming = today + ahead + 1;
  const day = {
    '-1': coming - 7 === today ? today - 7 : coming - 7,
    '0': coming,
    '1': mondayOf(today) + 7 + value.weekday - 1,
  }[`${value.step}`];
  return days(day, day, 'day');
}

const MONTHS: Partial<Record<Unit, readonly [number, Precision]>> = {
  month: [1, 'month'],
  quarter: [3, 'quarter'],
  half: [6, 'season'],
  term: [6, 'season'],
  year: [12, 'year'],
};

/** 'i morgon', 'nästa vecka', 'i år': a whole unit, so many from the one of the reference. */
export function unitDays(value: UnitValue, { reference }: TimeContext): Days | null {
  if (reference === null) return null;
  const today = parseIso(reference);
  const { unit, offset } = value;
  if (unit === 'day') return days(today + offset, today + offset, 'day');
  const monday = mondayOf(today) + offset * 7;
  if (unit === 'weekend') return days(monday + 5, monday + 6, 'day');
  if (unit === 'week' && value.weekday !== null) {
    const day = monday + value.weekday - 1;
    return days(day, day, 'day');
  }
  if (unit === 'week') return days(monday, monday + 6, 'week');
  const [months, precision] = MONTHS[unit] ?? [1, 'month'];
  const { year, month } = partsOf(today);
  const first = Math.floor((month - 1) / months) * months + 1 + offset * months;
  return days(dayOf(year, first, 1), dayOf(year, first + months, 1) - 1, precision);
}

/** 'om två veckor', 'inom 14 dagar'; counted from another day than the reference: no answer. */
export function shiftDays(value: ShiftValue, context: TimeContext): Days | null {
  const base = value.from === 'previous' ? (context.previous?.from ?? null) : context.reference;
  if (base === null || value.from === 'unknown') return null;
  const today = parseIso(base);
  const day = shifted(today, value);
  return value.within && day > today ? days(today, day, 'day') : days(day, day, 'day');
}

function shifted(today: number, { unit, count }: ShiftValue): number {
  if (unit === 'workday') return addWorkdays(today, count);
  if (unit === 'day' || unit === 'weekend') return today + count;
  if (unit === 'week') return today + count * 7;
  return addMonths(today, count * (MONTHS[unit]?.[0] ?? 1));
}
