/** Refiners that complete a date from its neighbours: weekday, week, year, a second writing. */
import { leading } from '../lexicon.ts';
import { imply, partsIn, range } from '../make.ts';
import type { CalendarValue, TimeExpression, TimeValue } from '../value.ts';
import { joining, type Refiner, valued } from './join.ts';

/** Of several on one place the longest stays; of equal ones the first parser's. */
export const longest: Refiner = (_, times) => {
  const kept: TimeExpression[] = [];
  const byLength = [...times].sort(
    (a, b) => b.span.end - b.span.start - (a.span.end - a.span.start),
  );
  for (const time of byLength) {
    const clear = kept.every((k) => time.span.end <= k.span.start || k.span.end <= time.span.start);
    if (clear) kept.push(time);
  }
  return kept.sort((a, b) => a.span.start - b.span.start);
};

/** A weekday named with a date belongs to its first day. */
function withWeekday(value: TimeValue, weekday: number): TimeValue | null {
  if (value.form === 'calendar' && partsIn(value).day !== undefined) return { ...value, weekday };
  if (value.form === 'week') return { ...value, weekday };
  if (value.form === 'unit' && (value.unit === 'week' || value.unit === 'day')) {
    return value.unit === 'week' ? { ...value, weekday } : value;
  }
  if (value.form === 'range') {
    const from = withWeekday(value.from, weekday);
    return from && { ...value, from };
  }
  return null;
}

/** 'fredag 6/12', 'torsdagen den 6 april 2023', 'måndag nästa vecka', 'tisdag v. 12'. */
export const joinWeekday = joining(/^(?:\s*,?\s*\(?(?:den\s+|i\s+)?|\s*,\s*)$/u, (a, b) =>
  a.value.form === 'weekday' && (a.clock === null || b.clock === null)
    ? valued(withWeekday(b.value, a.value.weekday))
    : null,
);

/** 'lördag–söndag den 9–10 juni': the weekday joined already is that of the later day. */
export const joinWeekdayRange = joining(/^\s*[-–—]\s*$/u, (a, b) => {
  if (a.value.form !== 'weekday' || b.value.form !== 'range') return null;
  const { from, to } = b.value;
  if (from.form !== 'calendar' || from.weekday === null || to.form !== 'calendar') return null;
  const first = { ...from, weekday: a.value.weekday };
  return valued(range(first, { ...to, weekday: from.weekday }));
});

/** '2024-03-03 (söndag)', '3 mars, söndag'. */
export const joinWeekdayAfter = joining(/^\s*[,(]?\s*$/u, (a, b, text) => {
  if (b.value.form !== 'weekday' || b.by !== 'weekday' || a.value.form !== 'calendar') return null;
  const value = withWeekday(a.value, b.value.weekday);
  const opened = /\(\s*$/u.test(text.slice(a.span.end, b.span.start));
  const end = b.span.end + (opened && text.charAt(b.span.end) === ')' ? 1 : 0);
  return value && { value, span: { start: a.span.start, end }, core: { start: a.core.start, end } };
});

/** '3 mars nästa år', 'i mars i år'. */
export const joinYearShift = joining(/^\s+$/u, (a, b) => {
  if (b.value.form !== 'unit' || b.value.unit !== 'year') return null;
  if (a.value.form !== 'calendar' || partsIn(a.value).month === undefined) return null;
  return partsIn(a.value).year === undefined
    ? { value: { ...a.value, yearShift: b.value.offset } }
    : null;
});

/** 'i morgon, lördag 2 mars', 'idag 2024-03-01': the same day said again, and more exactly. */
function sameDay(value: TimeValue): boolean {
  if (value.form !== 'calendar') return false;
  const { year, month, day } = partsIn(value);
  return (
    day !== undefined && (value.weekday !== null || (month !== undefined && year !== undefined))
  );
}

/** A full date beats a vaguer writing of the same: 'i dag (21 april)', 'nästa vecka (v. 42)'. */
export const joinSame: Refiner = joining(/^\s*(?:[(,]|, dvs|eller)?\s*$/u, (a, b, text) => {
  const closes = text.slice(b.span.end, b.span.end + 1) === ')';
  const opens = /\(\s*$/u.test(text.slice(a.span.end, b.span.start));
  const vaguer = a.value.form === 'unit' || a.value.form === 'weekday';
  const week = a.value.form === 'unit' && a.value.unit === 'week' && b.value.form === 'week';
  if (week && (opens || text.slice(a.span.end, b.span.start).trim() === ''))
    return { value: b.value };
  if (a.value.form === 'unit' && sameDay(b.value)) return { value: b.value };
  if (!opens || !closes) return null;
  if (b.value.form !== 'calendar' || partsIn(b.value).day === undefined) return null;
  const dated = a.value.form === 'calendar' && partsIn(a.value).day !== undefined;
  if (!vaguer && !dated) return null;
  const end = b.span.end + 1;
  const weekday = a.value.form === 'calendar' ? a.value.weekday : null;
  const core = { start: a.core.start, end };
  return {
    value: { ...b.value, weekday: b.value.weekday ?? weekday },
    span: { start: a.span.start, end },
    core,
  };
});

function isDated(value: TimeValue): boolean {
  return !['event', 'anaphor', 'vague', 'clock', 'shift'].includes(value.form);
}

/** What the later end of a range gives the earlier one: its year, and a month to a bare day. */
function lend(from: TimeValue, to: TimeValue): TimeValue {
  if (from.form !== 'calendar' || to.form !== 'calendar') return from;
  const { year, month } = partsIn(to);
  const bare = partsIn(from).month === undefined && partsIn(from).day !== undefined;
  const given = {
    ...(year === undefined || partsIn(from).year !== undefined ? {} : { year }),
    ...(bare && month !== undefined ? { month } : {}),
  };
  return imply(from, given);
}

/** '29 januari–2 februari', 'från augusti 2022 till september 2023', '20/5 - 22/5'. */
export const joinRange = joining(
  /^\s*(?:[-–—]|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|fram\s+till)\s*(?:den\s+)?$/iu,
  (a, b) => {
    if (!isDated(a.value) || !isDated(b.value) || a.clock) return null;
    if (a.value.form === 'range' || b.value.form === 'range') return null;
    if (a.value.form === 'unit' && b.value.form !== 'unit') return null;
    return valued(range(lend(a.value, b.value), b.value));
  },
);

const SHORT: ReadonlySet<TimeValue['form']> = new Set(['weekday', 'unit']);

/** 'mellan den 3 och den 9 maj', 'den 22:e eller den 23:e augusti', 'lördag och söndag'. */
export const joinPair = joining(/^(?:\s+(?:och|eller)\s+|\s?\/\s?)$/iu, (a, b, text) => {
  if (SHORT.has(a.value.form) && b.value.form === 'weekday') return valued(range(a.value, b.value));
  if (a.value.form === 'part' && b.value.form === 'part') return valued(range(a.value, b.value));
  if (a.value.form !== 'calendar' || b.value.form !== 'calendar') return null;
  const between = /(?<!\p{L})mellan\s+$/iu.test(leading(text, a.span.start));
  const bareDay = partsIn(a.value).month === undefined && partsIn(a.value).day !== undefined;
  if (!between && !(bareDay && partsIn(b.value).month !== undefined)) return null;
  if (a.by === 'day-list') return null;
  return valued(range(lend(a.value, b.value), b.value));
});

/** 'den 5 maj, den 7 juni och den 9 augusti 2023': the last one's year is the others'. */
export const shareYear: Refiner = (text, times) => {
  const refined = [...times];
  for (let i = refined.length - 2; i >= 0; i--) {
    const [here, next] = [refined[i], refined[i + 1]];
    if (here === undefined || next === undefined) continue;
    const gap = text.slice(here.span.end, next.span.start);
    if (!/^\s*(?:,|och|samt|eller|resp\.|respektive|\/)\s*(?:och\s+)?(?:den\s+)?$/u.test(gap))
      continue;
    if (here.value.form === 'period' && next.value.form === 'period') {
      refined[i] = { ...here, value: { ...here.value, year: here.value.year ?? next.value.year } };
    }
    if (here.value.form !== 'calendar') continue;
    const parts = lastParts(next.value);
    const own = partsIn(here.value);
    if (parts?.year === undefined || own.year !== undefined || own.month === undefined) continue;
    refined[i] = { ...here, value: imply(here.value, { year: parts.year }) };
  }
  return refined;
};

function lastParts(value: TimeValue): CalendarValue['known'] | null {
  if (value.form === 'range') return lastParts(value.to);
  return value.form === 'calendar' ? partsIn(value) : null;
}
