/** Forms of a name and where they stand: what is one, what is another's, what is neither. */
import { describe, expect, test } from 'vitest';
import { candidates } from '../../../src/forget/candidates.ts';
import {
  addressPlaces,
  coveredAt,
  fullPlaces,
  isFull,
  keysOf,
  longerWords,
  loosePlaces,
  type Place,
  quickLook,
  shortPlaces,
} from '../../../src/forget/names.ts';
import { plain } from '../../../src/forget/plain.ts';

function quotes(text: string, places: readonly Place[]): string[] {
  return places.map(({ start, end }) => text.slice(start, end));
}

describe('plain', () => {
  test.each([
    ['ÅSA Wahlén', 'åsa wahlen'],
    ['A\u030Asa Wahle\u0301n', 'åsa wahlen'],
    ['Wah-\n  lén och Wah\u00ADlén', 'wahlen och wahlen'],
    ['Anna-\nKarin', 'anna-\nkarin'],
    ['½ av § 12 😀', '1⁄2 av § 12 😀'],
  ])('%j is %j', (text, folded) => {
    expect(plain(text).text).toBe(folded);
  });

  test('each unit knows its place', () => {
    const text = 'Wa\u00ADh-\nle\u0301n';
    const { text: folded, starts, ends } = plain(text);
    expect(starts).toHaveLength(folded.length);
    const at = folded.indexOf('e');
    expect(text.slice(starts[at], ends[at])).toBe('e\u0301');
  });
});

test.each([
  ['Åsa Lind', true],
  ['Carl von Essen', true],
  ['Carl O Berg', true],
  ['Åsa L', false],
  ['Å. Lind', false],
  ['Åsa', false],
  ['', false],
])('%j is a full name: %j', (name, full) => {
  expect(isFull(name)).toBe(full);
});

test('keys have neither case nor accents, and both orders', () => {
  expect(keysOf('ÅSA Wahlén')).toEqual(['asa wahlen', 'wahlen asa']);
  expect(keysOf('Anna-Karin Öberg')).toEqual(['anna karin oberg', 'oberg anna karin']);
  expect(keysOf('Åsa')).toEqual(['asa']);
  expect(keysOf('§ 12')).toEqual([]);
  expect(keysOf('—')).toEqual([]);
});

describe('a full name in a text', () => {
  const LIND = ['Åsa Lind'];
  test.each<[string, readonly string[]]>([
    ['Åsa Lind yrkar', ['Åsa Lind']],
    ['ÅSA LIND och åsa lind', ['ÅSA LIND', 'åsa lind']],
    ['enligt Åsa\n   Lind.', ['Åsa\n   Lind']],
    ['enligt Åsa Li-\nnd.', ['Åsa Li-\nnd']],
    ['Åsa Linds förslag', ['Åsa Linds']],
    ['Lind, Åsa (S)', ['Lind, Åsa']],
    ['A\u030Asa Lind', ['A\u030Asa Lind']],
    ['Asa Lind', ['Asa Lind']],
    ['Åsa\u00A0Lind', ['Åsa\u00A0Lind']],
    ['Åsa Lindberg', []],
    ['Åsa Lind-Berg', []],
    ['Anna-Åsa Lind', []],
    ['Klåsa Lind', []],
    ['Åsa och Lind', []],
    ['Åsa. § 3 Lind', []],
  ])('%j has %j', (text, expected) => {
    expect(quotes(text, fullPlaces(text, LIND))).toEqual(expected);
  });

  test('accents may be left out or written otherwise', () => {
    const text = 'Wahlén Åsa, Åsa Wahlen, Åsa Wahlèn';
    expect(quotes(text, fullPlaces(text, ['Åsa Wahlén']))).toEqual([
      'Wahlén Åsa',
      'Åsa Wahlen',
      'Åsa Wahlèn',
    ]);
  });
});

test.each<[string, readonly string[]]>([
  ['protokoll_asa_lind_2024.txt', ['asa_lind']],
  ['asa.lind@kommun.se', ['asa.lind']],
  ['mote-Åsa-Lind2.txt', ['Åsa-Lind']],
  ['åsa lindberg', []],
  ['kasa_lind.txt', []],
])('a full name in a file name: %j has %j', (text, expected) => {
  expect(quotes(text, loosePlaces(text, ['Åsa Lind']))).toEqual(expected);
});

test.each<[string, readonly string[]]>([
  ['Å. Lind meddelar', ['Å. Lind']],
  ['Å Lind', ['Å Lind']],
  ['Åsa och Åsas bil', ['Åsa', 'Åsas']],
  ['åsa', []],
  ['å lind', []],
  ['Åsarna', []],
])('short forms: %j has %j', (text, expected) => {
  expect(quotes(text, shortPlaces(text, ['Åsa Lind'], ['Åsa']))).toEqual(expected);
});

test.each<[string, readonly string[]]>([
  ['se asa.lind@kommun.se.', ['asa.lind@kommun.se']],
  ['åsa.lind2@förening.se', ['åsa.lind2@förening.se']],
  ['alind@kommun.se och lind.asa@x.se', ['alind@kommun.se', 'lind.asa@x.se']],
  ['info@asalind.se', ['info@asalind.se']],
  ['asa@kommun.se', ['asa@kommun.se']],
  ['asa.lindberg@kommun.se', []],
  ['asalindberg@kommun.se', []],
  ['styrelsen@lind-asa.se', ['styrelsen@lind-asa.se']],
  ['lindgren@kommun.se', []],
  ['info@kommun.se', []],
])('addresses: %j has %j', (text, expected) => {
  expect(quotes(text, addressPlaces(text, ['Åsa Lind'], ['Åsa']))).toEqual(expected);
});

test('longer words are told from the name', () => {
  const text = 'Åsa Lind, Åsa Lindberg, ÅSA LINDH och Kåsa Lind';
  expect(longerWords(text, ['Åsa Lind'])).toEqual(['Åsa Lindberg', 'ÅSA LINDH', 'Kåsa Lind']);
});

test.each([
  ['WAHLE\u0301N', true],
  ['wah-\nlén', true],
  ['wah\u00ADlen', true],
  ['Wallin', false],
])('a quick look at %j: %j', (text, expected) => {
  expect(quickLook(['Åsa Wahlén'])(text)).toBe(expected);
});

test('runs of words are candidates, with a genitive taken off', () => {
  const keys = (text: string, strict: boolean) => [...candidates(text, strict)].map((c) => c.key);
  expect(keys('Då sade Åsa Linds', true)).toEqual([
    'da sade',
    'da sade asa',
    'sade asa',
    'sade asa linds',
    'sade asa lind',
    'asa linds',
    'asa lind',
  ]);
  expect(keys('Carl Gustaf Otto Berg', true)).toContain('carl gustaf otto berg');
  expect(keys('carl gustaf otto berg', true)).not.toContain('carl gustaf otto berg');
  expect(keys('carl_gustaf_otto_berg.txt', false)).toContain('carl gustaf otto berg');
  expect(keys('Åsa (Lind)', true)).toEqual([]);
  expect(keys('Åsa', true)).toEqual([]);
});

test('what is covered keeps its length and what stands between', () => {
  const text = 'av A\u030Asa\nLind 😀';
  expect(coveredAt(text, fullPlaces(text, ['Åsa Lind']))).toBe('av ████\n████ 😀');
  const overlapping = [
    { start: 0, end: 4 },
    { start: 3, end: 6 },
  ];
  expect(coveredAt('abcdefg', overlapping)).toBe('██████g');
});
