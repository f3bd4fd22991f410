/** Each word that tells the name of a club, a firm or a venue does so in an example. */
import { describe, expect, it } from 'vitest';
import forms from '../../pipeline/lexicon/org-forms.json' with { type: 'json' };
import heads from '../../pipeline/lexicon/org-heads.json' with { type: 'json' };
import places from '../../pipeline/lexicon/org-places.json' with { type: 'json' };
import type { Rule } from '../../pipeline/recognise/rules/rule.ts';
import { splitBody } from '../../pipeline/recognise/rules/split-compound.ts';
import { clubName, tradeName } from '../../pipeline/recognise/rules/trade-name.ts';
import { venue } from '../../pipeline/recognise/rules/venue.ts';
import { expected, namesOf, proposedBy } from './rules-marked.ts';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

type Row = readonly [what: string, rule: Rule, words: readonly string[], example: string];

/** WORD is the entry, Word the same with a capital. */
const PROPOSED: readonly Row[] = [
  ['trades', tradeName, forms.trades, 'Vi ringde [Granviks Word] igår.'],
  ['clubs', clubName, forms.clubs, 'Vi mötte [WORD Granen] igår.'],
  ['kinds', clubName, forms.kinds, 'Vi mötte [GranWORD Talby] igår.'],
  ['apart', splitBody, heads.apart, 'Vi mötte [GranJam WORD] igår.'],
  ['apartPlural', splitBody, heads.apartPlural, 'Vi mötte [GranJam] WORD igår.'],
  ['rooms', venue, places.rooms, 'Mötet hölls i WORD B7 på {ORG:[Granska Högskolan]}.'],
  ['houses', venue, places.houses, 'Pilot på WORD {ORG:[Granängen]} först.'],
];

const JUDGED = [
  ['buildings', 'LOC', heads.buildings, '{ORG:[Granit]} WORD byggs ut.'],
  ['things', 'ORG', heads.things, '{ORG:Granteknik} WORD byggs ut.'],
  ['occasions', 'ORG', heads.occasions, 'Vi valde {ORG:[Gransek] WORD} igår.'],
] as const;

const filled = (example: string, word: string): string =>
  example.replace('GranWORD', `Gran${word}`).replace('WORD', word).replace('Word', capital(word));

describe.each(PROPOSED)('%s', (_what, rule, words, example) => {
  it.each(words)('%s', async (word) => {
    const row = filled(example, word);
    expect(await proposedBy(rule, row)).toBe(expected(row));
  });

  it('are composed, each once', () => {
    expect(words.map((word) => word.normalize('NFC'))).toEqual([...new Set(words)]);
  });
});

describe.each(JUDGED)('%s', (_what, label, words, example) => {
  it.each(words)('%s', async (word) => {
    const row = filled(example, word);
    expect(await namesOf(label, row)).toBe(expected(row));
  });

  it('are composed, each once', () => {
    expect(words.map((word) => word.normalize('NFC'))).toEqual([...new Set(words)]);
  });
});
