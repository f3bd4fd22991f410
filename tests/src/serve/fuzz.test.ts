/** 5,000 odd requests, and none makes the server fail. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { HEADERS } from '../../../src/serve/headers.ts';
import { listen } from '../../../src/serve/server.ts';
import { type Fuzzed, fuzzer, randomOf } from './fuzz.ts';
import { usual } from './support.ts';

const SEED = 20_260_317;
const IN_PROCESS = 4600;
const OVER_A_SOCKET = 400;

async function target() {
  const { app, store, told } = await usual();
  const hashes = (await store.entries()).map(({ sha256 }) => sha256);
  return { app, told, hashes };
}

function told(one: Fuzzed): string {
  return JSON.stringify({
    ...one,
    body: one.body === null ? null : Buffer.from(one.body).toString('base64'),
  });
}

function expectSound(status: number, one: Fuzzed, headers: (name: string) => string | null): void {
  expect(status, told(one)).toBeGreaterThanOrEqual(200);
  expect(status, told(one)).toBeLessThan(500);
  for (const name of Object.keys(HEADERS))
    expect(headers(name), `${name}: ${told(one)}`).toBeTruthy();
  if (status >= 400) expect(headers('Content-Type'), told(one)).toBe('application/problem+json');
}

test(`${IN_PROCESS} without a port`, async () => {
  const { app, told: failures, hashes } = await target();
  const next = fuzzer(randomOf(SEED), hashes);
  const statuses = new Map<number, number>();
  for (let n = 0; n < IN_PROCESS; n++) {
    const one = next();
    const init = { method: one.method, headers: one.headers, ...(one.body && { body: one.body }) };
    const response = await app.request(`http://localhost${one.target}`, init);
    expectSound(response.status, one, (name) => response.headers.get(name));
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status >= 400) expect(await response.text()).not.toMatch(/secret|\.ts:\d/u);
  }
  expect(failures).toEqual([]);
  // They come as far as the store, and are refused for every reason.
  for (const status of [200, 201, 404, 405, 415, 421, 422, 403]) {
    expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(3);
  }
  expect(statuses.get(200)).toBeGreaterThan(300);
}, 120_000);

/** What a real client could send: node's own refuses some headers. */
function send(port: number, one: Fuzzed): Promise<[number, Headers] | null> {
  return new Promise((done) => {
    const { 'Content-Length': _, ...headers } = one.headers;
    const asked = { host: '127.0.0.1', port, method: one.method, path: one.target, headers };
    try {
      const sent = request(asked, (response) => {
        response.resume().on('end', () => {
          const all = Object.entries(response.headers).map(([k, v]) => [k, String(v)]);
          done([response.statusCode ?? 0, new Headers(all as [string, string][])]);
        });
      });
      sent.on('error', (error) => done([0, new Headers({ error: error.message })]));
      sent.end(one.body ?? undefined);
    } catch {
      done(null);
    }
  });
}

test(`${OVER_A_SOCKET} over a socket`, async () => {
  const { app, told: failures, hashes } = await target();
  const server = await listen({ fetch: app.fetch, host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close(100));
  const next = fuzzer(randomOf(SEED + 1), hashes);
  let sent = 0;
  while (sent < OVER_A_SOCKET) {
    const one = next();
    const answer = await send(server.port, one);
    if (answer === null) continue;
    sent++;
    expect(answer[1].get('error'), told(one)).toBeNull();
    expectSound(answer[0], one, (name) => answer[1].get(name));
  }
  expect(failures).toEqual([]);
}, 120_000);

/** What bytes come back for bytes. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((done, fail) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('data', (data) => {
      got += data.toString('latin1');
    });
    socket.on('close', () => done(got)).on('error', fail);
  });
}

test.each<[string, number]>([
  ['nonsense\r\n\r\n', 400],
  ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n', 421],
  [
    'GET http://evil.example/v1/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    421,
  ],
  ['GET /v1/health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['GET /\\..\\x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 400],
  [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
  ['POST /v1/documents?name=a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n', 400],
  [
    'POST /v1/documents?name=a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\nabc',
    413,
  ],
  [
    'POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    400,
  ],
])('the bytes %j are answered with %i', async (bytes, status) => {
  const { app, told: failures } = await usual();
  const server = await listen({ fetch: app.fetch, host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close(100));
  const answer = await raw(server.port, bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
  expect(answer.toLowerCase()).toContain('application/problem+json');
  expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect(failures).toEqual([]);
});
