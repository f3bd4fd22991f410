/** What a store has forgotten, as all that is written is looked through with. */
import { Sieve } from '../forget/sieve.ts';
import { ask, type Database, type Steps } from './database.ts';

const SECRET = 'SELECT secret FROM forgetting';
const DIGESTS = 'SELECT digest FROM forgotten_names';
const NUMBER = 'SELECT COALESCE(MAX(id), 0) AS number FROM forgotten';
const REMOVED = 'SELECT what FROM removed WHERE sha256 = @sha256';
const CORRECTED = `SELECT COUNT(*) AS count, COUNT(undone_at) AS undone, MAX(number) AS last
  FROM corrections WHERE sha256 = @sha256`;

/** The sieve of a store as it is now. */
export function* sieveSteps(): Steps<Sieve> {
  const digests = yield* ask<{ digest: string }>(DIGESTS);
  const [row] = digests.length === 0 ? [] : yield* ask<{ secret: string }>(SECRET);
  const secret = row?.secret ?? '';
  return new Sieve({ secret, digests: new Set(digests.map(({ digest }) => digest)) });
}

/** What a rule has removed of a document. */
export type Removed = 'document' | 'people';

/** What was removed of a document. */
export function* removedOf(sha256: string): Steps<ReadonlySet<Removed>> {
  const rows = yield* ask<{ what: Removed }>(REMOVED, { sha256 });
  return new Set(rows.map(({ what }) => what));
}

/** Under what a record was looked through: another was forgotten since where it is not the same. */
export interface Standing {
  readonly forgotten: number;
  /** A rule has taken the document out. */
  readonly document: boolean;
  /** A rule has taken all people out of it. */
  readonly people: boolean;
  /** Which corrections there are of it; null for none. */
  readonly corrected: string | null;
}

/** How it stands with a document. */
export function* standingOf(sha256: string): Steps<Standing> {
  const [row] = yield* ask<{ number: number }>(NUMBER);
  const removed = yield* removedOf(sha256);
  const [document, people] = [removed.has('document'), removed.has('people')];
  const corrected = yield* correctedOf(sha256);
  return { forgotten: row?.number ?? 0, document, people, corrected };
}

/** What changes with every correction of a document; null where there are none. */
export function* correctedOf(sha256: string): Steps<string | null> {
  type Counts = { count: number; undone: number; last: number | null };
  const [row] = yield* ask<Counts>(CORRECTED, { sha256 });
  return row && row.count > 0 ? `${row.last} of ${row.count}, ${row.undone} undone` : null;
}

/** True where a document is as it was when it was looked through. */
export function isStanding(now: Standing, then: Standing): boolean {
  const { forgotten, people, corrected } = now;
  return forgotten === then.forgotten && people === then.people && corrected === then.corrected;
}

/** Gives the sieve of a database, read again when somebody was forgotten. */
export function sievesOf(database: Database) {
  let known: { readonly number: number; readonly sieve: Sieve } | null = null;
  return async (number: number): Promise<Sieve> => {
    if (known?.number !== number) known = { number, sieve: await database.read(sieveSteps) };
    return known.sieve;
  };
}
