/**
 * Who of those that took jobs is still there. A worker holds a lock of PostgreSQL under its name as
 * long as it is connected; where a job's taker holds none, the job is given to another.
 */
import type { Pool } from 'pg';

/** 'klbw' in ASCII: marks the locks as those of workers. */
const MARK = 0x6b6c6277;

/** A worker's sign of being there. */
export interface Presence {
  /** Fires when the connection breaks: others will take the worker for dead. */
  readonly lost: Promise<unknown>;
  readonly release: () => void;
}

/** Takes the lock of `name`. A machine that has lost its power lets go of it within a minute. */
export async function holdPresence(pool: Pool, name: string): Promise<Presence> {
  const client = await pool.connect();
  const lost = new Promise<unknown>((resolve) => {
    client.on('error', resolve);
    client.on('end', () => resolve(new Error('Connection terminated')));
  });
  await client.query(
    'SET tcp_keepalives_idle TO 30; SET tcp_keepalives_interval TO 10; SET tcp_keepalives_count TO 3',
  );
  await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [MARK, name]);
  return { lost, release: () => client.release(true) };
}

/** Gives back what dead workers had taken. What was taken just now is left: its lock may come. */
export async function unlockDead(pool: Pool, schema: string, graceSeconds: number): Promise<void> {
  await pool.query(
    `SELECT ${schema}.force_unlock_workers(array_agg(dead.name)) FROM (
      SELECT DISTINCT locked_by AS name FROM ${schema}.jobs
      WHERE locked_at < now() - make_interval(secs => $2) AND NOT EXISTS (
        SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
        WHERE datname = current_database() AND locktype = 'advisory' AND granted
          AND classid = $1 AND objid = (hashtext(locked_by)::bigint & 4294967295)::oid)
    ) AS dead HAVING count(*) > 0`,
    [MARK, graceSeconds],
  );
}
