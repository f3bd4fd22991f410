/** One verdict on one fact. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { equal, overlaps, trim } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import type { Values } from '../mark.ts';
import type { Verdict } from './corrections.ts';
import { type Fact, type FactLayer, factsOf } from './facts.ts';

/** A fact and what has been said of it so far. */
export interface Entry {
  /** As found or added: what 'accept' goes back to. */
  readonly original: Fact;
  readonly fact: Fact;
  /** False where it was rejected. */
  readonly live: boolean;
  /** The line that spoke of it last. */
  readonly line: number | null;
}

/** Two facts of a layer at one place would be one mark: the first stands for both. */
export function entriesOf(record: MinutesRecord): readonly Entry[] {
  const facts = factsOf(record);
  const first = (fact: Fact) =>
    facts.find(({ layer, span }) => layer === fact.layer && equal(span, fact.span));
  return facts
    .filter((fact) => fact === first(fact))
    .map((fact) => ({ original: fact, fact, live: true, line: null }));
}

/** The facts after one more verdict, said in `line`; or why it cannot be applied. */
export function applyVerdict(
  entries: readonly Entry[],
  text: string,
  line: number,
  { layer, verdict, span, to }: Verdict,
): readonly Entry[] | string {
  const target = targetOf(entries, layer, span);
  const put = (entry: Entry) =>
    target === undefined
      ? [...entries, entry]
      : entries.map((other) => (other === target ? entry : other));
  if (verdict === 'add') {
    const place = placeIn(text, span);
    if (typeof place === 'string') return place;
    const fact = added(text, layer, place, to?.values);
    return put({ original: target?.original ?? fact, fact, live: true, line });
  }
  if (target === undefined) return noTarget(entries, layer, span);
  if (verdict === 'accept') return put({ ...target, fact: target.original, live: true, line });
  if (verdict === 'reject') return put({ ...target, live: false, line });
  const place = to?.span === undefined ? target.fact.span : placeIn(text, to.span);
  if (typeof place === 'string') return place;
  const { optional, values } = split(to?.values);
  const fact = {
    ...target.fact,
    span: place,
    values: { ...target.fact.values, ...values },
    optional: optional ?? target.fact.optional,
  };
  return put({ ...target, fact, live: true, line });
}

/** By the span in the record, else by the one that it has now. */
function targetOf(entries: readonly Entry[], layer: FactLayer, span: Span): Entry | undefined {
  const own = entries.filter(({ fact }) => fact.layer === layer);
  return (
    own.find(({ original }) => equal(original.found, span) || equal(original.span, span)) ??
    own.find(({ fact }) => equal(fact.span, span))
  );
}

function noTarget(entries: readonly Entry[], layer: FactLayer, span: Span): string {
  const near = entries.find(({ fact }) => fact.layer === layer && overlaps(fact.span, span));
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

function added(text: string, layer: FactLayer, span: Span, given: Given): Fact {
  const { optional = false, values } = split(given);
  const quote = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  const named = layer === 'people' || layer === 'attendance' ? { name: quote } : {};
  return { layer, span, found: span, values: { ...named, ...values }, optional };
}

/** 'optional' is said among the values but is none. */
function split(given: Given = {}): { readonly optional?: boolean; readonly values: Values } {
  const { optional, ...rest } = given;
  const values = Object.entries(stated(rest)).map(([name, value]) => [name, value ?? null]);
  return {
    ...(typeof optional === 'boolean' ? { optional } : {}),
    values: Object.fromEntries(values),
  };
}

/** Without the fields that are absent. */
export function stated<T extends object>(
  values: T | undefined,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
