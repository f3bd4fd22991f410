/**
 * What the store asks of a database. Its operations are written once, as steps that yield questions
 * and are given rows; a database takes the steps in its own way. The SQL is what SQLite and
 * PostgreSQL have in common: `@name` stands for a value, identifiers that are keywords in quotes.
 */

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** A statement with its values by name. */
export interface Query {
  readonly sql: string;
  readonly values: Row;
}

/** Rows for a table; all have the same columns. */
export interface Insertion {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** Steps that come to a T. They may be taken again from the start, so they keep nothing outside. */
export type Steps<T> = Generator<Query | Insertion, T, readonly Row[]>;

/** One step: the rows that a statement gives. */
export function* ask<T = Row>(sql: string, values: Row = {}): Steps<readonly T[]> {
  return (yield { sql, values }) as readonly T[];
}

/** One step: rows into a table. */
export function* insert(table: string, rows: readonly Row[]): Steps<void> {
  if (rows.length > 0) yield { table, rows };
}

/** How a database looks for words in passages. */
export interface FullText {
  /** A term as it is asked for: one of words between spaces, the last only begun with `prefix`. */
  readonly term: (words: readonly string[], prefix: boolean) => string;
  /**
   * A SELECT of `id` and `document` of the passages in which the term named `@name` stands, and a
   * `score`, a whole number: more is better.
   */
  readonly hits: (name: string) => string;
}

/** A database. What it refuses for a reason that a person can mend is thrown as a UserError. */
export interface Database {
  /** Takes steps that only look. */
  read<T>(steps: () => Steps<T>): Promise<T>;
  /** Takes steps whole or not at all; those that write come one after the other. */
  write<T>(steps: () => Steps<T>): Promise<T>;
  /** Lets one caller at a time do what looks at everything first and then writes. */
  alone<T>(action: () => Promise<T>): Promise<T>;
  /** The rows of one statement, as they are asked for. */
  stream(query: Query): AsyncIterable<Row>;
  readonly fullText: FullText;
  /** Its tables with those columns that hold text. */
  texts(): Promise<readonly TextColumns[]>;
  /** Builds its tables anew, so that nothing of what was deleted is left in them. */
  compact(): Promise<void>;
  /** The files that it lies in; none where a server keeps them. */
  readonly files: readonly string[];
  close(): Promise<void>;
}

/** A table and the names of its columns that hold text, ready for a statement. */
export interface TextColumns {
  readonly table: string;
  readonly columns: readonly string[];
}

/** How a store is opened. */
export interface OpenOptions {
  /** A SQLite file, or the address of a PostgreSQL database (postgres://…). */
  readonly path: string;
  /** False for commands that only read: a store that is not there is then an error, not made. */
  readonly create: boolean;
  /** How long to wait for another program that holds the store. */
  readonly busyMs: number;
  /** True where nothing may be written, by whatever fault. */
  readonly readOnly?: boolean;
}

/** Something would have been written to a store that is open for reading only. */
export class ReadOnlyError extends Error {
  constructor() {
    super('the store is open for reading only');
    this.name = 'ReadOnlyError';
  }
}

/** The same database with nothing left that writes. */
export function onlyRead(database: Database): Database {
  const refuse = () => Promise.reject(new ReadOnlyError());
  return { ...database, write: refuse, alone: refuse, compact: refuse };
}

/** A change of the store's shape. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}
