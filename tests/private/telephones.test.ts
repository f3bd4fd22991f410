/** Private telephone numbers; all that are given belong to nobody (PTS keeps them for fiction). */
import { describe, expect, it } from 'vitest';
import lexicon from '../../pipeline/lexicon/private.json' with { type: 'json' };
import { telephones } from '../../pipeline/private/telephones.ts';
import { found } from './marked.ts';

describe('private telephone numbers', () => {
  it.each([
    'Ring [[070-174 06 05]] om något är fel.',
    'Nås på [[0701-74 06 05]].',
    'Mobil: [[0701740605]]',
    '[[070 174 06 05]] eller [[070–174 06 99]]',
    '[[070/174 06 05]]',
    '[[+46 70 174 06 05]], [[+46701740605]], [[+46 (0)70-174 06 05]], [[0046 70 174 06 05]]',
    '([[070-174 06 05]])',
    'tel.[[070-1740605]]',
    '{Anna Ek}, [[031-390 06 00]]',
    '{Anna Ek} har nummer [[08-465 004 00]].',
    '{Anna Ek}\tkassör\t[[0980-31 92 00]]',
    '{Anna Ek}\n{Bo By}, [[(031) 390 06 00]]',
    'Hem: [[031-390 06 00]], mobil [[070-174 06 05]]',
    'Hans privatnummer är [[040-628 04 00]].',
  ])('%s', (text) => {
    const { found: all, expected } = found(telephones, text);
    expect(all).toEqual(expected);
    expect(all.length).toBeGreaterThan(0);
  });

  it.each([
    ['a switchboard', 'Växel: 031-390 06 00, {Anna Ek}'],
    ['an office', 'Kommunens kundtjänst, tel 031-390 06 00'],
    ['an office’s mobile', 'Jour: 070-174 06 05'],
    ['a line of nobody’s', 'Telefon 031-390 06 00'],
    ['who is at work', '{Anna Ek}, handläggare, 031-390 06 00'],
    ['who has an authority’s address', '{Anna Ek} 031-390 06 00 anna.ek@storuman.se'],
    ['an office in the letter’s head', '{Anna Ek}\nMiljökontoret\n031-390 06 00'],
    ['short numbers', 'Ring 112, 1177 eller 114 14, {Anna}'],
    ['numbers of whole organisations', '{Anna Ek} 010-123 45 67, 020-12 34 56, 0771-12 34 56'],
    ['a day', '{Anna Ek} 08-12-24, 08 12 24, 2008-12-24'],
    ['a span of time', '{Anna Ek} 08-16, 08 00-16 00, kl. 08.00-16.00'],
    ['an amount', '{Anna Ek} får 0,5 procent eller 070 174 060 kronor'],
    ['a case number', 'dnr 0701740605, KS 2024/0701740605'],
    ['a case number over a line', '{Anna Ek} N609-\n0815/23 11'],
    ['an account', 'bankgiro 070-174 06 05'],
    ['a longer number', '{Anna Ek} 1070-174 06 05 och 070-174 06 05 12 34'],
    ['one that is too short', '{Anna Ek} 070-174 06 och 031-39 06'],
    ['another sentence’s person', `{Anna Ek} var där. ${'Mycket sades. '.repeat(9)}031-390 06 00`],
  ])('not %s', (_, text) => {
    expect(found(telephones, text).found).toEqual([]);
  });

  it.each(lexicon.linesOfOffices)('%s has an office’s', (word) => {
    expect(found(telephones, `${word}: 070-174 06 05`).found).toEqual([]);
    expect(found(telephones, `x${word}x: 070-174 06 05`).found).toHaveLength(1);
  });

  it.each(lexicon.ownLines)('%s is somebody’s', (word) => {
    expect(found(telephones, `${word} 031-390 06 00`).found).toEqual(['031-390 06 00']);
  });

  it.each([...lexicon.officeMarks, ...lexicon.officeEndings.map((end) => `miljö${end}`)])(
    'at work: %s',
    (word) => {
      expect(found(telephones, `{Anna Ek}\t${word}\t031-390 06 00`).found).toEqual([]);
      if (lexicon.otherNumbers.includes(word)) return;
      // A mobile goes home.
      expect(found(telephones, `{Anna Ek}\t${word}\t070-174 06 05`).found).toHaveLength(1);
    },
  );
});
