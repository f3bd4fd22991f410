/** `klubbslag watch`: what comes into folders is taken, once and whole, whatever happens to them. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { main } from '../../../src/program.ts';
import { receiver, SECRET } from '../support/receiver.ts';
import { type FakeAnalyser, fakeAnalyser } from '../support/records.ts';
import { type CallOptions, call, folderWith, put, remembering } from '../support/world.ts';

const SLOW = 120_000;

/** Four documents at once. */
const TWO = ['--workers', '2', '--concurrency', '3'];

/** Watches a folder; the store lies beside it. */
function watching(
  folder: string,
  options: CallOptions & { readonly analyser?: FakeAnalyser } = {},
  settleMs = 50,
  more: readonly string[] = [],
) {
  const analyser = options.analyser ?? fakeAnalyser();
  const controller = new AbortController();
  const world = remembering({ ...options, analyser, signal: controller.signal });
  const store = `${folder}.sqlite`;
  onTestFinished(() => {
    for (const end of ['', '-wal', '-shm']) rmSync(store + end, { force: true });
  });
  const argv = [
    'watch',
    folder,
    '--settle-ms',
    String(settleMs),
    '--store',
    store,
    ...TWO,
    ...more,
  ];
  const done = main(argv, world.world);
  const stop = async () => {
    controller.abort();
    return await done;
  };
  onTestFinished(async () => void (await stop()));
  const text = () => world.out.join('');
  const until = async (wanted: string | RegExp) => {
    await expect.poll(text, { timeout: SLOW / 2, interval: 10 }).toMatch(wanted);
  };
  const processed = async (count: number) => {
    const lines = () => text().match(/^processed /gmu)?.length;
    await expect.poll(lines, { timeout: SLOW / 2, interval: 10 }).toBe(count);
  };
  return { analyser, until, processed, stop, text, said: () => world.err.join(''), store };
}

/** The texts that are stored, by the name of their file. */
async function stored(store: string): Promise<Readonly<Record<string, string>>> {
  const { out } = await call(['export', '--format', 'json', '--store', store]);
  const records = JSON.parse(out) as { text: string; source: { path: string } }[];
  return Object.fromEntries(records.map(({ text, source }) => [source.path, text]));
}

const timesSeen = ({ seen }: FakeAnalyser, name: string) =>
  seen.filter((path) => path.endsWith(name)).length;

describe('watch', { timeout: SLOW }, () => {
  test('takes what is there, then what comes and what changes, each once', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n', 'deep/b.md': 'Organ: B\n' });
    const { analyser, until, processed, stop, store } = watching(folder);
    await until(/^watching: 2 processed, 0 unchanged, 0 failed/mu);
    put(folder, 'c.txt', 'Organ: C\n');
    await until(/^processed \S+c\.txt$/mu);
    put(folder, 'a.txt', 'Organ: Annat\n');
    await processed(4);
    expect(await stop()).toBe(0);
    expect(['a.txt', 'b.md', 'c.txt'].map((name) => timesSeen(analyser, name))).toEqual([2, 1, 1]);
    expect(Object.values(await stored(store)).sort()).toEqual([
      ...['Organ: Annat\n', 'Organ: B\n', 'Organ: C\n'],
    ]);
  });

  test('sends events to webhooks meanwhile, where that is asked for', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n' });
    const hook = await receiver();
    const first = watching(folder);
    await first.until('watching:');
    expect(await first.stop()).toBe(0);
    const secret = put(folderWith(), 'secret', SECRET);
    const asked = ['--secret-file', secret, '--allow-private', '--store', first.store];
    expect((await call(['webhooks', 'add', hook.url, ...asked])).code).toBe(0);
    const { until, stop } = watching(folder, {}, 50, ['--deliver', '--retry-ms', '5']);
    await until('watching:');
    put(folder, 'b.txt', 'Organ: B\n');
    const bodies = () => hook.got.map(({ event }) => (event['data'] as { body: string }).body);
    await expect.poll(bodies, { timeout: SLOW / 2 }).toEqual(['B']);
    expect(await stop()).toBe(0);
  });

  test('takes a file that replaces another, and folders that are moved in whole', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n' });
    const elsewhere = folderWith({
      'new.tmp': 'Organ: Ny\n',
      'box/b.txt': 'Organ: B\n',
      'box/in/c.txt': 'Organ: C\n',
    });
    const { until, processed, stop, store } = watching(folder);
    await until('watching:');
    renameSync(join(elsewhere, 'new.tmp'), join(folder, 'a.txt'));
    renameSync(join(elsewhere, 'box'), join(folder, 'box'));
    await processed(4);
    // In a folder that was moved, too, the system is heard.
    put(folder, 'box/in/d.txt', 'Organ: D\n');
    await until(/^processed \S+d\.txt$/mu);
    renameSync(join(folder, 'box'), join(folder, 'case'));
    put(folder, 'case/in/e.txt', 'Organ: E\n');
    await until(/^processed \S+case\/in\/e\.txt$/mu);
    await stop();
    const names = Object.keys(await stored(store)).map((path) => path.slice(folder.length + 1));
    expect(names.filter((name) => name.startsWith('box'))).toEqual([]);
    expect(names).toHaveLength(5);
  });

  test('takes a file that grows slowly when it is whole', async () => {
    const folder = folderWith();
    const { analyser, until, stop, store } = watching(folder, {}, 1000);
    await until('watching:');
    const path = put(folder, 'a.txt', 'Organ: A\n');
    for (let n = 0; n < 60; n++) {
      await sleep(30);
      appendFileSync(path, `rad ${n}\n`);
    }
    await until(/^processed /mu);
    await stop();
    expect(timesSeen(analyser, 'a.txt')).toBe(1);
    expect(Object.values(await stored(store))[0]).toMatch(/rad 59\n$/u);
  });

  test('passes over what is hidden, half copied or left by Word', async () => {
    const folder = folderWith();
    const { analyser, until, stop } = watching(folder);
    await until('watching:');
    const left = ['~$a.docx', '.a.txt', 'a.txt.part', 'b.tmp', 'README.md', '.git/c.txt'];
    for (const name of left) put(folder, name, 'Organ: X\n');
    put(folder, 'z.txt', 'Organ: Z\n');
    await until(/^processed \S+z\.txt$/mu);
    expect(await stop()).toBe(0);
    expect(analyser.seen).toHaveLength(1);
  });

  test('tells of bad files and goes on; they are kept for retry', async () => {
    const folder = folderWith({ 'empty.txt': '' });
    const fail = (path: string) => (path.endsWith('b.txt') ? new Error('odd') : null);
    const { until, stop, store } = watching(folder, { analyser: fakeAnalyser({ fail }) });
    await until(/^failed \S+empty\.txt: is empty/mu);
    put(folder, 'b.txt', 'Organ: B\n');
    await until(/^failed \S+b\.txt: could not be analysed \(odd\)/mu);
    put(folder, 'c.txt', 'Organ: C\n');
    await until(/^processed \S+c\.txt$/mu);
    expect(await stop()).toBe(0);
    const { out } = await call(['retry', '--list', '--format', 'ndjson', '--store', store]);
    expect(out.trim().split('\n')).toHaveLength(2);
  });

  test('waits for a folder that is gone, and takes what it comes back with', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n', 'sub/b.txt': 'Organ: B\n' });
    const { analyser, until, stop, said } = watching(folder);
    await until('watching:');
    rmSync(folder, { recursive: true });
    await expect.poll(said, { timeout: SLOW / 2 }).toMatch(/: is gone: waiting for it/u);
    mkdirSync(folder);
    put(folder, 'sub/b.txt', 'Organ: B\n');
    put(folder, 'sub/c.txt', 'Organ: C\n');
    await until(/^processed \S+c\.txt$/mu);
    expect(said()).toMatch(/: is back\n/u);
    put(folder, 'sub/d.txt', 'Organ: D\n');
    await until(/^processed \S+d\.txt$/mu);
    expect(await stop()).toBe(0);
    expect(timesSeen(analyser, 'b.txt')).toBe(1);
  });

  test('takes many at once, no more than asked at a time', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 700 }, (_, n) => [`${n % 7}/${n}.txt`, `Organ: Nr ${n}\n`]),
    );
    const from = folderWith(many);
    const folder = folderWith();
    let [now, most] = [0, 0];
    const fake = fakeAnalyser();
    const analyse: FakeAnalyser['analyse'] = async (file) => {
      most = Math.max(most, ++now);
      await sleep(1);
      now--;
      return await fake.analyse(file);
    };
    const analyser = { ...fake, analyse };
    const { until, processed, stop, store } = watching(folder, { analyser });
    await until('watching:');
    cpSync(from, join(folder, 'in'), { recursive: true });
    await processed(700);
    expect(await stop()).toBe(0);
    expect(Object.keys(await stored(store))).toHaveLength(700);
    expect(fake.seen).toHaveLength(700);
    expect(most).toBeLessThanOrEqual(4);
  });

  test('stopped, it finishes what is begun; started again, it takes the rest', async () => {
    const files = Array.from({ length: 60 }, (_, n) => [`${n}.txt`, `Organ: Nr ${n}\n`]);
    const folder = folderWith(Object.fromEntries(files) as Record<string, string>);
    const begun = fakeAnalyser({
      fail: () => {
        if (begun.seen.length === 10) void first.stop();
        return null;
      },
    });
    const first = watching(folder, { analyser: begun });
    await first.until(/interrupted with \d+ left, run again to go on\n$/u);
    expect(await first.stop()).toBe(130);
    expect(begun.seen.length).toBeLessThan(30);
    expect(Object.keys(await stored(first.store))).toHaveLength(begun.seen.length);
    put(folder, 'new.txt', 'Organ: Ny\n');
    const second = watching(folder);
    await second.until(`watching: ${61 - begun.seen.length} processed, ${begun.seen.length} unch`);
    expect(await second.stop()).toBe(0);
    expect(Object.keys(await stored(first.store))).toHaveLength(61);
  });

  test('ends where links lead back up', async () => {
    const folder = folderWith({ 'sub/a.txt': 'Organ: A\n' });
    symlinkSync(folder, join(folder, 'sub', 'up'));
    const { analyser, until, stop } = watching(folder);
    await until('watching: 1 processed');
    symlinkSync(folder, join(folder, 'again'));
    put(folder, 'sub/b.txt', 'Organ: B\n');
    await until(/^processed \S+b\.txt$/mu);
    expect(await stop()).toBe(0);
    expect(analyser.seen).toHaveLength(2);
  });

  test('shows on a terminal what it does', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n' });
    const { until, stop, said } = watching(folder, { err: { interactive: true } });
    await until('watching:');
    await expect.poll(said).toContain('watching 1 folder: 1 processed, 0 failed, 0 waiting');
    await stop();
    expect(said().endsWith('\r\u001b[K')).toBe(true);
  });
});

describe('what is no folder', () => {
  test.each([
    ['nowhere', /^klubbslag: \S+nowhere: there is no such file or folder: check the path\n$/u],
    ['a.txt', /^klubbslag: \S+a\.txt is no folder: give it to klubbslag run\n$/u],
  ])('%s is refused before a store is made', async (name, line) => {
    const folder = folderWith({ 'a.txt': 'x' });
    const store = join(folder, 's.sqlite');
    const { code, err } = await call(['watch', join(folder, name), '--store', store]);
    expect({ code, err, made: existsSync(store) }).toEqual({
      code: 2,
      err: expect.stringMatching(line),
      made: false,
    });
  });
});
