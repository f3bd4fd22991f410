/** A document's record as its prediction and the corrections in force make it. */
import { type Correction, REVIEW_LAYERS } from '../../eval/gold/corrections.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { applyReview } from '../review/apply.ts';
import { ask, type Steps } from './database.ts';
import { type RecordRows, recordRows } from './rows.ts';

/** How far people have gone through a document: 'done' when all its layers are reviewed. */
export const REVIEW_STATES = ['none', 'begun', 'done'] as const;

export type ReviewState = (typeof REVIEW_STATES)[number];

/** A correction as it is kept. */
export interface Kept {
  /** Of all in the store; later ones go before. */
  readonly number: number;
  /** SHA-256 of the document. */
  readonly sha256: string;
  /** Its `document` is the SHA-256, too. */
  readonly correction: Correction;
  /** Who said it, null where that is not told. */
  readonly who: string | null;
  /** ISO time. */
  readonly madeAt: string;
  /** ISO time, null where it is in force. */
  readonly undoneAt: string | null;
}

/** A document's record with its rows. */
export interface Made {
  readonly record: MinutesRecord;
  /** As the run has made it; null where that is the record. */
  readonly prediction: MinutesRecord | null;
  readonly review: ReviewState;
  readonly rows: RecordRows;
}

interface Row {
  readonly number: number;
  readonly sha256: string;
  readonly correction: string;
  readonly who: string | null;
  readonly made_at: string;
  readonly undone_at: string | null;
}

const OF = 'SELECT * FROM corrections WHERE sha256 = @sha256 ORDER BY number';
const ALL = 'SELECT * FROM corrections ORDER BY number';
const PREDICTION = `SELECT predictions.record FROM predictions JOIN documents ON id = document
  WHERE sha256 = @sha256`;

/** Who is told where nobody said who it was: gold needs somebody. */
const NOBODY = 'unknown';

function keptOf({ number, sha256, who, made_at: madeAt, undone_at: undoneAt, ...row }: Row): Kept {
  const said = JSON.parse(row.correction) as Correction;
  const signed = 'reviewed' in said ? { who: who ?? NOBODY, when: madeAt } : {};
  const correction = { ...said, document: sha256, ...signed };
  return { number, sha256, correction, who, madeAt, undoneAt };
}

/** All corrections of a document, oldest first; of all documents without one. */
export function* keptSteps(sha256?: string): Steps<readonly Kept[]> {
  const rows = sha256 === undefined ? yield* ask<Row>(ALL) : yield* ask<Row>(OF, { sha256 });
  return rows.map(keptOf);
}

/** What the run has made of a document that has corrections, as it is stored. */
export function* predictionSteps(sha256: string): Steps<string | null> {
  return (yield* ask<{ record: string }>(PREDICTION, { sha256 }))[0]?.record ?? null;
}

/** A person's words in a correction, and the document's: the values that it gives or has seen. */
export function wordsOf(correction: Correction): string[] {
  if ('reviewed' in correction) return [];
  return [
    ...Object.values({ ...correction.seen }),
    ...Object.values({ ...correction.to?.values }),
  ].filter((value) => typeof value === 'string');
}

/** The corrections that were not taken back. */
export function inForce(kept: readonly Kept[]): Correction[] {
  return kept.filter(({ undoneAt }) => undoneAt === null).map(({ correction }) => correction);
}

function stateOf(corrections: readonly Correction[]): ReviewState {
  if (corrections.length === 0) return 'none';
  const reviewed = new Set(corrections.flatMap((one) => ('reviewed' in one ? one.reviewed : [])));
  return REVIEW_LAYERS.every((layer) => reviewed.has(layer)) ? 'done' : 'begun';
}

/** `clear` takes out what must not be stored, of what was corrected, too. */
export function made(
  prediction: MinutesRecord,
  corrections: readonly Correction[],
  clear: (record: MinutesRecord) => MinutesRecord = (record) => record,
): Made {
  const corrected = applyReview(prediction, corrections);
  const record = corrected === prediction ? prediction : clear(corrected);
  return {
    record,
    prediction: corrected === prediction ? null : prediction,
    review: stateOf(corrections),
    rows: recordRows(record),
  };
}
