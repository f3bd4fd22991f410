import { describe, expect, test } from 'vitest';
import { bertOnnx } from '../../../bench/reference/graph.ts';
import { makeReference, sampleOf } from '../../../bench/reference/reference.ts';
import { SPECIAL, vocabularyFor } from '../../../bench/reference/vocabulary.ts';
import { readParts } from '../../../bench/texts.ts';
import { folderWith } from '../../src/support/world.ts';

const TINY = { layers: 2, width: 32, inner: 64, heads: 4, vocabulary: 12_000 };

test('a classifier of random weights is added, opened and read with', async () => {
  const sample = sampleOf(readParts(), 500);
  const { load, perWord } = await makeReference(folderWith(), sample, TINY);
  expect(perWord).toBeGreaterThan(1.3);
  expect(perWord).toBeLessThan(1.5);
  const tagger = await load(1);
  const spans = await tagger.tag(sample.sentences);
  expect(spans).toHaveLength(sample.sentences.length);
  // What weights drawn at random say is nothing, but it hangs on the words.
  const said = new Set(spans.flat().map(({ label }) => label));
  expect(said.size).toBeGreaterThan(0);
  for (const [index, found] of spans.entries()) {
    for (const { end } of found) {
      expect(end).toBeLessThanOrEqual(sample.sentences[index]?.length ?? 0);
    }
  }
});

test('sentences of the sample stand in it once a document, with the words of whole documents', () => {
  const { sentences, words } = sampleOf(readParts(), 700);
  expect(words).toBeGreaterThan(1200);
  const tokens = sentences.flat().length;
  expect(tokens).toBeGreaterThan(words * 0.8);
  expect(tokens).toBeLessThan(words * 1.6);
});

test('the same seed draws the same weights, another others', () => {
  const small = { ...TINY, layers: 1, vocabulary: 10 };
  const made = (seed: number) => Buffer.from(bertOnnx(small, 7, seed)).toString('base64');
  expect(made(1)).toBe(made(1));
  expect(made(1)).not.toBe(made(2));
});

describe('a vocabulary', () => {
  const words = 'nämnden beslutar att bevilja nämnden ett bidrag att nämnden'.split(' ');

  test.each([
    [1, 1],
    [1.5, 1.4],
    [2, 1.9],
  ])('of %d pieces a word cuts into %d at least', (wanted, least) => {
    const { pieces, perWord } = vocabularyFor(words, wanted, 200);
    expect(perWord).toBeGreaterThanOrEqual(Math.min(least, wanted) - 0.3);
    expect(perWord).toBeLessThanOrEqual(wanted);
    expect(pieces).toHaveLength(200);
    expect(new Set(pieces).size).toBe(200);
    expect(pieces.slice(0, SPECIAL.length)).toEqual(SPECIAL);
  });

  test('that is too small for its characters is refused', () => {
    expect(() => vocabularyFor(words, 1.4, 20)).toThrow('cannot hold');
  });
});
