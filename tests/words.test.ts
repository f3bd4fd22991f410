/** A document's words: one list a sentence, made once for all stages. */
import { expect, test } from 'vitest';
import { wordsOf } from '../pipeline/words.ts';
import { segmented } from './support/build.ts';

const { blocks } = segmented('Mötet öppnas.\n\nVi ses.\n\nMötet öppnas.\n');

test('sentences and their words, by index', () => {
  const { sentences, words } = wordsOf(blocks);
  expect(sentences.map(({ index }) => index)).toEqual([...sentences.keys()]);
  expect(words).toEqual(sentences.map(({ tokens }) => tokens.map(({ text }) => text)));
});

test('sentences of equal words share one list, others do not', () => {
  const { words } = wordsOf(blocks);
  expect(words.map((list) => words.indexOf(list))).toEqual([0, 1, 0]);
});

test('a document is read once', () => {
  expect(wordsOf(blocks)).toBe(wordsOf(blocks));
});
