/** Runs that are disturbed from outside: told, nothing is lost, a further run makes good the rest. */
import { appendFileSync, chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadDriver } from '../../src/store/sqlite/driver.ts';
import { klubbslag } from '../src/support/process.ts';
import { folderWith, put } from '../src/support/world.ts';
import { COUNTS, minutesFolder } from './documents.ts';
import {
  allGone,
  documentsIn,
  documentsLeft,
  exported,
  launch,
  PROCESSED,
  type Running,
  runArgs,
  SLOW,
  said,
  sharedFolder,
} from './runs.ts';

const Database = loadDriver();

const shared = sharedFolder(11);

const newStore = () => join(folderWith(), 'a.sqlite');

/** A run in whose midst something is done: when its models are there and one document is stored. */
async function midst(store: string, action: (run: Running) => unknown, ...more: string[]) {
  const run = launch([...runArgs(shared.folder, store), '--log', '-', ...more]);
  await said(run, PROCESSED);
  await action(run);
  const { code, out, err } = await run.ended;
  await allGone([run]);
  const lines = err.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  return { code, out, lines };
}

/** What a further run comes to is what an undisturbed one does. */
function madeGood(store: string): void {
  expect(klubbslag(...runArgs(shared.folder, store)).code).toBe(1);
  expect(documentsIn(store)).toBe(COUNTS.documents);
  expect(exported(store) === shared.expected).toBe(true);
}

describe('in the midst of a run', { timeout: SLOW }, () => {
  test('a store that is held too long ends it with a line', async () => {
    const store = newStore();
    const holder = new Database(store);
    onTestFinished(() => void holder.close());
    const hold = () => holder.exec('BEGIN IMMEDIATE');
    const { code, lines } = await midst(store, hold, '--busy-ms', '100');
    expect(code).toBe(2);
    expect(lines).toEqual([
      expect.stringMatching(/^klubbslag: store .*: another program holds it/u),
    ]);
    holder.exec('ROLLBACK');
    expect(documentsIn(store)).toBeGreaterThan(0);
    madeGood(store);
  });

  test('a store that is held for a while is waited for', async () => {
    const store = newStore();
    const holder = new Database(store);
    onTestFinished(() => void holder.close());
    const { code } = await midst(store, () => {
      holder.exec('BEGIN IMMEDIATE');
      setTimeout(() => holder.exec('ROLLBACK'), 300);
    });
    expect(code).toBe(1);
    expect(exported(store) === shared.expected).toBe(true);
  });

  test('processes that are ended from outside cost no document', async () => {
    const store = newStore();
    let ended = 0;
    const { code } = await midst(store, ({ child, pids }) => {
      for (const pid of pids().filter((one) => one !== child.pid)) {
        process.kill(pid, 'SIGKILL');
        ended++;
      }
    });
    expect(ended).toBeGreaterThanOrEqual(2);
    expect(code).toBe(1);
    expect(documentsIn(store)).toBe(COUNTS.documents);
    expect(exported(store) === shared.expected).toBe(true);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s lets what is begun be finished', async (signal) => {
    const store = newStore();
    const { code, out } = await midst(store, ({ child }) => child.kill(signal));
    expect(code).toBe(130);
    expect(out).toMatch(/interrupted with \d+ left, run again to go on\n$/u);
    expect(documentsIn(store)).toBe(Number(/^\d+/u.exec(out)?.[0]));
    madeGood(store);
  });

  test('a kill leaves a log of writes that readers and the next run take up', async () => {
    const store = newStore();
    await midst(store, ({ child }) => child.kill('SIGKILL'));
    expect(existsSync(`${store}-wal`)).toBe(true);
    const left = documentsLeft(store, 'copy');
    expect(left).toBeGreaterThan(0);
    const { code, out } = klubbslag('export', '--format', 'ndjson', '--store', store);
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: left });
    madeGood(store);
  });

  test('another run on the same store ends as well, and no document is there twice', async () => {
    const store = newStore();
    const both = [launch(runArgs(shared.folder, store)), launch(runArgs(shared.folder, store))];
    for (const { ended } of both) {
      const { code, err } = await ended;
      expect(code).toBe(1);
      expect(err.trim().split('\n')).toHaveLength(COUNTS.failing);
    }
    await allGone(both);
    expect(documentsIn(store)).toBe(COUNTS.documents);
    expect(exported(store) === shared.expected).toBe(true);
  });
});

describe('files', { timeout: SLOW }, () => {
  test('one that vanishes before its turn gets a line, the others go on', async () => {
    const own = minutesFolder(12);
    const store = newStore();
    const one = ['--workers', '1', '--concurrency', '1', '--log', '-'];
    const run = launch(['run', own, '--store', store, ...one]);
    await said(run, PROCESSED);
    rmSync(join(own, 'z'), { recursive: true });
    const { code, out, err } = await run.ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^\S+z\/copy\.txt: there is no such file or folder: check the path$/mu);
    expect(out).toContain(
      `${COUNTS.documents} processed, 0 unchanged, ${COUNTS.failing + 1} failed`,
    );
  });

  test('one that is written to gets a line, and is read when that is over', () => {
    const own = folderWith({ 'a.txt': 'Styrelsen\nProtokoll 2025-02-03\n' });
    const large = put(own, 'b.txt', 'Styrelsen\n'.repeat(2_000_000));
    const store = newStore();
    const run = launch(['run', own, '--store', store]);
    const writer = setInterval(() => appendFileSync(large, 'Styrelsen\n'), 1);
    onTestFinished(() => clearInterval(writer));
    return run.ended.then(({ code, out, err }) => {
      clearInterval(writer);
      expect({ code, err }).toEqual({
        code: 1,
        err: `${large}: is being written: run again when that is done\n`,
      });
      expect(out).toContain('1 processed, 0 unchanged, 1 failed');
      writeFileSync(large, 'Styrelsen\nProtokoll 2025-02-04\n');
      expect(klubbslag('run', own, '--store', store).out).toContain('1 processed, 1 unchanged, 0');
    });
  });

  test('a folder that may not be looked into gets a line, the others go on', async () => {
    const own = folderWith({ 'a.txt': 'Styrelsen\nProtokoll 2025-02-03\n', 'shut/b.txt': 'x' });
    mkdirSync(join(own, 'shut'), { recursive: true });
    chmodSync(join(own, 'shut'), 0);
    onTestFinished(() => chmodSync(join(own, 'shut'), 0o700));
    // Root may look into everything, unless that is taken from it.
    const by =
      process.getuid?.() === 0
        ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--inh-caps', '-all']
        : [];
    const { code, out, err } = await launch(['run', own, '--store', newStore()], { by }).ended;
    expect(err).toBe(
      `${join(own, 'shut')}: no permission to read it: change its permissions or run as a user who may\n`,
    );
    expect(code).toBe(1);
    expect(out).toContain('1 processed, 0 unchanged, 1 failed');
  });
});
