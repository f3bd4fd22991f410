/** Documents that could not be processed, kept with their reason until they can be. */
import type Database from 'better-sqlite3';
import type { Problem } from '../problem.ts';

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
    tries = CASE WHEN failures.sha256 IS excluded.sha256 THEN failures.tries + 1 ELSE 1 END`;

type Guard = <T>(action: () => T) => Promise<T>;

/** The failures of an open database; `guarded` turns what SQLite refuses into a line. */
export function failureStore(database: Database.Database, guarded: Guard): FailureStore {
  const find = database.prepare(
    'SELECT code, message FROM failures WHERE path = ? AND sha256 = ? AND conditions = ?',
  );
  const keep = database.prepare(KEEP);
  const forget = database.prepare('DELETE FROM failures WHERE path = ?');
  const all = database.prepare('SELECT * FROM failures ORDER BY path');
  return {
    of: (path, sha256, conditions) =>
      guarded(() => (find.get(path, sha256, conditions) as Reason | undefined) ?? null),
    keep: (failure) =>
      guarded(() => void keep.run({ ...failure, failed_at: new Date().toISOString() })),
    forget: (path) => guarded(() => void forget.run(path)),
    all: () =>
      guarded(() =>
        (all.all() as Row[]).map(({ failed_at: failedAt, ...row }) => ({ ...row, failedAt })),
      ),
  };
}
