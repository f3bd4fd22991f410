/** Webhooks: who gets events, how far each has come, and who delivers to it at the moment. */
import { ask, type Database, type Row, type Steps } from './database.ts';
import {
  EVENT_COLUMNS,
  type EventRow,
  lastNumber,
  type Numbered,
  numbered,
  WANTED,
} from './events.ts';
import type { EventType } from './outbox.ts';

/** active gets events, failed waits for a person to say retry, gone has answered 410. */
export type WebhookState = 'active' | 'failed' | 'gone';

/** A webhook without its secret, which no list shows. */
export interface Webhook {
  readonly id: number;
  readonly url: string;
  /** Null for all. */
  readonly types: readonly EventType[] | null;
  readonly allowPrivate: boolean;
  readonly state: WebhookState;
  /** ISO time. */
  readonly madeAt: string;
  /** Why the last try came to nothing; null where it was delivered. */
  readonly reason: string | null;
  /** How often the event that is due was tried. */
  readonly tries: number;
  /** Milliseconds since 1970: when it is tried again. */
  readonly nextAt: number;
}

/** A webhook as it is listed. */
export interface ListedWebhook extends Webhook {
  /** Events that it has still to get. */
  readonly waiting: number;
  /** Events that were put aside. */
  readonly aside: number;
}

/** What delivering takes of a webhook. */
export interface Target extends Webhook {
  /** 'whsec_…' */
  readonly secret: string;
  readonly failingSince: number | null;
}

/** A new webhook; `from` is the number of the event behind which it begins. */
export interface NewWebhook extends Pick<Target, 'url' | 'secret' | 'types' | 'allowPrivate'> {
  readonly from: number | null;
}

/** A deliverer's hold of a webhook, for a time. */
export interface Claim {
  readonly id: number;
  /** Of the deliverer. */
  readonly by: string;
  readonly now: number;
  readonly until: number;
}

/** What a try came to. */
export type Tried =
  | { readonly state: 'delivered' }
  /** Tried again at a time. */
  | { readonly state: 'again'; readonly reason: string; readonly nextAt: number }
  /** This event is put aside, the next one is tried. */
  | { readonly state: 'aside'; readonly reason: string }
  /** Nothing more is sent. */
  | { readonly state: 'stopped'; readonly as: 'failed' | 'gone'; readonly reason: string };

/** The webhooks of a store. Times are milliseconds since 1970 by the clock of who asks. */
export interface WebhookStore {
  add(webhook: NewWebhook): Promise<number>;
  all(): Promise<ListedWebhook[]>;
  /** With its secret; null where there is none of this number. */
  target(id: number): Promise<Target | null>;
  /** What was put aside, by webhook and in the events' order. */
  aside(): Promise<Aside[]>;
  /** False where there is none of this number. */
  remove(id: number): Promise<boolean>;
  /** Makes it active and what was put aside due; false where there is none of this number. */
  retry(id: number): Promise<boolean>;
  /** Active webhooks with an event to get, and from when on each is free and due. */
  pending(): Promise<readonly Pending[]>;
  /** Leads webhooks past many events of types that they do not want. */
  skip(): Promise<void>;
  /** Takes hold of a webhook, or keeps it; null where another has it, or it is not due. */
  claim(claim: Claim): Promise<Target | null>;
  /** The event that it gets next. */
  next(id: number): Promise<Numbered | null>;
  /** Keeps what a try came to, as long as the claim is held; false where it is not. */
  tried(claim: Pick<Claim, 'id' | 'by' | 'now'>, number: number, tried: Tried): Promise<boolean>;
  release(claim: Pick<Claim, 'id' | 'by'>): Promise<void>;
}

/** An event that a webhook did not take. */
export interface Aside extends Numbered {
  readonly webhook: number;
  readonly reason: string;
  /** ISO time. */
  readonly failedAt: string;
}

/** A webhook that has an event to get. */
export interface Pending {
  readonly id: number;
  readonly dueAt: number;
}

interface HookRow {
  readonly id: number;
  readonly url: string;
  readonly secret: string;
  readonly types: string | null;
  readonly allow_private: number;
  readonly state: WebhookState;
  readonly made_at: string;
  readonly tries: number;
  readonly reason: string | null;
  readonly failing_since: number | null;
  readonly next_at: number;
}

interface AsideRow extends EventRow {
  readonly webhook: number;
  readonly reason: string;
  readonly failed_at: string;
}

function asideOf({ webhook, reason, failed_at: failedAt, ...row }: AsideRow): Aside {
  return { webhook, reason, failedAt, ...numbered(row) };
}

interface ListedRow extends HookRow {
  readonly waiting: number;
  readonly aside: number;
}

function webhookOf(row: HookRow): Webhook {
  return {
    id: row.id,
    url: row.url,
    types: row.types === null ? null : (JSON.parse(row.types) as EventType[]),
    allowPrivate: row.allow_private === 1,
    state: row.state,
    madeAt: row.made_at,
    reason: row.reason,
    tries: row.tries,
    nextAt: row.next_at,
  };
}

function targetOf(row: HookRow): Target {
  return { ...webhookOf(row), secret: row.secret, failingSince: row.failing_since };
}

const ADD = `INSERT INTO webhooks (url, secret, types, allow_private, state, made_at, cursor)
  VALUES (@url, @secret, @types, @allow_private, 'active', @made_at, @cursor) RETURNING id`;
const COMING = `events.number > webhooks.cursor AND ${WANTED}`;
const ALL = `SELECT webhooks.*,
    (SELECT COUNT(*) FROM events WHERE ${COMING})
      + (SELECT COUNT(*) FROM undelivered WHERE webhook = webhooks.id AND again = 1) AS waiting,
    (SELECT COUNT(*) FROM undelivered WHERE webhook = webhooks.id AND again = 0) AS aside
  FROM webhooks ORDER BY id`;
const ONE = 'SELECT * FROM webhooks WHERE id = @id';
const PENDING = `SELECT id, CASE WHEN claimed_until > next_at THEN claimed_until ELSE next_at END AS "dueAt"
  FROM webhooks WHERE state = 'active' AND (
    EXISTS (SELECT 1 FROM events WHERE ${COMING})
    OR EXISTS (SELECT 1 FROM undelivered WHERE webhook = webhooks.id AND again = 1))
  ORDER BY id`;
/** So many unwanted events may lie before a webhook without its place being written anew. */
const MANY = 200;
const BEHIND = `types IS NOT NULL AND cursor < @last - ${MANY} AND NOT EXISTS
  (SELECT 1 FROM events WHERE ${COMING} AND events.number <= webhooks.cursor + ${MANY})`;
const SKIP = `UPDATE webhooks SET cursor = COALESCE(
    (SELECT MIN(number) - 1 FROM events WHERE ${COMING}), @last) WHERE ${BEHIND}`;
const CLAIM = `UPDATE webhooks SET claimed_by = @by, claimed_until = @until
  WHERE id = @id AND state = 'active' AND next_at <= @now
    AND (claimed_until <= @now OR claimed_by = @by) RETURNING *`;
const NEXT = `SELECT ${EVENT_COLUMNS} FROM webhooks, events WHERE webhooks.id = @id
  AND (${COMING} OR EXISTS (SELECT 1 FROM undelivered
    WHERE webhook = webhooks.id AND event = events.number AND again = 1))
  ORDER BY events.number LIMIT 1`;
const HOLDS = `SELECT id FROM webhooks WHERE id = @id AND claimed_by = @by AND state = 'active'`;
const FORWARD = 'UPDATE webhooks SET cursor = @number WHERE id = @id AND cursor < @number';
const DELIVERED = `UPDATE webhooks SET tries = 0, reason = NULL, failing_since = NULL, next_at = 0
  WHERE id = @id`;
const TAKE = 'DELETE FROM undelivered WHERE webhook = @id AND event = @number';
const FAILED = `UPDATE webhooks SET reason = @reason, failing_since = COALESCE(failing_since, @now)`;
const AGAIN = `${FAILED}, tries = tries + 1, next_at = @at WHERE id = @id`;
const NEW = `${FAILED}, tries = 0, next_at = 0 WHERE id = @id`;
const STOP = `${FAILED}, tries = tries + 1, state = @as, claimed_until = 0 WHERE id = @id`;
// The event may have been pruned by force while it was tried.
const ASIDE = `INSERT INTO undelivered (webhook, event, reason, failed_at)
  SELECT CAST(@id AS BIGINT), number, CAST(@reason AS TEXT), CAST(@failed_at AS TEXT)
  FROM events WHERE number = @number
  ON CONFLICT (webhook, event) DO UPDATE
    SET reason = excluded.reason, failed_at = excluded.failed_at, again = 0`;
const ALL_ASIDE = `SELECT ${EVENT_COLUMNS}, webhook, reason, failed_at
  FROM undelivered JOIN events ON events.number = event WHERE again = 0
  ORDER BY webhook, event`;
const RETRY = `UPDATE webhooks SET state = 'active', tries = 0, reason = NULL, failing_since = NULL,
  next_at = 0, claimed_until = 0 WHERE id = @id RETURNING id`;
const RELEASE = 'UPDATE webhooks SET claimed_until = 0 WHERE id = @id AND claimed_by = @by';

function* add({ url, secret, types, allowPrivate, from }: NewWebhook): Steps<number> {
  const [made] = yield* ask<{ id: number }>(ADD, {
    url,
    secret,
    types: types === null ? null : JSON.stringify(types),
    allow_private: allowPrivate ? 1 : 0,
    made_at: new Date().toISOString(),
    cursor: from ?? (yield* lastNumber()),
  });
  return made?.id ?? 0;
}

function* keep(
  { id, by, now }: Pick<Claim, 'id' | 'by' | 'now'>,
  number: number,
  tried: Tried,
): Steps<boolean> {
  if ((yield* ask(HOLDS, { id, by })).length === 0) return false;
  if (tried.state === 'delivered' || tried.state === 'aside') yield* ask(FORWARD, { id, number });
  if (tried.state === 'delivered') {
    yield* ask(TAKE, { id, number });
    yield* ask(DELIVERED, { id });
    return true;
  }
  const { reason } = tried;
  const values: Row = { id, reason, now };
  if (tried.state === 'again') yield* ask(AGAIN, { ...values, at: tried.nextAt });
  if (tried.state === 'stopped') yield* ask(STOP, { ...values, as: tried.as });
  if (tried.state === 'aside') {
    yield* ask(ASIDE, { id, number, reason, failed_at: new Date(now).toISOString() });
    yield* ask(NEW, values);
  }
  return true;
}

function* retry(id: number): Steps<boolean> {
  yield* ask('UPDATE undelivered SET again = 1 WHERE webhook = @id', { id });
  return (yield* ask(RETRY, { id })).length > 0;
}

function* behind(): Steps<boolean> {
  const last = yield* lastNumber();
  return (yield* ask(`SELECT 1 AS one FROM webhooks WHERE ${BEHIND}`, { last })).length > 0;
}

function* skip(): Steps<void> {
  const last = yield* lastNumber();
  yield* ask(SKIP, { last });
}

/** The webhooks in a database. */
export function webhookStore(database: Database): WebhookStore {
  const taken = async (sql: string, values: Row) =>
    (await database.write(() => ask<HookRow>(sql, values)))[0] ?? null;
  return {
    add: (webhook) => database.write(() => add(webhook)),
    all: async () => {
      const rows = await database.read(() => ask<ListedRow>(ALL));
      return rows.map((row) => ({ ...webhookOf(row), waiting: row.waiting, aside: row.aside }));
    },
    target: async (id) => {
      const [row] = await database.read(() => ask<HookRow>(ONE, { id }));
      return row ? targetOf(row) : null;
    },
    aside: async () => (await database.read(() => ask<AsideRow>(ALL_ASIDE))).map(asideOf),
    remove: async (id) =>
      (await taken('DELETE FROM webhooks WHERE id = @id RETURNING *', { id })) !== null,
    retry: (id) => database.write(() => retry(id)),
    pending: () => database.read(() => ask<Pending>(PENDING)),
    skip: async () => {
      if (await database.read(behind)) await database.write(skip);
    },
    claim: async ({ id, by, now, until }) => {
      const row = await taken(CLAIM, { id, by, now, until });
      return row ? targetOf(row) : null;
    },
    next: async (id) => {
      const [row] = await database.read(() => ask<EventRow>(NEXT, { id }));
      return row ? numbered(row) : null;
    },
    tried: (claim, number, tried) => database.write(() => keep(claim, number, tried)),
    release: async ({ id, by }) => void (await taken(`${RELEASE} RETURNING *`, { id, by })),
  };
}
