/**
 * Which people of different documents are the same. Full names first, then what is written short
 * or wrong; a first name alone never joins two. Everything happens within a circle of documents.
 */
import lexicon from '../lexicon/common-roles.json' with { type: 'json' };
import { isMisspelling, isNameWord, isShortened, parseName } from '../name.ts';
import { fold } from '../similar.ts';
import type { Circles } from './circles.ts';
import { byDate, Clusters, type Identity } from './clusters.ts';
import {
  common,
  fullNamesOf,
  fullOf,
  groups,
  namesOf,
  type PersonOccurrence,
  type Ruling,
} from './occurrence.ts';

type Person = PersonOccurrence;

const COMMON_ROLES = new Set(lexicon.entries);

/** Links the people of all documents. `circles` must hold each of the documents. */
export function linkPeople<P extends Person>(
  people: readonly P[],
  circles: Circles,
  rulings: readonly Ruling[],
): Identity<P>[] {
  const clusters = new Clusters<Person>(people, rulings);
  const byCircle = groups(people.toSorted(byDate), ({ document }) => [
    String(circles.get(document)?.circle ?? document),
  ]);
  for (const members of byCircle.values()) {
    joinSameNames(members, clusters);
    joinAlike(members, clusters);
    joinNicknames(members, clusters);
    joinShort(members, clusters);
  }
  doubtNamesakes(people, clusters);
  // Nothing but what was given is in them.
  return clusters.identities(bestName) as Identity<P>[];
}

/** The same full name, unless two who are present at once, or of two parties, bear it. */
function joinSameNames(people: readonly Person[], clusters: Clusters<Person>): void {
  for (const named of groups(people, fullNamesOf).values()) {
    const several = areSeveral(named);
    const known: Person[] = [];
    for (const person of named) {
      const same = several
        ? known.find((one) => sharedOrganisations(one, person).length > 0)
        : known[0];
      const [other] = known;
      if (same) {
        const by = several ? 'same-name-and-organisation' : 'same-name';
        const evidence = several ? sharedOrganisations(same, person) : [];
        clusters.join({ a: same, b: person, by, evidence });
      } else if (other) clusters.doubt({ a: other, b: person, by: 'namesakes' });
      known.push(person);
    }
  }
}

function areSeveral(named: readonly Person[]): boolean {
  if (new Set(named.map(({ document }) => document)).size < named.length) return true;
  const [first, ...others] = named.filter((one) => partiesOf(one).length > 0);
  return first !== undefined && others.some((one) => areOpponents(first, one));
}

/** Of two parties. */
function areOpponents(a: Person, b: Person): boolean {
  const [left, right] = [partiesOf(a), partiesOf(b)];
  return left.length > 0 && right.length > 0 && common(left, right).length === 0;
}

/** 'S', 'KD': how lists give a party. */
function partiesOf({ organisations }: Person): string[] {
  return organisations.filter((name) => /^\p{Lu}{1,3}$/u.test(name));
}

/** A family name left out or a slip of the pen, where only one can be meant. */
function joinAlike(people: readonly Person[], clusters: Clusters<Person>): void {
  const full = people.filter(isFull);
  const ends = (person: Person): string[] =>
    fullNamesOf(person).flatMap((name) => {
      const [first = '', ...family] = name.split(' ');
      return [`first ${first}`, `family ${family.join(' ')}`];
    });
  const near = groups(full, ends);
  for (const person of full) {
    const own = new Set(clusters.of(person));
    const others = new Set(ends(person).flatMap((end) => near.get(end) ?? []));
    const alike = [...others].flatMap((other) => {
      const by = own.has(other) ? null : likeness(person, other);
      return by === null ? [] : [{ other, by }];
    });
    joinOnly(person, alike, clusters, ({ other, by }) => {
      if (areOpponents(person, other)) return null;
      const evidence = sharedEvidence(person, other);
      if (by === 'shorter-name' || evidence.length > 0) return { by, evidence };
      if (isRare(clusters, person, other)) return { by: 'misspelling-once', evidence };
      return person.listed && other.listed ? { by: 'misspelling-listed', evidence } : null;
    });
  }
}

function likeness(a: Person, b: Person): string | null {
  const pairs = fullOf(a).flatMap((one) => fullOf(b).map((other) => [one, other] as const));
  if (pairs.some(([one, other]) => isShortened(one, other))) return 'shorter-name';
  return pairs.some(([one, other]) => isMisspelling(one, other)) ? 'misspelling' : null;
}

/** A slip is made once; what stands in two documents is a name. */
function isRare(clusters: Clusters<Person>, a: Person, b: Person): boolean {
  const sizes = [clusters.of(a).length, clusters.of(b).length];
  return Math.min(...sizes) === 1 && Math.max(...sizes) > 1;
}

/** Nicknames: words that are no name, and that one person of the circle is known by. */
function joinNicknames(people: readonly Person[], clusters: Clusters<Person>): void {
  const parts = new Set(people.flatMap((person) => fullOf(person).flatMap((name) => name.parts)));
  const nicknames = (person: Person): string[] =>
    namesOf(person)
      .map((name) => name.parts.join(' '))
      .filter((form) => !form.includes(' ') && !isNameWord(form) && !parts.has(form));
  for (const [nickname, known] of groups(people, nicknames)) {
    const [first, ...others] = known;
    const full = new Set(known.filter(isFull).map((one) => clusters.of(one)));
    if (!first || full.size > 1) continue;
    for (const b of others) clusters.join({ a: first, b, by: 'nickname', evidence: [nickname] });
  }
}

function isFull(person: Person): boolean {
  return fullNamesOf(person).length > 0;
}

/** Initials and first names of those whom their own document does not name in full. */
function joinShort(people: readonly Person[], clusters: Clusters<Person>): void {
  const byFirst = groups(people, (person) =>
    namesOf(person).map(({ parts: [first = ''] }) => first),
  );
  const short = people.filter((person) => !isFull(person));
  for (const person of short) {
    const own = new Set(clusters.of(person));
    const { form = 'single', parts = [] } = namesOf(person)[0] ?? {};
    const [first = '', initial = ''] = parts;
    const others = (byFirst.get(first) ?? []).filter((other) => !own.has(other));
    const fits = others.filter((other) => form === 'single' || hasInitial(other, initial));
    joinOnly(
      person,
      fits.map((other) => ({ other, by: form })),
      clusters,
      ({ other }) => {
        if (form === 'initial') return { by: 'initial', evidence: [] };
        const evidence = sharedEvidence(person, other);
        return evidence.length > 0 ? { by: 'first-name-and-role', evidence } : null;
      },
    );
  }
}

function hasInitial(person: Person, initial: string): boolean {
  return namesOf(person).some(({ parts }) =>
    parts.slice(1).some((part) => part.startsWith(initial)),
  );
}

interface Alike {
  readonly other: Person;
  readonly by: string;
}

/** Joins the one cluster among those alike for which there is evidence; the rest is doubt. */
function joinOnly(
  person: Person,
  alike: readonly Alike[],
  clusters: Clusters<Person>,
  evidenceFor: (one: Alike) => { readonly by: string; readonly evidence: string[] } | null,
): void {
  const found = alike.flatMap((one) => {
    const why = evidenceFor(one);
    return why === null ? [] : [{ ...why, other: one.other }];
  });
  const reached = new Set(found.map(({ other }) => clusters.of(other)));
  const [first] = found;
  if (first && reached.size === 1) {
    const { other, by, evidence } = first;
    clusters.join({ a: other, b: person, by, evidence });
    return;
  }
  const seen = new Set<readonly Person[]>();
  for (const { other, by } of alike) {
    if (seen.has(clusters.of(other))) continue;
    seen.add(clusters.of(other));
    clusters.doubt({ a: other, b: person, by: reached.size > 1 ? `${by}-of-several` : by });
  }
}

/** The same name in another circle may be the same person: that is for people to say. */
function doubtNamesakes(people: readonly Person[], clusters: Clusters<Person>): void {
  for (const named of groups(people, fullNamesOf).values()) {
    const [first, ...others] = new Map(named.map((one) => [clusters.of(one), one])).values();
    for (const other of others) if (first) clusters.doubt({ a: first, b: other, by: 'elsewhere' });
  }
}

function sharedEvidence(a: Person, b: Person): string[] {
  const roles = common(a.roles, b.roles).filter((role) => !COMMON_ROLES.has(fold(role)));
  return [...roles, ...sharedOrganisations(a, b).filter((name) => name.length > 3)];
}

function sharedOrganisations(a: Person, b: Person): string[] {
  return common(a.organisations, b.organisations);
}

/** The fullest form, then the one of most documents. */
function bestName(members: readonly Person[]): string {
  const counts = new Map<string, number>();
  for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + 1);
  const rank = (name: string): number => {
    const { form, parts } = parseName(name);
    return form === 'full' ? parts.length : Number(form === 'initial');
  };
  const [best] = [...counts].sort(
    ([a, m], [b, n]) => rank(b) - rank(a) || n - m || (a < b ? -1 : 1),
  );
  return best?.[0] ?? '';
}
