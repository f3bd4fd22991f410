import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeDocuments } from '../../bench/documents.ts';
import { makeText, readParts, WORDS, wordsIn } from '../../bench/texts.ts';
import { folderWith } from '../src/support/world.ts';

const parts = readParts();
const seeds = Array.from({ length: 300 }, (_, seed) => seed);

test.each(Object.entries(WORDS))('%s documents all differ and are as long as asked', (_, words) => {
  const texts = seeds.map((seed) => makeText(parts, seed, words));
  expect(new Set(texts).size).toBe(seeds.length);
  for (const text of texts) {
    expect(wordsIn(text)).toBeGreaterThanOrEqual(words);
    expect(wordsIn(text)).toBeLessThan(words + Math.min(words, 200));
    expect(text).not.toContain('undefined');
    expect(text.trim()).not.toBe('');
  }
});

test('one seed makes one document', () => {
  expect(makeText(parts, 7, WORDS.usual)).toBe(makeText(parts, 7, WORDS.usual));
});

test('sentences with days and amounts are not the same in every document', () => {
  const dates = new Set(
    seeds.flatMap((seed) => makeText(parts, seed, WORDS.usual).match(/20\d\d-\d\d-\d\d/gu) ?? []),
  );
  expect(dates.size).toBeGreaterThan(200);
});

test('an item counts on from the one before', () => {
  const numbers = [...makeText(parts, 4, WORDS.usual).matchAll(/^§ (\d+) /gmu)].map(([, n]) => n);
  expect(numbers.length).toBeGreaterThan(1);
  expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
});

test('without parts there are no documents', () => {
  expect(() => makeText({ heads: [], bodies: ['Beslut'] }, 1, 60)).toThrow(RangeError);
  expect(() => makeText({ heads: ['Nämnden'], bodies: [] }, 1, 60)).toThrow(RangeError);
});

test('a thousand lie in a folder, and their words are counted', () => {
  const folder = folderWith();
  const { paths, words } = writeDocuments(folder, parts, { count: 3, words: 60, from: 999 });
  expect(readdirSync(folder).sort()).toEqual(['0', '1']);
  expect(paths.map((path) => path.slice(folder.length))).toEqual([
    '/0/999.txt',
    '/1/1000.txt',
    '/1/1001.txt',
  ]);
  const counted = paths.reduce((sum, path) => sum + wordsIn(readFileSync(path, 'utf8')), 0);
  expect(words).toBe(counted);
});
