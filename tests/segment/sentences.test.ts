import { describe, expect, it } from 'vitest';
import abbreviations from '../../pipeline/lexicon/abbreviations.json' with { type: 'json' };
import { splitSentences } from '../../pipeline/segment/sentences.ts';

const TABLE: readonly (readonly string[])[] = [
  ['Mötet öppnades kl. 13.00 av Eva.', 'Alla var nöjda.'],
  ['Det gäller bl.a. Ankdammen, t.ex. vid ån.', 'Mer följer.'],
  ['Närvarande var Karl E. Berg och fl.', 'Ordet var fritt.'],
  ['Gruppen valde alternativ C. Mehmet och Tove skriver.'].flatMap((s) => s.split(/(?<=C\.) /u)),
  ['Frågan togs upp av E. Berg i går.'],
  ['Vi har pratat med Peter Å.', 'Vi väntar till nästa gång.'],
  ['Se dnr. 2023:12 samt nr. 4 i listan.'],
  ['Papper, pennor m.m. Detta köps in.'].flatMap((s) => s.split(/(?<=m\.m\.) /u)),
  ['Hur gör vi?', 'Vi väntar!', 'Klart.'],
  ['"Vi vill mer." Så sa hon.'].flatMap((s) => s.split(/(?<=") /u)),
  ['Enligt 7 kap. 5 § är mötet behörigt.'],
  ['Kostnaden är ca. 3,5 mkr. och delas.'],
  ['Ja... men nej.'],
];

describe('sentences', () => {
  it.each(TABLE.map((row) => [row.join(' '), row] as const))('%s', (text, expected) => {
    expect(splitSentences(text).map((r) => text.slice(r.start, r.end))).toEqual(expected);
  });

  it.each(abbreviations.entries)(
    '%s. ends no sentence before a small letter or a number',
    (entry) => {
      expect(entry).toBe(entry.normalize('NFC').toLowerCase());
      expect(splitSentences(`Det gäller ${entry}. ytan här.`)).toHaveLength(1);
    },
  );

  it('has each abbreviation once', () => {
    expect(new Set(abbreviations.entries).size).toBe(abbreviations.entries.length);
  });
});
