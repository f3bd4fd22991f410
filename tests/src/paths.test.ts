/** No path of the machine is told but what lies below the folder that the program works in. */
import { dirname, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { toldPath } from '../../src/paths.ts';
import { folderWith } from './support/world.ts';

function within(folder: string): void {
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
}

test.each([
  ['protokoll/2024/a.txt', 'protokoll/2024/a.txt'],
  ['a.zip!/inner/b.txt', 'a.zip!/inner/b.txt'],
  ['..', 'NAME'],
  ['../other/c.txt', 'c.txt'],
  ['../other/a.zip!/inner/b.txt', 'a.zip!/inner/b.txt'],
  ['..d/e.txt', '..d/e.txt'],
  ['/etc/klubbslag/f.txt', 'f.txt'],
])('%s is told as %s', (path, told) => {
  within(folderWith());
  const parent = resolve('..').split('/').at(-1) ?? '';
  expect(toldPath(resolve(path))).toBe(told.replace('NAME', parent));
});

test('below the root nothing but the name', () => {
  const path = resolve(folderWith(), 'a.txt');
  expect(toldPath(path)).toBe('a.txt');
  within('/');
  expect(toldPath(path)).toBe('a.txt');
  within(dirname(dirname(path)));
  expect(toldPath(path)).toMatch(/^[^/]+\/a\.txt$/u);
});

test('what was uploaded lies on no disk', () => {
  expect(toldPath('upload:0123456789abcdef/a.zip!/b.txt')).toBe('a.zip!/b.txt');
});
