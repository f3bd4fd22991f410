/** Who may ask: names of the host, pages of other sites, tokens. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { UserError } from '../errors.ts';
import { Refusal } from './problems.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/iu;
const EVERYWHERE = new Set(['0.0.0.0', '::']);
const HOST = /^(?:\[([0-9a-f:.]+)\]|([\p{L}\p{N}.-]+))(?::\d{1,5})?$/iu;
const SHORTEST_TOKEN = 16;
const LONGEST_TOKEN = 4096;

/** True of addresses that other machines cannot reach. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * The names by which a server at `host` may be asked, lower case. A page of another site can make
 * its own name lead here; it cannot make it one of these.
 */
export function servedNames(host: string, more: readonly string[]): ReadonlySet<string> {
  const own = EVERYWHERE.has(host)
    ? Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? [])
    : [host];
  const loopback =
    isLoopback(host) || EVERYWHERE.has(host) ? ['localhost', '127.0.0.1', '::1'] : [];
  return new Set([...own, ...loopback, ...more].map((name) => name.toLowerCase()));
}

/** The name in a Host header, or null. */
function nameIn(header: string): string | null {
  const [, address, name] = HOST.exec(header) ?? [];
  if (address !== undefined) return isIP(address) === 6 ? address.toLowerCase() : null;
  return name?.toLowerCase() ?? null;
}

/** Refuses names that are not served. */
export function checkHost(header: string, names: ReadonlySet<string>): void {
  const name = nameIn(header);
  if (name !== null && names.has(name)) return;
  throw new Refusal(421, 'The host that is asked for is not served here: see --name');
}

/** Refuses what pages of other sites ask, whatever it is: nothing here is theirs to read. */
export function checkOrigin(host: string, header: (name: string) => string | undefined): void {
  const origin = header('Origin');
  const site = header('Sec-Fetch-Site');
  const own =
    origin === undefined || ['http', 'https'].some((one) => origin === `${one}://${host}`);
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (!own || foreign) throw new Refusal(403, 'Pages of other sites may not ask here');
}

/** A token as a person keeps it: one line. Throws a UserError where it is easily guessed. */
export function readToken(text: string, origin: string): string {
  const token = text.trim();
  if (/^[\x21-\x7e]+$/u.test(token) && token.length <= LONGEST_TOKEN) {
    if (token.length >= SHORTEST_TOKEN) return token;
  }
  throw new UserError(
    `the token in ${origin} must be one word of ${SHORTEST_TOKEN} ASCII characters or more: ` +
      'make one with openssl rand -base64 32',
  );
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Checks Authorization (RFC 6750); how long it takes says nothing of the token. */
export function tokenChecker(token: string): (header: string | undefined) => void {
  const expected = digest(token);
  return (header = '') => {
    const [, given = ''] = /^Bearer +(\S+) *$/iu.exec(header) ?? [];
    if (timingSafeEqual(digest(given), expected)) return;
    const error = given === '' ? '' : ', error="invalid_token"';
    throw new Refusal(401, 'Give the token: Authorization: Bearer …', {
      headers: { 'WWW-Authenticate': `Bearer realm="klubbslag"${error}` },
    });
  };
}
