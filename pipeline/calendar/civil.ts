/**
 * Civil days: the calendar as plain numbers. A day is the number of days since 1970-01-01, so that
 * adding and comparing need no clock and no time zone.
 */

const DAY = 86_400_000;

/** The day number of a date; months and days beyond their range carry over. */
export function dayOf(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / DAY);
}

/** Year, month and day of a day number. */
export function partsOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 'YYYY-MM-DD' of a day number. */
export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day number of 'YYYY-MM-DD'. */
export function parseIso(iso: string): number {
  return dayOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));
}

/** Days from one ISO date to another, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return parseIso(to) - parseIso(from);
}

/** Number of days in a month. */
export function daysIn(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** True for a day that the calendar has; 29 February counts where the year is unknown. */
export function isDate(year: number | undefined, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year ?? 2024, month);
}

/** 1 for Monday … 7 for Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that a day lies in. */
export function mondayOf(day: number): number {
  return day - weekdayOf(day) + 1;
}

/** The Monday of an ISO week. */
export function mondayOfWeek(year: number, week: number): number {
  return mondayOf(dayOf(year, 1, 4)) + (week - 1) * 7;
}

/** Number of ISO weeks in a year: 52 or 53. */
export function weeksIn(year: number): number {
  return (mondayOfWeek(year + 1, 1) - mondayOfWeek(year, 1)) / 7;
}

/** The same day `count` months later, or the last one of a shorter month. */
export function addMonths(day: number, count: number): number {
  const from = partsOf(day);
  const first = partsOf(dayOf(from.year, from.month + count, 1));
  return dayOf(first.year, first.month, Math.min(from.day, daysIn(first.year, first.month)));
}

/** `count` days from Monday to Friday later. */
export function addWorkdays(day: number, count: number): number {
  let result = day;
  for (let left = count; left > 0; ) {
    result++;
    if (weekdayOf(result) <= 5) left--;
  }
  return result;
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher). */
export function easter(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const days = moon + sunday - 7 * late + 114;
  return dayOf(year, Math.floor(days / 31), (days % 31) + 1);
}
