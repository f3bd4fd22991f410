/** PostgreSQL as the store's database, shared by as many machines as there are. */
import type { Pool, PoolClient } from 'pg';
import type {
  Database,
  FullText,
  Insertion,
  OpenOptions,
  Query,
  Row,
  Steps,
  TextColumns,
} from '../database.ts';
import { postgresError } from './errors.ts';
import { LOCKS, migrate, SCHEMA } from './migrate.ts';
import { openPool } from './pool.ts';
import { inserted, placed } from './statement.ts';

/** One to write, one to settle, the others to read. */
const CONNECTIONS = 4;
/** So many rows are fetched at once. */
const ROWS = 1000;

type Asked = Pick<PoolClient, 'query'>;

async function answer(client: Asked, question: Query | Insertion): Promise<readonly Row[]> {
  if ('table' in question) {
    for (const { text, values } of inserted(question)) await client.query(text, [...values]);
    return [];
  }
  const { text, values } = placed(question);
  return (await client.query(text, [...values])).rows;
}

async function take<T>(steps: Steps<T>, client: Asked): Promise<T> {
  let step = steps.next([]);
  while (step.done !== true) step = steps.next(await answer(client, step.value));
  return step.value;
}

/** Lends a connection; one that an error has spoilt is not used again. */
async function lend<T>(pool: Pool, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let spoilt = true;
  try {
    const result = await use(client);
    spoilt = false;
    return result;
  } finally {
    client.release(spoilt);
  }
}

/** As SQLite has it: what writes comes one after the other, so that none sees half of another. */
async function write<T>(client: PoolClient, steps: Steps<T>): Promise<T> {
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${LOCKS.mark}, ${LOCKS.write})`);
  const result = await take(steps, client);
  await client.query('COMMIT');
  return result;
}

async function alone<T>(client: PoolClient, action: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  // To settle a large store takes its time: whoever else wants to waits for it.
  await client.query('SET LOCAL lock_timeout TO 0');
  await client.query('SELECT pg_advisory_xact_lock($1, $2)', [LOCKS.mark, LOCKS.settle]);
  const result = await action();
  await client.query('COMMIT');
  return result;
}

async function* stream(pool: Pool, query: Query): AsyncGenerator<Row> {
  const client = await pool.connect();
  try {
    const { text, values } = placed(query);
    await client.query('BEGIN READ ONLY');
    await client.query(`DECLARE facts NO SCROLL CURSOR FOR ${text}`, [...values]);
    for (;;) {
      const { rows } = await client.query(`FETCH ${ROWS} FROM facts`);
      if (rows.length === 0) break;
      yield* rows as Row[];
    }
  } finally {
    // The reader may have gone in the middle: with the connection goes the cursor.
    client.release(true);
  }
}

/** Vectors of the words as they are, without the server's dictionaries; words hold no quotes. */
const TSVECTOR: FullText = {
  term: (words, prefix) => `${words.map((word) => `'${word}'`).join(' <-> ')}${prefix ? ':*' : ''}`,
  hits: (name) => `SELECT id, document,
      CAST(1000000 * ts_rank(index, CAST(@${name} AS tsquery)) AS INTEGER) AS score
    FROM passages WHERE index @@ CAST(@${name} AS tsquery)`,
};

/** Of the store and of its queue: tables with their columns of texts, JSON and word vectors. */
const TEXTS = `SELECT format('%I.%I', table_schema, table_name) AS "table",
    array_agg(format('CAST(%I AS TEXT)', column_name) ORDER BY ordinal_position) AS columns
  FROM information_schema.columns JOIN information_schema.tables
    USING (table_catalog, table_schema, table_name)
  WHERE table_schema IN ('${SCHEMA}', 'klubbslag_queue') AND table_type = 'BASE TABLE'
    AND data_type IN ('text', 'json', 'jsonb', 'tsvector', 'character varying')
  GROUP BY table_schema, table_name ORDER BY 1`;
const TABLES = `SELECT format('%I.%I', schemaname, tablename) AS "table" FROM pg_tables
  WHERE schemaname = '${SCHEMA}' ORDER BY 1`;

/** Table by table: each is locked only while it is built anew. */
async function compact(client: PoolClient): Promise<void> {
  const { rows } = await client.query(TABLES);
  for (const { table } of rows) await client.query(`VACUUM (FULL) ${table}`);
}

/** Opens the store in a PostgreSQL database. Whatever is wrong with it is thrown as a UserError. */
export async function openPostgres(options: OpenOptions): Promise<Database> {
  const pool = await openPool(options, CONNECTIONS);
  const guarded = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      throw postgresError(options.path, error);
    }
  };
  try {
    await guarded(() => lend(pool, (client) => migrate(client, options)));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    read: (steps) => guarded(() => take(steps(), pool)),
    write: (steps) => guarded(() => lend(pool, (client) => write(client, steps()))),
    alone: (action) => guarded(() => lend(pool, (client) => alone(client, action))),
    stream: async function* (query) {
      try {
        yield* stream(pool, query);
      } catch (error) {
        throw postgresError(options.path, error);
      }
    },
    fullText: TSVECTOR,
    texts: () => guarded(async () => (await pool.query(TEXTS)).rows as TextColumns[]),
    compact: () => guarded(() => lend(pool, compact)),
    files: [],
    close: () => pool.end(),
  };
}
