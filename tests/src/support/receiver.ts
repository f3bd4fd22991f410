/** A receiver of webhooks on loopback, which checks what it gets as the specification tells it to. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { onTestFinished } from 'vitest';

/** 32 bytes, invented. */
export const KEY = Buffer.from('a key of a test, thirty-two long');
export const SECRET = `whsec_${KEY.toString('base64')}`;
const TOLERANCE_SECONDS = 300;

/**
 * Standard Webhooks 1.0.0, 'Verifying signatures': any one of the listed v1 signatures fits
 * 'id.timestamp.body', and the time of the try is near. Throws where it is not so.
 */
export function verify(headers: IncomingHttpHeaders, body: string, key: Buffer, now: number): void {
  const named = (name: string) => {
    const value = headers[`webhook-${name}`];
    if (typeof value !== 'string' || value === '') throw new Error(`no webhook-${name}`);
    return value;
  };
  const [id, timestamp] = [named('id'), named('timestamp')];
  if (!/^\d+$/u.test(timestamp)) throw new Error('webhook-timestamp is no number');
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) throw new Error('too old');
  const hmac = createHmac('sha256', key);
  for (const part of [id, '.', timestamp, '.', body]) hmac.update(part, 'utf8');
  const expected = hmac.digest();
  const fits = named('signature')
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'))
    .some((one) => one.length === expected.length && timingSafeEqual(one, expected));
  if (!fits) throw new Error('no signature fits');
}

/** A message that came. */
export interface Got {
  readonly id: string;
  readonly type: string;
  readonly event: Record<string, unknown>;
  readonly headers: IncomingHttpHeaders;
}

/** Answers a message; `count` counts from 1 those that came with this id. */
export type Answering = (got: Got, response: ServerResponse, count: number) => void;

/** Takes everything. */
export const TAKES: Answering = (_, response) => void response.writeHead(204).end();

/** A status with nothing behind it. */
export const says =
  (status: number, headers: Record<string, string> = {}): Answering =>
  (_, response) =>
    void response.writeHead(status, headers).end();

export class Receiver {
  /** All that came, in order, whatever was answered. */
  readonly got: Got[] = [];
  /** Messages whose signature was wrong. */
  readonly wrong: string[] = [];
  answering: Answering;
  #server: Server | null = null;
  #port = 0;

  constructor(answering: Answering) {
    this.answering = answering;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`;
  }

  /** Ids in the order in which they came first. */
  get ids(): string[] {
    return [...new Set(this.got.map(({ id }) => id))];
  }

  /** Listens, on the port that it had before. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (data: Buffer) => parts.push(data));
      request.on('error', () => undefined);
      request.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        this.#take(request.headers, body, response);
      });
    });
    this.#server = server;
    await new Promise<void>((done, fail) => {
      server.once('error', fail).listen(this.#port, '127.0.0.1', done);
    });
    const address = server.address();
    this.#port = typeof address === 'object' && address ? address.port : 0;
  }

  /** Ends in the middle of whatever it does. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }

  #take(headers: IncomingHttpHeaders, body: string, response: ServerResponse): void {
    try {
      verify(headers, body, KEY, Date.now());
    } catch (error) {
      this.wrong.push(String(error));
    }
    const event = JSON.parse(body) as Record<string, unknown>;
    const got = { id: String(headers['webhook-id']), type: String(event['type']), event, headers };
    this.got.push(got);
    this.answering(got, response, this.got.filter(({ id }) => id === got.id).length);
  }
}

/** One that listens until the test is over. */
export async function receiver(answering: Answering = TAKES): Promise<Receiver> {
  const made = new Receiver(answering);
  await made.start();
  onTestFinished(() => made.kill());
  return made;
}
