/** The server behind its port: many clients, and its end. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { load } from '../../../bench/load.ts';
import { CONNECTION } from '../../../src/serve/limits.ts';
import { listen } from '../../../src/serve/server.ts';
import { sha256 } from '../support/records.ts';
import { MINUTES, usual } from './support.ts';

const here = { host: '127.0.0.1', port: 0 };

test('50 clients get every answer, in times that stand beside those of a bare server', async () => {
  const { app, told } = await usual();
  const server = await listen({ fetch: app.fetch, ...here });
  onTestFinished(() => server.close(100));
  const bare = createServer((_, answer) => void answer.end('a'.repeat(2000)));
  await new Promise<void>((done) => bare.listen(0, '127.0.0.1', done));
  onTestFinished(() => void bare.close());
  const spring = sha256(MINUTES['/secret/place/vår.txt'] ?? '');
  const paths = [
    ...[`/v1/documents/${spring}`, `/v1/documents/${spring}/people`, '/v1/documents?facets=true'],
    ...['/v1/search?q=park*', '/v1/decisions', '/v1/health', '/openapi.json'],
  ];
  const size = { requests: 1000, clients: 50, paths };
  const { port } = bare.address() as AddressInfo;
  const theirs = await load({ address: `http://127.0.0.1:${port}`, ...size });
  const ours = await load({ address: `http://127.0.0.1:${server.port}`, ...size });
  expect(ours).toMatchObject({ good: 1000, bad: null });
  expect(told).toEqual([]);
  // How much more it may be is for the benchmark to say: here none hangs.
  expect(ours.p99 / theirs.p99).toBeLessThan(500);
}, 60_000);

/** A server whose answers wait for `release`. */
async function held() {
  let release = () => {};
  const waits = new Promise<void>((done) => {
    release = done;
  });
  let asked = () => {};
  const begun = new Promise<void>((done) => {
    asked = done;
  });
  const fetch = async () => {
    asked();
    await waits;
    return new Response('done');
  };
  return { server: await listen({ fetch, ...here }), release, begun };
}

test('what is being answered when it ends is answered, and nothing new is', async () => {
  const { server, release, begun } = await held();
  const address = `http://127.0.0.1:${server.port}`;
  const answer = fetch(address);
  await begun;
  const closed = server.close(10_000);
  await expect(fetch(address, { headers: { Connection: 'close' } })).rejects.toThrow();
  release();
  expect(await (await answer).text()).toBe('done');
  const start = performance.now();
  await closed;
  // It does not wait until the client gives its connection up.
  expect(performance.now() - start).toBeLessThan(CONNECTION.keepAliveTimeout / 2);
});

test('what takes too long is cut off when it ends', async () => {
  const { server, begun } = await held();
  const answer = fetch(`http://127.0.0.1:${server.port}`);
  answer.catch(() => undefined);
  await begun;
  await server.close(100);
  await expect(answer).rejects.toThrow();
});

/** The status that a client with an address of its own gets. */
function statusFor(port: number, localAddress: string): Promise<number> {
  return new Promise((done, fail) => {
    const asked = { ...here, port, path: '/v1/health', localAddress, agent: false as const };
    request(asked, (response) => {
      response.resume().on('end', () => done(response.statusCode ?? 0));
    })
      .on('error', fail)
      .end();
  });
}

test.runIf(process.platform === 'linux')('clients are told apart by their address', async () => {
  const { app } = await usual({ rate: 1 });
  const server = await listen({ fetch: app.fetch, ...here });
  onTestFinished(() => server.close(100));
  const statuses = [];
  for (const address of ['127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.2', '127.0.0.1']) {
    statuses.push(await statusFor(server.port, address));
  }
  expect(statuses).toEqual([200, 200, 429, 200, 429]);
});
