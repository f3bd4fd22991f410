/** Watching where the system tells nothing, as of a network drive, or refuses to. */
import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { TEXTS } from '../../../src/find.ts';
import { Watcher } from '../../../src/watch/watcher.ts';
import { folderWith, put } from '../support/world.ts';

const system = vi.hoisted(() => ({ refuses: false }));
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  watch: () => {
    if (system.refuses) throw Object.assign(new Error('no more'), { code: 'ENOSPC' });
    return Object.assign(new EventEmitter(), { close: () => undefined });
  },
}));
beforeEach(() => {
  system.refuses = false;
});

const FOREVER = Number.POSITIVE_INFINITY;

function watcherOf(folder: string, pollMs: number) {
  const told: string[] = [];
  const options = { roots: [folder], wanted: TEXTS, settleMs: 20, pollMs };
  const watcher = new Watcher({ ...options, told: (_path, what) => told.push(what) });
  onTestFinished(() => watcher.close());
  const next = (until = FOREVER) => watcher.next(9, new AbortController().signal, until);
  return { next, told };
}

test('a look through all folders finds what nobody has told of', async () => {
  const folder = folderWith({ 'a.txt': 'a' });
  const { next, told } = watcherOf(folder, 100);
  expect(await next()).toEqual([join(folder, 'a.txt')]);
  const deep = put(folder, 'deep/b.txt', 'b');
  expect(await next()).toEqual([deep]);
  rmSync(deep);
  expect(await next(performance.now() + 300)).toEqual([]);
  put(folder, 'deep/b.txt', 'b');
  expect(await next()).toEqual([deep]);
  expect(told).toEqual([]);
});

test('a system that refuses is told of once, and looked after more often', async () => {
  system.refuses = true;
  const { next, told } = watcherOf(folderWith({ 'a.txt': 'a', 'sub/b.txt': 'b' }), 1e8);
  const taken = [...(await next()), ...(await next(performance.now() + 500))];
  expect(taken).toHaveLength(2);
  const line = 'the system does not tell of all changes (ENOSPC): looks through all folders every';
  expect(told).toEqual([`${line} 10 s instead`]);
});
