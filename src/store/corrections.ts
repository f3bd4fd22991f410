/** What people said of documents, and what it makes of their records. */
import type { Correction } from '../../eval/gold/corrections.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { Sieve } from '../forget/sieve.ts';
import { checked, type Misfit } from '../review/check.ts';
import { isNamedIn } from './cleared.ts';
import { ask, type Database, type Steps } from './database.ts';
import { rewrite } from './documents.ts';
import { settleDeadlines } from './next-meeting.ts';
import { recordFrom } from './older.ts';
import { inForce, type Kept, keptSteps, type Made, made, predictionSteps } from './reviewed.ts';
import { clearing } from './saving.ts';
import { correctedOf, isStanding, type Standing, sieveSteps, standingOf } from './sieve.ts';

/** So many are kept of a document. */
export const MOST_CORRECTIONS = 20_000;

/** The corrections of a store. */
export interface CorrectionStore {
  /** Of a document, oldest first; null where it is not stored. */
  of(sha256: string): Promise<readonly Kept[] | null>;
  /** Of all documents, also of those that are not stored any more, oldest first. */
  all(): Promise<readonly Kept[]>;
  /** The record as the run has made it; null where the document is not stored. */
  prediction(sha256: string): Promise<MinutesRecord | null>;
  /** Keeps a correction and applies it, or says why it does not fit; null where nothing is stored. */
  add(sha256: string, given: Correction, who: string | null): Promise<Kept | Misfit | null>;
  /** Takes a correction back, once; null where the document has none of this number. */
  undo(sha256: string, number: number): Promise<Kept | null>;
}

const RECORD = 'SELECT record FROM documents WHERE sha256 = @sha256';
const ADD = `INSERT INTO corrections (sha256, correction, who, made_at)
  VALUES (@sha256, @correction, @who, @made_at) RETURNING number`;
const UNDO = `UPDATE corrections SET undone_at = @undone_at
  WHERE sha256 = @sha256 AND number = @number AND undone_at IS NULL`;
const STATE = `UPDATE documents SET review = @review, corrected = @corrected
  WHERE sha256 = @sha256`;

/** A document with its corrections, as they stand together. */
interface Reviewed {
  /** As it is stored. */
  readonly json: string;
  readonly prediction: MinutesRecord;
  readonly kept: readonly Kept[];
  readonly standing: Standing;
  readonly sieve: Sieve;
}

function* reviewedSteps(sha256: string): Steps<Reviewed | null> {
  // First: whatever comes in between is seen when it is written.
  const standing = yield* standingOf(sha256);
  const [row] = yield* ask<{ record: string }>(RECORD, { sha256 });
  if (row === undefined) return null;
  const prediction = recordFrom((yield* predictionSteps(sha256)) ?? row.record);
  const kept = yield* keptSteps(sha256);
  return { json: row.record, prediction, kept, standing, sieve: yield* sieveSteps() };
}

/** True where the document is as it was when it was read. */
function* stillSo(sha256: string, { json, standing }: Reviewed): Steps<boolean> {
  const [row] = yield* ask<{ record: string }>(RECORD, { sha256 });
  return row?.record === json && isStanding(yield* standingOf(sha256), standing);
}

/** Puts what the corrections make of a document in its place; what says the same stays. */
function* replace(sha256: string, { json }: Reviewed, next: Made): Steps<void> {
  if (JSON.stringify(next.record) !== json) return yield* rewrite(sha256, next, 'review');
  const corrected = yield* correctedOf(sha256);
  yield* ask(STATE, { sha256, review: next.review, corrected });
}

/** As it lies in the table: whose it is and who said it stand beside it. */
function jsonOf(correction: Correction): string {
  const { document, sha256, who, when, ...said } = correction;
  return JSON.stringify(said);
}

function next({ prediction, sieve, standing }: Reviewed, corrections: readonly Correction[]): Made {
  return made(prediction, corrections, clearing(sieve, standing));
}

const FORGOTTEN: Misfit = { place: 'to.values', message: 'names somebody who was forgotten' };
const FULL: Misfit = {
  place: 'body',
  message: `a document has at most ${MOST_CORRECTIONS} corrections`,
};

async function add(database: Database, sha256: string, given: Correction, who: string | null) {
  for (;;) {
    const now = await database.read(() => reviewedSteps(sha256));
    if (now === null) return null;
    if (now.kept.length >= MOST_CORRECTIONS) return FULL;
    if (isNamedIn(given, now.sieve, sha256)) return FORGOTTEN;
    const active = inForce(now.kept);
    const answer = checked(now.prediction, active, given);
    if (!('kept' in answer)) return answer;
    const after = next(now, [...active, answer.kept]);
    const row = {
      ...{ sha256, correction: jsonOf(answer.kept), made_at: new Date().toISOString() },
      who: who === null ? null : now.sieve.text(who),
    };
    const number = await database.write(function* () {
      if (!(yield* stillSo(sha256, now))) return null;
      const [added] = yield* ask<{ number: number }>(ADD, row);
      yield* replace(sha256, now, after);
      return added?.number ?? 0;
    });
    if (number === null) continue;
    await settleDeadlines(database);
    return await numbered(database, sha256, number);
  }
}

async function undo(database: Database, sha256: string, number: number) {
  for (;;) {
    const kept = await numbered(database, sha256, number);
    if (kept === null || kept.undoneAt !== null) return kept;
    const now = await database.read(() => reviewedSteps(sha256));
    const left = now?.kept.filter((one) => one.number !== number) ?? [];
    const after = now && next(now, inForce(left));
    const undone_at = new Date().toISOString();
    const done = await database.write(function* () {
      if (now !== null && !(yield* stillSo(sha256, now))) return false;
      yield* ask(UNDO, { sha256, number, undone_at });
      if (now !== null && after !== null) yield* replace(sha256, now, after);
      return true;
    });
    if (done && now !== null) await settleDeadlines(database);
  }
}

async function numbered(database: Database, sha256: string, number: number): Promise<Kept | null> {
  const kept = await database.read(() => keptSteps(sha256));
  return kept.find((one) => one.number === number) ?? null;
}

/** The corrections in a database. */
export function correctionStore(database: Database): CorrectionStore {
  return {
    of: (sha256) =>
      database.read(function* () {
        const stored = yield* ask(RECORD, { sha256 });
        return stored.length === 0 ? null : yield* keptSteps(sha256);
      }),
    all: () => database.read(() => keptSteps()),
    prediction: async (sha256) =>
      (await database.read(() => reviewedSteps(sha256)))?.prediction ?? null,
    add: (sha256, given, who) => add(database, sha256, given, who),
    undo: (sha256, number) => undo(database, sha256, number),
  };
}
