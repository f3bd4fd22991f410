/** Mentions → persons: full names first, then initials, then single words. */

import {
  isMisspelling,
  isRegisteredFamily,
  isShortened,
  type Name,
  parseName,
  sameParts,
  withoutGenitive,
} from '../name.ts';
import type { Evidence, Span } from '../types.ts';

/** A place where a person is named. */
export interface NamePlace extends Evidence {
  readonly span: Span;
  readonly text: string;
  /** True where the list of those present says so. */
  readonly listed: boolean;
}

/** A person as found so far. */
export interface Identity {
  readonly names: Name[];
  readonly places: NamePlace[];
}

interface Reading {
  readonly place: NamePlace;
  readonly name: Name;
}

/** Groups places, in the order of the text, by the person they name. */
export function groupPeople(places: readonly NamePlace[], text: string): Identity[] {
  const readings = withoutGenitives(
    places.map((place) => ({ place, name: parseName(place.text) })),
  );
  const people: Identity[] = [];
  const pass = (wanted: readonly Reading[], find: (reading: Reading) => Identity | null): void => {
    for (const reading of wanted) {
      const person = find(reading);
      if (person) add(person, reading);
      else people.push({ names: [reading.name], places: [reading.place] });
    }
  };
  const of = (form: Name['form']): Reading[] => readings.filter((r) => r.name.form === form);
  const full = of('full').toSorted(
    (a, b) =>
      b.name.parts.length - a.name.parts.length || Number(b.place.listed) - Number(a.place.listed),
  );
  pass(full, (reading) => samePerson(people, reading));
  pass(of('initial'), (reading) =>
    nearest(
      people.filter((p) => hasInitial(p, reading.name)),
      reading,
    ),
  );
  const nicknames = nicknamesOf(of('single'), people, text);
  pass(of('single'), (reading) => {
    const named = nicknames.get(reading.name.parts[0] ?? '');
    return (
      named ??
      nearest(
        people.filter((p) => hasPart(p, reading.name)),
        reading,
      )
    );
  });
  return people;
}

function add(person: Identity, { name, place }: Reading): void {
  person.places.push(place);
  if (!person.names.some((known) => known.text === name.text)) person.names.push(name);
}

/** A final s is a genitive where the name without it stands elsewhere or is a family's. */
function withoutGenitives(readings: readonly Reading[]): Reading[] {
  const written = new Set(readings.map(({ name }) => name.whole));
  const words = new Set(readings.flatMap(({ name }) => name.parts));
  return readings.map((reading) => {
    const bare = withoutGenitive(reading.name);
    if (!bare) return reading;
    const family = bare.parts.at(-1) ?? '';
    const own = reading.name.parts.at(-1) ?? '';
    const known =
      written.has(bare.whole) || (isRegisteredFamily(family) && !isRegisteredFamily(own));
    const part = bare.form === 'single' && words.has(family);
    return known || part ? { ...reading, name: bare } : reading;
  });
}

function samePerson(people: readonly Identity[], reading: Reading): Identity | null {
  const same = people.find((p) => p.names.some((n) => sameParts(n, reading.name)));
  if (same) return same;
  const alike = people.filter((p) =>
    p.names.some((n) => isShortened(n, reading.name) || isMisspelling(n, reading.name)),
  );
  const [only, other] = alike.filter(
    (p) => !(reading.place.listed && p.places.some((x) => x.listed)),
  );
  return only && !other ? only : null;
}

function hasInitial(person: Identity, name: Name): boolean {
  const [first, initial = ''] = name.parts;
  return person.names.some(
    (known) =>
      known.parts[0] === first && known.parts.slice(1).some((part) => part.startsWith(initial)),
  );
}

function hasPart(person: Identity, name: Name): boolean {
  const word = name.whole;
  return person.names.some((known) =>
    known.form === 'single'
      ? sameParts(known, name)
      : known.parts[0] === word ||
        known.parts.slice(1).some((part) => part === word && part.length > 1),
  );
}

/**
 * The one named last before the place, or else the first one after it: no distance back to an
 * earlier place is as large as the offset of a later one.
 */
function nearest(people: readonly Identity[], { place }: Reading): Identity | null {
  const distance = (person: Identity): number =>
    Math.min(
      ...person.places.map(({ span }) =>
        span.start <= place.span.start ? place.span.start - span.start : span.start,
      ),
    );
  return people.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** 'Anna Lind (anli)': who is meant by a nickname that the text explains. */
function nicknamesOf(
  singles: readonly Reading[],
  people: readonly Identity[],
  text: string,
): Map<string, Identity> {
  const known = new Map<string, Identity>();
  for (const { place, name } of singles) {
    const owner = people.find((person) =>
      person.places.some(
        ({ span }) =>
          span.end <= place.span.start && /^\s*\($/u.test(text.slice(span.end, place.span.start)),
      ),
    );
    if (owner && text.charAt(place.span.end) === ')') known.set(name.parts[0] ?? '', owner);
  }
  return known;
}

/** The fullest form: most parts, then as the list of those present has it, then the commonest. */
export function bestName(person: Identity): string {
  const forms = person.names.map((name) => {
    const places = person.places.filter((place) => readsAs(place, name));
    return { name, listed: places.some((place) => place.listed), count: places.length };
  });
  const rank = (form: Name['form']): number => (form === 'full' ? 2 : form === 'initial' ? 1 : 0);
  forms.sort(
    (a, b) =>
      rank(b.name.form) - rank(a.name.form) ||
      b.name.parts.length - a.name.parts.length ||
      b.count - a.count ||
      Number(b.listed) - Number(a.listed),
  );
  return forms[0]?.name.text ?? '';
}

function readsAs(place: NamePlace, name: Name): boolean {
  const read = parseName(place.text);
  return read.text === name.text || withoutGenitive(read)?.text === name.text;
}
