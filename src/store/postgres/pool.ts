/** Connections to a PostgreSQL store, through the package pg, which is optional. */
import type { Pool } from 'pg';
import { errorCode, UserError } from '../../errors.ts';
import type { OpenOptions } from '../database.ts';
import { shownAddress } from './address.ts';
import { SCHEMA } from './migrate.ts';

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
 * At most so many connections. They find the store's tables, give whole numbers as such, and wait
 * for another program no longer than asked.
 */
export async function openPool(
  { path, busyMs }: Pick<OpenOptions, 'path' | 'busyMs'>,
  connections: number,
): Promise<Pool> {
  const pg = await loadPg();
  checkAddress(pg, path);
  const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');
  const pool = new pg.Pool({
    connectionString: path,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'klubbslag',
    types: { getTypeParser },
    onConnect: async (client) => {
      // A server that loses its power may lose the last moment, as with SQLite: it is done again.
      const soon = 'SET synchronous_commit TO off';
      await client.query(`SET search_path TO ${SCHEMA}; SET lock_timeout TO ${busyMs}; ${soon}`);
    },
  });
  // A connection that breaks is told by the question that is under way, or by the next one.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
