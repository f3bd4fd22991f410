/** One message: what is sent, to whom it is not, and what an answer is taken for. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createTls } from 'node:https';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Target } from '../../../src/store/webhooks.ts';
import type { Resolve } from '../../../src/webhooks/address.ts';
import { parseUrl, type Sending, send } from '../../../src/webhooks/send.ts';
import { receiver, SECRET, says, TAKES } from '../support/receiver.ts';
import { folderWith } from '../support/world.ts';

const EVENT = {
  specversion: '1.0',
  id: '12-9f3ac2d471e08b6a',
  source: 'urn:uuid:0',
  type: 'document.processed',
  time: '2024-03-14T10:00:00.000Z',
  subject: 'a',
  datacontenttype: 'application/json',
  data: { body: 'Nämnden 🪵' },
} as const;
const SENDING: Sending = { timeoutMs: 5000, now: Date.now };

function target(url: string, change: Partial<Target> = {}): Target {
  return {
    ...{ id: 1, url, secret: SECRET, types: null, allowPrivate: true, state: 'active' },
    ...{ madeAt: '', reason: null, tries: 0, nextAt: 0, failingSince: null },
    ...change,
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('send', () => {
  test('posts the event as it is, signed', async () => {
    const hook = await receiver();
    const answer = await send(target(hook.url), EVENT, SENDING);
    expect(answer).toEqual({ status: 204, reason: 'answered 204', retryAfterMs: null });
    expect(hook.wrong).toEqual([]);
    const [got] = hook.got;
    expect(got?.event).toEqual(EVENT);
    expect(got?.headers).toMatchObject({
      'webhook-id': EVENT.id,
      'content-type': 'application/cloudevents+json; charset=utf-8',
    });
  });

  test('follows no redirect', async () => {
    const elsewhere = await receiver();
    for (const status of [301, 302, 303, 307, 308]) {
      const hook = await receiver(says(status, { location: elsewhere.url }));
      const { reason } = await send(target(hook.url), EVENT, SENDING);
      expect(reason).toBe(`answered ${status}, which is not followed`);
    }
    expect(elsewhere.got).toEqual([]);
  });

  test.each([
    ['seconds', () => '120', 120_000, 120_000],
    ['a date', () => new Date(Date.now() + 60_000).toUTCString(), 50_000, 60_000],
    ['a date that is over', () => 'Thu, 14 Mar 2024 10:00:00 GMT', null, null],
    ['what is neither', () => 'soon', null, null],
  ])('hears when to come again: %s', async (_, header, least, most) => {
    const hook = await receiver(says(503, { 'retry-after': header() }));
    const { status, retryAfterMs } = await send(target(hook.url), EVENT, SENDING);
    expect(status).toBe(503);
    if (least === null) expect(retryAfterMs).toBeNull();
    else {
      expect(retryAfterMs).toBeGreaterThanOrEqual(least);
      expect(retryAfterMs).toBeLessThanOrEqual(most);
    }
  });

  test('waits no longer than it is told to', async () => {
    const hook = await receiver(() => undefined);
    const start = performance.now();
    const answer = await send(target(hook.url), EVENT, { ...SENDING, timeoutMs: 200 });
    expect(answer).toMatchObject({ status: null, reason: 'no answer in 200 ms' });
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('reads no long answer, and none that does not end', async () => {
    let sent = 0;
    const endless = await receiver((_, response) => {
      response.writeHead(200);
      const more = () => {
        if (response.destroyed) return;
        sent += 65_536;
        if (response.write(Buffer.alloc(65_536))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    });
    expect(await send(target(endless.url), EVENT, SENDING)).toMatchObject({ status: 200 });
    expect(sent).toBeLessThan(50_000_000);
    const dripping = await receiver((_, response) => void response.writeHead(200).write('a'));
    const start = performance.now();
    expect(await send(target(dripping.url), EVENT, SENDING)).toMatchObject({ status: 200 });
    expect(performance.now() - start).toBeLessThan(4000);
  });

  test('tells why nobody answers, without what the other side says', async () => {
    const hook = await receiver();
    await hook.kill();
    expect((await send(target(hook.url), EVENT, SENDING)).reason).toBe(
      'not reached (ECONNREFUSED)',
    );
    const port = await listening(createServer((socket) => void socket.end('no HTTP at all\n')));
    const { status, reason } = await send(target(`http://127.0.0.1:${port}/`), EVENT, SENDING);
    expect([status, reason]).toEqual([null, expect.stringMatching(/^not reached \(HPE_\w+\)$/u)]);
  });

  test('connects to no private address, whatever its name and whenever it is told', async () => {
    let connections = 0;
    const port = await listening(createServer(() => void connections++));
    const names: string[] = [];
    const resolve = ((name: string, _: unknown, done: (...told: unknown[]) => void) => {
      names.push(name);
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    }) as unknown as Resolve;
    const hook = target(`https://rebinds.example:${port}/`, { allowPrivate: false });
    const answer = await send(hook, EVENT, { ...SENDING, resolve });
    const which = 'an address of this machine or a private network, and not allowed';
    expect(answer).toMatchObject({ status: null, reason: `127.0.0.1 is ${which}` });
    // The system knows this name, and asks nobody.
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const own = target(`https://${host}:${port}/`, { allowPrivate: false });
      expect((await send(own, EVENT, SENDING)).reason).toContain(which);
    }
    const plain = target(`http://rebinds.example:${port}/`, { allowPrivate: false });
    expect((await send(plain, EVENT, { ...SENDING, resolve })).reason).toBe('cannot be sent to');
    expect([names, connections]).toEqual([['rebinds.example'], 0]);
  });

  const openssl = spawnSync('openssl', ['version']).status === 0;
  test.runIf(openssl)('checks certificates, whatever the environment says', async () => {
    const folder = folderWith();
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
        ...['-keyout', key ?? '', '-out', cert ?? '', '-subj', '/CN=127.0.0.1', '-days', '2'],
      ],
      { stdio: 'ignore' },
    );
    const pair = { key: readFileSync(key ?? ''), cert: readFileSync(cert ?? '') };
    let came = 0;
    const port = await listening(
      createTls(pair, (_, response) => {
        came++;
        response.end();
      }),
    );
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    onTestFinished(() => void delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']);
    const { reason } = await send(target(`https://127.0.0.1:${port}/`), EVENT, SENDING);
    expect([reason, came]).toEqual(['not reached (DEPTH_ZERO_SELF_SIGNED_CERT)', 0]);
  });
});

describe('parseUrl', () => {
  test.each([
    ['https://a.example/hook?key=1', false],
    ['https://a.example:8443/', false],
    ['http://a.example/', true],
    ['http://127.0.0.1:8080/', true],
    ['https://[::1]/', true],
  ])('takes %s, private allowed: %s', (text, allowPrivate) => {
    expect(parseUrl(text, allowPrivate).href).toBe(text);
  });

  test.each([
    ['a.example', true, 'begins with https://'],
    ['', true, 'begins with https://'],
    ['ftp://a.example/', true, 'begins with https://'],
    ['file:///etc/passwd', true, 'begins with https://'],
    ['http://a.example/', false, 'http only with --allow-private'],
    [`https://a.example/${'a'.repeat(2000)}`, false, 'begins with https://'],
    ['https://user@a.example/', false, 'no user and no password'],
    ['https://:secret@a.example/', true, 'no user and no password'],
    ['https://127.1/', false, 'allow it with --allow-private'],
    ['https://[::ffff:10.0.0.1]/', false, 'allow it with --allow-private'],
  ])('refuses %s, private allowed: %s', (text, allowPrivate, words) => {
    expect(() => parseUrl(text, allowPrivate)).toThrow(words);
    expect(() => parseUrl(text, allowPrivate)).not.toThrow('secret@');
  });
});

test('a receiver that is asked many times takes each', async () => {
  const hook = await receiver(TAKES);
  const all = await Promise.all(
    Array.from({ length: 20 }, () => send(target(hook.url), EVENT, SENDING)),
  );
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([204]));
  expect([hook.got.length, hook.wrong.length]).toEqual([20, 0]);
});
