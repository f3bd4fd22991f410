/** Minutes → the public record. */
import { type MinutesRecord, SCHEMA } from './record.ts';
import type { AnnouncedMeeting, Meeting, Minutes, Section, Span, Stated } from './types.ts';

/** The record of a document: what is exported, stored and scored. */
export function toRecord(minutes: Minutes): MinutesRecord {
  return {
    schema: SCHEMA,
    source: { ...minutes.source },
    text: minutes.text,
    meeting: meetingOf(minutes.meeting, minutes.meetings),
    attendance: minutes.attendance.map((entry) => ({
      ...entry,
      person: personAt(minutes, entry.span),
    })),
    agenda: agendaOf(minutes),
    people: minutes.people.map((person) => structuredCopy(person)),
    organisations: minutes.organisations.map((organisation) => structuredCopy(organisation)),
    places: minutes.places.map((place) => structuredCopy(place)),
    decisions: minutes.decisions.map((decision) => structuredCopy(decision)),
    deadlines: minutes.deadlines.map((deadline) => structuredCopy(deadline)),
    meetings: minutes.meetings.map((meeting) => ({ ...meeting })),
    summary: structuredCopy(minutes.summary),
    warnings: minutes.notes.map((note) => ({ ...note })),
  };
}

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? Mutable<U>[] : T[K];
};

/** The stages' data are readonly; what leaves them is the reader's own. */
function structuredCopy<T>(value: T): Mutable<T> {
  return structuredClone(value) as Mutable<T>;
}

function meetingOf(meeting: Meeting, next: readonly AnnouncedMeeting[]): MinutesRecord['meeting'] {
  const { title, body, date, startTime, endTime, place, chair, secretary } = meeting;
  const stated = { title, body, date, startTime, endTime, place, chair, secretary };
  const spans: Record<string, Span> = {};
  for (const [field, found] of Object.entries(stated)) if (found) spans[field] = found.span;
  meeting.adjusters.forEach((adjuster, i) => {
    spans[`adjusters.${i}`] = adjuster.span;
  });
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

/** The items of the agenda: the numbered ones where the document numbers them, with what facts use. */
function agendaOf(minutes: Minutes): MinutesRecord['agenda'] {
  const used = new Set([...minutes.decisions, ...minutes.deadlines].map((fact) => fact.agendaItem));
  const numbered = minutes.sections.some((section) => section.number !== null);
  const isItem = (section: Section): boolean =>
    used.has(section.id) || (numbered ? section.number !== null : section.role === 'item');
  const kept = new Set(minutes.sections.filter(isItem).map((section) => section.id));
  return minutes.sections
    .filter((section) => kept.has(section.id))
    .map(({ id, number, title, level, parent, span }) => ({
      id,
      number,
      title,
      level,
      parent: parent !== null && kept.has(parent) ? parent : null,
      span,
      summary: minutes.summary.perItem.find((line) => line.agendaItem === id)?.text ?? null,
    }));
}
