/** Documents in and out of the store. One transaction a document; SQL stands in this folder only. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { type CorrectionStore, correctionStore } from './corrections.ts';
import { ask, type Database, type OpenOptions, onlyRead } from './database.ts';
import { type EntityStore, entityStore } from './entities.ts';
import { type EventStore, eventStore } from './events.ts';
import { type FailureStore, failureStore } from './failures.ts';
import { compareSwedish } from './fold.ts';
import { type ForgottenStore, forgottenStore } from './forgotten.ts';
import { settleDeadlines } from './next-meeting.ts';
import { recordFrom } from './older.ts';
import { type OverviewStore, overviewStore } from './overview.ts';
import { type PageStore, pageStore } from './pages.ts';
import { isPostgres } from './postgres/address.ts';
import { openPostgres } from './postgres/database.ts';
import { type Proof, proofOf } from './proof.ts';
import { type FactQuery, type FactRow, factStatement, type Layer } from './query.ts';
import { type RemovalStore, removalStore } from './removals.ts';
import { storable } from './rows.ts';
import { type Saving, savingIn } from './saving.ts';
import { openSqlite } from './sqlite/database.ts';
import { type WebhookStore, webhookStore } from './webhooks.ts';

/** A stored document without its record. `path` is the first of the places where it lies. */
export interface Entry {
  readonly id: number;
  readonly path: string;
  readonly sha256: string;
  /** Of the meeting. */
  readonly date: string | null;
  readonly body: string | null;
}

/** A record, named by the path where its document lies now. */
export interface StoredRecord {
  readonly record: MinutesRecord;
  readonly path: string;
}

/** The store of one process. Close it; the rest is safe at any moment. */
export interface Store extends Saving {
  /** True where this content was processed under this run. */
  has(sha256: string, run: string): Promise<boolean>;
  /** All documents, by path in Swedish order. */
  entries(): Promise<Entry[]>;
  /** Null where it is gone. */
  record(id: number): Promise<StoredRecord | null>;
  /** The document that lies at `path`. */
  at(path: string): Promise<Entry | null>;
  /** Facts of one layer, sorted; read as they are asked for. */
  facts(layer: Layer, query: FactQuery): AsyncIterable<FactRow>;
  /** Dates what waits for a meeting that another document has told of since. */
  settle(): Promise<void>;
  /** People and organisations as each document names them, and what people have ruled. */
  readonly entities: EntityStore;
  /** Documents and facts page by page, and the search. */
  readonly pages: PageStore;
  /** What runs through all documents. */
  readonly overview: OverviewStore;
  /** What people said of documents. */
  readonly corrections: CorrectionStore;
  /** What could not be processed. */
  readonly failures: FailureStore;
  /** What has become of documents, in order. */
  readonly events: EventStore;
  /** Who is told of it. */
  readonly webhooks: WebhookStore;
  /** Who was forgotten. */
  readonly forgotten: ForgottenStore;
  /** What rules have removed. */
  readonly removals: RemovalStore;
  /** That nothing is left of it. */
  readonly proof: Proof;
  close(): Promise<void>;
}

/** Only the first path is shown; the others are copies. */
const PLACED = `SELECT documents.id, documents.sha256, documents.date, documents.body,
    (SELECT MIN(path) FROM files WHERE files.document = documents.id) AS path
  FROM documents`;
// Paths that a Swedish reader takes for the same are told apart by their letters' codes.
const ALL = `${PLACED} ORDER BY path`;
const AT = `${PLACED} WHERE documents.id = (SELECT document FROM files WHERE path = @path)`;
const HAS = 'SELECT 1 AS one FROM documents WHERE sha256 = @sha256 AND run = @run';
const RECORD = `SELECT record, (SELECT MIN(path) FROM files WHERE document = @id) AS path
  FROM documents WHERE id = @id`;

/** Opens the store at `options.path`. Whatever is wrong with it is thrown as a UserError. */
export async function openStore(options: OpenOptions): Promise<Store> {
  const database = await (isPostgres(options.path) ? openPostgres : openSqlite)(options);
  return storeIn(options.readOnly === true ? onlyRead(database) : database);
}

function storeIn(database: Database): Store {
  const entities = entityStore(database);
  return {
    has: (sha256, run) =>
      database.read(function* () {
        return (yield* ask(HAS, { sha256, run })).length > 0;
      }),
    ...savingIn(database),
    entries: () =>
      database.read(function* () {
        return (yield* ask<Entry>(ALL)).toSorted((a, b) => compareSwedish(a.path, b.path));
      }),
    at: (path) =>
      database.read(function* () {
        return (yield* ask<Entry>(AT, { path }))[0] ?? null;
      }),
    record: (id) =>
      database.read(function* () {
        const [row] = yield* ask<{ record: string; path: string }>(RECORD, { id });
        return row ? { record: recordFrom(row.record), path: row.path } : null;
      }),
    facts: (layer, query) => database.stream(factStatement(layer, query)),
    settle: () => settleDeadlines(database),
    entities,
    pages: pageStore(database, storable),
    overview: overviewStore(database),
    corrections: correctionStore(database),
    failures: failureStore(database),
    events: eventStore(database),
    webhooks: webhookStore(database),
    forgotten: forgottenStore(database),
    removals: removalStore(database),
    proof: proofOf(database),
    close: () => database.close(),
  };
}
