/** When the meeting was: its date, the last day of a longer one, and its times. */

import { evidenceOf, narrowed } from '../evidence.ts';
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import type { Evidence, Stated } from '../types.ts';
import { type Fact, labelEvidence } from './facts.ts';
import { kindWord } from './kinds.ts';
import { listLabel } from './labels.ts';
import type { Layout } from './layout.ts';
import { isoDate, type Printed, printedTimes } from './printed.ts';
import { type Range, type Row, spanOf } from './rows.ts';
import { anyOf, isVerb } from './words.ts';

/** The day and the hours of the meeting, as far as they are printed. */
export interface When {
  readonly date: Stated<string> | null;
  readonly endDate: string | null;
  readonly startTime: Stated<string> | null;
  readonly endTime: Stated<string> | null;
}

/** Which goes before which, by `weight`, and how sure each is. */
interface Source extends Evidence {
  readonly weight: number;
}

interface Candidate extends Source {
  readonly row: Row;
  readonly time: Printed;
}

const WEIGHT = { time: 6, placeTime: 6, date: 6, letterDate: 3.5 } as const;
/** Among labels of place and list 'Datum' is that of the meeting, not that of a letter. */
const FIELD_DATE: Source = { weight: 5.5, confidence: 0.95, by: 'label-letter-date-of-meeting' };
/** Lines of the head without a label; the confidences are guesses. */
const TITLE: Source = { weight: 5, confidence: 0.95, by: 'line-naming-kind' };
const MEETING: Source = { weight: 4, confidence: 0.88, by: 'line-naming-meeting' };
/** Its line opens with it, or has a few words before it. */
const ALONE: Source = { weight: 3, confidence: 0.88, by: 'line-opening-with-date' };
const AFTER_FEW: Source = { weight: 3, confidence: 0.75, by: 'line-with-date' };
/** After many words: the day of a letter or of something told. */
const LETTER: Source = { weight: 1, confidence: 0.5, by: 'line-ending-in-date' };
/** The lines that open and close the meeting, for its hours. */
const OPENING: Evidence = { confidence: 0.92, by: 'opening-line' };
const CLOSING: Evidence = { confidence: 0.92, by: 'closing-line' };
/** What is left where the year stands in another line of the head. */
const NO_YEAR = 0.9;
const MEETING_WORD =
  /(?<!\p{L})\p{L}*(?:möte[nt]?|mötes|sammanträde[t]?|stämman?|internat)(?!\p{L})/iu;
const OTHER_DATE = new RegExp(`(?<!\\p{L})(?:${phrases.otherDates.join('|')})`, 'iu');
const OPENED = turnOf(phrases.opened);
const CLOSED = turnOf(phrases.closed);
const MEETS = /(?<!\p{L})(?:möte[t]?s?|sammanträde[t]?s?|stämman?s?|årsmöte[t]?s?)(?!\p{L})/iu;
const CLOCK = /(?<![\d.:/-])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d/-]|[.:]\d{3})/u;

/** The opening or the close of the meeting. */
interface Turn {
  /** Whether a row in small letters may hold the verb. */
  readonly says: (lower: string) => boolean;
  readonly verb: RegExp;
}

function turnOf(verbs: readonly string[]): Turn {
  const verb = new RegExp(`(?<!\\p{L})(?:${verbs.join('|')})(?!\\p{L})`, 'iu');
  return { says: anyOf(verbs), verb };
}

/** Reads the time of the meeting from labels, title, head and the lines that open and close it. */
export function readWhen(
  source: string,
  rows: readonly Row[],
  layout: Layout,
  facts: readonly Fact[],
): When {
  const candidates = [...fromFacts(facts), ...fromHead(rows, layout)];
  const head = rows.slice(0, layout.headEnd);
  const best = candidates
    .filter((c) => c.time.parts.day !== undefined && c.time.parts.month !== undefined)
    .map((c) => ({ ...c, date: isoDate({ ...yearOf(c.row, candidates, head), ...c.time.parts }) }))
    .filter((c) => c.date !== null)
    .sort((a, b) => b.weight - a.weight || a.row.index - b.row.index)[0];
  const times = candidates.filter((c) => c.weight > ALONE.weight || c.row === best?.row);
  const scheduled = times.find((c) => c.time.startTime !== null);
  const ending = times.find((c) => c.time.endTime !== null);
  const opened = clockOf(source, rows, OPENED, CLOSED, OPENING);
  const closed = clockOf(source, rows.toReversed(), CLOSED, OPENED, CLOSING);
  return {
    date: best
      ? { value: best.date ?? '', span: place(source, best), ...dateEvidence(best) }
      : null,
    endDate: best ? lastDay(best.time.endDate, best.date, candidates, best.row) : null,
    startTime: opened ?? stated(source, scheduled, scheduled?.time.startTime),
    endTime: closed ?? stated(source, ending, ending?.time.endTime),
  };
}

/** A date that prints no year is as sure as the year found for it. */
function dateEvidence(best: Candidate): Evidence {
  const dated = best.time.parts.year !== undefined || YEAR.test(best.row.text);
  return dated ? evidenceOf(best) : narrowed(best, 'without-year', NO_YEAR);
}

function place(source: string, { row, time }: Candidate): ReturnType<typeof spanOf> {
  return spanOf(source, row, time.range.start, time.range.end);
}

function stated(
  source: string,
  candidate: Candidate | undefined,
  value: string | null | undefined,
): Stated<string> | null {
  if (!candidate || !value) return null;
  return { value, span: place(source, candidate), ...evidenceOf(candidate) };
}

const YEAR = /(?<![\d.:/-])((?:19|20)\d{2})(?![\d:/-])/u;

/** The year beside a date that prints none, or the one that the head prints elsewhere. */
function yearOf(
  row: Row,
  candidates: readonly Candidate[],
  head: readonly Row[],
): { year?: number } {
  for (const text of [row.text, ...head.map((r) => r.text)]) {
    const year = YEAR.exec(text)?.[1];
    if (year !== undefined) return { year: Number(year) };
  }
  const dated = candidates.find((c) => c.time.parts.year !== undefined);
  return dated?.time.parts.year === undefined ? {} : { year: dated.time.parts.year };
}

/** 'torsdag 16 maj – fredag 17 maj 2024': the second date of the row is the last day. */
function lastDay(
  printed: string | null,
  first: string | null,
  candidates: readonly Candidate[],
  row: Row,
): string | null {
  if (printed !== null) return printed;
  const own = candidates.filter((c) => c.row === row && c.time.date !== null);
  for (const { time } of own) {
    const between = row.text.slice(0, time.range.start);
    if (first && time.date && time.date > first && /[–—-]\s*$/u.test(between)) return time.date;
  }
  return null;
}

function fromFacts(facts: readonly Fact[]): Candidate[] {
  return facts.flatMap((fact) => {
    const weight = WEIGHT[fact.field as keyof typeof WEIGHT];
    if (weight === undefined) return [];
    const ofMeeting = fact.field === 'letterDate' && facts.some((f) => f.field === 'place');
    const own = { weight, ...labelEvidence(fact) };
    return timesIn(fact.row, fact.range).map((time) => ({
      row: fact.row,
      time,
      ...(ofMeeting || (fact.field === 'letterDate' && time.startTime) ? FIELD_DATE : own),
    }));
  });
}

function fromHead(rows: readonly Row[], layout: Layout): Candidate[] {
  const head = rows.slice(0, layout.headEnd).filter((row) => listLabel(row.text) === null);
  return head.flatMap((row) => {
    if (OTHER_DATE.test(row.text)) return [];
    // What somebody did some day is told, not dated.
    const told = kindWord(row.text) === null && row.text.split(' ').some(isVerb);
    if (told) return [];
    return timesIn(row, { start: 0, end: row.text.length }).map((time) => ({
      row,
      time,
      ...sourceOf(row, time),
    }));
  });
}

function sourceOf(row: Row, time: Printed): Source {
  const before = row.text.slice(0, time.range.start);
  const words = row.text.replace(row.text.slice(time.range.start, time.range.end), '');
  if (kindWord(row.text) !== null && words.trim().length > 0) return TITLE;
  if (MEETING_WORD.test(row.text) && row.text.length < 200) return MEETING;
  if (before.trim() === '') return ALONE;
  return before.length < 30 ? AFTER_FEW : LETTER;
}

function timesIn(row: Row, range: Range): Printed[] {
  const shift = (r: Range): Range => ({ start: r.start + range.start, end: r.end + range.start });
  const part = row.text.slice(range.start, range.end);
  const found = printedTimes(part).map((time) => ({ ...time, range: shift(time.range) }));
  if (found.some((time) => time.startTime !== null)) return found;
  const clock = CLOCK.exec(part);
  if (!clock || found.some((time) => overlapsClock(time.range, clock.index + range.start))) {
    return found;
  }
  const at = { start: clock.index, end: clock.index + clock[0].length };
  const none = { parts: {}, date: null, endDate: null, endTime: null };
  return [...found, { ...none, range: shift(at), startTime: clockText(clock) }];
}

function overlapsClock(range: Range, at: number): boolean {
  return at >= range.start && at < range.end;
}

function clockText(match: RegExpExecArray): string {
  return `${(match[1] ?? '').padStart(2, '0')}:${match[2]}`;
}

/** The time of day of the row that opens or closes the meeting, or of the row right after it. */
function clockOf(
  source: string,
  rows: readonly Row[],
  { says, verb }: Turn,
  { verb: not }: Turn,
  evidence: Evidence,
): Stated<string> | null {
  for (const [i, row] of rows.entries()) {
    if (row.kind === 'furniture' || row.text.length > 200) continue;
    if (!says(row.lower)) continue;
    if (!verb.test(row.text) || not.test(row.text) || !MEETS.test(row.text)) continue;
    const neighbours = [rows[i + 1], rows[i - 1]].filter((r) => r?.index === row.index + 1);
    for (const candidate of [row, ...neighbours]) {
      if (!candidate) continue;
      const alone =
        candidate === row || /^\s*(?:kl\.?\s*)?\d{1,2}[.:]\d{2}\s*$/iu.test(candidate.text);
      const time = alone
        ? timesIn(candidate, { start: 0, end: candidate.text.length }).find((t) => t.startTime)
        : undefined;
      if (!time?.startTime) continue;
      const span = spanOf(source, candidate, time.range.start, time.range.end);
      const own = candidate === row ? evidence : narrowed(evidence, 'below', 0.95);
      return { value: time.startTime, span, ...own };
    }
  }
  return null;
}
