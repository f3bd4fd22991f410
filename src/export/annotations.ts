/** A record as flat annotations of its text, for the formats of annotators. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { inOrder } from '../../pipeline/span.ts';
import type { Evidence, Span } from '../../pipeline/types.ts';
import { formalitiesOf, namesOf } from '../lookup.ts';
import { isWhole } from './code-points.ts';

/** What an annotation is of. `field` is a place where the head says something of the meeting. */
export type AnnotationLayer =
  | 'person'
  | 'organisation'
  | 'place'
  | 'agenda'
  | 'attendance'
  | 'decision'
  | 'vote'
  | 'reservation'
  | 'statement'
  | 'remark'
  | 'conflict'
  | 'deadline'
  | 'action'
  | 'meeting'
  | 'field';

type Value = string | number | readonly string[] | null;

/** One stretch of the text and what the record says of it; never empty, `page` left out. */
export interface Annotation extends Span, Evidence {
  readonly layer: AnnotationLayer;
  /** Of the fact or, at a mention, of who or what is named; null where the record gives none. */
  readonly id: string | null;
  /** Name, kind or status: what a reader would call it in a word; null where there is none. */
  readonly value: string | null;
  /** By the record's own names; what is null or empty is left out. */
  readonly fields: Readonly<Record<string, string | number | readonly string[]>>;
}

type Fields = Readonly<Record<string, Value>>;

interface Own {
  readonly id?: string;
  readonly value: string | null;
  readonly fields?: Fields;
}

function annotation(
  layer: AnnotationLayer,
  { span, confidence, by }: Evidence & { readonly span: Span },
  { id, value, fields = {} }: Own,
): Annotation {
  const { start, end } = span;
  const kept = Object.entries(fields).filter(
    (entry): entry is [string, string | number | readonly string[]] =>
      entry[1] !== null && !(Array.isArray(entry[1]) && entry[1].length === 0),
  );
  const said = { id: id ?? null, value, fields: Object.fromEntries(kept) };
  return { layer, start, end, confidence, by, ...said };
}

/** All annotations of a record in the order of its text; the longer first where two start together. */
export function annotationsOf(record: MinutesRecord): Annotation[] {
  const all = [names, agenda, attendance, decisions, beside, deadlines, actions, meetings, head];
  const found = all
    .flatMap((of) => of(record))
    .filter((one) => one.start < one.end && isWhole(record.text, one));
  return found.sort(inOrder);
}

/** Mentions of people, organisations and places. */
function names({ people, organisations, places }: MinutesRecord): Annotation[] {
  const mentioned = <T extends (typeof people | typeof organisations | typeof places)[number]>(
    layer: AnnotationLayer,
    entities: readonly T[],
    fields: (entity: T) => Fields,
  ) =>
    entities.flatMap((entity) =>
      entity.mentions.map((mention) => {
        const own = { id: entity.id, value: entity.name, fields: fields(entity) };
        return annotation(layer, { ...mention, span: mention }, own);
      }),
    );
  return [
    ...mentioned('person', people, ({ roles }) => ({ roles })),
    ...mentioned('organisation', organisations, ({ kind, register }) => ({
      kind,
      register: register && `${register.register} ${register.id}`,
      registerName: register?.name ?? null,
    })),
    ...mentioned('place', places, () => ({})),
  ];
}

function agenda(record: MinutesRecord): Annotation[] {
  return record.agenda.map((item) => {
    const { id, number, title, level, parent } = item;
    return annotation('agenda', item, { id, value: title, fields: { number, level, parent } });
  });
}

function attendance(record: MinutesRecord): Annotation[] {
  return record.attendance.map((one) => {
    const { person, name, role, organisation, note } = one;
    const fields = { person, name, role, organisation, note };
    return annotation('attendance', one, { value: one.status, fields });
  });
}

function decisions(record: MinutesRecord): Annotation[] {
  return record.decisions.map((one) => {
    const { id, kind, agendaItem, decider, outcome, assignedTo, deadline } = one;
    const fields = { agendaItem, decider, outcome, assignedTo, deadline };
    return annotation('decision', one, { id, value: kind, fields });
  });
}

/** Votes and formalities of an item stand with each of its decisions, and here once. */
function beside(record: MinutesRecord): Annotation[] {
  const votes = record.decisions.flatMap((decision) =>
    decision.votes.map((one) => {
      const { yes, no, abstained } = one;
      return annotation('vote', one, { value: `${yes}–${no}`, fields: { yes, no, abstained } });
    }),
  );
  const formalities = record.decisions.flatMap(formalitiesOf).map((one) => {
    const who = namesOf(record, one.who);
    return annotation(one.kind, one, { value: null, fields: { who } });
  });
  const all = [...votes, ...formalities];
  return [...new Map(all.map((one) => [`${one.layer} ${one.start} ${one.end}`, one])).values()];
}

function deadlines(record: MinutesRecord): Annotation[] {
  return record.deadlines.map((one) => {
    const { id, date, event, action, agendaItem } = one;
    const fields = {
      ...(date === null ? {} : { from: date.from, to: date.to, precision: date.precision }),
      event,
      action: action?.text ?? null,
      responsible: namesOf(record, one.responsible),
      agendaItem,
    };
    return annotation('deadline', one, { id, value: date?.to ?? null, fields });
  });
}

function actions(record: MinutesRecord): Annotation[] {
  return record.actions.map((one) => {
    const { id, what, status, deadline, decision, agendaItem } = one;
    const responsible = namesOf(record, one.responsible);
    const fields = { what: what.text, responsible, deadline, decision, agendaItem };
    return annotation('action', one, { id, value: status, fields });
  });
}

/** Announced meetings, which the record has in two places, once. */
function meetings(record: MinutesRecord): Annotation[] {
  const all = [...record.meetings, ...record.meeting.next].map((one) => {
    const { date, startTime, endTime, place } = one;
    return annotation('meeting', one, { value: date, fields: { date, startTime, endTime, place } });
  });
  return [...new Map(all.map((one) => [`${one.start} ${one.end}`, one])).values()];
}

/** What the head says: 'chair', 'date', 'adjusters.0'. */
function head({ meeting }: MinutesRecord): Annotation[] {
  return Object.entries(meeting.spans).flatMap(([field, span]) => {
    const evidence = meeting.evidence[field];
    if (!evidence) return [];
    return [
      annotation(
        'field',
        { span, ...evidence },
        { value: headValue(meeting, field), fields: { field } },
      ),
    ];
  });
}

function headValue(meeting: MinutesRecord['meeting'], field: string): string | null {
  const [name = '', index] = field.split('.');
  const value = Object.entries(meeting).find(([key]) => key === name)?.[1];
  const found: unknown = Array.isArray(value) && index !== undefined ? value[Number(index)] : value;
  return typeof found === 'string' ? found : null;
}
