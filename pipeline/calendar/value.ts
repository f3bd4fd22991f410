/** What a time expression says, before anybody knows when it was said. */
import type { DateParts, Interval, Span } from '../types.ts';

/** A day, month or year of the calendar. What the text gives and what it only implies lie apart. */
export interface CalendarValue {
  readonly form: 'calendar';
  /** Printed in the expression itself. */
  readonly known: DateParts;
  /** Taken from a neighbour, as the year that ends a list of dates. */
  readonly implied: DateParts;
  /** 1 for Monday … 7 for Sunday, where the text names it. */
  readonly weekday: number | null;
  /** 'i år' 0, 'nästa år' 1, 'i fjol' -1. */
  readonly yearShift: number | null;
}

/** ISO weeks, `week` to `last`. */
export interface WeekValue {
  readonly form: 'week';
  readonly week: number;
  readonly last: number;
  readonly year: number | null;
  readonly weekday: number | null;
}

export type PeriodUnit = 'quarter' | 'tertial' | 'half' | 'season' | 'term';

/** The nth part of a year: 'kvartal 2', 'hösten 2024', 'vt 25'. */
export interface PeriodValue {
  readonly form: 'period';
  readonly unit: PeriodUnit;
  readonly index: number;
  readonly year: number | null;
}

/** The night between two periods; `year` is the one that ends. */
export interface TurnValue {
  readonly form: 'turn';
  readonly of: 'year' | 'half' | 'month';
  readonly month: number | null;
  readonly year: number | null;
}

/** -1 'i tisdags', 0 'på tisdag', 1 'nästa tisdag'. */
export interface WeekdayValue {
  readonly form: 'weekday';
  readonly weekday: number;
  readonly step: -1 | 0 | 1;
}

export type Unit =
  | 'day'
  | 'workday'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'term'
  | 'year';

/** A whole unit counted from the one of the reference: 'i morgon', 'nästa vecka', 'i år'. */
export interface UnitValue {
  readonly form: 'unit';
  readonly unit: Unit;
  readonly offset: number;
  readonly weekday: number | null;
}

/** So many units from the reference ('om två veckor'), or from something else the text names. */
export interface ShiftValue {
  readonly form: 'shift';
  readonly unit: Unit;
  readonly count: number;
  /**
   * From what: the day of speech, the meeting whose minutes these are ('efter stämman'), the time
   * named before ('två veckor innan'), or something that no date is known of.
   */
  readonly from: 'speech' | 'meeting' | 'previous' | 'unknown';
  /** 'inom två veckor': any day up to then. */
  readonly within: boolean;
}

export interface HolidayValue {
  readonly form: 'holiday';
  readonly name: string;
  readonly year: number | null;
}

export type Part =
  | 'start'
  | 'middle'
  | 'end'
  | 'firstHalf'
  | 'secondHalf'
  | 'firstWeek'
  | 'lastWeek'
  | 'lastDay';

/** The start, middle or end of something longer, or half of it. */
export interface PartValue {
  readonly form: 'part';
  readonly part: Part;
  readonly of: TimeValue;
}

export interface RangeValue {
  readonly form: 'range';
  readonly from: TimeValue;
  readonly to: TimeValue;
}

/** A meeting or other occasion: 'nästa möte', 'sammanträdet den 15 maj'. */
export interface EventValue {
  readonly form: 'event';
  /** The noun, small letters, as printed: 'styrelsemöte', 'mötet'. */
  readonly what: string;
  /** True for the next of its kind ('nästa', 'kommande'). */
  readonly next: boolean;
  readonly date: TimeValue | null;
  /** Where the date stands. */
  readonly dateSpan: Span | null;
}

/** 'samma dag', 'innan dess': the time named before. */
export interface AnaphorValue {
  readonly form: 'anaphor';
}

/** 'så snart som möjligt': a time, but no date. */
export interface VagueValue {
  readonly form: 'vague';
}

/** A time of day alone. */
export interface ClockValue {
  readonly form: 'clock';
}

export type TimeValue =
  | CalendarValue
  | WeekValue
  | PeriodValue
  | TurnValue
  | WeekdayValue
  | UnitValue
  | ShiftValue
  | HolidayValue
  | PartValue
  | RangeValue
  | EventValue
  | AnaphorValue
  | VagueValue
  | ClockValue;

/** 'HH:MM' to 'HH:MM'. */
export interface Clock {
  readonly from: string;
  readonly to: string | null;
}

/**
 * What the words before the time make of it.
 * by 'senast' · before 'före' · within 'inom' · until 'till och med' · after 'efter' · from 'från
 * och med' · during 'under' · toward 'inför' · at 'den, på, vid'.
 */
export type Limit =
  | 'by'
  | 'before'
  | 'within'
  | 'until'
  | 'after'
  | 'from'
  | 'during'
  | 'toward'
  | 'at';

export interface TimeExpression {
  /** With its limit words and prepositions. */
  readonly span: Span;
  /** Without them. */
  readonly core: Span;
  readonly limit: Limit | null;
  readonly value: TimeValue;
  readonly clock: Clock | null;
  /** The weekday printed is not that of the date printed. */
  readonly mismatch: boolean;
  /** Names of the rules that made it. */
  readonly by: string;
}

export type Direction = 'future' | 'past' | 'nearest';

/** What is known around an expression. */
export interface TimeContext {
  /** The day it was said: the meeting's date, never today. */
  readonly reference: string | null;
  /** Where a date without a year is looked for. */
  readonly direction: Direction;
  /** Day of the meeting that an occasion without a date means, where it is known. */
  readonly nextMeeting?: string | null;
  /** What 'samma dag' and 'innan dess' point at. */
  readonly previous?: Interval | null;
  /** The year a heading or table gives for the dates under it. */
  readonly year?: number | null;
}

/** An interval with what had to be added to find it. */
export interface ResolvedTime extends Interval {
  /** Parts that the text does not print. */
  readonly implied: readonly (keyof DateParts)[];
  /** The weekday printed is not that of the date found. */
  readonly mismatch: boolean;
}
