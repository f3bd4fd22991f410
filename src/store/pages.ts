/**
 * Documents and facts page by page. A page goes on after the last of the one before, told by what
 * it is and not by how many came before: what is stored in between moves nothing.
 */
import { ask, type Database, type Row, type Steps } from './database.ts';
import { type DocumentFilter, facetsOf, filterOf, totalOf } from './filter.ts';
import type { Counts, Listed } from './listed.ts';
import { type DocumentKey, LISTED, type ListedPage, listedPage } from './listing.ts';
import { type FactQuery, type FactRow, factPageStatement, type Layer } from './query.ts';
import { fillIndex } from './search/index.ts';
import { type Search, type SearchPage, searchSteps } from './search/search.ts';

/** Which page of documents. */
export interface DocumentQuery {
  readonly filter: DocumentFilter;
  readonly after: DocumentKey | null;
  readonly limit: number;
  /** Whether they are counted, too: that looks at all of them. */
  readonly facets: boolean;
}

/** A page; `counts` is null where they were not asked for. */
export interface DocumentPage extends ListedPage {
  readonly counts: Counts | null;
}

/** How far a list of facts has come: the last one's day ('~' without), content and position. */
export interface FactKey {
  readonly at: string;
  readonly sha256: string;
  readonly position: number;
}

/** A page of facts: the columns of their layer, with the `sha256` of their document. */
export interface FactPage {
  readonly facts: readonly FactRow[];
  readonly next: FactKey | null;
}

/** What is read of a store page by page. */
export interface PageStore {
  /** The newest meetings first, those without a day last. */
  documents(query: DocumentQuery): Promise<DocumentPage>;
  /** Null where this content is not stored. */
  document(sha256: string): Promise<Listed | null>;
  /** By date, as `facts` has them; of one day by content. */
  facts(layer: Layer, query: FactQuery, after: FactKey | null, limit: number): Promise<FactPage>;
  /** The best first. */
  search(search: Search): Promise<SearchPage>;
}

const ONE = `${LISTED} WHERE documents.sha256 = @sha256`;

function* documentSteps(query: DocumentQuery): Steps<DocumentPage> {
  const { filter, after, limit } = query;
  const { where, values } = filterOf(filter);
  const page = yield* listedPage({ where, values }, after, limit);
  const counted = { with: '', from: 'documents', where, values };
  const counts = query.facets
    ? { total: yield* totalOf(counted), facets: yield* facetsOf(counted) }
    : null;
  return { ...page, counts };
}

function* factSteps(
  layer: Layer,
  query: FactQuery,
  after: FactKey | null,
  limit: number,
): Steps<FactPage> {
  const { sql, values } = factPageStatement(layer, query, after, limit + 1);
  const found = yield* ask<Row>(sql, values);
  const facts = found.slice(0, limit).map(({ page_at, page_position, ...fact }) => fact);
  const last = found.length > limit ? found[limit - 1] : undefined;
  if (last === undefined) return { facts, next: null };
  const { page_at: at, sha256, page_position: position } = last;
  return {
    facts,
    next: { at: String(at), sha256: String(sha256), position: Number(position) },
  };
}

/** The pages of a database; `storable` is what it does to a row that is written. */
export function pageStore(database: Database, storable: (row: Row) => Row): PageStore {
  let filling: Promise<void> | null = null;
  // Whoever comes meanwhile waits for the same.
  const filled = () => {
    filling ??= fillIndex(database, storable).finally(() => {
      filling = null;
    });
    return filling;
  };
  return {
    documents: async (query) => {
      await filled();
      return await database.read(() => documentSteps(query));
    },
    document: (sha256) =>
      database.read(function* () {
        return (yield* ask<Listed>(ONE, { sha256 }))[0] ?? null;
      }),
    facts: (layer, query, after, limit) =>
      database.read(() => factSteps(layer, query, after, limit)),
    search: async (search) => {
      await filled();
      return await database.read(() => searchSteps(database.fullText, search));
    },
  };
}
