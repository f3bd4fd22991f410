/** Documents that could not be processed, kept with their reason until they can be. */
import type { Problem } from '../problem.ts';
import { ask, type Database } from './database.ts';
import { tellFailed } from './outbox.ts';
import { sieveSteps } from './sieve.ts';

/** A document that failed. */
export interface Failure extends Problem {
  /** Null where no document could be told apart at the path. */
  readonly sha256: string | null;
  /** Key of what reading depended on: limits, program, models. */
  readonly conditions: string;
}

/** A failure as it is kept. */
export interface KeptFailure extends Failure {
  /** ISO time of the last try. */
  readonly failedAt: string;
  readonly tries: number;
}

/** Why a document failed. */
export type Reason = Pick<Problem, 'code' | 'message'>;

/** The failures of a store; saving a document at a path takes its failure away. */
export interface FailureStore {
  /** Why this content failed at the path under the same conditions; null where it is to be tried. */
  of(path: string, sha256: string, conditions: string): Promise<Reason | null>;
  /** Keeps a failure in the place of the path's former one. */
  keep(failure: Failure): Promise<void>;
  /** Takes away the failure of a path where nothing lies any more. */
  forget(path: string): Promise<void>;
  /** All, by path. */
  all(): Promise<KeptFailure[]>;
}

interface Row {
  readonly path: string;
  readonly sha256: string | null;
  readonly conditions: string;
  readonly code: string;
  readonly message: string;
  readonly failed_at: string;
  readonly tries: number;
}

const KEEP = `INSERT INTO failures (path, sha256, conditions, code, message, failed_at, tries)
  VALUES (@path, @sha256, @conditions, @code, @message, @failed_at, 1)
  ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, conditions = excluded.conditions,
    code = excluded.code, message = excluded.message, failed_at = excluded.failed_at,
    tries = CASE WHEN failures.sha256 IS NOT DISTINCT FROM excluded.sha256
      THEN failures.tries + 1 ELSE 1 END`;

const OF = `SELECT code, message FROM failures
  WHERE path = @path AND sha256 = @sha256 AND conditions = @conditions`;
const BEFORE = 'SELECT sha256, code FROM failures WHERE path = @path';
const FORGET = 'DELETE FROM failures WHERE path = @path';

/** The failures in a database. */
export function failureStore(database: Database): FailureStore {
  return {
    of: (path, sha256, conditions) =>
      database.read(function* () {
        return (yield* ask<Reason>(OF, { path, sha256, conditions }))[0] ?? null;
      }),
    keep: ({ path, sha256, conditions, code, message }) =>
      database.write(function* () {
        const failed_at = new Date().toISOString();
        const [before] = yield* ask<Pick<Row, 'sha256' | 'code'>>(BEFORE, { path });
        // What was said may quote the document.
        const said = (yield* sieveSteps()).text(message, sha256);
        yield* ask(KEEP, { path, sha256, conditions, code, message: said, failed_at });
        // Another try that ends as the one before is no news.
        if (before?.sha256 === sha256 && before.code === code) return;
        yield* tellFailed({ path, sha256, code });
      }),
    forget: (path) =>
      database.write(function* () {
        yield* ask(FORGET, { path });
      }),
    all: () =>
      database.read(function* () {
        const rows = yield* ask<Row>('SELECT * FROM failures ORDER BY path');
        return rows.map(({ failed_at: failedAt, ...row }) => ({ ...row, failedAt }));
      }),
  };
}
