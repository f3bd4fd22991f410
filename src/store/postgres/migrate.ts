/** Makes the store's schema in a PostgreSQL database, or brings an older one up to date. */
import type { PoolClient } from 'pg';
import { UserError } from '../../errors.ts';
import type { Migration, OpenOptions } from '../database.ts';
import { shownAddress } from './address.ts';
import { MIGRATIONS } from './migrations.ts';

/** The schema that holds the store, so that other programs may use the database, too. */
export const SCHEMA = 'klubbslag';

/** Of advisory locks: 'klub' in ASCII, and what is held. */
export const LOCKS = { mark: 0x6b6c7562, write: 1, migrate: 2, settle: 3 } as const;

const EXISTS = `SELECT 1 FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE nspname = $1 AND relname = 'migrations'`;

async function applied(client: PoolClient): Promise<string[] | null> {
  // Read from the tables: what to_regclass knows may be from before a wait for the lock.
  const { rows: found } = await client.query(EXISTS, [SCHEMA]);
  if (found.length === 0) return null;
  const { rows } = await client.query(`SELECT name FROM ${SCHEMA}.migrations ORDER BY number`);
  return rows.map(({ name }) => String(name));
}

/** Nothing is made beside tables of another program, or where Swedish letters cannot be kept. */
async function makeSchema(client: PoolClient, store: string): Promise<void> {
  const { rows: encodings } = await client.query('SHOW server_encoding');
  const encoding = String(encodings[0]?.server_encoding);
  if (encoding !== 'UTF8') {
    throw new UserError(`store ${store}: its encoding is ${encoding}, it must be UTF8`);
  }
  const schema = 'SELECT oid FROM pg_namespace WHERE nspname = $1';
  const { rows: schemas } = await client.query(schema, [SCHEMA]);
  if (schemas.length === 0) await client.query(`CREATE SCHEMA ${SCHEMA}`);
  const tables = 'SELECT 1 FROM pg_class WHERE relnamespace = $1 LIMIT 1';
  const { rows: others } = schemas[0] ? await client.query(tables, [schemas[0].oid]) : { rows: [] };
  if (others.length > 0) {
    throw new UserError(`store ${store}: the schema ${SCHEMA} is another program's`);
  }
  await client.query(`CREATE TABLE ${SCHEMA}.migrations (
    number INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    applied_at TEXT NOT NULL
  )`);
}

function isComplete(done: readonly string[], list: readonly Migration[], store: string): boolean {
  const foreign = done.find((name) => !list.some((one) => one.name === name));
  if (foreign === undefined) return done.length === list.length;
  throw new UserError(`${store} was written by a newer klubbslag (${foreign}): update klubbslag`);
}

/** Runs what is missing, in one transaction; another process that does the same waits for it. */
export async function migrate(
  client: PoolClient,
  { path, create }: OpenOptions,
  list: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const store = shownAddress(path);
  const before = await applied(client);
  if (before !== null && isComplete(before, list, store)) return;
  if (before === null && !create) {
    throw new UserError(`there is no store in ${store}: make it with 'klubbslag run'`);
  }
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [LOCKS.mark, LOCKS.migrate]);
    const done = await applied(client);
    if (done === null) await makeSchema(client, store);
    for (const { name, sql } of list.filter((one) => done?.includes(one.name) !== true)) {
      await client.query(sql);
      const record = `INSERT INTO ${SCHEMA}.migrations (name, applied_at) VALUES ($1, $2)`;
      await client.query(record, [name, new Date().toISOString()]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
