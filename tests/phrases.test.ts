/** Phrases in sentences: where they stand, in what order, and what is not asked for at all. */
import { describe, expect, test } from 'vitest';
import { compilePhrases } from '../pipeline/phrases.ts';

const read = compilePhrases({
  own: [
    { id: 'filed', match: '(lades|läggs) .{0,4} till handlingarna' },
    { id: 'laid', match: '(lades|läggs)' },
    { id: 'ends', match: 'till handlingarna$' },
    { id: 'any', match: '. bakom' },
  ],
  other: [
    { id: 'laid', match: '(lades|läggs)' },
    { id: 'both', match: '(läggs fram|fram)' },
  ],
});

function found(list: 'own' | 'other', sentence: string): string[] {
  const hits = read(sentence === '' ? [] : sentence.split(' '))(list);
  return hits.map(({ id, start, end }) => `${id} ${start}-${end}`);
}

describe('compilePhrases', () => {
  test.each([
    ['Rapporten lades till handlingarna', ['filed 1-4', 'laid 1-2', 'ends 2-4']],
    ['RAPPORTEN LADES DÄRMED TILL HANDLINGARNA .', ['filed 1-5', 'laid 1-2']],
    ['Den läggs fram', ['laid 1-2']],
    // Too far from each other, or only the common word.
    ['Den läggs nu efter visst samtal ned till handlingarna .', ['laid 1-2']],
    ['De gick till nästa punkt', []],
    // In Swedish these are other words.
    ['Den laggs fram', []],
    ['Rådet står bakom', ['any 1-3']],
    ['', []],
  ])('%s', (sentence, expected) => {
    expect(found('own', sentence)).toEqual(expected);
  });

  test.each([
    ['Den läggs fram', ['both 1-3', 'laid 1-2']],
    ['Fram läggs den , fram', ['both 0-1', 'laid 1-2', 'both 4-5']],
    ['Rådet står bakom', []],
  ])('%s: the other list by itself', (sentence, expected) => {
    expect(found('other', sentence)).toEqual(expected);
  });

  test('words with a hyphen are those without, where another word calls for the phrase', () => {
    expect(found('own', 'Den läggs , läg-gs')).toEqual(['laid 1-2', 'laid 3-4']);
  });
});
