/** Dates with the month in letters: 'den 3 mars 2024', 'femte maj', '13–14 oktober'. */

import { gateOf } from '../../gate.ts';
import type { Scanned } from '../../scanned.ts';
import { CLASSES, leading, lookup, WEEKDAYS } from '../lexicon.ts';
import { calendar, dayNumber, imply, monthOf, parts, range, yearOf } from '../make.ts';
import { type Groups, type Parser, type Proposal, pattern } from '../pattern.ts';
import type { TimeValue } from '../value.ts';

const DAY = '(?:{day}<nth>|{dayWord})';
const YEAR = `(?:,? (?:år )?{year}| ?[-–'’]{yy}(?! ?(?:${CLASSES['month']}))(?![/.:-]\\d))?`;
const DASH = ' ?[-–—] ?';

/** An abbreviation of three letters can be a name: with a capital it needs a day before it. */
function isName(month: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(month);
}

function yearIn(groups: Groups): number | undefined {
  return yearOf(groups['year'] ?? groups['yy']);
}

/** The first or, for 0, the last day of what month and year say. */
function dayIn(year: number | undefined, month: number, day: number): TimeValue | null {
  if (day > 0) return calendar(parts(year, month, day));
  const of = calendar(parts(year, month));
  return of && { form: 'part', part: 'lastDay', of };
}

const dayMonth = pattern(
  'day-month',
  `(?:den )?${DAY}(?: i)? {month}(?:\\.(?=\\s*\\d))?${YEAR}`,
  (groups) => {
    const day = dayNumber(groups['day'], groups['dayWord']);
    return dayIn(yearIn(groups), monthOf(groups['month'] ?? ''), day);
  },
);

const dayRange = pattern(
  'day-range',
  `(?:den )?{day}<nth>(?:${DASH}| (?:och|eller|samt|till|t\\.?o\\.?m\\.?)(?: den)? |/)` +
    `{day2}<nth> {month}${YEAR}`,
  (groups, match) => {
    const month = monthOf(groups['month'] ?? '');
    const to = calendar(parts(yearIn(groups), month, Number(groups['day2'])));
    const from = calendar(parts(undefined, month, Number(groups['day'])));
    const year = yearIn(groups);
    if (/\d(?::?[ae])?\s*,\s*$/u.test(leading(match.input, match.index))) return null;
    if (!from || !to || Number(groups['day']) >= Number(groups['day2'])) return null;
    return range(year === undefined ? from : imply(from, { year }), to);
  },
);

const LIST = new RegExp(
  String.raw`(?:den\s+)?\d{1,2}(?::?[ae])?(?:\s*,\s*(?:den\s+)?\d{1,2}(?::?[ae])?)+` +
    String.raw`\s*,?\s+(?:och|samt|eller)\s+(?:den\s+)?(?=\d)`,
  'giu',
);

const mayList = gateOf({
  clauses: [...dayMonth.needs.clauses, [','], ['och', 'samt', 'eller']],
  firsts: null,
});

/** 'den 3, 10 och 17 maj': each day but the last, which stands with its month. */
function days(text: string, scanned: Scanned): Proposal[] {
  const found: Proposal[] = [];
  if (!mayList(scanned)) return found;
  for (const match of text.matchAll(LIST)) {
    const end = match.index + match[0].length;
    const last = dayMonth(text.slice(end), scanned).find((proposal) => proposal.span.start === 0);
    if (last?.value.form !== 'calendar') continue;
    const { year, month } = last.value.known;
    for (const item of match[0].matchAll(/(?:den\s+)?(\d{1,2})(?::?[ae])?/giu)) {
      const date = calendar(parts(undefined, undefined, Number(item[1])));
      const start = match.index + item.index;
      const span = { start, end: start + item[0].length };
      const value = date && imply(date, parts(year, month));
      if (value) found.push({ span, value, clock: null, by: 'day-list' });
    }
  }
  return found;
}

/** Nothing without the month of the last day. */
const dayList: Parser = Object.assign(days, { needs: dayMonth.needs });

/** 'jul 2025' is Christmas. */
const monthYear = pattern('month-year', '{month}(?: månad)?,?(?: år)? {year}', (groups) => {
  const name = groups['month'] ?? '';
  return /^jul$/iu.test(name) ? null : calendar(parts(yearIn(groups), monthOf(name)));
});

/** 'nov -25', 'maj-24'. */
const monthShortYear = pattern('month-year', "{month}\\.? ?[-–'’]{yy}(?![/.:-]\\d)", (groups) =>
  calendar(parts(yearOf(groups['yy']), monthOf(groups['month'] ?? ''))),
);

const monthRange = pattern(
  'month-range',
  `{month}(?:${DASH}|/| (?:och|eller|till) ){month2}(?: {year})?`,
  (groups, match) => {
    if (isName(match[0]) && groups['year'] === undefined) return null;
    const year = yearIn(groups);
    const to = calendar(parts(year, monthOf(groups['month2'] ?? '')));
    const from = calendar(parts(undefined, monthOf(groups['month'] ?? '')));
    return range(from && year !== undefined ? imply(from, { year }) : from, to);
  },
);

const ASKS_MONTH =
  'i|under|till|före|innan|inför|senast|från|sedan|efter|per|av|mot|och|med|mellan|medio|ultimo|primo|hela' +
  '|(?:slutet|mitten|början) på|slutet|mitten|början|sent|tidigt|tidig|sen';

/** A month alone is a time only after a word that asks for one, and written small. */
const month = pattern(
  'month',
  `(?<=(?<!\\p{L})(?:${ASKS_MONTH}) ){month}(?: månads?)?|{month2}(?: månads?|(?= (?:nästa år|i år|i fjol)))`,
  (groups) => {
    const name = groups['month'] ?? groups['month2'] ?? '';
    if (isName(name) || (name.length === 3 && name !== 'maj')) return null;
    return calendar(parts(undefined, monthOf(name)));
  },
);

/** 'den 22:e', 'den 7', '31:a': a day whose month stands elsewhere. */
const day = pattern('day', 'den {day}(?:<nth>)|{day2}:[ae]', (groups, match) => {
  const rest = restOf(match);
  if (/^[/.:-]\d/u.test(rest)) return null;
  const alone = /^\s*(?:[.,;!?)(]|$|kl|\d{1,2}[.:]\d\d)/u.test(rest);
  if (groups['day'] === undefined && !alone) return null;
  const paired = /^\s+(?:eller|och)\s+(?:den\s+)?\d/iu.test(rest);
  if (!paired && /^\s*(?:\p{L}|\d|[%§])/u.test(rest) && !/:?[ae]$/iu.test(match[0])) return null;
  return calendar(parts(undefined, undefined, Number(groups['day'] ?? groups['day2'])));
});

const MONTH_NEXT = new RegExp(`^\\s*(?:${CLASSES['month']})(?!\\p{L})`, 'iu');

/** 'fredag 13 till söndag 15 mars': the later end has the month. */
const RANGE_NEXT = new RegExp(
  `^\\s*(?:[-–—]|till(?: och med)?)\\s*(?:${CLASSES['weekday']})\\s+(?:den\\s+)?\\d`,
  'iu',
);

/** 'lördag 10': nothing but the end of a clause may follow, or it counts something else. */
const weekdayDay = pattern('weekday-day', '{weekday} (?:den )?{day}<nth>', (groups, match) => {
  const rest = restOf(match);
  const ordinal = /[ae]$/iu.test(match[0]);
  if (!ordinal && !/^\s*(?:[.,;!?()]|$|kl)/u.test(rest) && !RANGE_NEXT.test(rest)) return null;
  if (/^\s?[.:/]\s?\d/u.test(rest) || MONTH_NEXT.test(rest)) return null;
  const date = calendar(parts(undefined, undefined, Number(groups['day'])));
  return date && { ...date, weekday: lookup(WEEKDAYS, groups['weekday'] ?? '') };
});

function restOf(match: RegExpExecArray): string {
  return match.input.slice(match.index + match[0].length);
}

export const dateParsers: readonly Parser[] = [
  dayMonth,
  dayRange,
  dayList,
  monthYear,
  monthShortYear,
  monthRange,
  month,
  day,
  weekdayDay,
];
