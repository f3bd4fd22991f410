/** Folders that come and go are watched as long as they are there. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { TEXTS } from '../../../src/find.ts';
import { Watcher } from '../../../src/watch/watcher.ts';
import { folderWith, put } from '../support/world.ts';

test('counts the folders that are there, also where they move and go', async () => {
  const folder = folderWith({ 'a/in/1.txt': '1', 'b/2.txt': '2' });
  const options = { roots: [folder], wanted: TEXTS, settleMs: 20, pollMs: 1e8 };
  const watcher = new Watcher({ ...options, told: () => undefined });
  onTestFinished(() => watcher.close());
  const looked = async () => {
    await watcher.next(1, new AbortController().signal, 0);
    return watcher.folders;
  };
  expect(await looked()).toBe(4);
  renameSync(join(folder, 'a'), join(folder, 'c'));
  put(folder, 'd/3.txt', '3');
  await expect.poll(looked).toBe(5);
  rmSync(join(folder, 'c'), { recursive: true });
  await expect.poll(looked).toBe(3);
});

test('forgets a file that goes before it is taken', async () => {
  const folder = folderWith({ 'a.txt': 'a' });
  const options = { roots: [folder], wanted: TEXTS, settleMs: 300, pollMs: 1e8 };
  const watcher = new Watcher({ ...options, told: () => undefined });
  onTestFinished(() => watcher.close());
  const { signal } = new AbortController();
  expect(await watcher.next(9, signal, 0)).toEqual([]);
  expect(watcher.waiting).toBe(1);
  rmSync(join(folder, 'a.txt'));
  expect(await watcher.next(9, signal, performance.now() + 600)).toEqual([]);
  expect(watcher.waiting).toBe(0);
});
