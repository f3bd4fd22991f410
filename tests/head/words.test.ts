/** What a row in small letters is looked at for before a pattern is tried on it. */
import { describe, expect, it, test } from 'vitest';
import { opensWithName } from '../../pipeline/head/entries.ts';
import { anyOf, lowered } from '../../pipeline/head/words.ts';

describe('anyOf', () => {
  const elected = anyOf(['valdes', 'omvaldes', 'utses till']);

  it.each([
    ['ada ek valdes', true],
    ['ada ek omvaldes', true],
    ['nyvaldes', true],
    ['bo ek utses till justerare', true],
    ['bo ek utses', false],
    ['', false],
  ])('%s', (lower, expected) => expect(elected(lower)).toBe(expected));

  it('finds nothing among no words', () => expect(anyOf([])('valdes')).toBe(false));
});

test('small letters are those that a pattern without case takes for the same', () => {
  for (const letter of ['S', '\u017f', 'K', '\u212a', 'Å', '\u212b']) {
    const small = lowered(letter);
    expect(new RegExp(`^${small}$`, 'iu').test(letter), letter).toBe(true);
    expect(small).toMatch(/^[skå]$/u);
  }
});

test.each([
  ['Ada Ek, ordförande', true],
  ['Mötet hölls i Norrby', true],
  ['Ordförande Ada Ek', false],
  ['Kassör: Bo Ek', false],
  ['SAMO Bo Ek', false],
  ['De Geer, Ada', false],
  ['von\tEssen', false],
  ['ordförande Ada Ek', false],
  ['- Ada Ek', false],
  ['', false],
])('%j opens with a name: %s', (text, expected) => expect(opensWithName(text)).toBe(expected));
