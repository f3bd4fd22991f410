/** Who and what a record names, as Popolo's people, organisations and memberships. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { fold } from '../store/fold.ts';
import { uuidOf } from './uids.ts';

type Span = MinutesRecord['decisions'][number]['span'];
type Listed = MinutesRecord['organisations'][number];

/** A place in a document: a link of Popolo's, with the half-open span of UTF-16 units in its text. */
export interface Source {
  /** The document, a reference relative to where the export was made (RFC 3986). */
  readonly url: string;
  /** The quote. */
  readonly note: string;
  readonly start: number;
  readonly end: number;
}

/** Who something is over all documents. */
export interface Identity {
  readonly id: string;
  /** Its usual name; null where the document's own counts. */
  readonly name: string | null;
}

/** The same identity for the same person, organisation or body in every document of an export. */
export interface Identities {
  /** `number` is the place in the record's list, from 1. */
  readonly person: (sha256: string, number: number) => Identity;
  readonly organisation: (sha256: string, number: number) => Identity;
  /** Of the body that met. */
  readonly body: (sha256: string) => Identity;
}

/** A person with all names, and a place where the document has one of them. */
export interface NamedPerson {
  readonly id: string;
  /** The usual one first. */
  readonly names: readonly string[];
  readonly span: Span | undefined;
}

/** An organisation that a record names, whether or not it lists it. */
export interface NamedOrganisation extends NamedPerson {
  readonly classification: string | null;
  readonly register: Listed['register'];
}

/** A relation between a person and an organisation. */
export interface NamedMembership {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly role: string | null;
  /** A party for which somebody sits in a body. */
  readonly onBehalfOf: string | null;
  readonly span: Span | undefined;
}

/** The record's names with the ids of an export. */
export interface Named {
  readonly people: readonly NamedPerson[];
  readonly organisations: readonly NamedOrganisation[];
  readonly memberships: readonly NamedMembership[];
  /** The body that met, or null. */
  readonly body: string | null;
  /** Ids of those who were there, also for a part. */
  readonly attendees: readonly string[];
  /** The id of the only one who bears a name. */
  readonly personOf: (name: string) => string | null;
  readonly organisationOf: (name: string) => string | null;
}

/** A path as a reference: each part of it encoded. */
function referenceOf(path: string, page: number | undefined): string {
  const encoded = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split(/[\\/]/u)
    .map(encodeURIComponent)
    .join('/');
  // RFC 8118 names the page of a PDF.
  return page === undefined ? encoded : `${encoded}#page=${page}`;
}

/** Where a fact stands; none where the record has no place for it. */
export function sourcesOf({ source, text }: MinutesRecord, span: Span | undefined): Source[] {
  if (span === undefined) return [];
  const { start, end, page } = span;
  return [{ url: referenceOf(source.path, page), note: text.slice(start, end), start, end }];
}

/** The only one who has this name, first of all as its usual one or as the document's. */
function bearing<T extends NamedPerson>(all: readonly T[], name: string): T | null {
  const wanted = fold(name);
  const own = all.filter(({ names }) => names.slice(0, 2).some((one) => fold(one) === wanted));
  const any = all.filter(({ names }) => names.some((one) => fold(one) === wanted));
  const [only, ...others] = new Set(own.length > 0 ? own : any);
  return others.length === 0 ? (only ?? null) : null;
}

function namesOf(usual: string | null, name: string, aliases: readonly string[]): string[] {
  return [usual ?? name, name, ...aliases];
}

/** The organisations that a record lists, and those that it only has as words beside somebody. */
class Organisations {
  readonly all: NamedOrganisation[];

  constructor({ organisations, source }: MinutesRecord, identities: Identities) {
    this.all = organisations.map(({ name, aliases, kind, register, mentions }, index) => {
      const identity = identities.organisation(source.sha256, index + 1);
      const names = namesOf(identity.name, name, aliases);
      return { id: identity.id, names, classification: kind, register, span: mentions[0] };
    });
  }

  /** The one of this name; where there is none it is `identity`. */
  known(name: string, span: Span | undefined, identity: Identity): NamedOrganisation {
    const found = bearing(this.all, name);
    if (found !== null) return found;
    const names = namesOf(identity.name, name, []);
    const made = { id: identity.id, names, classification: null, register: null, span };
    this.all.push(made);
    return made;
  }
}

/** Who belongs where: to the body with a role, to what one comes from without. */
function membershipsOf(
  record: MinutesRecord,
  body: string | null,
  memberOf: (own: string) => string | null,
  organisations: Organisations,
): NamedMembership[] {
  const found = new Map<string, NamedMembership>();
  const add = (one: Omit<NamedMembership, 'id'>) => {
    const id = uuidOf(['membership', one.person, one.organisation, one.role, one.onBehalfOf]);
    if (!found.has(id)) found.set(id, { id, ...one });
  };
  const from = (name: string, span: Span | undefined) => {
    const id = uuidOf(['organisation', record.source.sha256, fold(name)]);
    return organisations.known(name, span, { id, name: null });
  };
  for (const { person: own, role, organisation: name, span } of record.attendance) {
    const person = own === null ? null : memberOf(own);
    if (person === null) continue;
    const home = name === null ? null : from(name, span);
    if (home) add({ person, organisation: home.id, role: null, onBehalfOf: null, span });
    const onBehalfOf = home?.classification === 'party' ? home.id : null;
    if (body !== null && role !== null) add({ person, organisation: body, role, onBehalfOf, span });
  }
  for (const { id, organisations: homes, mentions } of record.people) {
    const person = memberOf(id);
    const [span] = mentions;
    for (const home of person === null ? [] : homes.map((name) => from(name, span))) {
      add({ person: person ?? '', organisation: home.id, role: null, onBehalfOf: null, span });
    }
  }
  return [...found.values()];
}

/** Reads the names of a record. */
export function namedIn(record: MinutesRecord, identities: Identities): Named {
  const { sha256 } = record.source;
  const { body, spans } = record.meeting;
  const people = record.people.map(({ name, aliases, mentions }, index): NamedPerson => {
    const identity = identities.person(sha256, index + 1);
    const names = namesOf(identity.name, name, aliases);
    return { id: identity.id, names, span: mentions[0] };
  });
  const ids = new Map(record.people.map(({ id }, index) => [id, people[index]?.id ?? null]));
  const memberOf = (own: string) => ids.get(own) ?? null;
  const organisations = new Organisations(record, identities);
  const met =
    body === null ? null : organisations.known(body, spans['body'], identities.body(sha256)).id;
  const memberships = membershipsOf(record, met, memberOf, organisations);
  const attendees = record.attendance.flatMap(({ person, status }) =>
    person === null || status === 'absent' ? [] : (memberOf(person) ?? []),
  );
  return {
    people,
    organisations: organisations.all,
    memberships,
    body: met,
    attendees: [...new Set(attendees)],
    personOf: (name) => bearing(people, name)?.id ?? null,
    organisationOf: (name) => bearing(organisations.all, name)?.id ?? null,
  };
}
