/**
 * Forgetting a person: first what is remembered of the names, then document after document, each in
 * a transaction of its own. Killed at any moment, the rest is still noted and done the next time.
 */
import { groupBy } from '../../eval/group.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { digestsOf, type FormIn, type Sieve, sparedDigests } from '../forget/sieve.ts';
import { type Cleared, clearedBy, clearSteps } from './cleared.ts';
import { ask, type Database, type Steps } from './database.ts';
import { rewrite } from './documents.ts';
import { recordFrom } from './older.ts';
import { inForce, type Kept, keptSteps, type Made, made } from './reviewed.ts';
import { sieveSteps } from './sieve.ts';

/** A person in a document; '' where the text alone has the name. */
export interface Work {
  /** SHA-256 of the document. */
  readonly document: string;
  /** The person's id in the record. */
  readonly person: string;
}

/** What is to be forgotten. */
export interface ForgetPlan {
  /** Forms of the name: full ones are known everywhere, short ones in their documents. */
  readonly forms: readonly FormIn[];
  /** Others of the same name. */
  readonly spared: readonly FormIn[];
  readonly work: readonly Work[];
}

/** Somebody who was forgotten; nobody can tell who. */
export interface Forgotten {
  readonly id: number;
  /** ISO time. */
  readonly madeAt: string;
  readonly documents: number;
}

/** What a store has forgotten. */
export interface ForgottenStore {
  /** Remembers that the names are to be forgotten, and what is to be done. */
  begin(plan: ForgetPlan): Promise<void>;
  /**
   * Does what is to be done, of this plan and of those before. `gone` says of a path whether nothing
   * lies there: then it is covered, too.
   */
  finish(gone: (path: string) => boolean): Promise<void>;
  /** True where a full name was forgotten. */
  knows(name: string): Promise<boolean>;
  /** Documents in which people have still to be erased. */
  unfinished(): Promise<number>;
  /** Oldest first. */
  all(): Promise<Forgotten[]>;
}

const BEGIN = `INSERT INTO forgotten (made_at, documents) VALUES (@made_at, @documents) RETURNING id`;
const UNSPARE = 'DELETE FROM forgotten_names WHERE digest = @digest';
const REMEMBER = `INSERT INTO forgotten_names (digest, forgotten) VALUES (@digest, @id)
  ON CONFLICT (digest) DO NOTHING`;
const NOTE = `INSERT INTO forgotten_work (document, person)
  SELECT id, CAST(@person AS TEXT) FROM documents WHERE sha256 = @document
  ON CONFLICT (document, person) DO NOTHING`;
/** From now on until the tables are built anew. */
export const DIRTY = 'UPDATE forgetting SET dirty = 1';

function* begin({ forms, spared, work }: ForgetPlan): Steps<void> {
  const [known] = yield* ask<{ secret: string }>('SELECT secret FROM forgetting');
  const secret = known?.secret ?? '';
  const documents = new Set(work.map(({ document }) => document)).size;
  const [made] = yield* ask<{ id: number }>(BEGIN, {
    made_at: new Date().toISOString(),
    documents,
  });
  const id = made?.id ?? 0;
  const free = forms.flatMap((form) => sparedDigests(secret, form));
  for (const digest of free) yield* ask(UNSPARE, { digest });
  const digests = [
    ...forms.flatMap((form) => digestsOf(secret, form)),
    ...spared.flatMap((form) => sparedDigests(secret, form)),
  ];
  for (const digest of digests) yield* ask(REMEMBER, { digest, id });
  for (const { document, person } of work) yield* ask(NOTE, { document, person });
  yield* ask(DIRTY);
}

interface Next {
  readonly id: number;
  readonly sha256: string;
}

/** A document as it is stored, and as the run has made it where that is something else. */
interface Stored {
  readonly sha256: string;
  readonly record: string;
  readonly prediction: string | null;
}

const STORED = `SELECT sha256, documents.record, predictions.record AS prediction
  FROM documents LEFT JOIN predictions ON predictions.document = documents.id
  WHERE sha256 = @sha256`;
const NEXT = `SELECT id, sha256 FROM documents
  WHERE id = (SELECT MIN(document) FROM forgotten_work)`;
const PEOPLE = "SELECT person FROM forgotten_work WHERE document = @id AND person <> ''";

/** What is left of a document and of what people said of it. */
interface Left {
  readonly cleared: Cleared;
  readonly made: Made;
}

/** A document's record and its prediction without those who are forgotten, and without corrections that name them. */
function leftOf(
  { record, prediction }: Stored,
  kept: readonly Kept[],
  sieve: Sieve,
  ids: readonly string[],
): Left {
  const cleared = clearedBy(kept, sieve);
  const clear = (one: MinutesRecord) => sieve.record(one, ids);
  const base = clear(recordFrom(prediction ?? record));
  return { cleared, made: made(base, inForce(cleared.left), clear) };
}

/** Replaces the record, unless another process has put another in its place. */
function* replace(stored: Stored, kept: readonly Kept[], left: Left): Steps<void> {
  const { sha256 } = stored;
  const [now] = yield* ask<Stored>(STORED, { sha256 });
  const same = now?.record === stored.record && now.prediction === stored.prediction;
  if (!same || (yield* keptSteps(sha256)).length !== kept.length) return;
  yield* clearSteps(left.cleared);
  yield* rewrite(sha256, left.made, 'forgotten');
}

async function eraseAll(database: Database): Promise<void> {
  for (;;) {
    const [next] = await database.read(() => ask<Next>(NEXT));
    if (next === undefined) return;
    const { sha256 } = next;
    const people = await database.read(() => ask<{ person: string }>(PEOPLE, { id: next.id }));
    const ids = people.map(({ person }) => person);
    const kept = await database.read(() => keptSteps(sha256));
    const [stored] = await database.read(() => ask<Stored>(STORED, { sha256 }));
    if (stored === undefined) continue;
    const left = leftOf(stored, kept, await database.read(sieveSteps), ids);
    await database.write(() => replace(stored, kept, left));
  }
}

/** What was said of documents that need nothing else, and of those that are not stored any more. */
async function eraseSaid(database: Database, sieve: Sieve): Promise<void> {
  const all = groupBy(await database.read(() => keptSteps()), ({ sha256 }) => sha256);
  for (const [sha256, kept] of all) {
    const cleared = clearedBy(kept, sieve);
    const [stored] = await database.read(() => ask<Stored>(STORED, { sha256 }));
    const prediction = stored?.prediction ? recordFrom(stored.prediction) : null;
    const isClean = prediction === null || sieve.record(prediction) === prediction;
    if (cleared.gone.length + cleared.covered.length === 0 && isClean) continue;
    if (stored === undefined) await database.write(() => clearSteps(cleared));
    else {
      const left = leftOf(stored, kept, sieve, []);
      await database.write(() => replace(stored, kept, left));
    }
  }
}

interface RulingRow {
  readonly id: number;
  readonly a_sha256: string;
  readonly a_name: string;
  readonly b_sha256: string;
  readonly b_name: string;
}

function* rulings(sieve: Sieve): Steps<void> {
  const names = (name: string, document: string): boolean =>
    sieve.knows(name, document) || sieve.text(name, document) !== name;
  const rows = yield* ask<RulingRow>('SELECT * FROM rulings');
  for (const { id, ...row } of rows) {
    if (!names(row.a_name, row.a_sha256) && !names(row.b_name, row.b_sha256)) continue;
    yield* ask('DELETE FROM rulings WHERE id = @id', { id });
  }
}

interface PlacedRow {
  readonly path: string;
  readonly sha256: string | null;
}

/** A path that is taken by no other: covered paths may be alike. */
function* freePath(path: string): Steps<string> {
  for (let n = 1; ; n++) {
    const free = n === 1 ? path : `${path} (${n})`;
    const taken = yield* ask('SELECT 1 AS one FROM files WHERE path = @path', { path: free });
    if (taken.length === 0) return free;
  }
}

/** Paths at which nothing lies that must be found by its name. */
function* paths(sieve: Sieve, gone: (path: string) => boolean): Steps<void> {
  const files = 'SELECT path, sha256 FROM files JOIN documents ON documents.id = files.document';
  for (const { path, sha256 } of yield* ask<PlacedRow>(files)) {
    const covered = sieve.text(path, sha256);
    if (covered === path || !gone(path)) continue;
    const free = yield* freePath(covered);
    yield* ask('UPDATE files SET path = @free WHERE path = @path', { path, free });
  }
  type Failed = PlacedRow & { readonly message: string };
  for (const failed of yield* ask<Failed>('SELECT path, sha256, message FROM failures')) {
    const { path, sha256 } = failed;
    if (sieve.text(path, sha256) !== path && gone(path)) {
      yield* ask('DELETE FROM failures WHERE path = @path', { path });
      continue;
    }
    const message = sieve.text(failed.message, sha256);
    if (message === failed.message) continue;
    yield* ask('UPDATE failures SET message = @message WHERE path = @path', { path, message });
  }
}

interface EventRow {
  readonly number: number;
  readonly subject: string;
  readonly data: string;
}

const EVENTS = `SELECT number, subject, data FROM events WHERE number > @after
  ORDER BY number LIMIT 500`;
const RETELL = 'UPDATE events SET subject = @subject, data = @data WHERE number = @number';

/** Events of one page, told without the names; gives the last one's number, null after the last. */
function* events(sieve: Sieve, after: number): Steps<number | null> {
  const rows = yield* ask<EventRow>(EVENTS, { after });
  for (const row of rows) {
    const { number } = row;
    const data = JSON.stringify(JSON.parse(row.data), (_, value) =>
      typeof value === 'string' ? sieve.text(value, row.subject) : value,
    );
    const subject = sieve.text(row.subject);
    if (data === row.data && subject === row.subject) continue;
    yield* ask(RETELL, { number, subject, data });
  }
  return rows.at(-1)?.number ?? null;
}

/** The forgotten of a database. */
export function forgottenStore(database: Database): ForgottenStore {
  return {
    begin: (plan) => database.write(() => begin(plan)),
    finish: async (gone) => {
      await eraseAll(database);
      const sieve = await database.read(sieveSteps);
      if (sieve.isEmpty) return;
      await eraseSaid(database, sieve);
      await database.write(() => rulings(sieve));
      await database.write(() => paths(sieve, gone));
      for (let after: number | null = 0; after !== null; ) {
        const at: number = after;
        after = await database.write(() => events(sieve, at));
      }
    },
    knows: async (name) => (await database.read(sieveSteps)).knows(name),
    unfinished: async () => {
      const sql = 'SELECT COUNT(DISTINCT document) AS count FROM forgotten_work';
      return (await database.read(() => ask<{ count: number }>(sql)))[0]?.count ?? 0;
    },
    all: async () => {
      type Made = { id: number; made_at: string; documents: number };
      const rows = await database.read(() => ask<Made>('SELECT * FROM forgotten ORDER BY id'));
      return rows.map(({ made_at: madeAt, ...row }) => ({ ...row, madeAt }));
    },
  };
}
