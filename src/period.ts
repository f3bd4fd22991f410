/** The brief of a body over some time, out of the store. */
import {
  type MeetingDocument,
  type Period,
  type PeriodOptions,
  periodOf,
} from '../pipeline/across/index.ts';
import type { MinutesRecord } from '../pipeline/record.ts';
import type { Span } from '../pipeline/types.ts';
import { meetingDocument, readAll, type StoredBody, storedBodies } from './follow.ts';
import { placesIn } from './places.ts';
import type { Store } from './store/store.ts';

/** Where a span stands in its document: a line of the text, and a page where there are pages. */
export interface Spot {
  readonly line: number;
  readonly page: number | null;
}

/** A document that a brief speaks of. */
export interface Source {
  readonly document: string;
  readonly path: string;
  readonly date: string | null;
  /** By id. */
  readonly items: ReadonlyMap<string, MeetingDocument['items'][number]>;
  readonly spotOf: (span: Span) => Spot;
}

/** A body's brief with what its lines point at. */
export interface Briefed {
  readonly body: string;
  readonly period: Period;
  /** By document. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Paths of the body's documents that have no date and so no place in time. */
  readonly undated: readonly string[];
}

/** Each body whose name holds `body` and that met in the period; one is read at a time. */
export async function* briefed(
  store: Store,
  body: string | null,
  options: PeriodOptions,
): AsyncGenerator<Briefed> {
  for (const one of await storedBodies(store, body)) {
    const { since, until } = options;
    const met = one.dated.some(
      ({ date }) => date >= (since ?? '') && (until === null || date <= until),
    );
    // Asked first: what did not meet need not be read.
    const found = met ? await briefOf(store, one, options) : null;
    if (found) yield found;
  }
}

async function briefOf(
  store: Store,
  body: StoredBody,
  options: PeriodOptions,
): Promise<Briefed | null> {
  const { name, dated, undated, entries } = body;
  const found = await readAll(store, dated, entries);
  const documents = found.map(({ record }) => meetingDocument(record));
  const period = periodOf(documents, options);
  if (period === null) return null;
  const sources = found.map(({ record, path }, i): [string, Source] => {
    const items = documents[i]?.items ?? [];
    return [record.source.sha256, sourceOf(record, path, items)];
  });
  const lost = undated.flatMap((document) => entries.get(document)?.path ?? []);
  return { body: name, period, sources: new Map(sources), undated: lost };
}

function sourceOf(
  { source, meeting, text, origins }: MinutesRecord,
  path: string,
  items: MeetingDocument['items'],
): Source {
  const placeOf = placesIn(text);
  const paged = origins.flatMap(({ end, page }) => (page === undefined ? [] : [{ end, page }]));
  return {
    document: source.sha256,
    path,
    date: meeting.date,
    items: new Map(items.map((item) => [item.id, item])),
    spotOf: ({ start }) => {
      const { page } = paged.find(({ end }) => end > start) ?? paged.at(-1) ?? { page: null };
      return { line: placeOf(start).line, page };
    },
  };
}

/** How many stored documents no brief can hold: they name no body, or a body but no day. */
export async function unplaced(
  store: Store,
): Promise<{ readonly bodiless: number; readonly undated: number }> {
  const entries = await store.entries();
  const bodiless = entries.filter(({ body }) => body === null).length;
  const undated = entries.filter(({ body, date }) => body !== null && date === null).length;
  return { bodiless, undated };
}
