/** What a brief says, before it is laid out: the same for text, Markdown and HTML. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { contains } from '../../pipeline/span.ts';
import { type LengthName, linesOf } from '../../pipeline/summarise/length.ts';
import type { Span } from '../../pipeline/types.ts';
import {
  formalitiesOf,
  itemOf,
  looseActions,
  nameOf,
  namesOf,
  nextMeetings,
  responsibleFor,
} from '../lookup.ts';
import type { Labels } from './labels.ts';
import { fileName, oneLine, shorten } from './text.ts';

/** What is said of one thing. */
export interface Row {
  /** Item number, day, or nothing. */
  readonly lead: string;
  readonly text: string;
  /** Lines below it: who, how, votes; of an item what it is summed up by. */
  readonly notes: readonly Note[];
  /** Where the document says it. */
  readonly span: Span | null;
}

/** A line below a row; a quote has a place of its own. */
export interface Note {
  readonly text: string;
  readonly span: Span | null;
}

/** The parts of a brief, in order. */
export type PartName = 'decisions' | 'deadlines' | 'actions' | 'meetings' | 'agenda' | 'warnings';

/** One part with its rows; parts without any are left out. */
export interface Part {
  readonly name: PartName;
  readonly rows: readonly Row[];
}

/** A document's brief. */
export interface Outline {
  readonly title: string;
  readonly path: string;
  /** Who was there, in one line; empty where the document does not say. */
  readonly presence: string;
  readonly parts: readonly Part[];
}

type Decision = MinutesRecord['decisions'][number];
type Deadline = MinutesRecord['deadlines'][number];
type Action = MinutesRecord['actions'][number];

const SEPARATOR = ' · ';
const EVENT_LENGTH = 120;

/** Gathers the brief of one document; `length` says how much of its items, null as it was made. */
export function outlineOf(
  record: MinutesRecord,
  path: string,
  labels: Labels,
  length: LengthName | number | null,
): Outline {
  const rows: Readonly<Record<PartName, readonly Row[]>> = {
    decisions: record.decisions.map((_, index) => decisionRow(record, index, labels)),
    deadlines: byDate(record.deadlines).map((one) => deadlineRow(record, one)),
    actions: looseActions(record).map((one) => actionRow(record, one, labels)),
    meetings: nextMeetings(record).map((one) => meetingRow(record, one)),
    agenda: agendaRows(record, length),
    warnings: record.warnings.map(({ message, span = null }) => ({
      ...{ lead: '', text: message, notes: [], span },
    })),
  };
  const names = Object.keys(rows) as PartName[];
  return {
    title: titleOf(record, path, labels),
    path: oneLine(path),
    presence: presenceOf(record, labels),
    parts: names.flatMap((name) => (rows[name].length === 0 ? [] : [{ name, rows: rows[name] }])),
  };
}

function joined(parts: readonly (string | null | undefined)[], separator = SEPARATOR): string {
  const present = parts.filter((part) => part !== null && part !== undefined && part !== '');
  return present.map((part) => oneLine(part as string)).join(separator);
}

function days(from: string | null, to: string | null): string | null {
  return to === null || to === from ? from : joined([from, to], '–');
}

function titleOf({ meeting }: MinutesRecord, path: string, labels: Labels): string {
  const kind = meeting.kind === 'unknown' ? null : meeting.kind;
  const date = days(meeting.date, meeting.endDate) ?? labels.noDate;
  const name = meeting.body ?? meeting.title ?? fileName(path);
  const times = days(meeting.startTime, meeting.endTime);
  return joined([name, kind, date, times, meeting.place]);
}

function presenceOf(record: MinutesRecord, labels: Labels): string {
  const { chair, secretary } = record.meeting;
  const counts = (['present', 'partly', 'absent'] as const).map((status) => {
    const count = record.attendance.filter((one) => one.status === status).length;
    return count > 0 ? `${count} ${labels[status]}` : null;
  });
  return joined([
    ...counts,
    chair === null ? null : `${labels.chair} ${chair}`,
    secretary === null ? null : `${labels.secretary} ${secretary}`,
  ]);
}

function note(text: string): Note[] {
  return text === '' ? [] : [{ text, span: null }];
}

function decisionRow(record: MinutesRecord, index: number, labels: Labels): Row {
  const decision = record.decisions[index] as Decision;
  const decider = decision.decider === null ? null : nameOf(record, decision.decider);
  const assigned = decision.assignedTo.map((id) => nameOf(record, id)).join(', ');
  const task = assigned === '' ? null : `${labels.to} ${assigned}`;
  const lines = besideLines(record, decision, labels);
  const next = record.decisions[index + 1];
  // What concerns a whole item stands once, under its last decision.
  const again = next?.agendaItem === decision.agendaItem ? besideLines(record, next, labels) : [];
  const own = lines.join() === again.join() ? [] : lines;
  const item = record.agenda.find((one) => one.id === decision.agendaItem);
  return {
    lead: oneLine(item?.number ?? ''),
    text: decision.text,
    notes: [joined([labels.kinds[decision.kind], decider, task]), ...own].flatMap(note),
    span: decision.span,
  };
}

/** The item's vote and what was put into the minutes beside its decisions. */
function besideLines(record: MinutesRecord, decision: Decision, labels: Labels): string[] {
  const votes = decision.votes.map(({ yes, no, abstained }) =>
    joined([
      `${labels.voted} ${yes}–${no}`,
      abstained === null ? null : `${abstained} ${labels.abstained}`,
    ]),
  );
  const others = formalitiesOf(decision).map(
    ({ kind, who }) => `${labels.formalities[kind]}: ${namesOf(record, who).join(', ')}`,
  );
  return [...votes, ...others];
}

/** By last day, as a calendar would; what has no date comes last, in the order of the text. */
function byDate(deadlines: readonly Deadline[]): Deadline[] {
  const key = (deadline: Deadline) => deadline.date?.to ?? '9999-12-31';
  return [...deadlines].sort((a, b) => key(a).localeCompare(key(b)) || a.span.start - b.span.start);
}

/** The day, or first and last day; else the text's own words. */
function due({ date, text }: Deadline): string {
  if (date === null) return `”${oneLine(text)}”`;
  return days(date.from, date.to) ?? oneLine(text);
}

function deadlineRow(record: MinutesRecord, deadline: Deadline): Row {
  const words = deadline.date === null ? null : `”${oneLine(deadline.text)}”`;
  const action = deadline.action === null ? words : deadline.action.text;
  const who = responsibleFor(record, deadline).join(', ');
  const bare = action === null && who === '';
  return {
    lead: due(deadline),
    text: bare ? oneLine(itemOf(record, deadline.agendaItem) ?? '') : (action ?? ''),
    notes: note(oneLine(who)),
    span: deadline.span,
  };
}

/** What is done already says so. */
function actionRow(record: MinutesRecord, action: Action, labels: Labels): Row {
  const status = action.status === 'open' ? null : labels.statuses[action.status];
  const deadline = record.deadlines.find(({ id }) => id === action.deadline);
  const who = responsibleFor(record, action).join(', ');
  return {
    lead: '',
    text: action.what.text,
    notes: note(joined([who, deadline ? due(deadline) : null, status])),
    span: action.span,
  };
}

function meetingRow(record: MinutesRecord, meeting: MinutesRecord['meetings'][number]): Row {
  const { start, end } = meeting.span;
  const date = meeting.date ?? `”${shorten(record.text.slice(start, end), EVENT_LENGTH)}”`;
  const times = days(meeting.startTime, meeting.endTime);
  const text = joined([date, times, meeting.place]);
  return { lead: '', text, notes: [], span: meeting.span };
}

/** Each item of the agenda that something is quoted of; a line of none stands where it lies. */
function agendaRows(record: MinutesRecord, length: LengthName | number | null): Row[] {
  const byItem = new Map<string, Note[]>();
  for (const line of linesOf(record.summary, length)) {
    const around = record.agenda.filter(({ span }) => contains(span, line.span)).at(-1);
    const item = record.agenda.find(({ id }) => id === line.agendaItem) ?? around;
    if (!item) continue;
    const [before, after] = [line.cutBefore ? '… ' : '', line.cutAfter ? ' …' : ''];
    const notes = byItem.get(item.id) ?? [];
    byItem.set(item.id, notes);
    notes.push({ text: `${before}${line.text}${after}`, span: line.span });
  }
  return record.agenda.flatMap(({ id, number, title, heading }) => {
    const notes = byItem.get(id);
    if (!notes) return [];
    return [{ lead: oneLine(number ?? ''), text: title, notes, span: heading }];
  });
}
