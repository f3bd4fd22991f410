/** People, organisations and places after a review: their mentions go where a person put them. */
import { idOf, placeBefore, twinsStay } from '../../eval/gold/beside.ts';
import type { Entry } from '../../eval/gold/verdict.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { equal, inOrder, trim } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import { fold } from '../store/fold.ts';
import { lineOf } from './locate.ts';
import { BY_PERSON, type Review } from './review.ts';

/** A mention that left its group; `to` is null where it was rejected, `from` where it is new. */
export interface Move {
  /** Where it stood. */
  readonly span: Span;
  readonly from: string | null;
  readonly to: string | null;
}

type Layer = 'people' | 'organisations' | 'places';
type Group = MinutesRecord[Layer][number];
type Mention = Group['mentions'][number];

/** A group while mentions come and go. */
interface Work<G extends Group> {
  readonly group: G;
  /** By their numbers in the record; those that came have none. */
  readonly kept: Map<number, Mention>;
  readonly come: Mention[];
  /** Groups that they came from, null for what nobody had found. */
  readonly from: Set<Work<G> | null>;
  readonly forms: Set<string>;
}

/** What a group of a layer is made of and known by. */
export interface Kind<G extends Group> {
  readonly layer: Layer;
  readonly list: readonly G[];
  /** The name that a mention goes by; null where it may stay where it is. */
  readonly nameOf: (entry: Entry, own: G | null) => string | null;
  readonly isCalled: (group: G, name: string) => boolean;
  readonly make: (id: string, name: string) => G;
  /** The same group under another name. */
  readonly rename: (group: G, name: string) => G;
  readonly withForms: (group: G, forms: readonly string[]) => G;
}

/** The groups of a layer, and which mentions have left theirs. */
export function regrouped<G extends Group>(review: Review, kind: Kind<G>) {
  const { record } = review;
  const works: Work<G>[] = kind.list.map((group) => ({
    ...empty(group),
    kept: new Map(group.mentions.entries()),
  }));
  const before = works.length;
  const moves: { span: Span; from: Work<G> | null; to: Work<G> | null }[] = [];
  for (const entry of review.spoken(kind.layer)) {
    const { fact, twins, live } = entry;
    const [number = -1] = fact.at;
    const own = works[number] ?? null;
    const stood = placeBefore(record, fact);
    for (const [g = -1, m = -1] of twinsStay(record, entry) ? [] : twins) {
      works[g]?.kept.delete(m);
      moves.push({ span: fact.span, from: works[g] ?? null, to: null });
    }
    own?.kept.delete(fact.at[1] ?? -1);
    const to = live ? homeOf(review, kind, works, entry, own) : null;
    if (to !== null) {
      to.come.push({ start: fact.span.start, end: fact.span.end, ...BY_PERSON });
      if (to !== own) to.from.add(own);
      if (to !== own) to.forms.add(lineOf(record.text, fact.span));
    }
    if (to !== own) moves.push({ span: stood ?? fact.span, from: own, to });
  }
  const heirs = heirsOf(works, before);
  const idIn = (work: Work<G> | null) => work && (heirs.get(work) ?? work).group.id;
  return {
    groups: finished(works, before, heirs, kind),
    moves: moves
      .map(({ span, from, to }): Move => ({ span, from: idIn(from), to: idIn(to) }))
      .filter(({ from, to }) => from !== to),
  };
}

function empty<G extends Group>(group: G): Work<G> {
  return { group, kept: new Map(), come: [], from: new Set(), forms: new Set() };
}

/** Where a mention belongs; a group that is not there yet is made. */
function homeOf<G extends Group>(
  { record }: Review,
  kind: Kind<G>,
  works: Work<G>[],
  entry: Entry,
  own: Work<G> | null,
): Work<G> {
  const name = kind.nameOf(entry, own?.group ?? null);
  if (own !== null && (name === null || kind.isCalled(own.group, name))) return own;
  const known = works.find(({ group }) => kind.isCalled(group, name ?? ''));
  if (known !== undefined) return known;
  const made = empty(kind.make(idOf(record, entry), name ?? lineOf(record.text, entry.fact.span)));
  works.push(made);
  return made;
}

/** A new group to which all mentions of another have gone is that one under another name. */
function heirsOf<G extends Group>(works: readonly Work<G>[], before: number) {
  const heirs = new Map<Work<G>, Work<G>>();
  const isLeft = (work: Work<G>) => work.kept.size === 0 && work.come.length === 0;
  for (const made of works.slice(before)) {
    const from = [...made.from].find((one) => one !== null && isLeft(one) && !isHeir(heirs, one));
    if (from) heirs.set(made, from);
  }
  return heirs;
}

function isHeir<T>(heirs: ReadonlyMap<T, T>, one: T): boolean {
  return [...heirs.values()].includes(one);
}

function finished<G extends Group>(
  works: readonly Work<G>[],
  before: number,
  heirs: ReadonlyMap<Work<G>, Work<G>>,
  kind: Kind<G>,
): G[] {
  const made = new Map([...heirs].map(([heir, old]) => [old, heir]));
  return works.flatMap((work, number) => {
    if (number >= before && heirs.has(work)) return [];
    const heir = made.get(work);
    const own = heir ?? work;
    const isSame = !heir && own.come.length === 0 && own.kept.size === own.group.mentions.length;
    if (isSame && number < before) return [work.group];
    const mentions = [...own.kept.values(), ...own.come].sort(inOrder);
    if (mentions.length === 0) return [];
    const named = heir ? kind.rename(work.group, heir.group.name) : work.group;
    return [kind.withForms({ ...named, mentions }, [...own.forms])];
  });
}

/** People are told apart by the name that a person gave. */
export function peopleKind({ record }: Review): Kind<MinutesRecord['people'][number]> {
  const nothing = { aliases: [], roles: [], organisations: [], mentions: [] };
  return {
    layer: 'people',
    list: record.people,
    nameOf: ({ fact }) => fact.values['name'] ?? null,
    isCalled: (person, name) => person.name === name,
    make: (id, name) => ({ id, name, ...nothing }),
    rename: (person, name) => ({ ...person, name, aliases: without(person.aliases, name) }),
    withForms: withAliases,
  };
}

/** Organisations and places by what stands there; one that stays where it was stays who it was. */
function nameWhereMoved({ record }: Review, { fact }: Entry, own: Group | null): string | null {
  const stood = own?.mentions[fact.at[1] ?? -1];
  const isThere = stood !== undefined && equal(trim(record.text, stood), fact.span);
  return isThere ? null : lineOf(record.text, fact.span);
}

/** `kindOf` tells what sort of organisation a name is of. */
export function organisationKind(
  review: Review,
  kindOf: (name: string) => string,
): Kind<MinutesRecord['organisations'][number]> {
  const nothing = { aliases: [], register: null, mentions: [] };
  return {
    layer: 'organisations',
    list: review.record.organisations,
    nameOf: (entry, own) => nameWhereMoved(review, entry, own),
    isCalled: ({ name, aliases }, called) =>
      [name, ...aliases].some((form) => fold(form) === fold(called)),
    make: (id, name) => ({ id, name, kind: kindOf(name), ...nothing }),
    rename: (one, name) => ({ ...one, ...nothing, name, kind: kindOf(name) }),
    withForms: withAliases,
  };
}

/** Places have a name alone. */
export function placeKind(review: Review): Kind<MinutesRecord['places'][number]> {
  return {
    layer: 'places',
    list: review.record.places,
    nameOf: (entry, own) => nameWhereMoved(review, entry, own),
    isCalled: ({ name }, called) => fold(name) === fold(called),
    make: (id, name) => ({ id, name, mentions: [] }),
    rename: (place, name) => ({ ...place, name }),
    withForms: (place) => place,
  };
}

function without(forms: readonly string[], name: string): string[] {
  return forms.filter((form) => form !== name);
}

function withAliases<G extends Group & { name: string; aliases: string[] }>(
  group: G,
  forms: readonly string[],
): G {
  const more = forms.filter((form) => form !== group.name && !group.aliases.includes(form));
  return more.length === 0 ? group : { ...group, aliases: [...group.aliases, ...more] };
}
