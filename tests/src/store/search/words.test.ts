import { describe, expect, test } from 'vitest';
import { termsOf, wordsOf } from '../../../../src/store/search/words.ts';

describe('words', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['Åsa och É', ['åsa', 'och', 'e']],
    ['§ 12/2024, 3 000:-', ['12', '2024', '3', '000']],
    ['A\u030a r', ['å', 'r']],
    ['kommun\u00ADstyrelsen', ['kommunstyrelsen']],
    ['👍🏽 ok', ['ok']],
    ['\uD800a \uDC00', ['a']],
    ['x'.repeat(150), ['x'.repeat(100)]],
    ['𝒜'.repeat(80), ['𝒜'.repeat(50)]],
  ])('%j holds %j', (text, expected) => {
    const words = [...wordsOf(text)];
    expect(words.map(({ word }) => word)).toEqual(expected);
    for (const { start, end } of words) expect(text.slice(start, end)).toMatch(/^\S+$/u);
  });

  test.each<[string, [string, boolean][]]>([
    ['', []],
    ['*', []],
    ['"" ', []],
    [
      'parken ån',
      [
        ['parken', false],
        ['ån', false],
      ],
    ],
    ['park*', [['park', true]]],
    [
      '"vid ån" nu',
      [
        ['vid ån', false],
        ['nu', false],
      ],
    ],
    ['”vid ån”*', [['vid ån', true]]],
    ['trygg-väg', [['trygg väg', false]]],
    [
      '"utan slut',
      [
        ['utan', false],
        ['slut', false],
      ],
    ],
    [
      'NEAR(a b) c:d',
      [
        ['near a', false],
        ['b', false],
        ['c d', false],
      ],
    ],
  ])('%j asks for %j', (query, expected) => {
    const terms = termsOf(query).map(({ words, prefix }) => [words.join(' '), prefix]);
    expect(terms).toEqual(expected);
  });
});
