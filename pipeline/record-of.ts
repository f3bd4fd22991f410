/** Minutes → the public record. */
import { agendaOf } from './agenda.ts';
import { evidenceOf } from './evidence.ts';
import { withPages } from './pages.ts';
import type { Origin } from './reading.ts';
import { type MinutesRecord, SCHEMA } from './record.ts';
import type { AnnouncedMeeting, Evidence, Meeting, Minutes, Span, Stated } from './types.ts';

/** The record of a document: what is exported, stored and scored. */
export function toRecord(minutes: Minutes): MinutesRecord {
  const { pages } = minutes;
  const agenda = agendaOf(minutes);
  const record: MinutesRecord = {
    schema: SCHEMA,
    source: { ...minutes.source, ...(pages === null ? {} : { pages }) },
    text: minutes.text,
    origins: minutes.origins.map(originOf),
    meeting: meetingOf(minutes.meeting, minutes.meetings),
    attendance: minutes.attendance.map((entry) => ({
      ...entry,
      person: personAt(minutes, entry.span),
    })),
    agenda,
    people: minutes.people.map((person) => structuredCopy(person)),
    organisations: minutes.organisations.map((organisation) => structuredCopy(organisation)),
    places: minutes.places.map((place) => structuredCopy(place)),
    decisions: minutes.decisions.map((decision) => structuredCopy(decision)),
    deadlines: minutes.deadlines.map((deadline) => structuredCopy(deadline)),
    actions: actionsOf(minutes, agenda),
    meetings: minutes.meetings.map((meeting) => ({ ...meeting })),
    summary: structuredCopy(minutes.summary),
    warnings: minutes.notes.map((note) => ({ ...note })),
  };
  return pages === null ? record : withPages(record, minutes.origins);
}

function originOf({ start, end, page, box, paragraph }: Origin): MinutesRecord['origins'][number] {
  return {
    start,
    end,
    ...(page === null ? {} : { page }),
    ...(box === null ? {} : { box: { ...box } }),
    ...(paragraph === null ? {} : { paragraph }),
  };
}

/** A task makes no heading an item of the agenda: where it stands in none, it has none. */
function actionsOf(
  { actions }: Minutes,
  agenda: MinutesRecord['agenda'],
): MinutesRecord['actions'] {
  const items = new Set(agenda.map(({ id }) => id));
  return actions.map((action) => {
    const { agendaItem } = action;
    const kept = agendaItem !== null && items.has(agendaItem) ? agendaItem : null;
    return { ...structuredCopy(action), agendaItem: kept };
  });
}

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer U)[]
    ? Mutable<U>[]
    : T[K] extends object | null
      ? Mutable<T[K]>
      : T[K];
};

/**
 * The stages' data are readonly; what leaves them is the reader's own. They are plain objects and
 * lists, for which this is far quicker than structuredClone.
 */
function structuredCopy<T>(value: T): Mutable<T> {
  return copied(value) as Mutable<T>;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const own = copy[key];
    if (typeof own === 'object' && own !== null) copy[key] = copied(own);
  }
  return copy;
}

function meetingOf(meeting: Meeting, next: readonly AnnouncedMeeting[]): MinutesRecord['meeting'] {
  const { title, body, date, startTime, endTime, place, chair, secretary } = meeting;
  const stated = { title, body, date, startTime, endTime, place, chair, secretary };
  const adjusters = meeting.adjusters.map((found, i) => [`adjusters.${i}`, found] as const);
  const spans: Record<string, Span> = {};
  const evidence: Record<string, Evidence> = {};
  for (const [field, found] of [...Object.entries(stated), ...adjusters]) {
    if (!found) continue;
    spans[field] = found.span;
    evidence[field] = evidenceOf(found);
  }
  return {
    title: statedValue(title),
    body: statedValue(body),
    kind: meeting.kind,
    date: statedValue(date),
    endDate: meeting.endDate,
    startTime: statedValue(startTime),
    endTime: statedValue(endTime),
    place: statedValue(place),
    chair: statedValue(chair),
    secretary: statedValue(secretary),
    adjusters: meeting.adjusters.map((adjuster) => adjuster.value),
    next: next.map((announced) => ({ ...announced })),
    spans,
    evidence,
  };
}

function statedValue(stated: Stated<string> | null): string | null {
  return stated?.value ?? null;
}

function personAt(minutes: Minutes, span: Span): string | null {
  const found = minutes.people.find((person) =>
    person.mentions.some((mention) => mention.start < span.end && span.start < mention.end),
  );
  return found?.id ?? null;
}
