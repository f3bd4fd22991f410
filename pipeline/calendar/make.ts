/** Short makers of values, so that a parser reads as its pattern and what it says. */
import type { DateParts } from '../types.ts';
import { isDate } from './civil.ts';
import { lookup, MONTHS, ORDINALS } from './lexicon.ts';
import type { CalendarValue, RangeValue, TimeValue } from './value.ts';

/** A date of the calendar, or null where no such day exists. */
export function calendar(known: DateParts): CalendarValue | null {
  const { year, month, day } = known;
  if (month !== undefined && day !== undefined && !isDate(year, month, day)) return null;
  return { form: 'calendar', known, implied: {}, weekday: null, yearShift: null };
}

/** A range, or null where one end is. */
export function range(from: TimeValue | null, to: TimeValue | null): RangeValue | null {
  return from && to ? { form: 'range', from, to } : null;
}

/** The same date with parts that a neighbour gives; what it prints itself stays. */
export function imply(value: CalendarValue, parts: DateParts): CalendarValue {
  return { ...value, implied: { ...parts, ...value.implied, ...without(parts, value.known) } };
}

function without(parts: DateParts, known: DateParts): DateParts {
  const left = Object.entries(parts).filter(([name]) => !(name in known));
  return Object.fromEntries(left);
}

/** Known and implied parts as one. */
export function partsIn(value: CalendarValue): DateParts {
  return { ...value.implied, ...value.known };
}

/** Parts that are there, as an object without undefined ones. */
export function parts(year?: number, month?: number, day?: number): DateParts {
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

/** A year as printed, of two or four digits. */
export function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** The number of a month's name. */
export function monthOf(name: string): number {
  return lookup(MONTHS, name);
}

/** A day as digits or as a word; 0 stands for 'sista'. */
export function dayNumber(digits: string | undefined, word: string | undefined): number {
  return word === undefined ? Number(digits) : lookup(ORDINALS, word);
}
