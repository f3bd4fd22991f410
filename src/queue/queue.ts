/** Jobs for several machines: graphile-worker's queue in the store's PostgreSQL. See README.md. */
import { createHash } from 'node:crypto';
import type { WorkerUtils } from 'graphile-worker';
import { errorCode, UserError } from '../errors.ts';
import { isPostgres } from '../store/postgres/address.ts';
import { postgresError } from '../store/postgres/errors.ts';
import { openPool } from '../store/postgres/pool.ts';
import { type FileJob, type Graphile, TASK, type WorkOptions, work } from './work.ts';

/** The queue of a store. */
export interface Queue {
  /** A path that waits already does not wait twice. */
  readonly add: (jobs: readonly FileJob[]) => Promise<void>;
  /** False where jobs were left. */
  readonly work: (options: WorkOptions) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** A schema beside the store's: another program may have a queue of the same kind. */
const SCHEMA = 'klubbslag_queue';
/** The last is one on which the worker only tells that the ones before have ended it. */
export const MOST_TRIES = 4;
const CONNECTIONS = 6;
const ADDED_AT_ONCE = 1000;

async function loadGraphile(): Promise<Graphile> {
  try {
    return await import('graphile-worker');
  } catch (error) {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UserError(
      'a queue needs the package graphile-worker, which is not installed: ' +
        'install klubbslag again without --omit=optional',
    );
  }
}

/** Opens the queue of a store, made where there is none. UserError where the store is a file. */
export async function openQueue(store: { path: string; busyMs: number }): Promise<Queue> {
  if (!isPostgres(store.path)) {
    throw new UserError('several machines need a store in PostgreSQL: give --store postgres://…');
  }
  const graphile = await loadGraphile();
  const pool = await openPool(store, CONNECTIONS);
  const told = { logger: new graphile.Logger(() => () => {}), schema: SCHEMA, pgPool: pool };
  const guarded = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      throw postgresError(store.path, error);
    }
  };
  try {
    const utils = await guarded(() => graphile.makeWorkerUtils(told));
    await guarded(() => utils.migrate());
    return {
      add: (jobs) => guarded(() => add(utils, jobs)),
      work: (options) => guarded(() => work(graphile, told, options)),
      close: async () => {
        await utils.release();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function add(utils: WorkerUtils, jobs: readonly FileJob[]): Promise<void> {
  for (let from = 0; from < jobs.length; from += ADDED_AT_ONCE) {
    const some = jobs.slice(from, from + ADDED_AT_ONCE).map((job) => ({
      identifier: TASK,
      payload: job,
      // A key is shorter than a path may be.
      jobKey: createHash('sha256').update(job.path).digest('hex'),
      maxAttempts: MOST_TRIES,
    }));
    await utils.addJobs(some);
  }
}
