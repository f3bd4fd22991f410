/** What runs through all documents, with what is private covered. Pure but for what it asks. */
import { maskedText } from '../../pipeline/private/mask.ts';
import type { Listed } from '../store/listed.ts';
import type { MonthCount, NameCount, OverviewStore } from '../store/overview.ts';
import { asksForPrivate } from './coverings.ts';

/** Counts under values that are covered; those that come to be the same are one. */
function monthsOf(counts: readonly MonthCount[]): MonthCount[] {
  const sums = new Map<string, MonthCount>();
  for (const { month, value, count } of counts) {
    const one = { month, value: value === null ? null : maskedText(value), count };
    const key = `${month} ${one.value}`;
    sums.set(key, { ...one, count: count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}

function early(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function late(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

/** Names that are covered; those that come to be the same are one. */
function namesOf(names: readonly NameCount[]): NameCount[] {
  const known = new Map<string, NameCount>();
  for (const one of names) {
    const name = maskedText(one.name);
    const other = known.get(name);
    const joined = other && {
      documents: one.documents + other.documents,
      mentions: one.mentions + other.mentions,
      first: early(one.first, other.first),
      last: late(one.last, other.last),
    };
    known.set(name, { ...one, ...joined, name });
  }
  return [...known.values()];
}

/** The overview of a masked store; `listed` covers what a document is called by. */
export function maskedOverview(
  overview: OverviewStore,
  listed: (one: Listed) => Listed,
): OverviewStore {
  return {
    decisions: async (filter) => {
      if (asksForPrivate(filter.body, filter.person, filter.kind)) {
        return { kinds: [], bodies: [], undated: 0 };
      }
      const { kinds, bodies, undated } = await overview.decisions(filter);
      return { kinds: monthsOf(kinds), bodies: monthsOf(bodies), undated };
    },
    names: async (layer) => namesOf(await overview.names(layer)),
    named: async (layer, name, after, limit) => {
      if (asksForPrivate(name)) return { documents: [], next: null };
      const { documents, next } = await overview.named(layer, name, after, limit);
      return { documents: documents.map(listed), next };
    },
  };
}
