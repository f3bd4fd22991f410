/** A record as flat facts, one row each, for spreadsheets. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import {
  formalitiesOf,
  nameOf,
  namesOf,
  nextMeetings,
  registerText,
  responsibleFor,
} from '../lookup.ts';

/** The columns of every row, in order. */
export const FACT_COLUMNS = [
  'layer',
  'document',
  'date',
  'body',
  'text',
  'kind',
  'who',
  'due',
  'start',
  'end',
] as const;

export type Fact = Readonly<Record<(typeof FACT_COLUMNS)[number], string | number | null>>;

type Own = Pick<Fact, 'layer' | 'text'> & Partial<Fact>;
interface Place {
  readonly start: number;
  readonly end: number;
}

function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

function attendance(record: MinutesRecord): Own[] {
  return record.attendance.map((one) => ({
    layer: 'attendance',
    text: one.name,
    kind: one.status,
    who: listed([one.role, one.organisation].filter((part) => part !== null)),
    ...placed(one.span),
  }));
}

function decisions(record: MinutesRecord): Own[] {
  return record.decisions.map((one) => {
    const deadline = record.deadlines.find(({ id }) => id === one.deadline);
    return {
      layer: 'decision',
      text: one.text,
      kind: one.kind,
      who: listed(one.assignedTo.map((id) => nameOf(record, id))),
      due: deadline?.date?.to ?? null,
      ...placed(one.span),
    };
  });
}

/** Votes and formalities of an item stand with each of its decisions, and here once. */
function beside(record: MinutesRecord): Own[] {
  const votes = record.decisions.flatMap(({ votes }) =>
    votes.map((one) => ({
      layer: 'vote',
      text: one.text,
      kind: `${one.yes}–${one.no}`,
      ...placed(one.span),
    })),
  );
  const formalities = record.decisions.flatMap(formalitiesOf).map((one) => ({
    layer: one.kind,
    text: one.text,
    who: listed(namesOf(record, one.who)),
    ...placed(one.span),
  }));
  const places = new Map(
    [...votes, ...formalities].map((one) => [`${one.layer} ${one.start}`, one]),
  );
  return [...places.values()];
}

function deadlines(record: MinutesRecord): Own[] {
  return record.deadlines.map((one) => ({
    layer: 'deadline',
    text: one.action?.text ?? one.text,
    kind: one.date?.precision ?? null,
    who: listed(responsibleFor(record, one)),
    due: one.date?.to ?? null,
    ...placed(one.span),
  }));
}

function actions(record: MinutesRecord): Own[] {
  return record.actions.map((one) => {
    const deadline = record.deadlines.find(({ id }) => id === one.deadline);
    return {
      layer: 'action',
      text: one.what.text,
      kind: one.status,
      who: listed(responsibleFor(record, one)),
      due: deadline?.date?.to ?? null,
      ...placed(one.span),
    };
  });
}

function meetings(record: MinutesRecord): Own[] {
  return nextMeetings(record).map((one) => ({
    layer: 'meeting',
    text: record.text.slice(one.span.start, one.span.end),
    kind: 'next',
    due: one.date,
    ...placed(one.span),
  }));
}

function entities(record: MinutesRecord): Own[] {
  const people = record.people.map((one) => ({
    layer: 'person',
    text: one.name,
    kind: listed(one.roles),
    ...placed(one.mentions[0]),
  }));
  const organisations = record.organisations.map((one) => ({
    layer: 'organisation',
    text: one.name,
    kind: one.kind,
    who: registerText(one),
    ...placed(one.mentions[0]),
  }));
  const places = record.places.map((one) => ({
    layer: 'place',
    text: one.name,
    ...placed(one.mentions[0]),
  }));
  return [...people, ...organisations, ...places];
}

function placed(span: Place | undefined): Pick<Fact, 'start' | 'end'> {
  return { start: span?.start ?? null, end: span?.end ?? null };
}

/** Every fact of a record: who was there, decisions, deadlines, actions, next meetings, names. */
export function factsOf(record: MinutesRecord): Fact[] {
  const { date, body } = record.meeting;
  const common = { document: record.source.path, date, body, kind: null, who: null, due: null };
  const own = [attendance, decisions, beside, deadlines, actions, meetings, entities].flatMap(
    (of) => of(record),
  );
  return own.map((fact) => ({ ...common, start: null, end: null, ...fact }));
}
