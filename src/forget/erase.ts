/** People out of a record: their names covered, their entries and what points to them gone. Pure. */
import { covered } from '../../pipeline/private/edits.ts';
import { type Edit, rewriteRecord } from '../../pipeline/private/rewrite.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import {
  addressPlaces,
  coveredAt,
  fullPlaces,
  isFull,
  loosePlaces,
  type Place,
  partsOf,
  shortPlaces,
} from './names.ts';

/** Who is erased. */
export interface Erasure {
  /** Ids of people in the record. */
  readonly ids: ReadonlySet<string>;
  /** Other forms of their names, which the record's people may not have. */
  readonly forms: readonly string[];
}

type Person = MinutesRecord['people'][number];

const LISTS = {
  origins: [],
  attendance: [],
  agenda: [],
  people: [],
  organisations: [],
  places: [],
  decisions: [],
  deadlines: [],
  actions: [],
  meetings: [],
  warnings: [],
};

/** A record with every list: an older program has written fewer. */
export function completed(record: MinutesRecord): MinutesRecord {
  return { ...LISTS, ...record };
}

function overlaps(a: Place, b: Place): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Short forms that nobody else of the record may be meant by. */
function ownShort(own: readonly string[], others: readonly Person[]): string[] {
  const words = new Set(others.flatMap((one) => [one.name, ...one.aliases].flatMap(partsOf)));
  const short = own.filter((form) => !isFull(form));
  return short.filter((form) => partsOf(form).every((part) => part.length > 1 && !words.has(part)));
}

/** Where the record names those who are erased. */
function placesIn(record: MinutesRecord, { ids, forms }: Erasure): Place[] {
  const { text, people } = record;
  const gone = people.filter(({ id }) => ids.has(id));
  const others = people.filter(({ id }) => !ids.has(id));
  const own = [...new Set([...forms, ...gone.flatMap((one) => [one.name, ...one.aliases])])];
  const short = ownShort(own, others);
  const taken = others.flatMap(({ mentions }) => mentions);
  const named = [...record.organisations, ...record.places].flatMap(({ mentions }) => mentions);
  const free = (place: Place, by: readonly Place[]) => !by.some((one) => overlaps(place, one));
  return [
    ...gone.flatMap(({ mentions }) => mentions),
    ...record.attendance.filter(({ person }) => ids.has(person ?? '')).map(({ span }) => span),
    ...addressPlaces(text, own, short),
    ...fullPlaces(text, own).filter((place) => free(place, taken)),
    ...shortPlaces(text, own, short).filter((place) => free(place, [...taken, ...named])),
  ];
}

/** One edit for each stretch that is covered; what overlaps is one, and a genitive goes along. */
function editsOf(text: string, places: readonly Place[]): Edit[] {
  const edits: { start: number; end: number }[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const genitive = /^[:'’]?s(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 3))?.[0] ?? '';
    const until = end + genitive.length;
    const last = edits.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, until);
    else if (start < until) edits.push({ start, end: until });
  }
  return edits.map((edit) => ({ ...edit, with: covered(text.slice(edit.start, edit.end)) }));
}

type Responsible = MinutesRecord['actions'][number]['responsible'];

/** The record without the people of these ids, whose names are covered already. */
function withoutEntries(record: MinutesRecord, ids: ReadonlySet<string>): MinutesRecord {
  const kept = (id: string | null): string | null => (id !== null && ids.has(id) ? null : id);
  const who = (all: Responsible): Responsible => all.map((one) => ({ ...one, id: kept(one.id) }));
  type Beside = MinutesRecord['decisions'][number]['reservations'];
  const beside = (all: Beside): Beside => all.map((one) => ({ ...one, who: who(one.who) }));
  return {
    ...record,
    people: record.people.filter(({ id }) => !ids.has(id)),
    attendance: record.attendance.map((one) => ({ ...one, person: kept(one.person) })),
    decisions: record.decisions.map((one) => ({
      ...one,
      decider: kept(one.decider),
      assignedTo: one.assignedTo.filter((id) => !ids.has(id)),
      reservations: beside(one.reservations),
      statements: beside(one.statements),
      conflicts: beside(one.conflicts),
    })),
    deadlines: record.deadlines.map((one) => ({ ...one, responsible: who(one.responsible) })),
    actions: record.actions.map((one) => ({ ...one, responsible: who(one.responsible) })),
  };
}

/** How many stretches of its text name those who are erased. */
export function placesOfPeople(record: MinutesRecord, erasure: Erasure): number {
  const whole = completed(record);
  return editsOf(whole.text, placesIn(whole, erasure)).length;
}

/**
 * The record without these people: each letter of their names is █, nothing moves, no id leads to
 * them. Others of the same name in it stay.
 */
export function withoutPeople(record: MinutesRecord, erasure: Erasure): MinutesRecord {
  const whole = completed(record);
  const { text, people, source } = whole;
  const rewritten = rewriteRecord(whole, editsOf(text, placesIn(whole, erasure)));
  const gone = people.filter(({ id }) => erasure.ids.has(id));
  const own = [...erasure.forms, ...gone.flatMap((one) => [one.name, ...one.aliases])];
  const path = coveredAt(source.path, loosePlaces(source.path, own));
  return withoutEntries({ ...rewritten, source: { ...rewritten.source, path } }, erasure.ids);
}
