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

function overlaps(a: Place, b: Place): boolean {
  return a.start < b.end && b.start < a.end;
}

function isPart({ start, end }: Place, part: Place): boolean {
  return start <= part.start && part.end <= end && part.end - part.start < end - start;
}

/** Short forms that nobody else of the record may be meant by. */
function ownShort(own: readonly string[], others: readonly Person[]): string[] {
  const words = new Set(others.flatMap((one) => [one.name, ...one.aliases].flatMap(partsOf)));
  const short = own.filter((form) => !isFull(form));
  return short.filter((form) => partsOf(form).every((part) => part.length > 1 && !words.has(part)));
}

/** 'å lind' of 'Åsa Lind' and of 'Å. Lind'. */
function initialOf(name: string): string {
  const parts = partsOf(name);
  return parts.length < 2 ? '' : `${parts[0]?.slice(0, 1)} ${parts.at(-1)}`;
}

/** With those whom the record has by a first letter, where nobody else of it can be meant. */
function withInitials(record: MinutesRecord, { ids, forms }: Erasure): Erasure {
  const isOne = ({ id }: Person) => ids.has(id);
  const names = record.people.filter(isOne).map(({ name }) => name);
  const own = new Set([...names, ...forms].filter(isFull).map(initialOf));
  const others = record.people.filter((one) => !isOne(one));
  const taken = new Set(
    others.filter(({ name }) => isFull(name)).map(({ name }) => initialOf(name)),
  );
  const meant = others.filter(({ name, aliases }) => {
    const initial = initialOf(name);
    const isShort = [name, ...aliases].every((form) => !isFull(form));
    return isShort && own.has(initial) && !taken.has(initial) && partsOf(name)[0]?.length === 1;
  });
  return { ids: new Set([...ids, ...meant.map(({ id }) => id)]), forms };
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
    // A part of the name may have been taken for another's.
    ...fullPlaces(text, own).filter((place) =>
      taken.every((one) => !overlaps(place, one) || isPart(place, one)),
    ),
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
  return editsOf(record.text, placesIn(record, withInitials(record, erasure))).length;
}

/** How often short forms stand in a record's text as nobody's and nothing's name that it knows. */
export function shortLeft(record: MinutesRecord, short: readonly string[]): number {
  const { text, people, organisations, places } = record;
  const known = [...people, ...organisations, ...places].flatMap(({ mentions }) => mentions);
  const found = shortPlaces(text, [], short);
  return found.filter((place) => !known.some((one) => overlaps(place, one))).length;
}

/**
 * The record without these people: each letter of their names is █, nothing moves, no id leads to
 * them. Others of the same name in it stay.
 */
export function withoutPeople(record: MinutesRecord, asked: Erasure): MinutesRecord {
  const erasure = withInitials(record, asked);
  const { text, people, source } = record;
  const rewritten = rewriteRecord(record, editsOf(text, placesIn(record, erasure)));
  const gone = people.filter(({ id }) => erasure.ids.has(id));
  const own = [...erasure.forms, ...gone.flatMap((one) => [one.name, ...one.aliases])];
  const path = coveredAt(source.path, loosePlaces(source.path, own));
  return withoutEntries({ ...rewritten, source: { ...rewritten.source, path } }, erasure.ids);
}

/** The record without any person. */
export function withoutAnybody(record: MinutesRecord): MinutesRecord {
  const ids = new Set(record.people.map(({ id }) => id));
  return ids.size === 0 ? record : withoutPeople(record, { ids, forms: [] });
}
