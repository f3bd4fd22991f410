/** A SQLite file as the store's database: one connection, steps taken at once. */
import type Sqlite from 'better-sqlite3';
import type { Database, FullText, Insertion, Query, Row, Steps, TextColumns } from '../database.ts';
import { openDatabase, type SqliteOptions, storeError } from './open.ts';

type Answer = (question: Query | Insertion) => readonly Row[];

function answering(connection: Sqlite.Database): Answer {
  const statements = new Map<string, Sqlite.Statement>();
  const prepared = (sql: string): Sqlite.Statement => {
    const statement = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return (question) => {
    if ('table' in question) {
      const columns = Object.keys(question.rows[0] ?? {});
      const names = columns.map((column) => `"${column}"`).join(', ');
      // Values by place are bound in half the time of values by name.
      const values = columns.map(() => '?').join(', ');
      const statement = prepared(`INSERT INTO ${question.table} (${names}) VALUES (${values})`);
      for (const row of question.rows) statement.run(columns.map((column) => row[column]));
      return [];
    }
    const statement = prepared(question.sql);
    if (statement.reader) return statement.all(question.values) as Row[];
    statement.run(question.values);
    return [];
  };
}

function take<T>(steps: Steps<T>, answer: Answer): T {
  let step = steps.next([]);
  while (step.done !== true) step = steps.next(answer(step.value));
  return step.value;
}

/** FTS5 with its own ranking; words hold no quotes. */
const FTS5: FullText = {
  term: (words, prefix) => `"${words.join(' ')}"${prefix ? ' *' : ''}`,
  hits: (name) => `SELECT passages.id, passages.document,
      CAST(-1000000 * bm25(passages_index) AS INTEGER) AS score
    FROM passages_index JOIN passages ON passages.id = passages_index.rowid
    WHERE passages_index MATCH @${name}`,
};

/** The index and what it keeps beside it hold no column of text of their own. */
const TEXTS = `SELECT tables.name AS "table", columns.name AS "column"
  FROM pragma_table_list AS tables, pragma_table_info(tables.name) AS columns
  WHERE tables.schema = 'main' AND tables.type = 'table' AND columns.type = 'TEXT'
    AND tables.name NOT LIKE 'sqlite_%'
  ORDER BY tables.name, columns.cid`;

function textsOf(connection: Sqlite.Database): readonly TextColumns[] {
  const rows = connection.prepare(TEXTS).all() as { table: string; column: string }[];
  const columns = new Map<string, string[]>();
  for (const { table, column } of rows) {
    columns.set(table, [...(columns.get(table) ?? []), `"${column}"`]);
  }
  return [...columns].map(([table, names]) => ({ table: `"${table}"`, columns: names }));
}

/** Builds the file anew; what is left in the log of writes goes into it, and the log is emptied. */
function compact(connection: Sqlite.Database): void {
  connection.exec("INSERT INTO passages_index (passages_index) VALUES ('rebuild')");
  connection.exec('VACUUM');
  const [log] = connection.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
  if (log?.busy === 0) return;
  throw Object.assign(new Error('the log is held'), { code: 'SQLITE_BUSY' });
}

/** Opens a SQLite file. Whatever is wrong with it is thrown as a UserError. */
export async function openSqlite(options: SqliteOptions): Promise<Database> {
  const connection = openDatabase(options);
  const answer = answering(connection);
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw storeError(options.path, error);
    }
  };
  return {
    read: async (steps) => guarded(() => take(steps(), answer)),
    write: async (steps) =>
      guarded(() => connection.transaction(() => take(steps(), answer)).immediate()),
    // Whoever comes second looks again after the first has written.
    alone: async (action) => await action(),
    stream: async function* ({ sql, values }) {
      // A statement of its own: one that is being read cannot be asked again.
      const rows = guarded(() => connection.prepare(sql).iterate(values));
      try {
        for (;;) {
          const row = guarded(() => rows.next());
          if (row.done === true) return;
          yield row.value as Row;
        }
      } finally {
        rows.return?.();
      }
    },
    fullText: FTS5,
    texts: async () => guarded(() => textsOf(connection)),
    compact: async () => guarded(() => compact(connection)),
    files: ['', '-wal', '-journal'].map((end) => options.path + end),
    close: async () => void connection.close(),
  };
}
