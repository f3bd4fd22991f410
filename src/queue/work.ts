/** Takes jobs and does them, beside others who do the same on this machine and elsewhere. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, Runner } from 'graphile-worker';
import type { Pool } from 'pg';
import { holdPresence, type Presence, unlockDead } from './presence.ts';

/** A file to be processed. */
export interface FileJob {
  /** Absolute, as the workers see it. */
  readonly path: string;
  /** A folder above it that is there wherever the file can be read. */
  readonly root: string;
  /** Process again what is stored. */
  readonly force: boolean;
}

/** How jobs are taken. */
export interface WorkOptions {
  readonly concurrency: number;
  /** When it fires, what is begun is finished and nothing more is taken. */
  readonly signal: AbortSignal;
  /** Stop when no job is left, neither waiting nor taken by another. */
  readonly untilEmpty: boolean;
  /** `tries` counts from 1. A job on which it throws goes back, and the work ends. */
  readonly perform: (job: FileJob, tries: number) => Promise<void>;
  /** Called when nothing is to be done after something was. */
  readonly idle: () => Promise<void>;
}

/** The package. */
export type Graphile = typeof import('graphile-worker');

/** The queue as the package is told of it. */
export interface Place {
  readonly logger: InstanceType<Graphile['Logger']>;
  readonly schema: string;
  readonly pgPool: Pool;
}

/** What jobs are called. */
export const TASK = 'document';

const LOOK_MS = 1000;
const GRACE_SECONDS = 5;
/** So long a database that is gone may hold up the end. */
const STOP_MS = 10_000;

/** What a worker has in hand. */
class Hand {
  active = 0;
  /** Something was done since nothing was to be done. */
  dirty = false;
  readonly failed: unknown[] = [];
  readonly returned: Job[] = [];
  /** Fires when no more jobs are to be taken. */
  readonly over = new AbortController();

  fail(error: unknown): void {
    this.failed.push(error);
    this.over.abort();
  }
}

/** Works until it is told to stop or nothing is left; true where nothing is. */
export async function work(
  graphile: Graphile,
  place: Place,
  options: WorkOptions,
): Promise<boolean> {
  const hand = new Hand();
  const stop = () => hand.over.abort();
  options.signal.addEventListener('abort', stop);
  if (options.signal.aborted) stop();
  const presences: Promise<Presence>[] = [];
  // Called before a worker takes its first job; all of this process take them under one name.
  const present = async (name: string): Promise<void> => {
    const [held] = presences;
    if (held !== undefined) return void (await held);
    const presence = holdPresence(place.pgPool, name);
    presences.push(presence);
    const { lost } = await presence;
    void lost.then((error) => hand.over.signal.aborted || hand.fail(error));
  };
  const runner = await start(graphile, place, options, hand, present);
  try {
    const empty = await look(place, options, hand);
    await ended(runner);
    if (hand.failed.length > 0) throw hand.failed[0];
    if (hand.dirty) await options.idle();
    return empty;
  } finally {
    options.signal.removeEventListener('abort', stop);
    await giveBack(place, hand);
    for (const presence of presences) (await presence).release();
  }
}

function start(
  graphile: Graphile,
  place: Place,
  { concurrency, perform }: WorkOptions,
  hand: Hand,
  present: (name: string) => Promise<void>,
): Promise<Runner> {
  const document = async (payload: unknown, { job }: { readonly job: Job }): Promise<void> => {
    hand.active++;
    hand.dirty = true;
    try {
      await perform(payload as FileJob, job.attempts);
    } catch (error) {
      hand.returned.push(job);
      hand.fail(error);
      throw error;
    } finally {
      hand.active--;
    }
  };
  type Hooks = NonNullable<NonNullable<GraphileConfig.Plugin['worker']>['hooks']>;
  const startWorker: Hooks['startWorker'] = (_ctx, { worker }) => present(worker.workerPool.id);
  const plugin = { name: 'presence', version: '1.0.0', worker: { hooks: { startWorker } } };
  return graphile.run({
    ...place,
    concurrency,
    noHandleSignals: true,
    // None of the package's own files are looked for.
    parsedCronItems: [],
    taskList: { [TASK]: document },
    preset: { extends: [graphile.WorkerPreset], plugins: [plugin] },
  });
}

/** Looks after the queue until the work is over; true where nothing is left. */
async function look(place: Place, options: WorkOptions, hand: Hand): Promise<boolean> {
  const { signal } = hand.over;
  while (!signal.aborted) {
    try {
      await unlockDead(place.pgPool, place.schema, GRACE_SECONDS);
      if (hand.active === 0 && hand.dirty) {
        hand.dirty = false;
        await options.idle();
      }
      const free = hand.active === 0 && !hand.dirty;
      if (options.untilEmpty && free && !(await isWaiting(place))) return true;
    } catch (error) {
      hand.fail(error);
    }
    await sleep(LOOK_MS, null, { signal }).catch(() => null);
  }
  return false;
}

async function isWaiting({ pgPool, schema }: Place): Promise<boolean> {
  const some = `SELECT 1 FROM ${schema}.jobs
    WHERE attempts < max_attempts OR locked_at IS NOT NULL LIMIT 1`;
  return (await pgPool.query(some)).rows.length > 0;
}

/** Lets what is begun be finished. */
async function ended(runner: Runner): Promise<void> {
  const over = new AbortController();
  const gone = sleep(STOP_MS, null, { signal: over.signal }).catch(() => null);
  await Promise.race([runner.stop().catch(() => null), gone]);
  over.abort();
}

/** What failed for a reason of the worker's own is as if it had not been taken. */
async function giveBack({ pgPool, schema }: Place, { returned }: Hand): Promise<void> {
  // In SQL: the package's function of this name takes 0 tries for no word on them.
  const again = `SELECT ${schema}.reschedule_jobs(ARRAY[$1]::bigint[], now(), attempts := $2)`;
  for (const { id, attempts } of returned) {
    await pgPool.query(again, [id, attempts - 1]).catch(() => null);
  }
}
