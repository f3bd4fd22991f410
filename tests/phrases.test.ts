/** Phrases in sentences: where they stand, in what order, and what is not asked for at all. */
import { describe, expect, test } from 'vitest';
import { compilePhrases } from '../pipeline/phrases.ts';

const set = compilePhrases([
  { id: 'filed', match: '(lades|läggs) .{0,4} till handlingarna' },
  { id: 'laid', match: '(lades|läggs)' },
  { id: 'ends', match: 'till handlingarna$' },
  { id: 'any', match: '. bakom' },
]);

function found(...sentences: string[]): string[][] {
  const hits = set.find(sentences.map((one) => (one === '' ? [] : one.split(' '))));
  return hits.map((list) => list.map(({ id, start, end }) => `${id} ${start}-${end}`));
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
    expect(found(sentence)).toEqual([expected]);
  });

  test('numbers the sentences as they are given, the empty and the others too', () => {
    const sentences = ['Inget här', '', 'Den läggs fram', '', 'Han står bakom', 'Slut'];
    expect(found(...sentences)).toEqual([[], [], ['laid 1-2'], [], ['any 1-3'], []]);
  });
});
