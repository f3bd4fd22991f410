/** The Swedish holidays, fixed ones and those that hang on Easter or a weekday. */
import { dayOf, easter, weekdayOf } from '../civil.ts';
import type { HolidayValue, TimeContext } from '../value.ts';
import { type Days, inBestYear } from './days.ts';

/** The first such weekday on or after a day. */
function onOrAfter(weekday: number, day: number): number {
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

const midsummer = (year: number): number => onOrAfter(6, dayOf(year, 6, 20));
const advent = (year: number, n: number): number => onOrAfter(7, dayOf(year, 11, 27)) + (n - 1) * 7;

type Rule = (year: number) => number | readonly [number, number];

const RULES: Readonly<Record<string, Rule>> = {
  newYear: (year) => dayOf(year, 1, 1),
  newYearsEve: (year) => dayOf(year, 12, 31),
  epiphany: (year) => dayOf(year, 1, 6),
  maundyThursday: (year) => easter(year) - 3,
  goodFriday: (year) => easter(year) - 2,
  easterEve: (year) => easter(year) - 1,
  easterSunday: easter,
  easterMonday: (year) => easter(year) + 1,
  easterWeekend: (year) => [easter(year) - 2, easter(year) + 1],
  walpurgis: (year) => dayOf(year, 4, 30),
  ascension: (year) => easter(year) + 39,
  pentecost: (year) => easter(year) + 49,
  nationalDay: (year) => dayOf(year, 6, 6),
  midsummer: (year) => [midsummer(year) - 1, midsummer(year)],
  midsummerEve: (year) => midsummer(year) - 1,
  midsummerDay: midsummer,
  allSaints: (year) => onOrAfter(6, dayOf(year, 10, 31)),
  advent1: (year) => advent(year, 1),
  advent2: (year) => advent(year, 2),
  advent3: (year) => advent(year, 3),
  advent4: (year) => advent(year, 4),
  lucia: (year) => dayOf(year, 12, 13),
  christmas: (year) => [dayOf(year, 12, 24), dayOf(year, 12, 26)],
  christmasEve: (year) => dayOf(year, 12, 24),
  christmasDay: (year) => dayOf(year, 12, 25),
  boxingDay: (year) => dayOf(year, 12, 26),
};

/** The days of a holiday in its year or in the one that the context asks for. */
export function holidayDays({ name, year }: HolidayValue, context: TimeContext): Days | null {
  const rule = RULES[name];
  if (rule === undefined) return null;
  const inYear = (of: number): Days => {
    const day = rule(of);
    const [from, to] = typeof day === 'number' ? [day, day] : day;
    return { from, to, precision: 'day', implied: [] };
  };
  return year === null ? inBestYear(context, inYear) : inYear(year);
}
