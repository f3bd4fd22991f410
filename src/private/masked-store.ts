/**
 * A store in which what is private is covered, whatever is read of it: what leaves the machine
 * reads through it, so no route, tool or format can forget to.
 */
import { COVER } from '../../pipeline/private/edits.ts';
import { maskedPath, maskedRecord, maskedText } from '../../pipeline/private/mask.ts';
import type { EntityStore } from '../store/entities.ts';
import type { FailureStore } from '../store/failures.ts';
import { NO_FACETS } from '../store/filter.ts';
import type { Listed } from '../store/listed.ts';
import type { PageStore } from '../store/pages.ts';
import type { FactQuery, FactRow } from '../store/query.ts';
import type { Entry, Store } from '../store/store.ts';
import { asksForPrivate, type Coverings, coveringsOf } from './coverings.ts';
import { maskedCorrections } from './masked-corrections.ts';
import { maskedOverview } from './masked-overview.ts';
import { maskedCounts, maskedSearch } from './masked-search.ts';

function maybe(text: string | null): string | null {
  return text === null ? null : maskedText(text);
}

function entryOf<T extends Entry>(entry: T): T {
  const { path, sha256, body } = entry;
  return { ...entry, path: maskedPath(path, sha256), body: maybe(body) };
}

function listedOf(listed: Listed): Listed {
  return { ...entryOf(listed), kind: maybe(listed.kind) };
}

/** Each text of a row covered; its paths are those of `entries`. */
async function factOf(row: FactRow, sha256: string, store: Store, all: Coverings) {
  const covering = await all.of(sha256);
  const cover = covering?.cover ?? maskedText;
  const { document, told_by: told } = row;
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' && name !== 'sha256' ? cover(value) : value,
  ]);
  const paths: Record<string, string> = { document: maskedPath(String(document), sha256) };
  if (typeof told === 'string') {
    const later = await store.at(told);
    paths['told_by'] = later === null ? maskedText(told) : entryOf(later).path;
  }
  return { ...Object.fromEntries(entries), ...paths } as FactRow;
}

function maskedPages(pages: PageStore, store: Store, all: Coverings): PageStore {
  return {
    documents: async (query) => {
      if (asksForPrivate(query.filter.body, query.filter.person, query.filter.kind)) {
        const counts = query.facets ? { total: 0, facets: NO_FACETS } : null;
        return { documents: [], next: null, counts };
      }
      const { documents, next, counts } = await pages.documents(query);
      return { documents: documents.map(listedOf), next, counts: counts && maskedCounts(counts) };
    },
    document: async (sha256) => {
      const found = await pages.document(sha256);
      // Another form of it: whoever knows the one has not seen the other.
      return found && { ...listedOf(found), run: `${found.run} masked` };
    },
    facts: async (layer, query, after, limit) => {
      if (asksForPrivate(query.body, query.person)) return { facts: [], next: null };
      const page = await pages.facts(layer, query, after, limit);
      const facts: FactRow[] = [];
      for (const row of page.facts) {
        facts.push(await factOf(row, String(row['sha256']), store, all));
      }
      return { ...page, facts };
    },
    search: maskedSearch(pages, store, all, listedOf),
  };
}

/** Every text of it covered, but for the checksum that names its document. */
function textsOf<T extends { readonly document: string; readonly path: string }>(one: T): T {
  const { document, path, ...rest } = one;
  const entries = Object.entries(rest).map(([name, value]) => [name, coveredIn(value)]);
  return { ...Object.fromEntries(entries), document, path: maskedPath(path, document) } as T;
}

function coveredIn(value: unknown): unknown {
  if (typeof value === 'string') return maskedText(value);
  return Array.isArray(value) ? value.map(coveredIn) : value;
}

function maskedEntities(entities: EntityStore): EntityStore {
  return {
    ...entities,
    people: async () => (await entities.people()).map(textsOf),
    organisations: async () => (await entities.organisations()).map(textsOf),
  };
}

function maskedFailures(failures: FailureStore): FailureStore {
  return {
    ...failures,
    all: async () =>
      (await failures.all()).map((one) => ({
        ...one,
        path: maskedPath(one.path, one.sha256 ?? ''),
        message: maskedText(one.message),
      })),
  };
}

/** The store with private numbers, homes and addresses covered in all that is read of documents. */
export function maskedStore(store: Store): Store {
  const all = coveringsOf(store);
  const entries = async () => {
    const found = await store.entries();
    return found.map(entryOf);
  };
  const at: Store['at'] = async (path) => {
    if (maskedText(path) !== path) return null;
    const found = await store.at(path);
    if (found !== null) return entryOf(found);
    return path.includes(COVER)
      ? ((await entries()).find((one) => one.path === path) ?? null)
      : null;
  };
  async function* facts(layer: Parameters<Store['facts']>[0], query: FactQuery) {
    if (asksForPrivate(query.body, query.person)) return;
    const rows: FactRow[] = [];
    // All first: what is asked of the store in between would wait for a connection held by this.
    for await (const row of store.facts(layer, query)) rows.push(row);
    for (const row of rows) {
      const entry = await store.at(String(row['document']));
      if (entry !== null) yield await factOf(row, entry.sha256, store, all);
    }
  }
  return {
    ...store,
    entries,
    at,
    facts,
    record: async (id) => {
      const found = await store.record(id);
      if (found === null) return null;
      const { record, path } = found;
      return { record: maskedRecord(record), path: maskedPath(path, record.source.sha256) };
    },
    corrections: maskedCorrections(store.corrections, all),
    failures: maskedFailures(store.failures),
    entities: maskedEntities(store.entities),
    overview: maskedOverview(store.overview, listedOf),
    pages: maskedPages(store.pages, store, all),
  };
}
