/** What the store's query tables hold of a record. Pure: the record goes in, rows come out. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { entityOf, formalitiesOf, itemOf, nameOf, responsibleFor } from '../lookup.ts';
import type { Row, Value } from './database.ts';
import { fold } from './fold.ts';
import { passageRows } from './search/index.ts';

/** Rows by table; every row of a table has the same columns. */
export interface RecordRows {
  readonly document: Row;
  readonly decisions: readonly Row[];
  readonly deadlines: readonly Row[];
  readonly actions: readonly Row[];
  readonly people: readonly Row[];
  readonly organisations: readonly Row[];
  /** What can be searched. */
  readonly passages: readonly Row[];
}

type Span = MinutesRecord['decisions'][number]['span'];

function inside(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

/** One line a name: what is sought must stand in one name, not across two. */
function foldedLines(names: readonly (string | null)[]): string {
  const lines = names.filter((name) => name !== null).map(fold);
  return [...new Set(lines)].join('\n');
}

/** Every form of the names behind these ids, so that a search finds 'Åsa W' too. */
function allNames(record: MinutesRecord, ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const found = entityOf(record, id);
    return found ? [found.name, ...found.aliases] : [id];
  });
}

/** Ids of those whose name stands inside `span`. */
function namedIn(record: MinutesRecord, span: Span): string[] {
  const all = [...record.people, ...record.organisations];
  return all.filter((one) => one.mentions.some((at) => inside(span, at))).map((one) => one.id);
}

function decisionRows(record: MinutesRecord): Row[] {
  return record.decisions.map((decision, position) => {
    const named = namedIn(record, decision.span);
    const decider = decision.decider === null ? [] : [decision.decider];
    const ids = [...decider, ...decision.assignedTo, ...named];
    const beside = formalitiesOf(decision).flatMap(({ who }) => who.flatMap(({ id }) => id ?? []));
    const folded = foldedLines(allNames(record, [...ids, ...beside]));
    return {
      position,
      item: itemOf(record, decision.agendaItem),
      text: decision.text,
      kind: decision.kind,
      decider: listed(decider.map((id) => nameOf(record, id))),
      who: listed(decision.assignedTo.map((id) => nameOf(record, id))),
      who_folded: folded,
      start: decision.span.start,
      end: decision.span.end,
    };
  });
}

function deadlineRows(record: MinutesRecord): Row[] {
  return record.deadlines.map((deadline, position) => {
    const texts = deadline.responsible.map((one) => one.text);
    const ids = deadline.responsible.flatMap((one) => (one.id === null ? [] : [one.id]));
    return {
      position,
      item: itemOf(record, deadline.agendaItem),
      text: deadline.text,
      due_from: deadline.date?.from ?? null,
      due: deadline.date?.to ?? null,
      precision: deadline.date?.precision ?? null,
      event: deadline.event,
      action: deadline.action?.text ?? null,
      who: listed(responsibleFor(record, deadline)),
      who_folded: foldedLines([...texts, ...allNames(record, ids)]),
      start: deadline.span.start,
      end: deadline.span.end,
    };
  });
}

function actionRows(record: MinutesRecord): Row[] {
  const places = new Map(record.deadlines.map(({ id }, position) => [id, position]));
  return record.actions.map((action, position) => {
    const texts = action.responsible.map((one) => one.text);
    const ids = action.responsible.flatMap((one) => (one.id === null ? [] : [one.id]));
    return {
      position,
      item: itemOf(record, action.agendaItem),
      text: action.what.text,
      who: listed(responsibleFor(record, action)),
      who_folded: foldedLines([...texts, ...allNames(record, ids)]),
      status: action.status,
      deadline: action.deadline === null ? null : (places.get(action.deadline) ?? null),
      start: action.span.start,
      end: action.span.end,
    };
  });
}

function peopleRows(record: MinutesRecord): Row[] {
  return record.people.map((person, position) => ({
    position,
    name: person.name,
    name_folded: foldedLines([person.name, ...person.aliases]),
    roles: listed(person.roles),
    organisations: listed(person.organisations.map((id) => nameOf(record, id))),
    status: record.attendance.find((one) => one.person === person.id)?.status ?? null,
    mentions: person.mentions.length,
    start: person.mentions[0]?.start ?? null,
    end: person.mentions[0]?.end ?? null,
    detail: JSON.stringify({
      aliases: person.aliases,
      roles: person.roles,
      organisations: person.organisations.map((id) => nameOf(record, id)),
      listed: record.attendance.some((one) => one.person === person.id),
    }),
  }));
}

function organisationRows(record: MinutesRecord): Row[] {
  return record.organisations.map((organisation, position) => ({
    position,
    name: organisation.name,
    kind: organisation.kind,
    mentions: organisation.mentions.length,
    start: organisation.mentions[0]?.start ?? null,
    end: organisation.mentions[0]?.end ?? null,
    detail: JSON.stringify({ aliases: organisation.aliases }),
    register: organisation.register?.register ?? null,
    register_id: organisation.register?.id ?? null,
  }));
}

// Databases differ in what they make of halves of a letter, and PostgreSQL has no zero in a text.
const NO_LETTER = /[\0\p{Surrogate}]/u;
const NO_LETTERS = new RegExp(NO_LETTER, 'gu');

/** A row whose texts every database gives back as they are. */
export function storable(row: Row): Row {
  let kept: Record<string, Value> | null = null;
  for (const [name, value] of Object.entries(row)) {
    if (typeof value !== 'string' || !NO_LETTER.test(value)) continue;
    kept ??= { ...row };
    kept[name] = value.replace(NO_LETTERS, '\uFFFD');
  }
  return kept ?? row;
}

/** The document's own row and the rows of every query table. */
export function recordRows(record: MinutesRecord): RecordRows {
  const { body, date, kind } = record.meeting;
  const document = { date, body, body_folded: fold(body ?? ''), kind };
  return {
    // JSON writes such letters as escapes, so the record is whole.
    document: { ...storable(document), record: JSON.stringify(record) },
    decisions: decisionRows(record).map(storable),
    deadlines: deadlineRows(record).map(storable),
    actions: actionRows(record).map(storable),
    people: peopleRows(record).map(storable),
    organisations: organisationRows(record).map(storable),
    passages: passageRows(record).map(storable),
  };
}
