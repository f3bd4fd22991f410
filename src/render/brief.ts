/** A document's brief: what a person wants to see first. Pure: a record in, a string out. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import {
  formalitiesOf,
  itemOf,
  looseActions,
  nameOf,
  namesOf,
  nextMeetings,
  responsibleFor,
} from '../lookup.ts';
import { fileName, hang, oneLine, type Paint, pad, shorten, widthOf } from './text.ts';

export interface BriefOptions {
  /** The path as it is shown; the record may have been made elsewhere. */
  readonly path: string;
  readonly width: number;
  readonly paint: Paint;
}

type Decision = MinutesRecord['decisions'][number];
type Deadline = MinutesRecord['deadlines'][number];
type Action = MinutesRecord['actions'][number];

const SEPARATOR = ' · ';
const DECISION_LENGTH = 160;
const ACTION_LENGTH = 120;
const MOST_ITEM = 8;

function joined(parts: readonly (string | null | undefined)[], separator = SEPARATOR): string {
  const present = parts.filter((part) => part !== null && part !== undefined && part !== '');
  return present.map((part) => oneLine(part as string)).join(separator);
}

function numberOf(record: MinutesRecord, id: string | null): string {
  return oneLine(record.agenda.find((one) => one.id === id)?.number ?? '');
}

function days(from: string | null, to: string | null): string | null {
  return to === null || to === from ? from : joined([from, to], '–');
}

function head(record: MinutesRecord, { path, width, paint }: BriefOptions): string[] {
  const { meeting } = record;
  const kind = meeting.kind === 'unknown' ? null : meeting.kind;
  const date = days(meeting.date, meeting.endDate) ?? 'no date';
  const name = meeting.body ?? meeting.title ?? fileName(path);
  const times = days(meeting.startTime, meeting.endTime);
  const title = joined([name, kind, date, times, meeting.place]);
  return [...hang('', title, width).map(paint.bold), paint.dim(oneLine(path))];
}

function presence(record: MinutesRecord, width: number): string[] {
  const count = (status: string) => record.attendance.filter((one) => one.status === status).length;
  const { chair, secretary } = record.meeting;
  const [present, partly, absent] = [count('present'), count('partly'), count('absent')];
  const parts = [
    present > 0 ? `${present} present` : null,
    partly > 0 ? `${partly} partly` : null,
    absent > 0 ? `${absent} absent` : null,
    chair === null ? null : `chair ${chair}`,
    secretary === null ? null : `secretary ${secretary}`,
  ];
  const line = joined(parts);
  return line === '' ? [] : ['', ...hang('', line, width)];
}

function section(title: string, count: number, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', paint.bold(`${title} (${count})`), ...lines];
}

function decisionItem(record: MinutesRecord, decision: Decision): string {
  return shorten(numberOf(record, decision.agendaItem), MOST_ITEM);
}

function decisionLines(record: MinutesRecord, width: number): string[] {
  const items = record.decisions.map((one) => decisionItem(record, one));
  // Minutes without numbers shall not leave an empty column.
  const column = Math.max(0, ...items.map(widthOf));
  return record.decisions.flatMap((decision, index) => {
    const lead = column === 0 ? '  – ' : `  ${pad(items[index] ?? '', column)}  `;
    const decider = decision.decider === null ? null : nameOf(record, decision.decider);
    const assigned = decision.assignedTo.map((id) => nameOf(record, id)).join(', ');
    const task = assigned === '' ? null : `to ${assigned}`;
    const facts = joined([decision.kind, decider, task]);
    const lines = besideLines(record, decision);
    const next = record.decisions[index + 1];
    // What concerns a whole item stands once, under its last decision.
    const again = next?.agendaItem === decision.agendaItem ? besideLines(record, next) : [];
    const own = lines.join() === again.join() ? [] : lines;
    return [
      ...hang(lead, shorten(decision.text, DECISION_LENGTH), width),
      ...[facts, ...own].flatMap((line) => hang(' '.repeat(widthOf(lead)), line, width)),
    ];
  });
}

/** The item's vote and what was put into the minutes beside its decisions. */
function besideLines(record: MinutesRecord, decision: Decision): string[] {
  const votes = decision.votes.map(({ yes, no, abstained }) =>
    joined([`voted ${yes}–${no}`, abstained === null ? null : `${abstained} abstained`]),
  );
  const others = formalitiesOf(decision).map(
    ({ kind, who }) => `${kind}: ${namesOf(record, who).join(', ')}`,
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

function deadlineLines(record: MinutesRecord, deadline: Deadline, width: number): string[] {
  const action = deadline.action === null ? null : shorten(deadline.action.text, ACTION_LENGTH);
  const words = deadline.date === null ? null : `”${oneLine(deadline.text)}”`;
  const what = joined([action ?? words, responsibleFor(record, deadline).join(', ')]);
  const lead = `  ${due(deadline)}`;
  return hang(`${lead}  `, what === '' ? (itemOf(record, deadline.agendaItem) ?? '') : what, width);
}

/** What is done already says so. */
function actionLines(record: MinutesRecord, action: Action, width: number): string[] {
  const status = action.status === 'open' ? null : action.status;
  const deadline = record.deadlines.find(({ id }) => id === action.deadline);
  const what = shorten(action.what.text, ACTION_LENGTH);
  return hang(
    '  – ',
    joined([
      what,
      responsibleFor(record, action).join(', '),
      deadline ? due(deadline) : null,
      status,
    ]),
    width,
  );
}

function meetingLines(record: MinutesRecord, width: number): string[] {
  return nextMeetings(record).flatMap((meeting) => {
    const { start, end } = meeting.span;
    const date = meeting.date ?? `”${shorten(record.text.slice(start, end), ACTION_LENGTH)}”`;
    const times = days(meeting.startTime, meeting.endTime);
    return hang('  ', joined([date, times, meeting.place]), width);
  });
}

/** The brief of one document, ending with a newline. */
export function renderBrief(record: MinutesRecord, options: BriefOptions): string {
  const { width, paint } = options;
  const decisions = decisionLines(record, width);
  const deadlines = byDate(record.deadlines).flatMap((one) => deadlineLines(record, one, width));
  const loose = looseActions(record);
  const actions = loose.flatMap((one) => actionLines(record, one, width));
  const next = meetingLines(record, width);
  const warnings = record.warnings.flatMap((one) => hang('  ', one.message, width));
  const none = record.decisions.length === 0 ? ['', paint.dim('No decisions found.')] : [];
  const lines = [
    ...head(record, options),
    ...presence(record, width),
    ...none,
    ...section('Decisions', record.decisions.length, decisions, paint),
    ...section('Open deadlines', record.deadlines.length, deadlines, paint),
    ...section('Other actions', loose.length, actions, paint),
    ...section('Next meetings', nextMeetings(record).length, next, paint),
    ...section('Warnings', record.warnings.length, warnings, paint),
  ];
  return `${lines.join('\n')}\n`;
}
