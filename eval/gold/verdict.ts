/** One verdict on one fact. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { equal, overlapLength, overlaps, trim } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import type { Values } from '../mark.ts';
import type { Verdict } from './corrections.ts';
import { allFactsOf, type Fact, type FactLayer, factsOf, valueNames } from './facts.ts';

/** A fact and what has been said of it so far. */
export interface Entry {
  /** As found or added: what 'accept' goes back to. */
  readonly original: Fact;
  readonly fact: Fact;
  /** False where it was rejected. */
  readonly live: boolean;
  /** The line that spoke of it last. */
  readonly line: number | null;
  /** Names of the values that a person has given it. */
  readonly said: ReadonlySet<string>;
  /** Where the record has more facts of the layer at the same place. */
  readonly twins: readonly (readonly number[])[];
  /** Other spans that it was called by: the program found it there once. */
  readonly called: readonly Span[];
  /** Numbers that an item of the agenda had before: facts may still name it by them. */
  readonly numbers: readonly string[];
}

/** Two facts of a layer at one place would be one mark: the first stands for both. */
export function entriesOf(record: MinutesRecord): readonly Entry[] {
  const own = factsOf(record);
  const known = new Set(own.map(({ layer, at }) => `${layer} ${at}`));
  const others = allFactsOf(record).filter(({ layer, at }) => !known.has(`${layer} ${at}`));
  const places = new Map<string, Fact[]>();
  for (const fact of [...own, ...others]) {
    const place = `${fact.layer} ${shownSpan(fact.span)}`;
    const there = places.get(place);
    if (there) there.push(fact);
    else places.set(place, [fact]);
  }
  return [...places.values()].flatMap(([fact, ...more]) =>
    fact === undefined ? [] : [{ ...unspoken(fact), twins: more.map(({ at }) => at) }],
  );
}

function unspoken(fact: Fact): Entry {
  const none = { said: new Set<string>(), twins: [], called: [], numbers: [] };
  return { original: fact, fact, live: true, line: null, ...none };
}

/** The facts after one more verdict, said in `line`; or why it cannot be applied. */
export function applyVerdict(
  entries: readonly Entry[],
  text: string,
  line: number,
  given: Verdict,
): readonly Entry[] | string {
  const { layer, verdict, span, to, seen } = given;
  const own = entries.filter(({ fact }) => fact.layer === layer);
  const target = targetIn(own, span) ?? (verdict === 'add' ? undefined : targetIn(own, to?.span));
  if (verdict === 'add') return puts(entries, added(text, given, target), target, line);
  if (target === undefined && seen === undefined) return noTarget(own, layer, span);
  // What nobody finds any more needs not be rejected.
  if (verdict === 'reject') {
    return target ? puts(entries, { ...target, live: false }, target, line) : entries;
  }
  const standing = target ?? similar(own, span);
  const known = target ? named(target, span) : recalled(text, given, standing);
  if (typeof known === 'string') return known;
  const next = verdict === 'accept' ? asFound(known, seen) : changed(known, text, given);
  return puts(entries, next, standing, line);
}

function puts(
  entries: readonly Entry[],
  next: Entry | string,
  target: Entry | undefined,
  line: number,
): readonly Entry[] | string {
  if (typeof next === 'string') return next;
  const entry = { ...next, line };
  return target === undefined
    ? [...entries, entry]
    : entries.map((other) => (other === target ? entry : other));
}

/** By the span in the record or another that it was called by, else by the one that it has now. */
export function targetIn(own: readonly Entry[], span: Span | undefined): Entry | undefined {
  if (span === undefined) return undefined;
  return (
    own.find(({ original, called }) =>
      [original.found, original.span, ...called].some((one) => equal(one, span)),
    ) ?? own.find(({ fact }) => equal(fact.span, span))
  );
}

function named(entry: Entry, span: Span): Entry {
  const { original, fact } = entry;
  const known = [original.found, original.span, fact.span].some((one) => equal(one, span));
  return known ? entry : { ...entry, called: [...entry.called, span] };
}

/** What the program finds in the place of a fact: at least half of both is the same. */
function similar(own: readonly Entry[], span: Span): Entry | undefined {
  return own.find(({ fact, line }) => {
    const common = overlapLength(fact.span, span);
    const all = fact.span.end - fact.span.start + span.end - span.start - common;
    return line === null && common > 0 && 2 * common >= all;
  });
}

/** A fact that the program has found once, in the place of what it finds there now. */
function recalled(
  text: string,
  { layer, span, seen }: Verdict,
  standing: Entry | undefined,
): Entry | string {
  const place = placeIn(text, span);
  if (typeof place === 'string') return place;
  const fact = factAt(layer, place, standing?.fact.at ?? [], values(text, layer, place, seen));
  return { ...unspoken(fact), twins: standing?.twins ?? [] };
}

/** As the program had found it when it was spoken of. */
function asFound(entry: Entry, seen: Verdict['seen']): Entry {
  const { original } = entry;
  const { item, ...own } = split(seen).values;
  // Of which item a decision is tells its item: that may have been given another name.
  const once = item === undefined || original.at.length > 0 ? own : { ...own, item };
  const fact = { ...original, values: { ...original.values, ...once } };
  return { ...entry, fact, live: true, said: new Set(), numbers: numbersOf(entry, own) };
}

function numbersOf({ numbers, fact }: Entry, more: Values): readonly string[] {
  const known = [fact.values['number'], more['number']].filter((one) => typeof one === 'string');
  return [...new Set([...numbers, ...known])];
}

function changed(entry: Entry, text: string, { to, seen }: Verdict): Entry | string {
  const from = entry.line === null ? asFound(entry, seen) : entry;
  const { fact, said } = from;
  const place = to?.span === undefined ? fact.span : placeIn(text, to.span);
  if (typeof place === 'string') return place;
  const { optional = fact.optional, values: own } = split(to?.values);
  return {
    ...from,
    numbers: numbersOf(from, {}),
    fact: { ...fact, span: place, values: { ...fact.values, ...own }, optional },
    live: true,
    said: new Set([...said, ...Object.keys(own)]),
  };
}

function added(text: string, { layer, span, to }: Verdict, target?: Entry): Entry | string {
  const place = placeIn(text, span);
  if (typeof place === 'string') return place;
  const { optional = false } = split(to?.values);
  const own = values(text, layer, place, to?.values);
  const fact = { ...factAt(layer, place, target?.fact.at ?? [], own), optional };
  return { ...(target ?? unspoken(fact)), fact, live: true, said: new Set(valueNames(layer)) };
}

function factAt(layer: FactLayer, span: Span, at: readonly number[], own: Values): Fact {
  return { layer, span, found: span, at, values: own, optional: false, reviewed: false };
}

function noTarget(own: readonly Entry[], layer: FactLayer, span: Span): string {
  const near = own.find(({ fact }) => overlaps(fact.span, span));
  const hint = near === undefined ? '' : `; there is ${shownSpan(near.original.found)}`;
  return `nothing of ${layer} stands at ${shownSpan(span)}${hint}`;
}

/** As messages name a place: '118–182'. */
export function shownSpan({ start, end }: Span): string {
  return `${start}–${end}`;
}

/** The span without white space at its ends, or why it is none. */
function placeIn(text: string, span: Span): Span | string {
  if (span.end > text.length) return `${shownSpan(span)} is outside a text of ${text.length}`;
  const { start, end } = trim(text, span);
  return start < end ? { start, end } : `nothing stands at ${shownSpan(span)}`;
}

type Given = NonNullable<Verdict['to']>['values'];

/** The values of a fact that is put there whole. */
function values(text: string, layer: FactLayer, span: Span, given: Given): Values {
  const quote = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  const name = layer === 'people' || layer === 'attendance' ? { name: quote } : {};
  return { ...name, ...split(given).values };
}

/** 'optional' is said among the values but is none. */
function split(given: Given = {}): { readonly optional?: boolean; readonly values: Values } {
  const { optional, ...rest } = given;
  const own = Object.entries(stated(rest)).flatMap(([name, value]) =>
    typeof value === 'boolean' ? [] : [[name, value ?? null] as const],
  );
  return {
    ...(typeof optional === 'boolean' ? { optional } : {}),
    values: Object.fromEntries(own),
  };
}

/** Without the fields that are absent. */
export function stated<T extends object>(
  values: T | undefined,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
