/**
 * Which documents are of one circle: meetings where the same people meet. 'Styrelsen' in two
 * documents may be two boards; the names of those present tell. Only within a circle does a name
 * alone say who somebody is.
 */
import bodies from '../lexicon/head-bodies.json' with { type: 'json' };
import { fold } from '../similar.ts';
import { fullNamesOf, groups, type Occurrence, type PersonOccurrence } from './occurrence.ts';

/** Why a document belongs to the circle of an earlier one. */
export interface CircleLink {
  readonly by: 'same-body' | 'shared-people';
  /** For 'shared-people' the names in common, as this document writes them. */
  readonly names: readonly string[];
}

/** By document: the number of its circle and what it was joined by, null for the first of it. */
export type Circles = ReadonlyMap<
  string,
  { readonly circle: number; readonly link: CircleLink | null }
>;

interface Circle {
  readonly documents: Set<string>;
  readonly names: Set<string>;
  readonly bodies: Set<string>;
}

/** Who met, of one document: all that is looked at to tell circles apart. */
export interface Gathering {
  readonly document: string;
  /** False where the document lists nobody: then all that it names are taken. */
  readonly listed: boolean;
  readonly date: string | null;
  /** Folded. */
  readonly body: string | null;
  /** As written, by what they fold to. */
  readonly names: ReadonlyMap<string, string>;
}

/** So many names must be known from the circle: two namesakes may meet by chance. */
const SHARED_IN_BODY = 2;
const SHARED_ELSEWHERE = 3;
/** Whom a text without a list names may be a minister that everybody names. */
const UNLISTED = 2;
const LEAST_PART = 0.25;

/** Groups the documents of these people, oldest first. */
export function circlesOf(people: readonly PersonOccurrence[]): Circles {
  return circlesAmong(gatheringsOf(people));
}

/** Groups documents, oldest first, whose people need not be at hand any more. */
export function circlesAmong(gatherings: readonly Gathering[]): Circles {
  const open = new Map<string, Set<Circle>>();
  const bodied = new Map<string, Circle>();
  const links = new Map<string, CircleLink | null>();
  const all = new Set<Circle>();
  for (const gathering of gatherings.toSorted(byDate)) {
    const found = joinable(gathering, open, bodied);
    links.set(gathering.document, found[0]?.link ?? null);
    const circle = merged(
      found.map((one) => one.circle),
      gathering,
    );
    for (const { circle: old } of found) all.delete(old);
    all.add(circle);
    reindex(open, circle, found, gathering.names.keys());
    for (const body of circle.bodies) bodied.set(body, circle);
  }
  return numbered(all, links);
}

/** What is looked at of an occurrence. */
type Named = Occurrence & Pick<PersonOccurrence, 'listed'>;

/** Whom each document names. */
export function gatheringsOf(people: readonly Named[]): Gathering[] {
  const byDocument = groups(people, ({ document }) => [document]);
  return [...byDocument].map(([document, members]): Gathering => {
    const listed = members.filter((person) => person.listed);
    const { date = null, body = null } = members[0] ?? {};
    return {
      document,
      date,
      body: body === null ? null : fold(body),
      listed: listed.length > 0,
      names: namesOf(listed.length > 0 ? listed : members),
    };
  });
}

function byDate(a: Gathering, b: Gathering): number {
  const key = ({ date, document }: Gathering): string => `${date ?? '9999'} ${document}`;
  return key(a) < key(b) ? -1 : 1;
}

function namesOf(people: readonly Named[]): Map<string, string> {
  const forms = people.flatMap((person) =>
    fullNamesOf(person).map((name) => [name, person.name] as const),
  );
  return new Map(forms);
}

interface Joinable {
  readonly circle: Circle;
  readonly link: CircleLink;
}

/** The circles that a gathering belongs to, those with most names in common first. */
function joinable(
  { body, names, listed }: Gathering,
  open: ReadonlyMap<string, ReadonlySet<Circle>>,
  bodied: ReadonlyMap<string, Circle>,
): Joinable[] {
  const shared = new Map<Circle, number>();
  for (const name of names.keys()) {
    for (const circle of open.get(name) ?? []) shared.set(circle, (shared.get(circle) ?? 0) + 1);
  }
  const found: Joinable[] = [];
  for (const [circle, count] of shared) {
    const own = body !== null && circle.bodies.has(body) ? SHARED_IN_BODY : SHARED_ELSEWHERE;
    const least = listed ? own : own * UNLISTED;
    if (count < least || count < LEAST_PART * names.size) continue;
    const common = [...names].flatMap(([name, written]) => (circle.names.has(name) ? written : []));
    found.push({ circle, link: { by: 'shared-people', names: common } });
  }
  found.sort((a, b) => b.link.names.length - a.link.names.length);
  const same = body !== null && isDistinct(body) ? bodied.get(body) : undefined;
  if (same && !found.some(({ circle }) => circle === same)) {
    found.push({ circle: same, link: { by: 'same-body', names: [] } });
  }
  return found;
}

/** A name of one body only: 'Chefsgruppen för vård', 'Brf Linden', not 'Barn- och skolnämnden'. */
function isDistinct(body: string): boolean {
  const words = body.split(' ');
  const last = words.at(-1) ?? '';
  return words.length > 1 && !bodies.endings.some((ending) => last.endsWith(ending));
}

function merged(old: readonly Circle[], { document, names, body }: Gathering): Circle {
  const [largest, ...others] = old.toSorted((a, b) => b.names.size - a.names.size);
  const circle = largest ?? { documents: new Set(), names: new Set(), bodies: new Set() };
  for (const other of others) {
    for (const one of other.documents) circle.documents.add(one);
    for (const name of other.names) circle.names.add(name);
    for (const one of other.bodies) circle.bodies.add(one);
  }
  circle.documents.add(document);
  for (const name of names.keys()) circle.names.add(name);
  if (body !== null) circle.bodies.add(body);
  return circle;
}

/** New names lead to the circle, and those of circles that it took in to it instead. */
function reindex(
  open: Map<string, Set<Circle>>,
  circle: Circle,
  taken: readonly Joinable[],
  added: Iterable<string>,
): void {
  const lead = (name: string): void => {
    const known = open.get(name);
    if (known) known.add(circle);
    else open.set(name, new Set([circle]));
  };
  for (const { circle: old } of taken) {
    if (old === circle) continue;
    for (const name of old.names) {
      open.get(name)?.delete(old);
      lead(name);
    }
  }
  for (const name of added) lead(name);
}

function numbered(
  all: ReadonlySet<Circle>,
  links: ReadonlyMap<string, CircleLink | null>,
): Circles {
  const circles = [...all].flatMap(({ documents }, circle) =>
    [...documents].map(
      (document) => [document, { circle, link: links.get(document) ?? null }] as const,
    ),
  );
  return new Map(circles);
}
