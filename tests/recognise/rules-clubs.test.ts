/** Rules for the names that clubs use, as tables: what each must find, leave, and what is doubtful. */
import { describe, expect, it } from 'vitest';
import { recognise } from '../../pipeline/recognise/index.ts';
import { sameOrganisation } from '../../pipeline/recognise/rules/consistency.ts';
import { applicant, counterpart } from '../../pipeline/recognise/rules/counterpart.ts';
import { membership } from '../../pipeline/recognise/rules/membership.ts';
import type { Rule } from '../../pipeline/recognise/rules/rule.ts';
import { joined, series } from '../../pipeline/recognise/rules/series.ts';
import { splitBody } from '../../pipeline/recognise/rules/split-compound.ts';
import { clubName, tradeName } from '../../pipeline/recognise/rules/trade-name.ts';
import { venue } from '../../pipeline/recognise/rules/venue.ts';
import type { MentionLabel } from '../../pipeline/types.ts';
import { segmented } from '../support/build.ts';
import { expected, markedTagger, namesOf, plain, proposedBy } from './rules-marked.ts';

const TABLES: readonly (readonly [Rule, readonly string[]])[] = [
  [
    counterpart,
    [
      'Vi ska prata med [GKvist] om kaffet.',
      'Möte ihop med [Granlink Syd] i morgon.',
      'Äskning från [Granspexet]',
      'Offert hos [Grantryck] begärd.',
      'Kassören ska fråga [Granspexet] om lokalen.',
      'Pengar insatta, kvitto till [Granspexet].',
      // A place pays nothing, so its name is somebody's; one talks with people there.
      'Bidrag från {LOC:[Granö]} har kommit.',
      'Vi pratade med {LOC:Granö} om vägen.',
      'Vi ska prata med {PER:Gran} om kaffet.',
      'Vi ska prata med Anna och med Lundberg.',
      'Vi ska prata med Vaktmästaren och Kassör.',
      'Vi ska prata med Styrelsen i Teams.',
      'Vi ska prata med granspexet om kaffet.',
      'Han kom med Grantåget. Kontakt, med Grantåget.',
    ],
  ],
  [
    applicant,
    [
      '[Granspexet] äskar 8 000 kr.',
      '[GKvist] ordnar en fest.',
      '[Concord] fick in 900 kr.',
      '[Concord] väntar på svar.',
      'Vi äskar 8 000 kr.',
      'Styrelsen äskar 8 000 kr.',
      'Kassör ordnar en fest.',
      'Annonsen väntar på svar.',
      'Grankaféer önskar hjälp.',
      '{PER:Granlund} äskar 500 kr.',
      'Concord fick ett svar.',
    ],
  ],
  [
    series,
    [
      'Inbjudan till {ORG:Granverket}, {ORG:Furuverket}, [Gran stuga], {LOC:[Furunäset]}, [Talldata].',
      'Närvarande: {ORG:Granverket}, {ORG:Furuverket}, [Gransam], [eGran]',
      // Fewer than half are bodies; only two items; persons; no names.
      'Det gäller {ORG:Granverket}, {ORG:Furuverket}, Rost, Mossa, Lav, Kotte.',
      '{ORG:Granverket}, {ORG:Furuverket}, Mossa',
      '{ORG:Granverket}, {ORG:Furuverket}, Gransam, {PER:Ola Gran}',
      'Närvarande: {ORG:Granverket}, {ORG:Furuverket}, Mossig kula, [Mossan]',
      '{PER:Gran} talade. {ORG:Granverket}, {ORG:Furuverket}, Gran, [Mossan]',
    ],
  ],
  [
    joined,
    [
      '{ORG:Granverket} (samordning) och [Gransam].',
      '{ORG:Granverket} och [Gransam]',
      '{ORG:Granverket} och Gransam Syd deltar.',
      '{ORG:Granverket} och {LOC:Gransam}.',
      '{ORG:Granverket} och Teams.',
      'Kottar och Gransam.',
    ],
  ],
  [
    tradeName,
    [
      'Offert av [Granmarks Rör] antas.',
      'Middag äts hos [Granlunds pizzeria].',
      'Taket betalas av [Grantrygg Försäkring].',
      'Höstens städ och Föreningens tryck är klara.',
      'Alla vill ha Gran restaurang.',
      '{PER:Ola Lunds} bageri är hans.',
    ],
  ],
  [
    clubName,
    [
      '[IBK Granörnarna] vann.',
      'Ansökan av [Ridklubben Granhoven] avslås; [byggbolaget Tre Granar] bygger.',
      'Ordförande i båtklubben {PER:Ola Gran} talade.',
      'Klubben Granhoven, ridklubben och arbetsgruppen Gran.',
    ],
  ],
  [
    splitBody,
    [
      '[GranYra gruppen] åker till skogen.',
      'Kaffe bjöds av alla [GranSek] föreningarna.',
      'Det var Lilla gruppen och Grans gruppen.',
      'Hela gruppen och {PER:Gran} gruppen.',
      'Granen gruppen',
    ],
  ],
  [
    membership,
    [
      'Den som är medlem i [Abbekås] får rösta.',
      'Medlemskap i [Abbekås]. Våra pengar till [Abbekås].',
      'Våra medlemmar i Abbekås bor långt bort.',
      'Den som är medlem i Alingsås.',
    ],
  ],
  [
    venue,
    [
      'Mötet hölls klockan 18.15 på {ORG:[Granska Högskolan]}.',
      'Mötet hölls i sal B7 på {ORG:[Granska Högskolan]}.',
      'Mötet hölls på {ORG:[Granska Högskolan]}, sal B7.',
      'Mötet hölls i sal B7, {ORG:[Granska Campus]}.',
      'Pilot på filialen {ORG:[Granängen]} först.',
      'Klockan 18.15 kom {ORG:Granska Högskolan}.',
      'Rektor på {ORG:Granska Högskolan} talade om en sal.',
    ],
  ],
  [
    sameOrganisation,
    [
      'Svar av {ORG:Granspexet}. Vi ska fråga [granspexet] igen.',
      'Svar av {ORG:Granspexet}. Sedan kom granspexet igen.',
      'Svar av {ORG:Gran}. Vi ska fråga gran igen.',
    ],
  ],
];

describe.each(TABLES)('$name', (rule, rows) => {
  it.each(rows)('%s', async (row) => {
    expect(await proposedBy(rule, row)).toBe(expected(row));
  });
});

/** After all rules and refiners, the names of one label. */
const NAMES: readonly (readonly [MentionLabel, string])[] = [
  ['ORG', 'Vi hörde {ORG:[Gran}7] i år.'],
  ['ORG', 'Ärendet tas på {ORG:KS}7 i maj.'],
  ['ORG', 'Vi hörde {ORG:[Gran]} 7 i år.'],
  ['ORG', 'Eva Fur (punkt {ORG:D}) deltog.'],
  ['ORG', '{ORG:Granteknik} programmet byggs ut.'],
  ['LOC', '{ORG:[Granit]} byggnaderna byggs ut.'],
  ['ORG', '{ORG:[Gransek] eventet} var lyckat.'],
  ['PER', 'Vi hörde {ORG:[Granlund]}. Hon lovade svar.'],
  ['ORG', 'Vi hörde {ORG:[Granlund]}. De lovade svar.'],
  ['ORG', 'Vi hörde {ORG:[GranLund]}. Hon lovade svar.'],
  ['ORG', 'Kim väljs som {ORG:SAGO} för ett år.'],
  ['ORG', 'Kim ser {ORG:[SAGO]} som partner.'],
  ['ORG', 'Bilderna finns i {ORG:Granify}. Svar i {ORG:Granify} kommer.'],
  ['ORG', 'Kontoret finns i {ORG:[Kumla]}. Svar från {ORG:[Kumla]} kom.'],
  ['ORG', 'Intresset i {ORG:[Granify]} är stort.'],
  ['ORG', 'Det kostar {ORG:porto} att skriva.'],
  ['ORG', 'Pengar till [datadivisionen] och [Knappkompaniet].'],
];

describe('what is judged of the names found', () => {
  it.each(NAMES)('%s: %s', async (label, row) => {
    expect(await namesOf(label, row.replace('[Gran}7]', '[Gran]}7'))).toBe(
      expected(row.replace('{ORG:[Gran}7]', '[Gran7]')),
    );
  });
});

describe('the span of a mention', () => {
  it.each([
    ['{ORG:Granverket}', 'Granverket'],
    ['{ORG:GRV:s} svar', 'GRV'],
    ['{ORG:Gran Bygg AB:s} svar', 'Gran Bygg AB'],
    ['{ORG:Granverkets} svar', 'Granverkets'],
  ])('%s is %s', async (marked, text) => {
    const { mentions } = await recognise(segmented(plain(marked)), markedTagger(marked));
    expect(mentions.map((mention) => mention.text)).toEqual([text]);
  });
});
