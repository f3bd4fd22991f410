/** Opens a store: refuses what is not one, brings an older one up to date, overwrites nothing. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { errorCode, UserError } from '../../errors.ts';
import type { Migration, OpenOptions } from '../database.ts';
import { loadDriver } from './driver.ts';
import { MIGRATIONS } from './migrations.ts';

// 'klub' in ASCII: marks the file as ours, whatever its name.
const APPLICATION_ID = 0x6b6c7562;
const HEADER = 'SQLite format 3\0';

/** How a file is opened. */
export interface SqliteOptions extends OpenOptions {
  /** Another list than the released one, for tests of the migrations themselves. */
  readonly migrations?: readonly Migration[];
}

function headerOf(path: string): string | null {
  try {
    if (!statSync(path).isFile()) throw new UserError(`the store ${path} is not a file`);
    const handle = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(HEADER.length);
      return bytes.toString('latin1', 0, readSync(handle, bytes, 0, HEADER.length, 0));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function check(options: SqliteOptions): void {
  const { path } = options;
  const header = headerOf(path);
  if (header === null) {
    if (!options.create) {
      throw new UserError(
        `there is no store ${path}: make it with 'klubbslag run', or use --store`,
      );
    }
    if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
      throw new UserError(`the folder of the store ${path} does not exist: make it first`);
    }
  } else if (header !== HEADER && !(header === '' && options.create)) {
    throw new UserError(`${path} is not a SQLite file: left as it is, use another --store`);
  }
}

/**
 * The tables are looked at first: another process that makes the same store writes its mark and its
 * tables together, so whoever sees the tables sees the mark, too.
 */
function isOurs(database: Sqlite.Database): boolean {
  if (database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) return true;
  return database.pragma('application_id', { simple: true }) === APPLICATION_ID;
}

function applied(database: Sqlite.Database): string[] {
  const exists = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'";
  if (database.prepare(exists).get() === undefined) return [];
  return database.prepare('SELECT name FROM migrations ORDER BY rowid').pluck().all() as string[];
}

/**
 * Runs what is missing, in one transaction: each of its own is put on the disk by itself. Another
 * process may do the same: it looks again inside the lock.
 */
function migrate(database: Sqlite.Database, path: string, list: readonly Migration[]): void {
  const known = list.map((migration) => migration.name);
  const done = applied(database);
  const foreign = done.find((name) => !known.includes(name));
  if (foreign !== undefined) {
    throw new UserError(`${path} was written by a newer klubbslag (${foreign}): update klubbslag`);
  }
  if (done.length === list.length) return;
  const run = database.transaction(() => {
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.exec(`CREATE TABLE IF NOT EXISTS migrations
      (name TEXT NOT NULL UNIQUE, applied_at TEXT NOT NULL) STRICT`);
    const already = applied(database);
    const note = database.prepare('INSERT INTO migrations (name, applied_at) VALUES (?, ?)');
    for (const { name, sql } of list.filter((migration) => !already.includes(migration.name))) {
      database.exec(sql);
      note.run(name, new Date().toISOString());
    }
  });
  run.immediate();
}

const FULL = 'the disk is full: make room and run again, what was stored is safe';
const MESSAGES: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'another program holds it: wait until that is done and run again',
  SQLITE_LOCKED: 'another program holds it: wait until that is done and run again',
  SQLITE_READONLY: 'it or its folder may not be written: change that, or use another --store',
  SQLITE_CANTOPEN:
    'it or its folder cannot be opened: check the permissions, or use another --store',
  SQLITE_FULL: FULL,
  // What it shares between processes finds no room: on a full disk the first to say so.
  SQLITE_IOERR_SHMSIZE: FULL,
  SQLITE_IOERR: 'the disk gave an error: what was stored before is safe',
  SQLITE_NOTADB: 'it is not a SQLite file: left as it is, use another --store',
  SQLITE_CORRUPT: 'it is damaged: restore a copy, or use another --store',
  EACCES: 'no permission: change it, or use another --store',
  EPERM: 'no permission: change it, or use another --store',
  EROFS: 'the disk is read-only: use another --store',
  ENOTDIR: 'its folder is a file: use another --store',
};

/** What SQLite or the system refused, as one line; what is no such thing is thrown as it is. */
export function storeError(path: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === null) return error;
  const [known] = Object.entries(MESSAGES).filter(
    ([name]) => code === name || code.startsWith(`${name}_`),
  );
  // A broken constraint or a wrong statement is a bug of ours, with its trace.
  if (!known) return error;
  return new UserError(`store ${path}: ${known[1]}`);
}

/** A connection that is checked, migrated and set up. */
export function openDatabase(options: SqliteOptions): Sqlite.Database {
  let database: Sqlite.Database | null = null;
  try {
    check(options);
    const Driver = loadDriver();
    database = new Driver(options.path, { timeout: options.busyMs });
    if (!isOurs(database)) {
      throw new UserError(`${options.path} is another program's SQLite file: use another --store`);
    }
    migrate(database, options.path, options.migrations ?? MIGRATIONS);
    // Readers need it no less: it stays in the file, and changes nothing where it is set.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    // What is deleted is overwritten, not only marked as free.
    database.pragma('secure_delete = ON');
    if (options.readOnly === true) database.pragma('query_only = ON');
    return database;
  } catch (error) {
    database?.close();
    throw storeError(options.path, error);
  }
}
