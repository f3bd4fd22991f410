/** One message to one webhook: a POST that follows no redirect and goes through no proxy. */
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request } from 'node:http';
import { Agent as HttpsAgent, request as requestTls } from 'node:https';
import { errorCode, UserError } from '../errors.ts';
import type { CloudEvent } from '../store/events.ts';
import type { Target } from '../store/webhooks.ts';
import { PrivateAddress, publicLookup, type Resolve, refusePrivateHost } from './address.ts';
import { signedHeaders } from './signature.ts';

/** So much of an answer's body is read, and so long, for the other side to end in peace. */
const MOST_ANSWER_BYTES = 4096;
const ANSWER_MS = 1000;
const LONGEST_URL = 2000;

/** What came of it: the status of the answer, or why there is none. */
export interface Answer {
  /** Null where there was no answer. */
  readonly status: number | null;
  /** One line, without anything that the other side has said. */
  readonly reason: string;
  /** Milliseconds that the other side asks to be left alone; null where it does not. */
  readonly retryAfterMs: number | null;
}

/** What sending needs beside the message. */
export interface Sending {
  readonly timeoutMs: number;
  readonly now: () => number;
  /** Another than the system's, for tests. */
  readonly resolve?: Resolve;
}

/** The address of a webhook. Throws a UserError where none can be sent to. */
export function parseUrl(text: string, allowPrivate: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const schemes = allowPrivate ? ['https:', 'http:'] : ['https:'];
  if (url === null || text.length > LONGEST_URL || !schemes.includes(url.protocol)) {
    const http = url?.protocol === 'http:' ? ' (http only with --allow-private)' : '';
    throw new UserError(`a webhook is an address that begins with https://${http}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UserError('the address of a webhook holds no user and no password: it is listed');
  }
  try {
    if (!allowPrivate) refusePrivateHost(url.hostname);
  } catch (error) {
    if (!(error instanceof PrivateAddress)) throw error;
    throw new UserError(`${error.message}: allow it with --allow-private`);
  }
  return url;
}

function requestTo(target: Target, sending: Sending, body: string, id: string): ClientRequest {
  const url = new URL(target.url);
  if (!target.allowPrivate) {
    if (url.protocol !== 'https:') throw new Error('not https');
    refusePrivateHost(url.hostname);
  }
  const tls = url.protocol === 'https:';
  const timestamp = Math.floor(sending.now() / 1000);
  const options = {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'klubbslag',
      ...signedHeaders(target.secret, { id, timestamp, body }),
    },
    // Of its own: the shared ones may be told of a proxy by the environment.
    agent: tls ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    signal: AbortSignal.timeout(sending.timeoutMs),
    ...(target.allowPrivate ? {} : { lookup: publicLookup(sending.resolve) }),
  };
  // Whatever the environment says of certificates, those of webhooks are checked.
  return tls ? requestTls(url, { ...options, rejectUnauthorized: true }) : request(url, options);
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfter({ headers }: IncomingMessage, now: number): number | null {
  const text = headers['retry-after'] ?? '';
  const wait = /^\d{1,9}$/u.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return wait > 0 ? wait : null;
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof PrivateAddress) return `${error.message}, and not allowed`;
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError' || name === 'TimeoutError') return `no answer in ${timeoutMs} ms`;
  const code = errorCode(error);
  return code === null ? 'cannot be sent to' : `not reached (${code})`;
}

/** Reads the end of an answer that is short; of a long one nobody hears the rest. */
function drained(answer: IncomingMessage): Promise<void> {
  return new Promise((done) => {
    let bytes = 0;
    const over = () => {
      clearTimeout(timer);
      answer.destroy();
      done();
    };
    const timer = setTimeout(over, ANSWER_MS);
    answer.on('data', (data: Buffer) => {
      bytes += data.length;
      if (bytes > MOST_ANSWER_BYTES) over();
    });
    for (const event of ['end', 'close', 'error']) answer.on(event, over);
  });
}

/** Sends an event. What comes of it is given, never thrown. */
export async function send(target: Target, event: CloudEvent, sending: Sending): Promise<Answer> {
  const body = JSON.stringify(event);
  let asked: ClientRequest | null = null;
  try {
    const sent = requestTo(target, sending, body, event.id);
    asked = sent;
    const answer = await new Promise<IncomingMessage>((done, fail) => {
      sent.on('response', done);
      sent.on('error', fail);
      sent.end(body);
    });
    const status = answer.statusCode ?? 0;
    const redirected = status >= 300 && status < 400 ? ', which is not followed' : '';
    const retryAfterMs = retryAfter(answer, sending.now());
    await drained(answer);
    return { status, reason: `answered ${status}${redirected}`, retryAfterMs };
  } catch (error) {
    return { status: null, reason: reasonOf(error, sending.timeoutMs), retryAfterMs: null };
  } finally {
    asked?.destroy();
  }
}
