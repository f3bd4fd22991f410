import { expect, test } from 'vitest';
import { tokenise } from '../../pipeline/segment/tokens.ts';

/** Text → its tokens, apart by one bar. */
const TABLE: readonly (readonly [string, string])[] = [
  ['Mötet öppnas kl. 10.00–11.15.', 'Mötet|öppnas|kl|.|10.00|–|11.15|.'],
  ['SOU 2023:79, dnr 0565/22', 'SOU|2023:79|,|dnr|0565/22'],
  ['Berit Ek (S)', 'Berit|Ek|(|S|)'],
  ['hälso- och sjukvård', 'hälso-|och|sjukvård'],
  ['barn-, ungdoms- och äldrefrågor', 'barn-|,|ungdoms-|och|äldrefrågor'],
  ['Miljö-\noch byggnadsnämnden', 'Miljö-|och|byggnadsnämnden'],
  ['punkten avslutas - och nästa', 'punkten|avslutas|-|och|nästa'],
  ['Anna- ordförande', 'Anna|-|ordförande'],
  ['SKR:s rapport och EU’s bud', 'SKR:s|rapport|och|EU’s|bud'],
  ['Anna-Lena på EU-nivå', 'Anna-Lena|på|EU-nivå'],
  ['E4:an, väg 26B', 'E|4|:|an|,|väg|26|B'],
  ['lina.ek@exempel.se.', 'lina.ek@exempel.se|.'],
  ['(se https://exempel.se/a?b=1)', '(|se|https://exempel.se/a?b=1|)'],
  ['www.exempel.se/moten.', 'www.exempel.se/moten|.'],
  ['2025-03-31, 1 250 000 kr', '2025-03-31|,|1|250|000|kr'],
  ['50 % av 2,5 mkr', '50|%|av|2,5|mkr'],
  ['sam\u00adverkan', 'sam\u00adverkan'],
  ['och/eller m.m.', 'och|/|eller|m|.|m|.'],
  ['… ”citat” – §12', '…|”|citat|”|–|§|12'],
  ['____ 😀', '____|😀'],
  ['a@b', 'a|@|b'],
];

test.each(TABLE)('%j', (text, expected) => {
  const tokens = tokenise(text).map(({ start, end }) => text.slice(start, end));
  expect(tokens.join('|')).toBe(expected);
});

test('tokens and white space between them make up the text', () => {
  const text = '\tNärvarande:  Ek,\u00a0Ö.\r\n\r\n– «x»\u200b😀 ';
  let from = 0;
  for (const { start, end } of tokenise(text)) {
    expect(text.slice(from, start).trim()).toBe('');
    expect(end).toBeGreaterThan(start);
    from = end;
  }
  expect(text.slice(from).trim()).toBe('');
});

test('nothing in nothing', () => {
  expect(tokenise('')).toEqual([]);
  expect(tokenise(' \n\t ')).toEqual([]);
});

test.each(['a.', '1,', 'a-', 'a@', 'www.', ' '])('a long run of %j takes little time', (part) => {
  const started = performance.now();
  tokenise(part.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(2000);
});
