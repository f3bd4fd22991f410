/** `klubbslag retry`: what has failed is listed, and taken up again. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeAnalyser } from '../support/records.ts';
import { call, folderWith, put } from '../support/world.ts';

const TEXTS = { 'a.txt': 'Organ: A\n', 'b.txt': 'Organ: B\n', 'old/c.txt': 'Organ: C\n' };
const odd = () =>
  fakeAnalyser({ fail: (path) => (/[bc]\.txt$/u.test(path) ? new Error('odd') : null) });

/** A store in which two of three documents have failed. */
async function failed() {
  const folder = folderWith(TEXTS);
  const store = ['--store', join(folder, 'a.sqlite')];
  const first = await call(['run', folder, ...store], { analyser: odd() });
  expect(first).toMatchObject({ code: 1, out: expect.stringContaining('1 processed') });
  return { folder, store };
}

describe('retry', () => {
  test('lists what has failed with its reason, and tries nothing', async () => {
    const { folder, store } = await failed();
    const analyser = fakeAnalyser();
    const options = { analyser, out: { interactive: true } };
    const { code, out } = await call(['retry', '--list', ...store], options);
    expect(code).toBe(0);
    expect(out).toMatch(
      /b\.txt\n {2}could not be analysed \(odd\)[\s\S]*\(\d{4}-\d\d-\d\d, once\)/u,
    );
    expect(out).toMatch(/old\/c\.txt\n/u);
    const rows = await call(['retry', join(folder, 'old'), '--list', '--format', 'csv', ...store]);
    expect(rows.out.split('\n')).toHaveLength(3);
    expect(rows.out).toMatch(
      /^document,code,message,tries,failed_at,sha256\n.*c\.txt,analysis-failed,/u,
    );
    expect(analyser.seen).toEqual([]);
  });

  test('processes them, those that fail once more stay', async () => {
    const { store } = await failed();
    const analyser = fakeAnalyser({
      fail: (path) => (/c\.txt$/u.test(path) ? new Error('odd') : null),
    });
    const again = await call(['retry', ...store], { analyser });
    expect(again).toMatchObject({
      code: 1,
      out: expect.stringContaining('1 processed, 0 unchanged, 1 failed'),
    });
    expect(again.err).toMatch(/c\.txt: could not be analysed/u);
    const { out } = await call(['retry', '--list', '--format', 'json', ...store]);
    expect(JSON.parse(out)).toMatchObject([{ code: 'analysis-failed', tries: 2 }]);
    const last = await call(['retry', ...store], { analyser: fakeAnalyser() });
    expect(last).toMatchObject({ code: 0, err: '' });
    const empty = await call(['retry', '--list', '--format', 'table', ...store]);
    expect(empty.out).toBe('Nothing has failed.\n');
  });

  test('takes only what lies where it is told to, and puts aside what is gone', async () => {
    const { folder, store } = await failed();
    const analyser = fakeAnalyser();
    await call(['retry', join(folder, 'old'), ...store], { analyser });
    expect(analyser.seen).toHaveLength(1);
    rmSync(join(folder, 'b.txt'));
    const gone = await call(['retry', ...store], { analyser });
    expect(gone.err).toMatch(/b\.txt: is gone: no longer kept as failed\n/u);
    expect(gone.code).toBe(0);
    expect((await call(['retry', ...store], { analyser })).err).toBe('');
  });

  test('run tells of them each time, with one line of log a document', async () => {
    const { folder, store } = await failed();
    put(folder, 'd.txt', 'Organ: D\n');
    const again = await call(['run', folder, '--log', '-', ...store], { analyser: odd() });
    expect(again.out).toContain('1 processed, 1 unchanged, 2 failed');
    const log = again.err.split('\n').filter((line) => line.startsWith('{'));
    const states = log.map((line) => (JSON.parse(line) as { state: string }).state).sort();
    expect(states).toEqual(['failed', 'failed', 'processed', 'unchanged']);
  });
});
