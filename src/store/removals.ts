/** What rules take out of a store: documents, or the people in them. Each is remembered by content. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { withoutAnybody } from '../forget/erase.ts';
import { clearedOfPeople, clearSteps } from './cleared.ts';
import { ask, type Database, type Steps } from './database.ts';
import { rewrite } from './documents.ts';
import { DIRTY } from './forgotten.ts';
import { recordFrom } from './older.ts';
import { tellRemoved } from './outbox.ts';
import { inForce, keptSteps, made, predictionSteps } from './reviewed.ts';
import { type Removed, removedOf } from './sieve.ts';

/** A stored document as rules look at it. */
export interface Held {
  readonly sha256: string;
  readonly path: string;
  /** Of the meeting. */
  readonly date: string | null;
  readonly body: string | null;
  readonly kind: string | null;
  /** ISO time at which its content was first stored. */
  readonly storedAt: string;
  /** How many people it names. */
  readonly people: number;
}

/** What rules have removed. */
export interface RemovalStore {
  /** True where a rule has taken the document out and nobody has taken it back. */
  has(sha256: string): Promise<boolean>;
  /** All documents, by their paths' letters. */
  held(): Promise<Held[]>;
  /** Takes a document out with all that is known of it; its record, null where it is gone already. */
  document(sha256: string): Promise<MinutesRecord | null>;
  /** Takes all people out of a document; its record before, null where it is gone or names nobody. */
  people(sha256: string): Promise<MinutesRecord | null>;
}

const HELD = `SELECT sha256, date, body, kind,
    (SELECT MIN(path) FROM files WHERE files.document = documents.id) AS path,
    COALESCE(stored_at, processed_at) AS stored_at,
    (SELECT COUNT(*) FROM people WHERE people.document = documents.id) AS people
  FROM documents ORDER BY path`;
const REMEMBER = `INSERT INTO removed (sha256, what, made_at) VALUES (@sha256, @what, @made_at)
  ON CONFLICT (sha256, what) DO UPDATE SET made_at = excluded.made_at`;
const RECORD = `SELECT record, (SELECT MIN(path) FROM files WHERE document = documents.id) AS path
  FROM documents WHERE sha256 = @sha256`;
const REMOVE = 'DELETE FROM documents WHERE sha256 = @sha256';
const UNSAY = 'DELETE FROM corrections WHERE sha256 = @sha256';

interface Kept {
  readonly record: string;
  readonly path: string;
}

function* remember(sha256: string, what: Removed): Steps<void> {
  yield* ask(REMEMBER, { sha256, what, made_at: new Date().toISOString() });
  yield* ask(DIRTY);
}

function* removeDocument(sha256: string): Steps<MinutesRecord | null> {
  const [kept] = yield* ask<Kept>(RECORD, { sha256 });
  if (!kept) return null;
  const record = recordFrom(kept.record);
  yield* remember(sha256, 'document');
  yield* ask(REMOVE, { sha256 });
  yield* ask(UNSAY, { sha256 });
  yield* tellRemoved(record, kept.path);
  return record;
}

function* removePeople(sha256: string): Steps<MinutesRecord | null> {
  const [kept] = yield* ask<Kept>(RECORD, { sha256 });
  if (!kept) return null;
  const record = recordFrom(kept.record);
  if (record.people.length === 0) return null;
  const prediction = recordFrom((yield* predictionSteps(sha256)) ?? kept.record);
  const cleared = clearedOfPeople(yield* keptSteps(sha256), record);
  yield* clearSteps(cleared);
  yield* remember(sha256, 'people');
  const after = made(withoutAnybody(prediction), inForce(cleared.left), withoutAnybody);
  yield* rewrite(sha256, after, 'forgotten');
  return record;
}

/** The removals of a database. */
export function removalStore(database: Database): RemovalStore {
  return {
    has: async (sha256) => (await database.read(() => removedOf(sha256))).has('document'),
    held: async () => {
      type Row = Omit<Held, 'storedAt'> & { readonly stored_at: string };
      const rows = await database.read(() => ask<Row>(HELD));
      return rows.map(({ stored_at: storedAt, ...row }) => ({ ...row, storedAt }));
    },
    document: (sha256) => database.write(() => removeDocument(sha256)),
    people: (sha256) => database.write(() => removePeople(sha256)),
  };
}
