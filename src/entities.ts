/** The entities of a store, linked: what the commands print and other programs read. */
import {
  type CircleLink,
  type Circles,
  circlesOf,
  type Identity,
  linkOrganisations,
  linkPeople,
  type Occurrence,
} from '../pipeline/across/index.ts';
import type { EntityLayer, Stored } from './store/entities.ts';
import { compareSwedish, fold } from './store/fold.ts';
import type { Store } from './store/store.ts';

/** So much of a document's SHA-256 names it. */
export const HASH_LENGTH = 12;

const ID_PREFIX: Readonly<Record<EntityLayer, string>> = { people: 'person', organisations: 'org' };

/** An entity in one document. */
export interface Member {
  /** 'HASH:person-4': how commands name it. */
  readonly ref: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly date: string | null;
  readonly body: string | null;
  readonly document: string;
  /** What its document was joined to earlier ones by; null for the first of a circle. */
  readonly circle: CircleLink | null;
}

/** A join or a doubt between two members, by their refs. */
export interface Link {
  readonly a: string;
  readonly b: string;
  readonly by: string;
  readonly evidence: readonly string[];
}

/** What looks alike and was left apart. */
export interface LeftApart extends Link {
  /** The other one's name in its document. */
  readonly other: string;
  readonly document: string;
}

/** A person or an organisation over all documents. */
export interface Entity {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly bodies: readonly string[];
  /** Of people. */
  readonly roles: readonly string[];
  /** Where people are from. */
  readonly organisations: readonly string[];
  /** Of an organisation. */
  readonly kinds: readonly string[];
  /** The registers' entries of an organisation. */
  readonly registers: readonly string[];
  /** Oldest meeting first, the undated last. */
  readonly members: readonly Member[];
  readonly merges: readonly Link[];
  readonly doubts: readonly LeftApart[];
}

/** What either layer may have beside its occurrence. */
type Known = Stored<Occurrence> & {
  readonly roles?: readonly string[];
  readonly organisations?: readonly string[];
  readonly kind?: string;
  readonly register?: string | null;
};

/** 'HASH:person-4'. */
export function refOf(layer: EntityLayer, { document, number }: Stored<Occurrence>): string {
  return `${document.slice(0, HASH_LENGTH)}:${ID_PREFIX[layer]}-${number}`;
}

/** The layer that a ref is of, or null where it is none. */
export function layerOfRef(ref: string): EntityLayer | null {
  const [, prefix] = /^[0-9a-f]+:(person|org)-\d+$/u.exec(ref) ?? [];
  if (prefix === undefined) return null;
  return prefix === 'person' ? 'people' : 'organisations';
}

/** All entities of a layer, by name in Swedish order; `shown` says how a path is printed. */
export async function entitiesOf(
  store: Store,
  layer: EntityLayer,
  shown: (path: string) => string,
): Promise<Entity[]> {
  const people = await store.entities.people();
  const circles = circlesOf(people);
  const rulings = await store.entities.rulings(layer);
  const identities: readonly Identity<Known>[] =
    layer === 'people'
      ? linkPeople(people, circles, rulings)
      : linkOrganisations(await store.entities.organisations(), circles, rulings);
  return identities
    .map((identity) => entityOf(layer, identity, circles, shown))
    .sort((a, b) => compareSwedish(a.name, b.name));
}

function entityOf(
  layer: EntityLayer,
  { name, members, merges, doubts }: Identity<Known>,
  circles: Circles,
  shown: (path: string) => string,
): Entity {
  const all = (pick: (one: Known) => readonly (string | null | undefined)[]): string[] =>
    unique(members.flatMap(pick));
  const ref = (one: Known): string => refOf(layer, one);
  const own = new Set(members);
  return {
    name,
    aliases: all((one) => [name, one.name, ...one.aliases]).slice(1),
    bodies: all((one) => [one.body]),
    roles: all((one) => one.roles ?? []),
    organisations: all((one) => one.organisations ?? []),
    kinds: all((one) => [one.kind]),
    registers: all((one) => [one.register]),
    members: members.map((one) => ({
      ref: ref(one),
      name: one.name,
      aliases: one.aliases,
      date: one.date,
      body: one.body,
      document: shown(one.path),
      circle: circles.get(one.document)?.link ?? null,
    })),
    merges: merges.map(({ a, b, by, evidence }) => ({ a: ref(a), b: ref(b), by, evidence })),
    doubts: doubts.map(({ a, b, by }) => {
      const other = own.has(a) ? b : a;
      const mine = own.has(a) ? a : b;
      const place = { other: other.name, document: shown(other.path) };
      return { a: ref(mine), b: ref(other), by, evidence: [], ...place };
    }),
  };
}

/** Each value once, whatever its case and accents, as it stands first. */
function unique(values: readonly (string | null | undefined)[]): string[] {
  const known = new Map<string, string>();
  for (const value of values) {
    if (value && !known.has(fold(value))) known.set(fold(value), value);
  }
  return [...known.values()];
}
