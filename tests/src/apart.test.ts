/** Processes apart: what ends one from outside costs no document, and none outlives its parent. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Apart } from '../../src/apart.ts';
import { built, ensureBuilt, isRunning } from './support/process.ts';
import { folderWith, put } from './support/world.ts';

beforeAll(ensureBuilt);

/** Ends as often as the file beside it counts, then answers with its pid. */
const DYING = `
const { readFileSync, writeFileSync } = require('node:fs');
process.on('message', ({ id }) => {
  const left = Number(readFileSync(__filename + '.left', 'utf8'));
  writeFileSync(__filename + '.left', String(left - 1));
  if (left > 0) process.kill(process.pid, 'SIGKILL');
  process.send({ id, pid: process.pid });
});
process.on('disconnect', () => process.exit(0));
`;

describe('a process that is ended in the midst of a job', () => {
  function dying(times: number) {
    const folder = folderWith({ 'dying.cjs': DYING, 'dying.cjs.left': String(times) });
    const entry = join(folder, 'dying.cjs');
    const apart = new Apart<object, { readonly pid: number }>({ entry, megabytes: 200 });
    onTestFinished(() => apart.close());
    return { apart, left: () => Number(readFileSync(`${entry}.left`, 'utf8')) };
  }

  test('has its job done by another', async () => {
    const { apart, left } = dying(1);
    expect(await apart.ask({}, 20_000)).toMatchObject({ pid: expect.any(Number) });
    expect(left()).toBe(-1);
  });

  test('twice is at fault with its job, and the next job is done', async () => {
    const { apart, left } = dying(2);
    await expect(apart.ask({}, 20_000)).rejects.toMatchObject({ end: 'died' });
    expect(left()).toBe(0);
    expect(await apart.ask({}, 20_000)).toMatchObject({ pid: expect.any(Number) });
  });

  test('that is closed starts none again', async () => {
    const { apart, left } = dying(9);
    const asked = apart.ask({}, 20_000);
    apart.close();
    await expect(asked).rejects.toMatchObject({ end: 'died' });
    expect(left()).toBeGreaterThanOrEqual(8);
  });
});

describe('a process whose parent is killed', () => {
  /** A process that starts one apart, which is idle or busy for good, and says so. */
  function family(job: 'idle' | 'busy') {
    const said = (name: string) => JSON.stringify(join(folder, name));
    const folder = folderWith();
    put(
      folder,
      'child.mjs',
      `import { serve } from ${built('apart')};
      import { writeFileSync } from 'node:fs';
      import { spawn } from 'node:child_process';
      serve(async () => {
        const own = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
        writeFileSync(${said('pids')}, process.pid + ' ' + own.pid);
        if (${job === 'busy'}) for (;;);
        return {};
      });`,
    );
    const parent = `import { Apart } from ${built('apart')};
      const apart = new Apart({ entry: ${said('child.mjs')}, megabytes: 500 });
      setInterval(() => {}, 1000);
      await apart.ask({}, 1e8);`;
    writeFileSync(join(folder, 'parent.mjs'), parent);
    const child = spawn(process.execPath, [join(folder, 'parent.mjs')], { stdio: 'ignore' });
    const pids = () => readFileSync(join(folder, 'pids'), 'utf8').split(' ').map(Number);
    return { child, pids };
  }

  test.each(['idle', 'busy'] as const)(
    'ends at once, %s or not, and so does what it has started',
    {
      timeout: 60_000,
    },
    async (job) => {
      const { child, pids } = family(job);
      await expect.poll(pids, { timeout: 30_000 }).toHaveLength(2);
      onTestFinished(() => {
        for (const pid of pids()) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
      });
      for (const pid of pids()) expect(isRunning(pid)).toBe(true);
      // Its watch is started with the first job.
      await new Promise((done) => setTimeout(done, 500));
      child.kill('SIGKILL');
      await expect.poll(() => pids().map(isRunning), { timeout: 15_000 }).toEqual([false, false]);
    },
  );
});
