/** `klubbslag events`: a stream that ends, goes on, and is taken up where it was left. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../../src/program.ts';
import { fakeAnalyser } from '../support/records.ts';
import { call, folderWith, put, remembering } from '../support/world.ts';

const TEXTS = { 'a.txt': 'Organ: A\nPerson: Åsa Wahlén\n', 'b.txt': 'Organ: B\n' };

interface Told {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly path: string };
}

function told(out: string): Told[] {
  const lines = out.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Told);
}

async function ran(analyser = fakeAnalyser()) {
  const folder = folderWith(TEXTS);
  const store = ['--store', join(folder, 'a.sqlite')];
  const run = () => call(['run', folder, ...store], { analyser });
  await run();
  return { folder, store, run };
}

describe('events', () => {
  test('tells once what run has done, and nothing of what is unchanged', async () => {
    const { folder, store, run } = await ran();
    await run();
    const { code, out, err } = await call(['events', ...store]);
    expect([code, err]).toEqual([0, '']);
    const types = told(out).map(({ type, data }) => `${type} ${data.path}`);
    expect(types.sort()).toEqual(['document.processed a.txt', 'document.processed b.txt']);
    for (const hidden of [folder, 'Wahlén']) expect(out).not.toContain(hidden);
  });

  test('goes on behind a cursor, also where there is nothing more', async () => {
    const { folder, store, run } = await ran();
    const [first, last] = told((await call(['events', ...store])).out);
    const from = (id: string | undefined) => call(['events', '--from', id ?? '', ...store]);
    expect(told((await from(first?.id)).out)).toEqual([last]);
    expect(await from(last?.id)).toEqual({ code: 0, out: '', err: '' });
    put(folder, 'b.txt', 'Organ: B\nBeslut: ja\n');
    await run();
    expect(told((await from(last?.id)).out)).toMatchObject([{ type: 'document.changed' }]);
  });

  test('chooses types', async () => {
    const { folder, store, run } = await ran(
      fakeAnalyser({ fail: (path) => (path.endsWith('c.txt') ? new Error('odd') : null) }),
    );
    put(folder, 'c.txt', 'Organ: C\n');
    await run();
    await run();
    const types = 'document.failed,document.moved';
    const { out } = await call(['events', '--types', types, ...store]);
    expect(told(out).map(({ data }) => data)).toEqual([
      { sha256: expect.any(String), path: 'c.txt', code: 'analysis-failed' },
    ]);
  });

  test('follows until it is interrupted', async () => {
    const { folder, store, run } = await ran();
    const stop = new AbortController();
    const { world, out } = remembering({ signal: stop.signal });
    const following = main(
      ['events', '--follow', '--types', 'document.processed', ...store],
      world,
    );
    await expect.poll(() => told(out.join('')).length).toBe(2);
    put(folder, 'c.txt', 'Organ: C\n');
    await run();
    await expect.poll(() => told(out.join('')).length).toBe(3);
    stop.abort();
    expect(await following).toBe(0);
    expect(told(out.join('')).at(-1)?.data.path).toBe('c.txt');
  });

  test('ends where nobody reads any more', async () => {
    const { store } = await ran();
    const { world, out } = remembering();
    const write: typeof world.write = async (chunk) =>
      out.length === 0 && (await world.write(chunk)) && false;
    expect(await main(['events', '--follow', ...store], { ...world, write })).toBe(0);
    expect(out).toHaveLength(1);
  });

  test.each([
    [['--from', '3'], 'a cursor is the id of an event'],
    [['--from', '3-9f3ac2d471e08b6a'], 'is no event of this store'],
    [['--types', 'document.renamed'], '--types are of document.processed, '],
    [['--format', 'csv'], '--format must be one of ndjson'],
    [['prune'], 'prune needs --before or --keep'],
    [['prune', '--before', '2024', '--keep', '1'], 'prune needs --before or --keep'],
    [['prune', '--keep', '-1'], '--keep must be a number'],
    [['prune', '--before', 'igår'], '--before must be a date'],
  ])('refuses %j', async (argv, words) => {
    const { store } = await ran();
    const { code, out, err } = await call(['events', ...argv, ...store]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  test('prune takes the old ones, and says what it has kept', async () => {
    const { store } = await ran();
    const prune = (...argv: string[]) => call(['events', 'prune', ...argv, ...store]);
    expect((await prune('--before', '2000')).out).toBe('0 pruned\n');
    expect((await prune('--keep', '1')).out).toBe('1 pruned\n');
    const url = ['http://127.0.0.1:9/', '--allow-private', '--from', 'start'];
    const secret = put(folderWith(), 's', `whsec_${Buffer.alloc(32).toString('base64')}`);
    await call(['webhooks', 'add', ...url, '--secret-file', secret, ...store]);
    const held = '0 pruned, 1 kept for webhooks that have still to get them\n';
    expect((await prune('--keep', '0')).out).toBe(held);
    expect((await prune('--keep', '0', '--force')).out).toBe('1 pruned\n');
    expect((await call(['events', ...store])).out).toBe('');
  });
});
