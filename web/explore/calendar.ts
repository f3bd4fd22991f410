/** Months as calendars show them: weeks from Monday to Sunday, with their ISO numbers. Pure. */

/** One week; its days are ISO dates, also those of the months beside. */
export interface Week {
  readonly number: number;
  readonly days: readonly string[];
}

const DAY_MS = 86_400_000;
const WEEK = 7;

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day so many days after another one; before it where `count` is negative. */
export function dayAfter(day: string, count: number): string {
  return new Date(timeOf(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for a Monday. */
function weekday(day: string): number {
  return (new Date(timeOf(day)).getUTCDay() + 6) % WEEK;
}

/** The number of the week that a day lies in: week 1 has the year's first Thursday. */
export function weekOf(day: string): number {
  const thursday = dayAfter(day, 3 - weekday(day));
  const first = timeOf(`${thursday.slice(0, 4)}-01-01`);
  return Math.floor((timeOf(thursday) - first) / DAY_MS / WEEK) + 1;
}

/** The first and the last day of a month ('2024-03'). */
export function endsOf(month: string): { readonly first: string; readonly last: string } {
  const first = `${month}-01`;
  return { first, last: dayAfter(`${monthAfter(month, 1)}-01`, -1) };
}

/** '2024-01' is one after '2023-12'. */
export function monthAfter(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** True of '2024-03'. */
export function isMonth(text: string): boolean {
  return /^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/u.test(text);
}

/** The weeks that a month has a day of. */
export function weeksOf(month: string): Week[] {
  const { first, last } = endsOf(month);
  const weeks: Week[] = [];
  for (let monday = dayAfter(first, -weekday(first)); monday <= last; ) {
    const start = monday;
    const days = Array.from({ length: WEEK }, (_, n) => dayAfter(start, n));
    weeks.push({ number: weekOf(start), days });
    monday = dayAfter(start, WEEK);
  }
  return weeks;
}

/** A reader's day as an ISO date. */
export function dayOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
