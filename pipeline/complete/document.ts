/** What minutes are to tell of the whole meeting. */
import type { MinutesRecord } from '../record.ts';
import type { Span } from '../types.ts';
import { adjustersOf, adjustmentOf } from './adjustment.ts';
import { missing, notApplicable, present, unsure } from './judgement.ts';
import { dueOf, ownersOf } from './tasks.ts';
import type { Judgement, PointName } from './types.ts';
import { placesOf, says } from './words.ts';
import { isExtract } from './yardstick.ts';

type StatedField = 'date' | 'place' | 'chair' | 'secretary';

/** A number of people: '31 medlemmar'. */
const COUNTED = /(?<!\p{N})\d{1,4}\s+$/u;
/** How far from the names the words stand that tell who served. */
const AROUND = 200;
/** How far from its label a list of those present may begin. */
const LIST = 200;

/** Judges one point of the document. */
export function documentPoint(record: MinutesRecord, point: PointName): Judgement {
  switch (point) {
    case 'served':
      return servedOf(record);
    case 'matters':
      return mattersOf(record);
    case 'adjustment':
      return adjustmentOf(record);
    case 'attendance':
      return attendanceOf(record);
    case 'times':
      return timesOf(record);
    case 'adjusters':
      return adjustersOf(record);
    case 'notice':
      return noticeOf(record);
    case 'decisions':
      return decisionsOf(record);
    case 'owners':
      return ownersOf(record);
    case 'due':
      return dueOf(record);
    case 'date':
    case 'place':
    case 'chair':
    case 'secretary':
      return statedAt(record, point);
    default:
      throw new RangeError(`${point} is no point of a document`);
  }
}

/** Of part of the minutes nobody knows what the rest tells. */
function silent(record: MinutesRecord): Judgement {
  return isExtract(record) ? unsure('extract') : missing();
}

function statedAt(record: MinutesRecord, field: StatedField): Judgement {
  if (record.meeting[field] === null) return silent(record);
  const place = record.meeting.spans[field];
  return present(place ? [bare(place)] : []);
}

function bare({ start, end }: Span): Span {
  return { start, end };
}

/** Who served, members and deputies: a list that says whom it lists. */
function servedOf(record: MinutesRecord): Judgement {
  const there = record.attendance.filter(({ status }) => status !== 'absent');
  const [first] = there;
  if (!first) return silent(record);
  const places = there.map(({ span }) => bare(span));
  const from = Math.min(...places.map(({ start }) => start)) - AROUND;
  const to = Math.max(...places.map(({ end }) => end)) + AROUND;
  const list = record.text.slice(Math.max(0, from), to);
  return says('members', list) ? present(places) : unsure('members-untold', places);
}

function mattersOf(record: MinutesRecord): Judgement {
  const places = record.agenda.map(({ heading }) => bare(heading));
  return places.length > 0 ? present(places) : missing();
}

/** People by name; bodies beside the label; or only how many they were. */
function attendanceOf(record: MinutesRecord): Judgement {
  const people = record.attendance.filter(({ status }) => status !== 'absent');
  if (people.length > 0) return present(people.map(({ span }) => bare(span)));
  const bodies = record.organisations.flatMap(({ mentions }) => mentions);
  const labels = placesOf('attendance', record.text);
  const listed = labels.filter(({ end }) =>
    bodies.some(({ start }) => start >= end && start < end + LIST),
  );
  if (listed.length > 0) return present(listed);
  const counted = placesOf('heads', record.text).filter(({ start }) =>
    COUNTED.test(record.text.slice(Math.max(0, start - 8), start)),
  );
  return counted.length > 0 ? unsure('number-only', counted) : silent(record);
}

function timesOf(record: MinutesRecord): Judgement {
  const { startTime, endTime } = record.meeting.spans;
  if (startTime && endTime) return present([bare(startTime), bare(endTime)]);
  const one = startTime ?? endTime;
  const closing = placesOf('closes', record.text).flatMap(
    (word) => clockAfter(record.text, word) ?? [],
  );
  if (one && closing[0]) return present([bare(one), closing[0]]);
  return one ? unsure('half', [bare(one)]) : silent(record);
}

/** 'Mötet avslutades 20.10', 'slog klubban i bordet 11.50'. */
function clockAfter(text: string, { start, end }: Span): Span | null {
  const clock = /^[^.\n]{0,30}?(?<!\p{N})\d{1,2}[.:]\d{2}(?!\p{N})/u.exec(text.slice(end));
  return clock ? { start, end: end + clock[0].length } : null;
}

function noticeOf(record: MinutesRecord): Judgement {
  const places = placesOf('notices', record.text);
  return places.length > 0 ? present(places) : silent(record);
}

/** Notes of a meeting that decided nothing are complete without a decision. */
function decisionsOf({ decisions }: MinutesRecord): Judgement {
  if (decisions.length === 0) return notApplicable('no-decision-found');
  return present(decisions.map(({ span }) => bare(span)));
}
