import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { writeFileWhole } from '../../src/output-file.ts';
import { folderWith, put } from './support/world.ts';

const GOING = new AbortController().signal;

function pipeIn(folder: string): string {
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}

async function* chunks(...all: readonly (string | Uint8Array | Error)[]) {
  for (const one of all) {
    if (one instanceof Error) throw one;
    yield one;
  }
}

test('text and bytes, one after the other, in the place of an older file', async () => {
  const folder = folderWith({ 'a.txt': 'older and longer than the new one' });
  const path = join(folder, 'a.txt');
  chmodSync(path, 0o600);
  expect(await writeFileWhole(path, chunks('å', new Uint8Array([0, 255]), 'b'), GOING)).toBe(true);
  expect(readFileSync(path)).toEqual(Buffer.from([0xc3, 0xa5, 0, 255, 0x62]));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('what fails on the way leaves the older file, and nothing beside it', async () => {
  const folder = folderWith({ 'a.txt': 'older' });
  const fault = new Error('gone');
  const path = join(folder, 'a.txt');
  await expect(writeFileWhole(path, chunks('new', fault), GOING)).rejects.toBe(fault);
  expect(readFileSync(path, 'utf8')).toBe('older');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test.each([
  ['on the way', ['more']],
  ['after all of it', []],
])('an interrupt %s leaves the older file', async (_, more) => {
  const folder = folderWith({ 'a.txt': 'older' });
  const control = new AbortController();
  async function* interrupted() {
    yield 'new';
    control.abort();
    yield* more;
  }
  expect(await writeFileWhole(join(folder, 'a.txt'), interrupted(), control.signal)).toBe(false);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('older');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('a link stays a link, its file is replaced', async () => {
  const folder = folderWith({ 'real/a.txt': 'older' });
  const link = join(folder, 'link.txt');
  symlinkSync(join('real', 'a.txt'), link);
  await writeFileWhole(link, chunks('new'), GOING);
  expect(readlinkSync(link)).toBe(join('real', 'a.txt'));
  expect(readFileSync(join(folder, 'real', 'a.txt'), 'utf8')).toBe('new');
});

test.each([
  ['a folder', (folder: string) => folder, /is no file that could be replaced/u],
  ['a pipe', (folder: string) => pipeIn(folder), /is no file that could be replaced/u],
  ['no folder', (folder: string) => join(folder, 'x', 'a.txt'), /there is no such folder/u],
  ['a file for a folder', (folder: string) => join(put(folder, 'f', ''), 'a'), /a file: choose/u],
])('%s is refused in one line', async (_, pathIn, message) => {
  const folder = folderWith();
  mkdirSync(join(folder, 'd'));
  const writing = writeFileWhole(pathIn(folder), chunks('new'), GOING);
  await expect(writing).rejects.toThrow(UserError);
  await expect(writing).rejects.toThrow(message);
});
