/** Documents in and out of the store. One transaction a document; SQL stands in this folder only. */
import type Database from 'better-sqlite3';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { type EntityStore, entityStore } from './entities.ts';
import { type FailureStore, failureStore } from './failures.ts';
import { compareSwedish } from './fold.ts';
import { settleDeadlines } from './next-meeting.ts';
import { type OpenOptions, openDatabase, storeError } from './open.ts';
import { type FactQuery, type FactRow, factStatement, type Layer } from './query.ts';
import { recordRows } from './rows.ts';

/** A document to be stored: where it lies, what it holds, under which run it was processed. */
export interface Processed {
  readonly path: string;
  readonly run: string;
  readonly record: MinutesRecord;
}

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
export interface Store {
  /** True where this content was processed under this run. */
  has(sha256: string, run: string): Promise<boolean>;
  /** Notes that known content lies at `path` too; paths where `gone` says so are forgotten. */
  relocate(sha256: string, path: string, gone: (path: string) => boolean): Promise<void>;
  /** Stores a document whole or not at all; what lay at its path before is replaced. */
  save(document: Processed): Promise<void>;
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
  /** What could not be processed. */
  readonly failures: FailureStore;
  close(): Promise<void>;
}

type Row = Readonly<Record<string, string | number | null>>;

/** Only the first path is shown; the others are copies. */
const PLACED = `SELECT documents.id, documents.sha256, documents.date, documents.body,
    (SELECT MIN(path) FROM files WHERE document = documents.id) AS path
  FROM documents`;

function inserter(database: Database.Database, table: string) {
  return (document: number, rows: readonly Row[]) => {
    const [first] = rows;
    if (!first) return;
    const columns = ['document', ...Object.keys(first)];
    const values = columns.map((column) => `@${column}`);
    const insert = database.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`,
    );
    for (const row of rows) insert.run({ document, ...row });
  };
}

function saver(database: Database.Database, place: (path: string, id: number) => void) {
  // Deleting first lets the cascade take the old facts along; the paths are put back after.
  const remove = database.prepare('DELETE FROM documents WHERE sha256 = ?');
  const mend = database.prepare('DELETE FROM failures WHERE path = ?');
  const paths = database
    .prepare('SELECT path FROM files JOIN documents ON id = document WHERE sha256 = ?')
    .pluck();
  const insert = database.prepare(
    `INSERT INTO documents (sha256, run, processed_at, date, body, body_folded, record)
     VALUES (@sha256, @run, @processed_at, @date, @body, @body_folded, @record)`,
  );
  return database.transaction(({ path, run, record }: Processed) => {
    const { sha256 } = record.source;
    const copies = paths.all(sha256) as string[];
    remove.run(sha256);
    const rows = recordRows(record);
    const { lastInsertRowid } = insert.run({
      ...rows.document,
      sha256,
      run,
      processed_at: new Date().toISOString(),
    });
    const id = Number(lastInsertRowid);
    for (const copy of new Set([...copies, path])) place(copy, id);
    mend.run(path);
    inserter(database, 'decisions')(id, rows.decisions);
    inserter(database, 'deadlines')(id, rows.deadlines);
    inserter(database, 'actions')(id, rows.actions);
    inserter(database, 'people')(id, rows.people);
    inserter(database, 'organisations')(id, rows.organisations);
  });
}

/** Lays a path to a document; a document that no path leads to any more is gone. */
function placer(database: Database.Database): (path: string, id: number) => void {
  const place = database.prepare(
    `INSERT INTO files (path, document) VALUES (?, ?)
     ON CONFLICT (path) DO UPDATE SET document = excluded.document`,
  );
  const orphans = database.prepare(
    'DELETE FROM documents WHERE id = ? AND id NOT IN (SELECT document FROM files)',
  );
  const holder = database.prepare('SELECT document FROM files WHERE path = ?').pluck();
  return (path, id) => {
    const before = holder.get(path) as number | undefined;
    place.run(path, id);
    if (before !== undefined && before !== id) orphans.run(before);
  };
}

function relocator(database: Database.Database, place: (path: string, id: number) => void) {
  const find = database.prepare('SELECT id FROM documents WHERE sha256 = ?').pluck();
  const paths = database.prepare('SELECT path FROM files WHERE document = ?').pluck();
  const at = database.prepare('SELECT document FROM files WHERE path = ?').pluck();
  const forget = database.prepare('DELETE FROM files WHERE path = ?');
  const failed = database.prepare('SELECT 1 FROM failures WHERE path = ?');
  const mend = database.prepare('DELETE FROM failures WHERE path = ?');
  const change = database.transaction((id: number, path: string, lost: readonly string[]) => {
    place(path, id);
    mend.run(path);
    for (const other of lost) forget.run(other);
  });
  return (sha256: string, path: string, gone: (path: string) => boolean) => {
    const id = find.get(sha256) as number | undefined;
    if (id === undefined) return;
    const others = (paths.all(id) as string[]).filter((other) => other !== path);
    const lost = others.filter(gone);
    // Looked at first: a run that finds nothing new takes no lock.
    const moved = lost.length > 0 || at.get(path) !== id;
    if (moved || failed.get(path) !== undefined) change.immediate(id, path, lost);
  };
}

/** Opens the store at `options.path`. Whatever is wrong with it is thrown as a UserError. */
export async function openStore(options: OpenOptions): Promise<Store> {
  const database = openDatabase(options);
  const place = placer(database);
  const save = saver(database, place);
  const relocate = relocator(database, place);
  const has = database.prepare('SELECT 1 FROM documents WHERE sha256 = ? AND run = ?');
  const all = database.prepare(PLACED);
  const located = database.prepare(
    `${PLACED} WHERE documents.id = (SELECT document FROM files WHERE path = ?)`,
  );
  const one = database.prepare(
    `SELECT record, (SELECT MIN(path) FROM files WHERE document = id) AS path
     FROM documents WHERE id = ?`,
  );
  async function guarded<T>(action: () => T | Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw storeError(options.path, error);
    }
  }
  const entities = entityStore(database, guarded);
  const failures = failureStore(database, guarded);
  return {
    has: (sha256, run) => guarded(() => has.get(sha256, run) !== undefined),
    relocate: (sha256, path, gone) => guarded(() => relocate(sha256, path, gone)),
    save: (document) => guarded(() => save.immediate(document)),
    entries: () =>
      guarded(() => (all.all() as Entry[]).sort((a, b) => compareSwedish(a.path, b.path))),
    at: (path) => guarded(() => (located.get(path) as Entry | undefined) ?? null),
    record: (id) =>
      guarded(() => {
        const row = one.get(id) as { record: string; path: string } | undefined;
        return row ? { record: JSON.parse(row.record) as MinutesRecord, path: row.path } : null;
      }),
    facts: async function* (layer, query) {
      yield* await guarded(() => factStatement(database, layer, query));
    },
    settle: () => guarded(() => settleDeadlines(database, entities.people)),
    entities,
    failures,
    close: async () => void database.close(),
  };
}
