/** Connections to a PostgreSQL store, through the package pg, which is optional. */
import type { Pool } from 'pg';
import { errorCode, UserError } from '../../errors.ts';
import type { OpenOptions } from '../database.ts';
import { shownAddress } from './address.ts';
import { SCHEMA } from './migrate.ts';

/** One to write, one to settle, the others to read. */
const CONNECTIONS = 4;
const CONNECT_MS = 30_000;
const INT8 = 20;

type Pg = typeof import('pg')['default'];

async function loadPg(): Promise<Pg> {
  try {
    return (await import('pg')).default;
  } catch (error) {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UserError(
      'a store in PostgreSQL needs the package pg, which is not installed: ' +
        'install klubbslag again without --omit=optional',
    );
  }
}

/** Refused before a connection is made: what pg says of an address may hold the password. */
function checkAddress(pg: Pg, connectionString: string): void {
  try {
    new pg.Client({ connectionString });
  } catch {
    throw new UserError(
      `the address of the store ${shownAddress(connectionString)} cannot be read: in names and ` +
        'passwords / is written as %2F, @ as %40, : as %3A',
    );
  }
}

/**
 * Connections that find the store's tables, give whole numbers as such, and wait for another
 * program no longer than asked.
 */
export async function openPool({ path, busyMs }: OpenOptions): Promise<Pool> {
  const pg = await loadPg();
  checkAddress(pg, path);
  const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');
  const pool = new pg.Pool({
    connectionString: path,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'klubbslag',
    types: { getTypeParser },
    onConnect: async (client) => {
      await client.query(`SET search_path TO ${SCHEMA}; SET lock_timeout TO ${busyMs}`);
    },
  });
  // A connection that breaks while nobody uses it is told by the next question.
  pool.on('error', () => {});
  return pool;
}
