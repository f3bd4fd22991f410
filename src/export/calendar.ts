/**
 * Meetings and tasks as iCalendar (RFC 5545): VEVENT for each meeting, held or announced, VTODO for
 * each task with a day. Pure: no clock, the same records give the same octets.
 */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { placesIn } from '../places.ts';
import type { Language } from '../render/labels.ts';
import { oneLine } from '../render/text.ts';
import { type Sentence, sentencesOf } from '../sentences.ts';
import { meetingReader, type Occasion } from './calendar-meetings.ts';
import { contentLine, textValue } from './content-lines.ts';
import headings from './headings.json' with { type: 'json' };
import { type Todo, todosOf } from './todos.ts';
import { keyText, meetingKey, uuidOf, wordsKey } from './uids.ts';

/** How a calendar is written. */
export interface CalendarOptions {
  /** Of what is said beside the quotes. */
  readonly language: Language;
  /** The ISO day on which it is made, which makes it newer than what was made before; else null. */
  readonly today: string | null;
}

const ZONE = 'Europe/Stockholm';
const DAY_MS = 86_400_000;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;
/** RFC 5545, 3.8.1.11. */
const STATUSES = {
  open: 'NEEDS-ACTION',
  ongoing: 'IN-PROCESS',
  done: 'COMPLETED',
  dropped: 'CANCELLED',
} as const;

type Lines = readonly (readonly [name: string, value: string])[];
type Span = Todo['span'];

/** The switches of Swedish time since 1996; programs that know the zone by its name use their own. */
const HEAD: Lines = [
  ['BEGIN', 'VCALENDAR'],
  ['VERSION', '2.0'],
  ['PRODID', '-//Klubbslag//Klubbslag//SV'],
  ['CALSCALE', 'GREGORIAN'],
  ['BEGIN', 'VTIMEZONE'],
  ['TZID', ZONE],
  ['BEGIN', 'DAYLIGHT'],
  ['DTSTART', '19960331T020000'],
  ['RRULE', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
  ['TZOFFSETFROM', '+0100'],
  ['TZOFFSETTO', '+0200'],
  ['TZNAME', 'CEST'],
  ['END', 'DAYLIGHT'],
  ['BEGIN', 'STANDARD'],
  ['DTSTART', '19961027T030000'],
  ['RRULE', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
  ['TZOFFSETFROM', '+0200'],
  ['TZOFFSETTO', '+0100'],
  ['TZNAME', 'CET'],
  ['END', 'STANDARD'],
  ['END', 'VTIMEZONE'],
];

function written(lines: Lines): string {
  return lines.map(([name, value]) => contentLine(name, value)).join('');
}

function component(name: 'VEVENT' | 'VTODO', lines: Lines): string {
  return written([['BEGIN', name], ...lines, ['END', name]]);
}

const compact = (day: string): string => day.replaceAll('-', '');

/** A day, or a time of it on a Swedish clock. */
function moment(name: string, day: string, time: string | null): readonly [string, string] {
  if (time === null) return [`${name};VALUE=DATE`, compact(day)];
  return [`${name};TZID=${ZONE}`, `${compact(day)}T${time.replace(':', '')}00`];
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

/** The end of an occasion, where it is told and later than its start; of days it is the one after. */
function endOf({ date, endDate, endTime }: Occasion, start: string | null): Lines {
  const last = endDate !== null && endDate > date ? endDate : date;
  if (start === null) return last === date ? [] : [moment('DTEND', dayAfter(last), null)];
  if (endTime === null || !CLOCK.test(endTime)) return [];
  return `${last}${endTime}` > `${date}${start}` ? [moment('DTEND', last, endTime)] : [];
}

/**
 * DTSTAMP and SEQUENCE say which of two versions is the newer. Without a clock that is the day of
 * the minutes, and a meeting that was held after its announcement; `today` makes all of an export
 * newer.
 */
function revision({ today }: CalendarOptions, day: string | null, held: boolean): Lines {
  const days = today === null ? 0 : Math.floor(Date.parse(today) / DAY_MS);
  return [
    ['DTSTAMP', `${compact(today ?? day ?? '1970-01-01')}T000000Z`],
    ['SEQUENCE', String(days + Number(held))],
  ];
}

/** What a document is asked for while its items are written. */
interface Document {
  readonly record: MinutesRecord;
  readonly options: CalendarOptions;
  /** 'minutes.txt, line 12'. */
  readonly placeOf: (span: Span | null) => string;
  /** The sentences that hold these spans; their lines where they stand in none. */
  readonly quoteOf: (spans: readonly Span[]) => string;
}

function documentOf(record: MinutesRecord, options: CalendarOptions): Document {
  const words = headings.calendar;
  const lineOf = placesIn(record.text);
  const { path } = record.source;
  let sentences: readonly Sentence[] | null = null;
  const sentencesAt = (span: Span): string[] => {
    sentences ??= sentencesOf(record.text);
    const found = sentences.filter((one) => one.span.start < span.end && span.start < one.span.end);
    if (found.length > 0) return found.map(({ text }) => text);
    const start = record.text.lastIndexOf('\n', span.start - 1) + 1;
    const end = record.text.indexOf('\n', span.end);
    return [record.text.slice(start, end < 0 ? undefined : end)];
  };
  return {
    record,
    options,
    placeOf: (span) => {
      if (span === null) return path;
      const [word, number] =
        span.page === undefined ? [words.line, lineOf(span.start).line] : [words.page, span.page];
      return `${path}, ${word[options.language]} ${number}`;
    },
    quoteOf: (spans) => [...new Set(spans.flatMap(sentencesAt).map(oneLine))].join('\n'),
  };
}

function event(document: Document, occasion: Occasion): string {
  const { record, options, placeOf, quoteOf } = document;
  const { uid, date, startTime, place, span } = occasion;
  const { body, title } = record.meeting;
  const start = startTime !== null && CLOCK.test(startTime) ? startTime : null;
  const words = headings.calendar;
  const name = body ?? (span === null ? title : null) ?? words.meeting[options.language];
  const source = `${words.source[options.language]}: ${placeOf(span)}`;
  const description = span === null ? source : `”${quoteOf([span])}”\n${source}`;
  return component('VEVENT', [
    ['UID', uid],
    ...revision(options, record.meeting.date, span === null),
    ['SUMMARY', textValue(oneLine(name))],
    moment('DTSTART', date, start),
    ...endOf(occasion, start),
    ...(place === null ? [] : [['LOCATION', textValue(oneLine(place))] as const]),
    ['DESCRIPTION', textValue(description)],
  ]);
}

/** The words of a task without those of its time: another day is no other task. */
function taskKey({ quoteOf }: Document, { what, due }: Todo): string {
  const text = what === due.text ? quoteOf([due.span]) : what;
  return wordsKey(text.replaceAll(due.text, ' '));
}

function todo(document: Document, one: Todo, uid: string, meeting: string): string {
  const { record, options, placeOf, quoteOf } = document;
  const { language } = options;
  const words = headings.calendar;
  const { from, to, precision } = one.due.date;
  const description = [
    `”${quoteOf([one.span, one.due.span])}”`,
    ...(one.who.length > 0 ? [`${words.who[language]}: ${one.who.join(', ')}`] : []),
    `${words.due[language]}: ${to} (${words.precisions[precision][language]}, ”${one.due.text}”)`,
    `${words.source[language]}: ${placeOf(one.span)}`,
  ].join('\n');
  return component('VTODO', [
    ['UID', uid],
    ...revision(options, record.meeting.date, false),
    ['SUMMARY', textValue(oneLine(one.what))],
    ...(from < to ? [moment('DTSTART', from, null)] : []),
    moment('DUE', to, null),
    ...(one.status === null ? [] : [['STATUS', STATUSES[one.status]] as const]),
    ...(record.meeting.date === null ? [] : [['RELATED-TO', meeting] as const]),
    ['DESCRIPTION', textValue(description)],
  ]);
}

/** Numbers equal tasks of one meeting, also where several documents tell of it. */
function counter(): (meeting: string, task: string) => number {
  let current: string | null = null;
  let counts = new Map<string, number>();
  return (meeting, task) => {
    if (meeting !== current) counts = new Map();
    current = meeting;
    const count = counts.get(task) ?? 0;
    counts.set(task, count + 1);
    return count;
  };
}

/**
 * A calendar of all records, which must come in `calendarOrder`: one is in memory at a time, and of
 * meetings their names. The name of a task (UID) is made of its meeting's body and day and its own
 * words without its time, so that a corrected document or a new day changes what is known already.
 */
export async function* calendar(
  records: AsyncIterable<MinutesRecord>,
  options: CalendarOptions,
): AsyncGenerator<string> {
  yield written(HEAD);
  const meetingsOf = meetingReader();
  const numberOf = counter();
  for await (const record of records) {
    const document = documentOf(record, options);
    const meetings = meetingsOf(record);
    yield meetings.occasions.map((one) => event(document, one)).join('');
    const key = keyText(meetingKey(record.meeting, record.source.path));
    const todos = todosOf(record).map((one) => {
      const words = taskKey(document, one);
      return todo(document, one, uuidOf(['todo', key, words, numberOf(key, words)]), meetings.uid);
    });
    yield todos.join('');
  }
  yield written([['END', 'VCALENDAR']]);
}

/** Latest meeting first, the documents of one meeting one after the other. */
export function calendarOrder<T extends Pick<MinutesRecord['meeting'], 'body' | 'date'>>(
  documents: readonly (T & { readonly path: string })[],
): T[] {
  const keyed = documents.map((document) => ({
    document,
    key: keyText(meetingKey(document, document.path)),
  }));
  // Of equal ones the order stays that in which they came.
  return keyed
    .sort((a, b) => Number(a.key < b.key) - Number(a.key > b.key))
    .map(({ document }) => document);
}
