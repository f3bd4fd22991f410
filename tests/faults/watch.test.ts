/** The command that watches, as a process: stopped, killed, its own processes ended. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { klubbslag } from '../src/support/process.ts';
import { folderWith, put } from '../src/support/world.ts';
import { COUNTS } from './documents.ts';
import { allGone, exported, launch, type Running, SLOW, sharedFolder } from './runs.ts';

const shared = sharedFolder(13);

/** Watches the shared folder. */
function watching(store: string): Running {
  const quick = ['--settle-ms', '200', '--workers', '2'];
  return launch(['watch', shared.folder, '--store', store, ...quick]);
}

async function heard(run: Running, text: RegExp): Promise<void> {
  await expect.poll(() => run.said.out, { timeout: SLOW / 4, interval: 5 }).toMatch(text);
}

describe('watch', { timeout: SLOW }, () => {
  test('killed and started again comes to the same as a run', async () => {
    const store = join(folderWith(), 'a.sqlite');
    const runs: Running[] = [];
    for (const lines of [1, 10, 20]) {
      const run = watching(store);
      runs.push(run);
      await heard(run, new RegExp(`^(?:.*\\n){${lines}}|^watching: `, 'u'));
      run.child.kill('SIGKILL');
      await run.ended;
    }
    await allGone(runs);
    const last = watching(store);
    await heard(last, /^watching: /mu);
    last.child.kill('SIGTERM');
    expect(await last.ended).toMatchObject({ code: 0, err: '' });
    await allGone([last]);
    expect(exported(store) === shared.expected).toBe(true);
  });

  test('goes on where its processes are ended from outside', async () => {
    const folder = folderWith();
    const store = join(folderWith(), 'a.sqlite');
    const run = launch(['watch', folder, '--store', store, '--settle-ms', '200', '--workers', '1']);
    await heard(run, /^watching: /mu);
    put(folder, 'a.txt', 'Styrelsen\nProtokoll 2025-02-03\n');
    await heard(run, /^processed \S+a\.txt$/mu);
    const own = run.pids().filter((pid) => pid !== run.child.pid);
    expect(own).toHaveLength(1);
    for (const pid of own) process.kill(pid, 'SIGKILL');
    put(folder, 'b.txt', 'Styrelsen\nProtokoll 2025-02-04\n');
    await heard(run, /^processed \S+b\.txt$/mu);
    run.child.kill('SIGINT');
    expect((await run.ended).code).toBe(0);
    await allGone([run]);
  });

  test('a run on the same store beside it does no harm', async () => {
    const folder = join(folderWith(), 'minutes');
    const store = join(folderWith(), 'a.sqlite');
    mkdirSync(folder);
    const quick = ['--settle-ms', '200', '--workers', '2'];
    const run = launch(['watch', folder, '--store', store, ...quick]);
    await heard(run, /^watching: /mu);
    cpSync(shared.folder, folder, { recursive: true });
    expect(klubbslag('run', folder, '--store', store).code).toBe(1);
    run.child.kill('SIGINT');
    // With files left or not, as it happens.
    expect([0, 130]).toContain((await run.ended).code);
    const again = klubbslag('run', folder, '--store', store);
    const all = COUNTS.documents + COUNTS.copies;
    expect(again.out).toContain(`${all} unchanged, ${COUNTS.failing} failed`);
  });
});
