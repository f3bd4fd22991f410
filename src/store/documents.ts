/** The steps by which a document gets into the store, and finds its places. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { ask, insert, type Steps } from './database.ts';
import { recordFrom } from './older.ts';
import { type Cause, tellMoved, tellRemoved, tellRewritten, tellSaved } from './outbox.ts';
import type { Made } from './reviewed.ts';
import type { RecordRows } from './rows.ts';
import { correctedOf, isStanding, type Standing, standingOf } from './sieve.ts';

/** A document to be stored: where it lies, what it holds, under which run it was processed. */
export interface Processed {
  readonly path: string;
  readonly run: string;
  readonly record: MinutesRecord;
  /** Store it also where a rule has removed it. */
  readonly again?: boolean;
  /** True where people were left out of what the run has made. */
  readonly covered?: boolean;
}

const DOCUMENT = `INSERT INTO documents
    (sha256, run, processed_at, stored_at, form, review, corrected, date, body, body_folded, kind,
      indexed, record)
  VALUES (@sha256, @run, @processed_at, @stored_at, @form, @review, @corrected, @date, @body,
    @body_folded, @kind, 1, @record)
  RETURNING id`;
const PLACE = `INSERT INTO files (path, document) VALUES (@path, @id)
  ON CONFLICT (path) DO UPDATE SET document = excluded.document`;
const ORPHAN = `DELETE FROM documents WHERE id = @id
  AND NOT EXISTS (SELECT 1 FROM files WHERE files.document = documents.id)
  RETURNING record`;
const PREDICT = 'INSERT INTO predictions (document, record) VALUES (@id, @record)';
const MEND = 'DELETE FROM failures WHERE path = @path';
const PATHS = 'SELECT path FROM files JOIN documents ON id = document WHERE sha256 = @sha256';
const IDS = 'SELECT id FROM documents WHERE sha256 = @sha256';
const LEAVE = 'DELETE FROM files WHERE path = @path AND document = @id RETURNING path';
const TAKE_BACK = "DELETE FROM removed WHERE sha256 = @sha256 AND what = 'document'";
const RECORD = 'SELECT record FROM documents WHERE id = @id';
// Deleting first lets the cascade take the old facts along; the paths are put back after.
const REPLACE = `DELETE FROM documents WHERE sha256 = @sha256
  RETURNING record, run, processed_at, stored_at, form`;

/** A document as the tables have it, ready to be saved. */
export interface Prepared {
  /** How it stood with what was forgotten when the rows were made. */
  readonly standing: Standing;
  readonly again: boolean;
  readonly covered: boolean;
  readonly path: string;
  readonly run: string;
  readonly sha256: string;
  readonly made: Made;
}

/** What was processed, with all that takes its time made before anybody has to wait for it. */
export function prepared(processed: Processed, standing: Standing, made: Made): Prepared {
  const { path, run, record, again = false, covered = false } = processed;
  return { path, run, sha256: record.source.sha256, made, standing, again, covered };
}

/**
 * Stores a document, unless a rule has removed it; false where somebody was forgotten or has
 * corrected it since it was prepared: then it is to be prepared again.
 */
export function* save(document: Prepared): Steps<boolean> {
  const { sha256, standing, again } = document;
  const now = yield* standingOf(sha256);
  if (!isStanding(now, standing)) return false;
  if (now.document && !again) return true;
  if (now.document) yield* ask(TAKE_BACK, { sha256 });
  yield* store(document);
  return true;
}

interface Kept {
  readonly record: string;
}

/** A document that another takes the place of. */
interface Replaced extends Kept {
  readonly run: string;
  readonly processed_at: string;
  readonly stored_at: string | null;
  readonly form: string | null;
}

function recordIn([row]: readonly Kept[]): MinutesRecord | null {
  return row ? recordFrom(row.record) : null;
}

/** Stores a document in the place of what its content and its path had before. */
function* store(document: Prepared): Steps<void> {
  const { path, run, sha256, made, standing, covered } = document;
  const { record } = made;
  const form = covered ? { form: formOf(standing) } : {};
  const processed = { run, processed_at: new Date().toISOString(), ...form };
  const { id, before } = yield* put(sha256, made, processed);
  const replaced = yield* lay(path, id);
  yield* ask(MEND, { path });
  yield* tellSaved({ path, record, before: recordIn(before ? [before] : []), replaced });
}

/** Another record of a stored document; where, when and under what it was processed stays. */
export function* rewrite(sha256: string, made: Made, cause: Cause): Steps<void> {
  const form = cause === 'forgotten' ? { form: formOf(yield* standingOf(sha256)) } : {};
  const { before, paths } = yield* put(sha256, made, form);
  const [path = ''] = paths.toSorted();
  const old = recordIn(before ? [before] : []);
  if (old !== null) yield* tellRewritten({ path, record: made.record, before: old, cause });
}

/** Who is left out: another text whenever it may be somebody else. */
function formOf({ forgotten, people }: Standing): string {
  return people ? `${forgotten} people` : String(forgotten);
}

/** What of a document is not in its rows. */
type OfRun = Partial<Pick<Replaced, 'run' | 'processed_at' | 'form'>>;

/** The document's rows in the place of those that it had, with the paths that lead to it. */
function* put(
  sha256: string,
  { rows, prediction, review }: Made,
  processed: OfRun,
): Steps<{ id: number; before: Replaced | undefined; paths: readonly string[] }> {
  const copies = yield* ask<{ path: string }>(PATHS, { sha256 });
  const [before] = yield* ask<Replaced>(REPLACE, { sha256 });
  const { run = '', processed_at = '', form = null } = { ...before, ...processed };
  const stored_at = before?.stored_at ?? processed_at;
  const { document, ...tables }: RecordRows = rows;
  const corrected = yield* correctedOf(sha256);
  const row = { ...document, sha256, run, processed_at, stored_at, form, review, corrected };
  const [made] = yield* ask<{ id: number }>(DOCUMENT, row);
  const id = made?.id ?? 0;
  for (const { path } of copies) yield* ask(PLACE, { path, id });
  if (prediction !== null) {
    yield* ask(PREDICT, { id, record: JSON.stringify(prediction) });
  }
  for (const [table, rows] of Object.entries(tables)) {
    yield* insert(
      table,
      rows.map((fact) => ({ document: id, ...fact })),
    );
  }
  return { id, before, paths: copies.map(({ path }) => path) };
}

/** Lays a path to a document; one that no path leads to any more is gone, and is given back. */
function* lay(path: string, id: number): Steps<MinutesRecord | null> {
  const held = 'SELECT document FROM files WHERE path = @path';
  const [before] = yield* ask<{ document: number }>(held, { path });
  if (before?.document === id) return null;
  yield* ask(PLACE, { path, id });
  return before ? recordIn(yield* ask<Kept>(ORPHAN, { id: before.document })) : null;
}

/**
 * Paths of the content that are forgotten when it is found at `path`; null where all stands as it
 * should, or where the content is not stored.
 */
export function* forgettable(
  sha256: string,
  path: string,
  gone: (path: string) => boolean,
): Steps<readonly string[] | null> {
  const places = yield* ask<{ path: string }>(PATHS, { sha256 });
  if (places.length === 0) return null;
  const others = places.map((one) => one.path).filter((one) => one !== path);
  const lost = others.filter(gone);
  const failed = yield* ask('SELECT 1 AS one FROM failures WHERE path = @path', { path });
  const moved = lost.length > 0 || others.length === places.length;
  return moved || failed.length > 0 ? lost : null;
}

/** Lays `path` to known content and forgets where it lay before. */
export function* relocate(sha256: string, path: string, lost: readonly string[]): Steps<void> {
  const [known] = yield* ask<{ id: number }>(IDS, { sha256 });
  if (!known) return;
  const { id } = known;
  const replaced = yield* lay(path, id);
  if (replaced !== null) yield* tellRemoved(replaced, path);
  yield* ask(MEND, { path });
  let moved = false;
  for (const other of lost) {
    // Another process may have laid it to other content meanwhile.
    moved = (yield* ask(LEAVE, { path: other, id })).length > 0 || moved;
  }
  const record = moved ? recordIn(yield* ask<Kept>(RECORD, { id })) : null;
  if (record !== null) yield* tellMoved(record, path);
}
