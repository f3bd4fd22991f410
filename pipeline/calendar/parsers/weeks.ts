/** Weekdays and weeks: 'på tisdag', 'nästa torsdag', 'i måndags', 'v. 42', 'vecka 42–43 2024'. */
import { leading, lookup, PAST_WEEKDAYS, WEEKDAYS } from '../lexicon.ts';
import { yearOf } from '../make.ts';
import { type Parser, pattern } from '../pattern.ts';
import type { WeekdayValue } from '../value.ts';

/** 'mån', 'tor' and the like are weekdays only beside a date; the refiners drop lone ones. */
const weekday = pattern('weekday', '{weekday}(?: {daypart})?', (groups, match) => {
  // 'en tisdag' is any, and 'icke-tisdag' is none.
  if (/(?:(?<!\p{L})en\s+|\p{L}-)$/iu.test(leading(match.input, match.index))) return null;
  return { form: 'weekday', weekday: lookup(WEEKDAYS, groups['weekday'] ?? ''), step: 0 };
});

const STEPS: ReadonlyMap<string, WeekdayValue['step']> = new Map([
  ['nästa', 1],
  ['förra', -1],
  ['kommande', 0],
  ['nu', 0],
  ['denna', 0],
]);

const nextWeekday = pattern(
  'next-weekday',
  '(?<step>nästa|kommande|förra|denna|nu(?: på)?) {weekday}(?: {daypart})?',
  (groups) => ({
    form: 'weekday',
    weekday: lookup(WEEKDAYS, groups['weekday'] ?? ''),
    step: STEPS.get((groups['step'] ?? '').toLowerCase().slice(0, 8).trim()) ?? 0,
  }),
);

const pastWeekday = pattern('past-weekday', 'i {pastWeekday}', (groups) => ({
  form: 'weekday',
  weekday: lookup(PAST_WEEKDAYS, groups['pastWeekday'] ?? ''),
  step: -1,
}));

const week = pattern(
  'week',
  '(?:(?:nästa|denna|kommande) )?(?:v\\.? ?|vecka |veckan |veckorna )(?:nr )?{week}' +
    '(?: ?(?:[-–—/]|och|till|t\\.o\\.m\\.) ?(?:v\\.? ?|vecka )?{week2})?' +
    '(?:,? (?:år )?{year}| ?[-–]{yy})?',
  (groups, match) => {
    const first = Number(groups['week']);
    const last = Number(groups['week2'] ?? first);
    // 'V' is a party; 'v' before a number is a week.
    if (/^V\s?\d/u.test(match[0]) && match.index > 0) return null;
    if (/[-/_]$/u.test(leading(match.input, match.index))) return null;
    return {
      form: 'week',
      week: first,
      last,
      year: yearOf(groups['year'] ?? groups['yy']) ?? null,
      weekday: null,
    };
  },
);

/** 'v. 2418': year and week run together. */
const weekCode = pattern(
  'week-code',
  '(?:v\\.? ?|vecka ){yy}(?<week>0[1-9]|[1-4]\\d|5[0-3])',
  (groups) => {
    const week = Number(groups['week']);
    return { form: 'week', week, last: week, year: yearOf(groups['yy']) ?? null, weekday: null };
  },
);

export const weekParsers: readonly Parser[] = [weekday, nextWeekday, pastWeekday, week, weekCode];
