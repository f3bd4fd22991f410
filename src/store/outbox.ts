/**
 * Events, written in the transaction that makes what they tell: none is told of what did not come
 * about, and none is left out. They hold no text of a document and no name of a person.
 */
import { randomBytes } from 'node:crypto';
import { maskedPath, maskedText } from '../../pipeline/private/mask.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { toldPath } from '../paths.ts';
import { changesOf, isSame } from './changes.ts';
import { ask, type Steps } from './database.ts';
import { LAYERS } from './query.ts';
import { sieveSteps } from './sieve.ts';

/** What may become of a document. */
export const EVENT_TYPES = [
  'document.processed',
  'document.changed',
  'document.moved',
  'document.removed',
  'document.failed',
  'document.dated',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

const TELL = `INSERT INTO events (nonce, type, time, subject, data)
  VALUES (@nonce, @type, @time, @subject, @data)`;

/** The subject where it is a document's hash. */
function hash(subject: string): string | null {
  return /^[0-9a-f]{64}$/u.test(subject) ? subject : null;
}

/** Random digits that no other event has. */
export function nonce(): string {
  return randomBytes(8).toString('hex');
}

function* tell(type: EventType, subject: string, data: object): Steps<void> {
  const time = new Date().toISOString();
  const sieve = yield* sieveSteps();
  // A path may hold the name of somebody who was forgotten.
  const told = JSON.stringify(data, (_, value) =>
    typeof value === 'string' ? sieve.text(value, hash(subject)) : value,
  );
  const named = hash(subject) === null ? sieve.text(subject) : subject;
  yield* ask(TELL, { nonce: nonce(), type, time, subject: named, data: told });
}

/** A path as other systems are told it: file names may hold private numbers, too. */
function outwardPath(path: string, sha256: string): string {
  return maskedPath(toldPath(path), sha256);
}

/** The record in the HTTP API, from its root. */
function linkOf(sha256: string): string {
  return `/v1/documents/${sha256}`;
}

/** What every event of a stored document says of it; an older program has written fewer lists. */
function documentData({ source, meeting, ...record }: MinutesRecord, path: string) {
  return {
    sha256: source.sha256,
    path: outwardPath(path, source.sha256),
    body: meeting.body === null ? null : maskedText(meeting.body),
    date: meeting.date,
    counts: Object.fromEntries(LAYERS.map((layer) => [layer, record[layer]?.length ?? 0])),
    record: linkOf(source.sha256),
  };
}

/** A document as it was stored, and what it takes the place of. */
export interface Saved {
  readonly path: string;
  readonly record: MinutesRecord;
  /** Of the same content, from before. */
  readonly before: MinutesRecord | null;
  /** Of other content, which lay at the path and is gone. */
  readonly replaced: MinutesRecord | null;
}

/** Tells of a document that was stored; of one that says what it said before nothing is told. */
export function* tellSaved({ path, record, before, replaced }: Saved): Steps<void> {
  const { sha256 } = record.source;
  const data = documentData(record, path);
  if (before !== null) {
    if (!isSame(before, record)) {
      const changes = changesOf(before, record);
      yield* tell('document.changed', sha256, { ...data, cause: 'run', changes });
    }
    if (replaced !== null) yield* tellRemoved(replaced, path);
  } else if (replaced !== null) {
    const cause = { cause: 'content', previous: replaced.source.sha256 };
    const changes = changesOf(replaced, record);
    yield* tell('document.changed', sha256, { ...data, ...cause, changes });
  } else {
    yield* tell('document.processed', sha256, data);
  }
}

/** Why a document says something else without a new run: people were erased, or somebody corrected it. */
export type Cause = 'forgotten' | 'review';

/** A document that was written anew. */
interface Rewritten extends Pick<Saved, 'path' | 'record'> {
  readonly before: MinutesRecord;
  readonly cause: Cause;
}

/** Tells of a document that says something else now. */
export function* tellRewritten({ path, record, before, cause }: Rewritten): Steps<void> {
  if (isSame(before, record)) return;
  const { sha256 } = record.source;
  const changes = changesOf(before, record);
  const data = { ...documentData(record, path), cause, changes };
  yield* tell('document.changed', sha256, data);
}

/** Tells that a document lies elsewhere now. */
export function* tellMoved(record: MinutesRecord, path: string): Steps<void> {
  yield* tell('document.moved', record.source.sha256, documentData(record, path));
}

/** Tells that a document is stored no more; `path` is where it lay last. */
export function* tellRemoved({ source }: MinutesRecord, path: string): Steps<void> {
  const { sha256 } = source;
  yield* tell('document.removed', sha256, { sha256, path: outwardPath(path, sha256) });
}

/** A document that could not be processed: the reason's code, not its words, which may quote it. */
export interface ToldFailure {
  readonly path: string;
  readonly sha256: string | null;
  readonly code: string;
}

/** Tells of a document that failed. */
export function* tellFailed({ path, sha256, code }: ToldFailure): Steps<void> {
  const told = outwardPath(path, sha256 ?? '');
  yield* tell('document.failed', sha256 ?? told, { sha256, path: told, code });
}

/** A day that another document has told a deadline at the next meeting, or has taken back. */
export interface ToldDate {
  readonly document: string;
  readonly path: string;
  readonly previous: string | null;
  readonly date: string | null;
  /** SHA-256 of the document that tells it. */
  readonly toldBy: string | null;
}

/** Tells that what is due at the next meeting has got another day. */
export function* tellDated({ document, path, ...told }: ToldDate): Steps<void> {
  const out = outwardPath(path, document);
  const data = { sha256: document, path: out, record: linkOf(document), ...told };
  yield* tell('document.dated', document, data);
}
