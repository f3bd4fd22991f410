/** The outbox as its readers see it: events in their order, from where a reader has come to. */
import { UserError } from '../errors.ts';
import { ask, type Database, type Steps } from './database.ts';
import type { EventType } from './outbox.ts';

/** An event as CloudEvents 1.0 has it (JSON event format). */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** The same at every delivery; also the cursor of a reader that has come to it. */
  readonly id: string;
  /** The store: 'urn:uuid:…'. */
  readonly source: string;
  readonly type: string;
  /** RFC 3339: when it happened. */
  readonly time: string;
  /** SHA-256 of the document; where none could be told apart, its path. */
  readonly subject: string;
  readonly datacontenttype: 'application/json';
  readonly data: unknown;
}

/** An event with its number, which increases. */
export interface Numbered {
  readonly number: number;
  readonly event: CloudEvent;
}

/** Which events are taken away: those before an ISO time, or all but the newest. */
export type Pruning = (
  | { readonly before: string; readonly keep: null }
  | { readonly before: null; readonly keep: number }
) & {
  /** Also what a webhook has still to get. */
  readonly force: boolean;
};

/** The events of a store. */
export interface EventStore {
  /** Where a reader stands that has a cursor, which is the id of an event; UserError of none. */
  standing(cursor: string): Promise<number>;
  /** The next events behind a number, at most so many; those of other types are passed over. */
  after(number: number, most: number, types: readonly EventType[] | null): Promise<Numbered[]>;
  /** What events name as their source. */
  source(): Promise<string>;
  /** Number of the newest event that there was; 0 before the first. */
  last(): Promise<number>;
  /** Takes old events away: how many, and how many were kept for webhooks. */
  prune(pruning: Pruning): Promise<{ readonly pruned: number; readonly held: number }>;
}

/** A row with its event's columns and the store's source. */
export interface EventRow {
  readonly number: number;
  readonly nonce: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
  readonly data: string;
  readonly source: string;
}

/** Columns of an EventRow. */
export const EVENT_COLUMNS = `events.number, events.nonce, events.type, events.time, events.subject,
  events.data, (SELECT source FROM event_log) AS source`;

/** 'urn:uuid:…' of 32 digits. */
function sourceUrn(digits: string): string {
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/u.exec(digits) ?? ['', digits];
  return `urn:uuid:${parts.slice(1).join('-')}`;
}

/** The event of a row. */
export function numbered({ number, nonce, source, ...row }: EventRow): Numbered {
  const event = {
    specversion: '1.0',
    id: `${number}-${nonce}`,
    source: sourceUrn(source),
    type: row.type,
    time: row.time,
    subject: row.subject,
    datacontenttype: 'application/json',
    data: JSON.parse(row.data),
  } as const;
  return { number, event };
}

/** SQL: a webhook wants the event; `types` is a JSON array as text, null for all. */
export const WANTED = `(webhooks.types IS NULL OR instr(webhooks.types, '"' || events.type || '"') > 0)`;
const HELD = `(EXISTS (SELECT 1 FROM undelivered WHERE undelivered.event = events.number)
  OR EXISTS (SELECT 1 FROM webhooks
    WHERE webhooks.state <> 'gone' AND webhooks.cursor < events.number AND ${WANTED}))`;
const LAST = `SELECT COALESCE((SELECT MAX(number) FROM events), 0) AS newest, pruned FROM event_log`;
const KEPT = 'SELECT nonce FROM events WHERE number = @number';
// The types are words of this program's.
const afterOf = (types: readonly EventType[] | null): string => `SELECT ${EVENT_COLUMNS} FROM events
  WHERE number > @number
    ${types === null ? '' : `AND type IN (${types.map((type) => `'${type}'`).join(', ')})`}
  ORDER BY number LIMIT @most`;

/** Number of the newest event that there was. */
export function* lastNumber(): Steps<number> {
  const [row] = yield* ask<{ newest: number; pruned: number }>(LAST);
  return Math.max(row?.newest ?? 0, row?.pruned ?? 0);
}

const SOURCE = 'SELECT source FROM event_log';
const CURSOR = /^(\d{1,15})-[0-9a-f]{16}$/u;

function* standing(cursor: string): Steps<number> {
  const [, digits] = CURSOR.exec(cursor) ?? [];
  if (digits === undefined) {
    throw new UserError(`a cursor is the id of an event (12-9f3ac2d471e08b6a), not '${cursor}'`);
  }
  const number = Number(digits);
  const [kept] = yield* ask<{ nonce: string }>(KEPT, { number });
  const [log] = yield* ask<{ pruned: number }>('SELECT pruned FROM event_log');
  const pruned = log?.pruned ?? 0;
  if (number < pruned) {
    const again = "take the records ('klubbslag export') and go on from the oldest event";
    throw new UserError(`events after ${cursor} have been pruned: ${again}`);
  }
  const known = kept ? cursor === `${number}-${kept.nonce}` : number === pruned;
  if (!known) throw new UserError(`${cursor} is no event of this store`);
  return number;
}

/** Numbers up to which events may go, by what is asked for. */
function* limitOf({ before, keep }: Pruning): Steps<number> {
  const sql =
    before === null
      ? 'SELECT number FROM events ORDER BY number DESC LIMIT 1 OFFSET @keep'
      : 'SELECT number FROM events WHERE time < @before ORDER BY number DESC LIMIT 1';
  const [row] = yield* ask<{ number: number }>(sql, before === null ? { keep } : { before });
  return row?.number ?? 0;
}

function* prune(pruning: Pruning): Steps<{ pruned: number; held: number }> {
  const limit = yield* limitOf(pruning);
  const free = pruning.force ? '' : `AND NOT ${HELD}`;
  const gone = yield* ask<{ number: number }>(
    `DELETE FROM events WHERE number <= @limit ${free} RETURNING number`,
    { limit },
  );
  const left = yield* ask('SELECT number FROM events WHERE number <= @limit', { limit });
  let pruned = 0;
  for (const { number } of gone) pruned = Math.max(pruned, number);
  yield* ask('UPDATE event_log SET pruned = @pruned WHERE pruned < @pruned', { pruned });
  return { pruned: gone.length, held: left.length };
}

/** The events in a database. */
export function eventStore(database: Database): EventStore {
  return {
    standing: (cursor) => database.read(() => standing(cursor)),
    after: async (number, most, types) => {
      const values = { number, most };
      const rows = await database.read(() => ask<EventRow>(afterOf(types), values));
      return rows.map(numbered);
    },
    source: async () => {
      const [row] = await database.read(() => ask<{ source: string }>(SOURCE));
      return sourceUrn(row?.source ?? '');
    },
    last: () => database.read(lastNumber),
    prune: (pruning) => database.write(() => prune(pruning)),
  };
}
