/** Several processes: they share the documents, and one that dies takes no other document along. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { SourceFile } from '../../../pipeline/types.ts';
import { makeAnalyser } from '../../../src/analyse.ts';
import { makeWorkers } from '../../../src/workers/analyser.ts';
import { Pool } from '../../../src/workers/pool.ts';
import { ensureBuilt } from '../support/process.ts';
import { folderWith } from '../support/world.ts';

/** A process that does what the document says, and else answers with its pid. */
const UNRULY = `
process.on('message', ({ id, file }) => {
  const said = Buffer.from(file.bytes).toString();
  if (said === 'loop') for (;;);
  if (said === 'die') process.kill(process.pid, 'SIGSEGV');
  if (said === 'bug') return process.send({ id, fatal: false, message: 'odd' });
  if (said === 'fatal') return process.send({ id, fatal: true, message: 'no model' });
  setTimeout(() => process.send({ id, record: { pid: process.pid } }), 20);
});
process.on('disconnect', () => process.exit(0));
`;

beforeAll(ensureBuilt);

function file(text: string): SourceFile {
  const bytes = new TextEncoder().encode(text);
  const place = { path: 'a.txt', sha256: '0'.repeat(64), mediaType: 'text/plain' };
  return { ...place, bytes, reading: null, notes: [] };
}

function unruly(workers: number, seconds = 20) {
  const entry = join(folderWith(), 'unruly.cjs');
  writeFileSync(entry, UNRULY);
  const options = { workers, seconds, megabytes: 500, analyser: { threads: 1 } };
  const pool = new Pool({ ...options, entry, startMilliseconds: 500 });
  onTestFinished(() => pool.close());
  return async (text: string) => (await pool.analyse(file(text))) as unknown as { pid: number };
}

describe('Pool', () => {
  test('shares the documents among its processes, which live on', async () => {
    const ask = unruly(2);
    const many = Array.from({ length: 12 }, () => ask('ok'));
    const pids = (await Promise.all(many)).map(({ pid }) => pid);
    expect(new Set(pids).size).toBe(2);
    expect(pids.filter((pid) => pid === pids[0])).toHaveLength(6);
  });

  test('tells of a document that ends its process, and does the others', async () => {
    const ask = unruly(2);
    const all = await Promise.allSettled(['ok', 'die', 'ok', 'die', 'ok', 'ok'].map(ask));
    expect(all.map(({ status }) => status === 'fulfilled')).toEqual([
      ...[true, false, true, false, true, true],
    ]);
    expect(all[1]).toMatchObject({ reason: { name: 'ProblemError', code: 'worker-died' } });
  });

  test('stops what takes too long', async () => {
    const ask = unruly(1, 1);
    await expect(ask('loop')).rejects.toMatchObject({ name: 'ProblemError', code: 'too-slow' });
    expect(await ask('ok')).toMatchObject({ pid: expect.any(Number) });
  });

  test('tells a fault of the pipeline from what no document would get past', async () => {
    const ask = unruly(1);
    await expect(ask('bug')).rejects.toMatchObject({ name: 'Error', message: 'odd' });
    await expect(ask('fatal')).rejects.toMatchObject({ name: 'UserError', message: 'no model' });
  });
});

describe('makeWorkers', () => {
  test('says the same in several processes as in one', async () => {
    const text = 'Protokoll\n\n§ 1 Val\nMötet valde Asta Vik till ordförande.\n';
    const settings = { threads: 1, maxSeconds: 60, maxMemory: 2000 };
    const several = makeWorkers({ ...settings, workers: 2 });
    onTestFinished(() => several.close?.());
    const here = makeAnalyser({ threads: 1 });
    expect(several.run).toBe(here.run);
    const [one, two, expected] = await Promise.all([
      several.analyse(file(text)),
      several.analyse(file(text)),
      here.analyse(file(text)),
    ]);
    expect(one).toEqual(expected);
    expect(two).toEqual(expected);
    expect(expected.people.map(({ name }) => name)).toEqual(['Asta Vik']);
  });
});
