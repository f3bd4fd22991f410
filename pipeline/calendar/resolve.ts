/** From what a text says to days: the same value and the same context give the same interval. */
import type { Interval } from '../types.ts';
import { addMonths, isoOf, parseIso, weekdayOf } from './civil.ts';
import { partsIn } from './make.ts';
import { calendarDays } from './resolve/calendar.ts';
import type { Days } from './resolve/days.ts';
import { holidayDays } from './resolve/holidays.ts';
import { periodDays, turnDays, weekDays } from './resolve/periods.ts';
import { shiftDays, unitDays, weekdayDays } from './resolve/relative.ts';
import type {
  Part,
  PartValue,
  RangeValue,
  ResolvedTime,
  TimeContext,
  TimeExpression,
  TimeValue,
} from './value.ts';

/** Turns an expression into days, or null where the text and the context do not fix any. */
export function resolveTime(time: TimeExpression, context: TimeContext): ResolvedTime | null {
  const days = daysOf(time.value, context);
  if (days === null) return null;
  const { from, to } = withLimit(time, days);
  return {
    from: isoOf(from),
    to: isoOf(to),
    precision: days.precision,
    implied: days.implied,
    mismatch: time.mismatch || isMismatch(time.value, days),
  };
}

/**
 * 'före sommaren' is over when summer begins, 'efter sommaren' begins when it ends. A single day
 * stays as printed: 'före den 5 maj' is kept as the fifth, which is what people write down.
 */
function withLimit({ limit, value }: TimeExpression, days: Days): Days {
  const long = days.precision !== 'day' && days.precision !== 'event';
  const named = value.form === 'holiday';
  if (limit === 'before' && (long || named)) {
    const ends = value.form === 'part' && value.part === 'end';
    return ends ? days : { ...days, from: days.from - 1, to: days.from - 1 };
  }
  const turns = value.form === 'turn';
  return limit === 'after' && (long || named || turns)
    ? { ...days, from: days.to + 1, to: days.to + 1 }
    : days;
}

function isMismatch(value: TimeValue, days: Days): boolean {
  if (value.form === 'event' && value.date !== null) return isMismatch(value.date, days);
  const first = value.form === 'range' ? value.from : value;
  if (first.form !== 'calendar' || first.weekday === null) return false;
  return partsIn(first).day !== undefined && weekdayOf(days.from) !== first.weekday;
}

function daysOf(value: TimeValue, context: TimeContext): Days | null {
  switch (value.form) {
    case 'calendar':
      return calendarDays(value, context);
    case 'week':
      return weekDays(value, context);
    case 'period':
      return periodDays(value, context);
    case 'turn':
      return turnDays(value, context);
    case 'weekday':
      return weekdayDays(value, context);
    case 'unit':
      return unitDays(value, context);
    case 'shift':
      return shiftDays(value, context);
    case 'holiday':
      return holidayDays(value, context);
    case 'part':
      return partDays(value, context);
    case 'range':
      return rangeDays(value, context);
    case 'event':
      return value.date === null ? eventDays(context) : daysOf(value.date, context);
    case 'anaphor':
      return context.previous ? known(context.previous) : null;
    case 'vague':
    case 'clock':
      return null;
  }
}

function known(interval: Interval): Days {
  const { from, to, precision } = interval;
  return { from: parseIso(from), to: parseIso(to), precision, implied: [] };
}

/** An occasion without a date is the meeting that the context says is meant. */
function eventDays({ nextMeeting }: TimeContext): Days | null {
  if (!nextMeeting) return null;
  const day = parseIso(nextMeeting);
  return { from: day, to: day, precision: 'event', implied: ['year', 'month', 'day'] };
}

const RELATIVE: ReadonlySet<TimeValue['form']> = new Set(['weekday', 'unit', 'shift']);

/** The earlier end is looked for back from the later one; 'fredag eller måndag' is in any order. */
function rangeDays({ from, to }: RangeValue, context: TimeContext): Days | null {
  const last = daysOf(to, context);
  if (last === null) return null;
  if (RELATIVE.has(from.form)) {
    const first = daysOf(from, context) ?? last;
    return { ...last, from: Math.min(first.from, last.from), to: Math.max(first.to, last.to) };
  }
  const first = daysOf(from, { ...context, direction: 'past', reference: isoOf(last.to) });
  const begin = first === null || first.from > last.to ? last.from : first.from;
  return { ...last, from: begin };
}

const SHARES: Partial<Record<Part, readonly [number, number]>> = {
  start: [0, 1 / 3],
  middle: [1 / 3, 2 / 3],
  end: [2 / 3, 1],
  firstHalf: [0, 1 / 2],
  secondHalf: [1 / 2, 1],
};

/** Days that the start and the middle of a month have; its end is what is left. */
const THIRD = 10;

/** A month has thirds of ten days; a year starts and ends with three months; else equal shares. */
function partDays({ part, of }: PartValue, context: TimeContext): Days | null {
  const whole = daysOf(of, context);
  if (whole === null) return null;
  if (part === 'lastDay') return { ...whole, from: whole.to, precision: 'day' };
  if (part === 'firstWeek') return { ...whole, to: whole.from + 6, precision: 'week' };
  if (part === 'lastWeek') return { ...whole, from: whole.to - 6, precision: 'week' };
  const [begin, end] = sharesOf(part, whole);
  const long = whole.to - whole.from + 1;
  const months = long > 80 ? Math.round(long / 30.5) : 0;
  const at = (share: number): number =>
    months > 0
      ? addMonths(whole.from, Math.round(share * months))
      : whole.from + Math.round(share * long);
  return { ...whole, from: at(begin), to: at(end) - 1 };
}

function sharesOf(part: Part, { from, to, precision }: Days): readonly [number, number] {
  const days = to - from + 1;
  if (precision === 'month' && days <= 31) {
    if (part === 'start') return [0, THIRD / days];
    if (part === 'middle') return [THIRD / days, (2 * THIRD) / days];
    if (part === 'end') return [(2 * THIRD) / days, 1];
  }
  if (precision === 'year' && part === 'start') return [0, 1 / 4];
  if (precision === 'year' && part === 'end') return [3 / 4, 1];
  return SHARES[part] ?? [0, 1];
}
