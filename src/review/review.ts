/** What the parts of a review share: the record, what was said of it, and what follows. */
import type { Beside } from '../../eval/gold/beside.ts';
import { type FactLayer, REVIEWED } from '../../eval/gold/facts.ts';
import type { Entry } from '../../eval/gold/verdict.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';

/** A review of a record. */
export interface Review {
  readonly record: MinutesRecord;
  readonly beside: Beside;
  /** Facts of a layer of which something was said. */
  readonly spoken: (layer: FactLayer) => readonly Entry[];
}

/** Who found what a person has accepted, changed or added. */
export const BY_PERSON = { confidence: 1, by: REVIEWED } as const;

type Span = MinutesRecord['decisions'][number]['span'];

/** A list's facts after a review: the changed in their places, the new ones before what follows. */
export function revised<T extends { readonly span: Span }>(
  list: readonly T[],
  entries: readonly Entry[],
  stands: (number: number) => boolean,
  make: (entry: Entry, before: T | null) => T,
): T[] {
  const changed = new Map<number, T>();
  const fresh: T[] = [];
  for (const entry of entries.filter(({ live }) => live)) {
    const number = entry.fact.at[0];
    const before = number === undefined ? undefined : list[number];
    if (number === undefined || before === undefined) fresh.push(make(entry, null));
    else changed.set(number, make(entry, before));
  }
  const kept = list.flatMap((one, number) => (stands(number) ? [changed.get(number) ?? one] : []));
  for (const one of fresh) {
    const next = kept.findIndex(({ span }) => span.start > one.span.start);
    kept.splice(next < 0 ? kept.length : next, 0, one);
  }
  return kept;
}
