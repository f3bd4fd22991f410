/** Last looks: what cannot stand alone goes, what contradicts itself is marked. */
import { dayOf, weekdayOf } from '../civil.ts';
import { leading, MONTH_NAMES } from '../lexicon.ts';
import { partsIn } from '../make.ts';
import type { TimeExpression, TimeValue } from '../value.ts';
import type { Refiner } from './join.ts';

const SHORT_WEEKDAY = /^(?:mån|tis|ons|tors?|fre|lör|sön)$/iu;

/** A lone '13-15' is a score and a lone 'tor' a name; a weekday with a capital amid a line too. */
function isLone(text: string, time: TimeExpression): boolean {
  const printed = text.slice(time.core.start, time.core.end);
  if (time.value.form === 'clock') return time.by === 'hours';
  if (time.value.form !== 'weekday' || time.by !== 'weekday') return false;
  const recurring = /(?<!\p{L})(?:varje|varannan|alla)\s+$/iu.test(leading(text, time.core.start));
  return recurring || SHORT_WEEKDAY.test(printed);
}

/** Drops what is a time only in company and found none. */
export const dropLone: Refiner = (text, times) => times.filter((time) => !isLone(text, time));

const ASKING: ReadonlySet<string | null> = new Set(['by', 'before', 'within', 'until', 'toward']);

/**
 * 'mötet' alone is this one; it is a time where it has a date, bears the name of one ('på
 * novembermötet') or something is due by it.
 */
export const dropThisMeeting: Refiner = (_, times) =>
  times.filter(
    ({ value, limit }) =>
      value.form !== 'event' ||
      value.next ||
      value.date !== null ||
      ASKING.has(limit) ||
      (limit === 'at' && isNamedByTime(value)),
  );

const NAMED = new RegExp(
  `^(?:höst|vår|vinter|sommar|${MONTH_NAMES.join('|')})-?(?:möte|års|sammanträde|stämma|träff)`,
  'iu',
);

/** 'höstmötet', 'novembermötet': an occasion named by its time. */
export function isNamedByTime(value: TimeValue): boolean {
  return value.form === 'event' && NAMED.test(value.what);
}

function contradicts(value: TimeValue): boolean {
  if (value.form === 'range') return contradicts(value.from) || contradicts(value.to);
  if (value.form === 'event') return value.date !== null && contradicts(value.date);
  if (value.form !== 'calendar' || value.weekday === null) return false;
  const { year, month, day } = partsIn(value);
  if (year === undefined || month === undefined || day === undefined) return false;
  return weekdayOf(dayOf(year, month, day)) !== value.weekday;
}

/** Marks a date whose weekday is another than the one printed. */
export const flagMismatch: Refiner = (_, times) =>
  times.map((time) => (contradicts(time.value) ? { ...time, mismatch: true } : time));
