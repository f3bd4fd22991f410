import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type BatchOptions,
  type BatchPorts,
  type Outcome,
  type OutcomeState,
  runBatch,
} from '../../src/batch.ts';
import { resolveSettings } from '../../src/config.ts';
import { openDocuments, type Part } from '../../src/documents.ts';
import { UserError } from '../../src/errors.ts';
import { findInputs } from '../../src/find.ts';
import { fileOf } from '../../src/paths.ts';
import { SILENT } from '../../src/progress.ts';
import { openStore } from '../../src/store/store.ts';
import { zipOf } from '../support/zip.ts';
import { fakeAnalyser } from './support/records.ts';
import { folderWith, put } from './support/world.ts';

const LIMITS = { ...resolveSettings({}, {}), maxBytes: 10_000, maxLine: 1000 };

async function storeAt(path: string) {
  const store = await openStore({ path, create: true, busyMs: 1000 });
  onTestFinished(() => store.close());
  return store;
}

async function portsFor(folder: string, given: Partial<BatchPorts> = {}): Promise<BatchPorts> {
  return {
    analyser: fakeAnalyser(),
    store: given.store ?? (await storeAt(join(folder, 'a.sqlite'))),
    open: (path) => openDocuments(path, basename(path), LIMITS),
    gone: (path) => !existsSync(path),
    progress: SILENT,
    ...given,
  };
}

async function batch(folder: string, ports: BatchPorts, options: Partial<BatchOptions> = {}) {
  const { paths } = await findInputs([folder]);
  const { skipped, ...lists } = await ran(paths, ports, { concurrency: 2, ...options });
  return { ...lists, skipped };
}

/** A batch with the names of its documents by what became of them, in the order of the files. */
async function ran(
  paths: readonly string[],
  ports: BatchPorts,
  options: Partial<BatchOptions> = {},
) {
  const told: { file: number; outcome: Outcome }[] = [];
  const listing = {
    ...ports,
    told: (outcome: Outcome, file: number) => told.push({ file, outcome }),
  };
  const result = await runBatch(paths, listing, { concurrency: 2, force: false, ...options });
  const of = (state: OutcomeState) =>
    told
      .toSorted((a, b) => a.file - b.file)
      .flatMap(({ outcome }) => (outcome.state === state ? [outcome] : []));
  const names = (state: OutcomeState) => of(state).map(({ path }) => basename(path));
  const failures = of('failed');
  const counts = { processed: names('processed').length, unchanged: names('unchanged').length };
  expect(result).toMatchObject({ ...counts, failed: failures.length });
  return {
    processed: names('processed'),
    unchanged: names('unchanged'),
    failed: failures.map(({ path, problem }) => `${basename(path)} ${problem?.code}`),
    messages: failures.map(({ problem }) => problem?.message),
    skipped: result.skipped,
  };
}

const three = { 'a.txt': 'Organ: A\n', 'b.txt': 'Organ: B\n', 'c.md': 'Organ: C\n' };

describe('runBatch', () => {
  test('processes everything once, and nothing the second time', async () => {
    const folder = folderWith(three);
    const analyser = fakeAnalyser();
    const ports = await portsFor(folder, { analyser });
    const first = await batch(folder, ports);
    expect(first).toMatchObject({ processed: ['a.txt', 'b.txt', 'c.md'], failed: [], skipped: 0 });
    expect(analyser.seen).toHaveLength(3);
    const second = await batch(folder, ports);
    expect(second).toMatchObject({ processed: [], unchanged: ['a.txt', 'b.txt', 'c.md'] });
    expect(analyser.seen).toHaveLength(3);
  });

  test('leaves out what a rule has removed, until it is told to take it', async () => {
    const folder = folderWith(three);
    const analyser = fakeAnalyser();
    const ports = await portsFor(folder, { analyser });
    await batch(folder, ports);
    const [first] = await ports.store.entries();
    await ports.store.removals.document(first?.sha256 ?? '');
    const { paths } = await findInputs([folder]);
    const again = { concurrency: 2, force: false, retry: true };
    expect(await runBatch(paths, ports, again)).toEqual({
      ...{ processed: 0, unchanged: 2, failed: 0, removed: 1, skipped: 0 },
    });
    expect(analyser.seen).toHaveLength(3);
    const forced = await runBatch(paths, ports, { concurrency: 2, force: true });
    expect(forced).toMatchObject({ processed: 3, removed: 0 });
    expect(await ports.store.entries()).toHaveLength(3);
  });

  test('processes again what changed, what a new run asks for, and all with force', async () => {
    const folder = folderWith(three);
    const store = await storeAt(join(folder, 'a.sqlite'));
    await batch(folder, await portsFor(folder, { store }));
    put(folder, 'b.txt', 'Organ: Ny\n');
    const changed = fakeAnalyser();
    await batch(folder, await portsFor(folder, { store, analyser: changed }));
    expect(changed.seen).toEqual(['b.txt']);
    const forced = fakeAnalyser();
    await batch(folder, await portsFor(folder, { store, analyser: forced }), { force: true });
    expect(forced.seen).toHaveLength(3);
    const newer = fakeAnalyser({ run: 'run-2' });
    await batch(folder, await portsFor(folder, { store, analyser: newer }));
    expect(newer.seen).toHaveLength(3);
    expect(await store.entries()).toHaveLength(3);
  });

  test('a moved file is not processed again; one that vanished stays', async () => {
    const folder = folderWith(three);
    const analyser = fakeAnalyser();
    const ports = await portsFor(folder, { analyser });
    await batch(folder, ports);
    rmSync(join(folder, 'a.txt'));
    put(folder, 'moved/x.txt', three['a.txt']);
    rmSync(join(folder, 'c.md'));
    expect(await batch(folder, ports)).toMatchObject({ processed: [], failed: [] });
    expect(analyser.seen).toHaveLength(3);
    const names = (await ports.store.entries()).map(({ path }) => basename(path));
    expect(names).toEqual(['b.txt', 'c.md', 'x.txt']);
  });

  test('one bad file never stops the rest, and loses nothing that is stored', async () => {
    const folder = folderWith({ ...three, 'empty.txt': '', 'noise.txt': '\u0001'.repeat(99) });
    const fail = (path: string) => (path === 'b.txt' ? new Error('odd\ntrace') : null);
    const ports = await portsFor(folder, { analyser: fakeAnalyser({ fail }) });
    const result = await batch(folder, ports);
    expect(result.processed).toEqual(['a.txt', 'c.md']);
    const failed = ['b.txt analysis-failed', 'empty.txt empty', 'noise.txt binary'];
    expect(result.failed).toEqual(failed);
    put(folder, 'a.txt', '');
    expect((await batch(folder, ports)).failed).toContain('a.txt empty');
    expect(await ports.store.at(join(folder, 'a.txt'))).not.toBeNull();
  });

  test('the message of a fault is one line', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n' });
    const analyser = fakeAnalyser({ fail: () => new Error('odd\ntrace') });
    const paths = [join(folder, 'a.txt')];
    const ports = await portsFor(folder, { analyser });
    const { messages } = await ran(paths, ports);
    expect(messages[0]).toBe('could not be analysed (odd): please report this fault');
  });

  test('what no file could get past stops the batch, with what was done kept', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.txt`, `${n}`]));
    const folder = folderWith(files);
    const fail = (path: string) => (path === '5.txt' ? new UserError('no model') : null);
    const analyser = fakeAnalyser({ fail });
    const ports = await portsFor(folder, { analyser });
    await expect(batch(folder, ports)).rejects.toThrow('no model');
    expect(analyser.seen.length).toBeLessThan(10);
    expect((await ports.store.entries()).length).toBeGreaterThanOrEqual(5);
  });

  test('works on no more files at once than asked, and reads none ahead', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.txt`, `x${n}`]));
    const folder = folderWith(files);
    let [now, most] = [0, 0];
    const ports = await portsFor(folder, {
      open: async function* (path) {
        most = Math.max(most, ++now);
        yield* openDocuments(path, basename(path), LIMITS);
      },
      analyser: {
        ...fakeAnalyser(),
        run: 'r',
        analyse: async (file) => {
          await sleep(1);
          now--;
          return await fakeAnalyser().analyse(file);
        },
      },
    });
    expect((await batch(folder, ports, { concurrency: 3 })).processed).toHaveLength(40);
    expect(most).toBe(3);
  });

  test('takes paths up only as fast as they are worked off', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n' });
    let [taken, done, furthest] = [0, 0, 0];
    const paths = Object.assign(Array(200).fill(join(folder, 'a.txt')) as string[], {
      *[Symbol.iterator]() {
        for (; taken < 200; taken++) {
          furthest = Math.max(furthest, taken - done);
          yield join(folder, 'a.txt');
        }
      },
    });
    const ports = await portsFor(folder, {
      open: async function* (path) {
        done++;
        yield* openDocuments(path, basename(path), LIMITS);
      },
    });
    await runBatch(paths, ports, { concurrency: 2, force: false });
    expect(furthest).toBeLessThanOrEqual(4);
  });

  test('an interrupt lets what is begun be finished and takes nothing more up', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.txt`, `y${n}`]));
    const folder = folderWith(files);
    const controller = new AbortController();
    const analyser = fakeAnalyser({
      fail: (path) => {
        if (path === '3.txt') controller.abort();
        return null;
      },
    });
    const ports = await portsFor(folder, { analyser });
    const result = await batch(folder, ports, { signal: controller.signal });
    expect(result.processed.length).toBe(analyser.seen.length);
    expect(result.skipped).toBe(30 - result.processed.length);
    expect(result.skipped).toBeGreaterThan(20);
    expect(await ports.store.entries()).toHaveLength(result.processed.length);
  });

  test('tells how far it is and clears the line', async () => {
    const folder = folderWith(three);
    const told: string[] = [];
    const progress = {
      advance: (done: number, total: number) => void told.push(`${done}/${total}`),
      clear: () => void told.push('clear'),
    };
    await batch(folder, await portsFor(folder, { progress }));
    expect(told).toEqual(['0/3', '1/3', '2/3', '3/3', 'clear']);
  });

  test('a folder of the same content twice is one document', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n', 'b.txt': 'Organ: A\n' });
    const ports = await portsFor(folder);
    await batch(folder, ports);
    expect(await ports.store.entries()).toHaveLength(1);
    expect((await batch(folder, ports)).unchanged).toEqual(['a.txt', 'b.txt']);
  });

  test('of an archive each document is one, and what is known is not read again', async () => {
    const folder = folderWith({
      'x.zip': zipOf({ 'a.txt': 'Organ: A\n', 'd.md': 'Organ: D\n', 'e.txt': '' }),
    });
    const analyser = fakeAnalyser();
    let read = 0;
    const ports = await portsFor(folder, {
      analyser,
      open: async function* (path) {
        for await (const opened of openDocuments(path, basename(path), LIMITS)) {
          const { part } = opened;
          yield part === null ? opened : { ...opened, part: { ...part, read: counted(part.read) } };
        }
      },
    });
    const counted = (action: Part['read']) => async () => {
      read++;
      return await action();
    };
    const zip = join(folder, 'x.zip');
    const first = await ran([zip], ports);
    expect(first.processed).toEqual(['a.txt', 'd.md']);
    expect(first.failed).toEqual(['e.txt empty']);
    expect(read).toBe(2);
    expect(analyser.seen).toEqual(['x.zip!/a.txt', 'x.zip!/d.md']);
    const second = await ran([zip], ports);
    expect(second).toMatchObject({ processed: [], unchanged: first.processed, skipped: 0 });
    expect(read).toBe(2);
    const stored = (await ports.store.entries()).map(({ path }) => path);
    expect(stored).toEqual([`${zip}!/a.txt`, `${zip}!/d.md`]);
  });

  test('a document that leaves its archive keeps its record', async () => {
    const folder = folderWith({ 'x.zip': zipOf({ 'a.txt': 'Organ: A\n' }) });
    const analyser = fakeAnalyser();
    const gone = (path: string) => !existsSync(fileOf(path));
    const ports = await portsFor(folder, { analyser, gone });
    await runBatch([join(folder, 'x.zip')], ports, { concurrency: 1, force: false });
    rmSync(join(folder, 'x.zip'));
    put(folder, 'a.txt', 'Organ: A\n');
    await batch(folder, ports);
    expect(analyser.seen).toHaveLength(1);
    expect((await ports.store.entries()).map(({ path }) => path)).toEqual([join(folder, 'a.txt')]);
  });

  describe('what has failed', () => {
    const odd = { fail: (path: string) => (path === 'b.txt' ? new Error('odd') : null) };

    test('is told again without a new try, until something is different', async () => {
      const folder = folderWith(three);
      const store = await storeAt(join(folder, 'a.sqlite'));
      const run = async (options: Partial<BatchOptions> = {}, analyser = fakeAnalyser(odd)) => {
        const { failed } = await batch(
          folder,
          await portsFor(folder, { store, analyser }),
          options,
        );
        return { failed, tried: analyser.seen.includes('b.txt') };
      };
      const failed = ['b.txt analysis-failed'];
      expect(await run()).toEqual({ failed, tried: true });
      expect(await run()).toEqual({ failed, tried: false });
      expect(await run({ conditions: 'other limits' })).toEqual({ failed, tried: true });
      expect(await run({ retry: true })).toEqual({ failed, tried: true });
      expect(await run({ force: true })).toEqual({ failed, tried: true });
      expect(await store.failures.all()).toMatchObject([{ code: 'analysis-failed', tries: 4 }]);
      expect(await run({ retry: true }, fakeAnalyser())).toEqual({ failed: [], tried: true });
      expect(await store.failures.all()).toEqual([]);
      expect(await run({}, fakeAnalyser(odd))).toEqual({ failed: [], tried: false });
    });

    test('is tried when it has changed, and forgotten where known content takes its place', async () => {
      const folder = folderWith({ ...three, 'b.txt': 'Organ: B\n', 'e.txt': '' });
      const store = await storeAt(join(folder, 'a.sqlite'));
      const run = async (analyser = fakeAnalyser(odd)) => {
        await batch(folder, await portsFor(folder, { store, analyser }));
        return (await store.failures.all()).map(
          ({ path, code, tries }) => `${basename(path)} ${code} ${tries}`,
        );
      };
      expect(await run()).toEqual(['b.txt analysis-failed 1', 'e.txt empty 1']);
      put(folder, 'b.txt', 'Organ: Bb\n');
      expect(await run()).toEqual(['b.txt analysis-failed 1', 'e.txt empty 2']);
      put(folder, 'b.txt', three['a.txt']);
      put(folder, 'e.txt', 'Organ: E\n');
      expect(await run()).toEqual([]);
    });
  });
});
