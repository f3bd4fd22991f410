/** Days, months and years of the calendar. */
import { dayOf, daysIn, isDate, parseIso, partsOf } from '../civil.ts';
import { partsIn } from '../make.ts';
import type { CalendarValue, TimeContext } from '../value.ts';
import { type Days, inBestYear } from './days.ts';

function month(year: number, of: number): Days {
  const from = dayOf(year, of, 1);
  return { from, to: from + daysIn(year, of) - 1, precision: 'month', implied: [] };
}

function day(year: number, of: number, on: number): Days | null {
  if (!isDate(year, of, on)) return null;
  const number = dayOf(year, of, on);
  return { from: number, to: number, precision: 'day', implied: [] };
}

/** 'den 22:e' alone: the nearest such day in the direction looked. */
function bareDay(on: number, { reference, direction }: TimeContext): Days | null {
  if (reference === null) return null;
  const from = parseIso(reference);
  const { year, month: now } = partsOf(from);
  for (const step of direction === 'past' ? [0, -1, -2] : [0, 1, 2]) {
    const first = partsOf(dayOf(year, now + step, 1));
    const found = day(first.year, first.month, on);
    if (found === null) continue;
    const fits = direction === 'past' ? found.from <= from : found.from >= from;
    if (fits) return { ...found, implied: ['year', 'month'] };
  }
  return null;
}

/** The days of a date, with its year chosen where the text has none. */
export function calendarDays(value: CalendarValue, context: TimeContext): Days | null {
  const parts = partsIn(value);
  const shifted =
    value.yearShift === null || context.reference === null
      ? undefined
      : partsOf(parseIso(context.reference)).year + value.yearShift;
  const year = parts.year ?? shifted;
  const inYear = (of: number): Days | null => {
    if (parts.month === undefined) {
      return { from: dayOf(of, 1, 1), to: dayOf(of, 12, 31), precision: 'year', implied: [] };
    }
    return parts.day === undefined ? month(of, parts.month) : day(of, parts.month, parts.day);
  };
  if (parts.month === undefined && parts.day !== undefined) return bareDay(parts.day, context);
  if (year === undefined) return inBestYear(context, inYear);
  const days = inYear(year);
  const known = value.known.year !== undefined || value.yearShift !== null;
  return days && { ...days, implied: known ? [] : ['year'] };
}
