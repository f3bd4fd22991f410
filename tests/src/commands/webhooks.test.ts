/** `klubbslag webhooks` and `klubbslag deliver`. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../../src/program.ts';
import { filled } from '../support/filled.ts';
import { type Receiver, receiver, SECRET, says } from '../support/receiver.ts';
import { type CallOptions, call, folderWith, put, remembering } from '../support/world.ts';

async function set() {
  const { folder, store } = await filled();
  chmodSync(store[1] ?? '', 0o600);
  const secret = ['--secret-file', put(folder, 'hook.secret', `${SECRET}\n`)];
  const add = ({ url }: Pick<Receiver, 'url'>, ...argv: string[]) =>
    call(['webhooks', 'add', url, '--allow-private', ...secret, ...argv, ...store]);
  const hooks = (argv: readonly string[], options: CallOptions = {}) =>
    call(['webhooks', ...argv, ...store], options);
  const deliver = (...argv: string[]) => call(['deliver', ...argv, ...store]);
  return { folder, store, secret, add, hooks, deliver };
}

describe('webhooks', () => {
  test('are added, listed, tested and removed', async () => {
    const { add, hooks } = await set();
    const hook = await receiver();
    const added = await add({ url: `${hook.url}?key=hidden` }, '--types', 'document.moved');
    expect(added).toEqual({ code: 0, out: `webhook 1 added: ${hook.url}?…\n`, err: '' });
    const list = await hooks(['list', '--format', 'ndjson']);
    expect(JSON.parse(list.out)).toMatchObject({
      ...{ id: 1, url: `${hook.url}?…`, types: 'document.moved', state: 'active', waiting: 0 },
    });
    const table = await hooks(['list'], { out: { interactive: true } });
    expect(table.out).toMatch(/^1 {2}http:.*\?…\n {2}document\.moved\n {2}active: 0 waiting/u);
    expect(await hooks(['test', '1'])).toMatchObject({ code: 0, out: 'webhook 1: answered 204\n' });
    expect(hook.got).toMatchObject([{ type: 'webhook.test' }]);
    expect(hook.got[0]?.id).toMatch(/^test-[0-9a-f]{16}$/u);
    expect(hook.wrong).toEqual([]);
    for (const { out, err } of [added, list, table]) {
      expect(out + err).not.toMatch(/hidden|whsec/u);
    }
    expect((await hooks(['remove', '1'])).out).toBe('webhook 1 removed\n');
    const none = await hooks(['list'], { out: { interactive: true } });
    expect(none.out).toBe('There are no webhooks.\n');
  });

  test('a test that fails says why', async () => {
    const { add, hooks } = await set();
    await add(await receiver(says(503)));
    expect(await hooks(['test', '1'])).toMatchObject({ code: 1, out: 'webhook 1: answered 503\n' });
  });

  test('a store that others may read is told of', async () => {
    const { store, add } = await set();
    chmodSync(store[1] ?? '', 0o644);
    const { code, err } = await add({ url: 'http://127.0.0.1:9/' });
    expect(code).toBe(0);
    expect(err).toMatch(/a\.sqlite holds the secret and others may read it: chmod 600 it\n$/u);
  });

  test.each([
    [['add', 'https://10.0.0.1/'], 'allow it with --allow-private'],
    [['add', 'http://a.example/'], 'http only with --allow-private'],
    [['add', 'https://a.example/', '--secret-file', 'missing'], 'missing: cannot be read (ENOENT)'],
    [['add', 'https://a.example/'], '--secret-file is needed: make one with'],
    [['add'], '<URL> is missing'],
    [['test', '7'], 'there is no webhook 7'],
    [['retry', '7'], 'there is no webhook 7'],
    [['remove', 'x'], "a webhook is named by its number in 'webhooks list', not 'x'"],
  ])('refuses %j', async (argv, words) => {
    const { hooks } = await set();
    const { code, out, err } = await hooks(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  test('an action that is none is told those that there are', async () => {
    const { code, err } = await call(['webhooks', 'send', '1']);
    expect([code, err]).toEqual([2, expect.stringContaining('webhooks needs one of add, list')]);
  });

  test('a wrong secret is refused and not shown', async () => {
    const { hooks, folder } = await set();
    const file = put(folder, 'wrong', 'my own password');
    const { code, err } = await hooks(['add', 'https://a.example/', '--secret-file', file]);
    expect(code).toBe(2);
    expect(err).toContain('holds no secret');
    expect(err).not.toContain('my own');
  });
});

describe('deliver', () => {
  test('sends what is due once, or until nothing is left', async () => {
    const { add, deliver, hooks } = await set();
    const hook = await receiver((got, response, count) =>
      says(count < 3 ? 500 : 200)(got, response, count),
    );
    await add(hook, '--from', 'start');
    const once = await deliver('--once', '--retry-ms', '60000');
    expect(once).toEqual({
      ...{ code: 1, err: '' },
      out: '0 delivered, 1 failed, 2 waiting, 0 put aside\n',
    });
    await hooks(['retry', '1']);
    const rest = await deliver('--until-empty', '--retry-ms', '1');
    expect(rest).toEqual({
      ...{ code: 0, err: '' },
      out: '2 delivered, 3 failed, 0 waiting, 0 put aside\n',
    });
    expect(hook.ids).toHaveLength(2);
  });

  test('tells of a webhook that gets nothing more', async () => {
    const { add, deliver, hooks } = await set();
    await add(await receiver(says(410)), '--from', 'start');
    const { code, err } = await deliver('--until-empty', '--retry-ms', '1');
    expect([code, err]).toEqual([1, 'webhook 1: answered 410: it gets nothing more\n']);
    const { out } = await hooks(['list', '--format', 'tsv']);
    expect(out.split('\t').slice(3, 8)).toEqual(['gone', '2', '0', '1', 'answered 410']);
    expect((await hooks(['list', '--aside', '--format', 'csv'])).out).toBe(
      'webhook,event,type,subject,reason,failed_at\n',
    );
  });

  test('goes on with what comes until it is interrupted', async () => {
    const { folder, add, store } = await set();
    const hook = await receiver();
    await add(hook);
    const stop = new AbortController();
    const { world, out } = remembering({ signal: stop.signal });
    const delivering = main(['deliver', ...store], world);
    put(folder, 'ny.txt', 'Organ: Ny\n');
    await call(['run', join(folder, 'ny.txt'), ...store]);
    await expect.poll(() => hook.got.length, { timeout: 5000 }).toBe(1);
    stop.abort();
    expect(await delivering).toBe(0);
    expect(out.join('')).toBe('1 delivered, 0 failed, 0 waiting, 0 put aside\n');
  });

  test('needs a store, and one way to end', async () => {
    const missing = ['--store', join(folderWith(), 'none.sqlite')];
    expect(await call(['deliver', '--once', ...missing])).toMatchObject({ code: 2, out: '' });
    const { deliver } = await set();
    const both = await deliver('--once', '--until-empty');
    expect(both.err).toContain('--once and --until-empty cannot go together');
  });
});
