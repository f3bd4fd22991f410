/** Only what a heading line prints: dates of the calendar and times of day. */
import type { DateParts, Span } from '../types.ts';
import { dayOf, isoOf } from './civil.ts';
import { findTimes } from './find.ts';
import { partsIn } from './make.ts';
import type { CalendarValue, Clock, TimeValue } from './value.ts';

/** A date or a time of day as printed; a field is null where the line does not give it. */
export interface PlainTime {
  readonly span: Span;
  /** ISO date, only where day, month and year are printed. */
  readonly date: string | null;
  /** Last day of a range of days. */
  readonly endDate: string | null;
  /** Day, month and year so far as they are printed. */
  readonly parts: DateParts;
  readonly startTime: string | null;
  readonly endTime: string | null;
}

function iso({ year, month, day }: DateParts): string | null {
  const full = year !== undefined && month !== undefined && day !== undefined;
  return full ? isoOf(dayOf(year, month, day)) : null;
}

function ends(value: TimeValue): readonly [CalendarValue, CalendarValue | null] | null {
  if (value.form === 'calendar') return [value, null];
  if (value.form === 'event' && value.date) return ends(value.date);
  if (value.form !== 'range') return null;
  const { from, to } = value;
  return from.form === 'calendar' && to.form === 'calendar' ? [from, to] : null;
}

function plain(span: Span, value: TimeValue, clock: Clock | null): PlainTime | null {
  const [first, last] = ends(value) ?? [null, null];
  if (first === null && value.form !== 'clock') return null;
  const given = first === null ? {} : partsIn(first);
  return {
    span,
    date: iso(given),
    endDate: last && iso(partsIn(last)),
    parts: given,
    startTime: clock?.from ?? null,
    endTime: clock?.to ?? null,
  };
}

/** The calendar dates and times of day in a line, in order. */
export function plainTimes(line: string): readonly PlainTime[] {
  return findTimes(line).flatMap(({ core, value, clock }) => plain(core, value, clock) ?? []);
}
