/** Rules for persons and places, cleaners and the overlap of labels, as tables. */
import { describe, expect, it } from 'vitest';
import { nickname } from '../../pipeline/recognise/rules/nickname.ts';
import { gluedName, initial, partOfPerson } from '../../pipeline/recognise/rules/person.ts';
import { meetingPlace, property, street } from '../../pipeline/recognise/rules/place.ts';
import type { Rule } from '../../pipeline/recognise/rules/rule.ts';
import { expected, namesOf, proposedBy } from './rules-marked.ts';

const TABLES: readonly (readonly [Rule, readonly string[]])[] = [
  [
    initial,
    ['Deltagare: [Anna W], [Per-Olof N] och [Eva S]', 'Välj plan A, och sal Q.', 'Anna V: ja'],
  ],
  [gluedName, ['Kassör [Anna GranlundJa] och [Erik NorNej]', 'Omröstning: FleraJa']],
  [
    partOfPerson,
    [
      '{PER:Eva Furulund} hälsade. Sedan talade [Eva] och [Furulunds] gäst.',
      '{PER:Dag Furulund} hälsade. Dag för möte är satt. Vi tackar [Dag] för det.',
      '{PER:Eva} kom. Furulund är en ort.',
      'Eva talade.',
    ],
  ],
  [
    nickname,
    [
      '{PER:Eva Furulund} ([evfu]) valdes. Sedan svarade [Evfu] på allt.',
      'Närvarande: [evfu], [anno], Nils Or, [sola], [tyra]. Sedan sade [tyra] nej.',
      '{PER:Eva Furulund} (omval) valdes. Fler omval görs.',
      'Till styrelsen {PER:Eva Fur} (nära) och {PER:Nils Or} (nära). Det är nära nu.',
      'Närvarande: samtliga ledamöter, gäster och personal.',
    ],
  ],
  [
    property,
    [
      'Lov på [Granby 4:101] och [GRANBY 4:102].',
      'Se SOU 2016:32, KS 3:12 och lagen 4:2.',
      'Mötets öppnande. Paus 12:30 idag.',
    ],
  ],
  [street, ['Vi ses på [Granvägen 3] eller [STORGATAN 14].', 'Granvägen är stängd. Sida 3.']],
  [
    meetingPlace,
    [
      'Plats: [Granrummet], Granby',
      'Plats: Teams',
      'Plats: Digitalt',
      'Plats: det blå rummet',
      'Plats: {ORG:Granverket}',
      'Tid: Torsdag',
    ],
  ],
];

describe.each(TABLES)('$name', (rule, rows) => {
  it.each(rows)('%s', async (row) => {
    expect(await proposedBy(rule, row)).toBe(expected(row));
  });
});

describe('what the tagger found, put right', () => {
  it.each([
    // Two persons without a comma; one person in two pieces.
    '[{PER:Anna Lind}] [{PER:Erik Berg}] deltog.',
    'Där satt [{PER:Maria} {PER:ben Amir Fur}] också.',
    'Där satt [{PER:Maria ben} {PER:Amir Fur}] också.',
    'Alla såg {PER:lampan} och [{PER:Eva Fur}].',
    '{PER:Kassören} läste upp brevet från [{PER:Eva Fur}].',
    'Vi möts i {PER:Teams} med [{PER:Eva Fur}].',
  ])('person: %s', async (row) => {
    expect(await namesOf('PER', row)).toBe(expected(row));
  });

  it('parts four words that are two given and two family names', async () => {
    expect(await namesOf('PER', '{PER:Anna Lindroth Erik Furulund} deltog.')).toBe(
      '[Anna Lindroth] [Erik Furulund] deltog.',
    );
  });

  it.each([
    'Enligt [{ORG:ROK:s}] Kraftsamling.',
    'Vi möts via {ORG:Teams}.',
    '{ORG:Styrelsens} förslag, {ORG:Enhetschef} och {ORG:Lednings-} och planer.',
    'Förordning ({ORG:EU}) 2016/679 gäller.',
    'Projekt {ORG:KROS} och en ny informationsmodell ({ORG:INM}) finns. {ORG:INM} används.',
    'Enhetschef {ORG:Bygglov} deltog, {ORG:Avdelningschef Stab} också.',
    '{ORG:Samhällsprojektet Granen} startar.',
    '{ORG:Verksamhetschef Projektledare} Granen deltog.',
    '[{ORG:Granverket}] svarar {ORG:och}.',
  ])('organisation: %s', async (row) => {
    expect(await namesOf('ORG', row)).toBe(expected(row));
  });

  it('leaves out of a person what is written small after a capital', async () => {
    const row = '{PER:Edvard hård} deadline, {PER:Eva af Furulund} och {PER:anna lind} kom.';
    expect(await namesOf('PER', row)).toBe(
      '[Edvard] hård deadline, [Eva af Furulund] och [anna lind] kom.',
    );
  });

  it('leaves a figure out of a municipality, but not out of a street', async () => {
    const row = 'Betyg: {LOC:Partille 62} och {LOC:Granvägen 62}.';
    expect(await namesOf('LOC', row)).toBe('Betyg: [Partille] 62 och [Granvägen 62].');
  });

  it('cuts what no name goes on with', async () => {
    expect(await namesOf('ORG', '{ORG:Region Hallands län lokal odling} deltar.')).toBe(
      '[Region Hallands län] lokal odling deltar.',
    );
    expect(await namesOf('ORG', '{ORG:Granen för ett} projekt.')).toBe('[Granen] för ett projekt.');
    expect(await namesOf('ORG', '{ORG:ROK:s Kraftsamling} pågår.')).toBe(
      '[ROK:s] Kraftsamling pågår.',
    );
  });
});

describe('overlap', () => {
  it.each([
    // The longer reading of a label, and rules before the tagger where both read the same words.
    '[Region Hallands län] deltar i {LOC:Hallands län}.',
    'Parter är kommunerna [{LOC:Ale}] och [{LOC:Vara}].',
    '[Barn- och {ORG:ungdomsnämnden}] beslutar.',
  ])('%s', async (row) => {
    expect(await namesOf('ORG', row)).toBe(expected(row));
  });
});
