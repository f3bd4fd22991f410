/** What PostgreSQL or the way there refused, as one line. */
import { errorCode, errorLine, UserError } from '../../errors.ts';
import { shownAddress } from './address.ts';

const DOWN = 'is not reached: check the address, and that PostgreSQL runs there';
const BROKEN = 'the connection broke: run again, what was stored is safe';
const DENIED = 'user or password is wrong';
const FULL = 'its disk is full: make room and run again, what was stored is safe';
const HELD = 'another program holds it: wait until that is done and run again';

/** By code of the system or SQLSTATE, or the class that one begins with. */
const MESSAGES: Readonly<Record<string, string>> = {
  ECONNREFUSED: DOWN,
  ENOENT: DOWN,
  ENOTFOUND: DOWN,
  EAI_AGAIN: DOWN,
  EHOSTUNREACH: DOWN,
  ENETUNREACH: DOWN,
  ETIMEDOUT: DOWN,
  EACCES: DOWN,
  ECONNRESET: BROKEN,
  EPIPE: BROKEN,
  '08': BROKEN,
  '57P01': BROKEN,
  '57P02': BROKEN,
  '57P03': 'it starts or stops: wait and run again',
  '28': DENIED,
  '3D000': 'there is no such database: make it with createdb',
  '25006': 'it may only be read: use another --store',
  '42501': 'this user may not do that there: grant it, or use another user',
  '53100': FULL,
  '53200': 'its memory is full: what was stored is safe',
  '53300': 'it takes no more connections: raise its max_connections, or start fewer workers',
  '55P03': HELD,
  '40P01': HELD,
  '58': 'its disk gave an error: what was stored before is safe',
  XX001: 'it is damaged: restore a copy, or use another --store',
  XX002: 'it is damaged: restore a copy, or use another --store',
};

/** What pg says without a code. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/password must be a string|password.* empty/iu, 'it asks for a password: give PGPASSWORD'],
  [/connection timeout$|^timeout exceeded when trying to connect/u, DOWN],
  [/^Connection terminated|^Client has encountered a connection error/u, BROKEN],
  [/support SSL|certificate|TLS|ssl/u, 'its encryption is refused: see sslmode in the address'],
];

/** What was refused, as a line without the password; a fault of ours is given back as it is. */
export function postgresError(store: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  const code = errorCode(error) ?? '';
  const known = MESSAGES[code] ?? MESSAGES[code.slice(0, 2)];
  const said = SAID.find(([words]) => words.test(errorLine(error)))?.[1];
  // A broken constraint or a wrong statement is a bug of ours, with its trace.
  const words = known ?? said;
  return words === undefined ? error : new UserError(`store ${shownAddress(store)}: ${words}`);
}
