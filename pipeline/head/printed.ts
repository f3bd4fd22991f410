/** Dates of a head: those of the calendar, and forms that only a title or a template prints. */
import { plainTimes } from '../calendar/index.ts';
import english from '../lexicon/head-months.json' with { type: 'json' };
import { remember } from '../remember.ts';
import type { DateParts } from '../types.ts';
import type { Range } from './rows.ts';
import { MOST_LINES } from './words.ts';

/** A printed day, with its year where the line gives one, and the times beside it. */
export interface Printed {
  readonly range: Range;
  readonly parts: DateParts;
  readonly date: string | null;
  readonly endDate: string | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
}

const { source: _, ...MONTHS } = english;
const MONTH_NUMBER: ReadonlyMap<string, number> = new Map(Object.entries(MONTHS));
const ENGLISH = new RegExp(
  `(?<![\\p{L}\\p{N}])(\\d{1,2})(?:st|nd|rd|th)?\\s+(${Object.keys(MONTHS).join('|')})\\.?,?\\s+(\\d{4})(?!\\d)`,
  'giu',
);
const ENGLISH_US = new RegExp(
  `(?<![\\p{L}\\p{N}])(${Object.keys(MONTHS).join('|')})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`,
  'giu',
);
/** '24.12.06' and '2024.12.06': elsewhere in the text such numbers are sections and versions. */
const DOTTED = /(?<![\d.])(?:20)?(\d{2})\.(\d{2})\.(\d{2})(?![\d.])/gu;
/** The source of a template that was never filled in by a printer. */
const TEMPLATE = /year:\s*(\d{4}),\s*month:\s*0?(\d{1,2}),\s*day:\s*0?(\d{1,2})/gu;
/** '--17' after '2024-05-16'. */
const UNTIL_DAY = /^\s*(?:--|–|—|\s-\s|\/)\s*(\d{1,2})(?![\d:.-])/u;

/** The dates and times that a line prints, in order. */
export const printedTimes = remember((line): readonly Printed[] => {
  const found: Printed[] = plainTimes(line).map((time) => ({
    range: { start: dateStart(line, time.span), end: time.span.end },
    parts: time.parts,
    date: time.date,
    endDate: time.endDate ?? untilDay(line, time.span.end, time.parts),
    startTime: time.startTime,
    endTime: time.endTime,
  }));
  const taken = (at: number): boolean => found.some((f) => at >= f.range.start && at < f.range.end);
  for (const extra of special(line)) {
    if (!taken(extra.range.start)) found.push(extra);
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}, MOST_LINES);

/** Where day or hour begin: the name of a meeting that goes with its date is no part of it. */
function dateStart(line: string, span: Range): number {
  const first = /(?:(?:mån|tis|ons|tors|fre|lör|sön)\p{L}*|den|kl\.?|klockan)\s|\d/iu;
  return span.start + Math.max(0, line.slice(span.start, span.end).search(first));
}

function special(line: string): Printed[] {
  const found: Printed[] = [];
  if (!/\d/u.test(line)) return found;
  const add = (match: RegExpMatchArray, year: string, month: number, day: string): void => {
    const parts = { year: Number(year), month, day: Number(day) };
    if (month < 1 || month > 12 || parts.day < 1 || parts.day > 31) return;
    const start = match.index ?? 0;
    const range = { start, end: start + match[0].length };
    const none = { endDate: null, startTime: null, endTime: null };
    found.push({ range, parts, date: isoDate(parts), ...none });
  };
  for (const m of line.matchAll(ENGLISH)) add(m, m[3] ?? '', monthOf(m[2]), m[1] ?? '');
  for (const m of line.matchAll(ENGLISH_US)) add(m, m[3] ?? '', monthOf(m[1]), m[2] ?? '');
  for (const m of line.matchAll(DOTTED)) add(m, `20${m[1]}`, Number(m[2]), m[3] ?? '');
  for (const m of line.matchAll(TEMPLATE)) add(m, m[1] ?? '', Number(m[2]), m[3] ?? '');
  return found;
}

function monthOf(word: string | undefined): number {
  return MONTH_NUMBER.get((word ?? '').toLowerCase()) ?? 0;
}

function untilDay(line: string, at: number, parts: DateParts): string | null {
  const last = Number(UNTIL_DAY.exec(line.slice(at))?.[1] ?? 0);
  const { year, month, day } = parts;
  if (year === undefined || month === undefined || day === undefined || last <= day) return null;
  return last > 31 ? null : isoDate({ year, month, day: last });
}

/** 'YYYY-MM-DD' where all three parts are known. */
export function isoDate({ year, month, day }: DateParts): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
