/** What print shows of line ends decides which lines go together. */
import { describe, expect, it } from 'vitest';
import { ingest } from '../../pipeline/ingest/index.ts';
import type { LineEnd } from '../../pipeline/reading.ts';
import { segment } from '../../pipeline/segment/index.ts';
import { readingFile } from '../support/build.ts';

/** The blocks of a text in which '→' ends a full line and '↵' one that ended by choice. */
function blocks(drawn: string): string[] {
  const lineEnds: LineEnd[] = [];
  let text = '';
  for (const part of drawn.split(/(?<=[→↵])/u)) {
    text += part.replace(/[→↵]$/u, '');
    if (/[→↵]$/u.test(part)) lineEnds.push({ at: text.length, full: part.endsWith('→') });
  }
  const read = segment(ingest(readingFile({ text, lineEnds }), () => ''));
  return read.blocks.map(({ kind, sentences }) => {
    const all = sentences.map((sentence) => sentence.text).join(' ¦ ');
    return kind === 'paragraph' ? all : `${kind}: ${all}`;
  });
}

describe('a full line', () => {
  it.each<[string, string, string[]]>([
    ['goes on within a name', 'Till justerare valdes Bo→\nEk.', ['Till justerare valdes Bo Ek.']],
    [
      'goes on within a name of a list',
      'Deltagare: Siri Dahl (ordf), Sten→\nAlm (kassör)',
      ['Deltagare: Siri Dahl (ordf), Sten Alm (kassör)'],
    ],
    [
      'goes on after the end of a sentence',
      'Planen är klar.→\nNämnden tackar.',
      ['Planen är klar. ¦ Nämnden tackar.'],
    ],
    [
      'goes on with a number that looks like a mark',
      'Kassan visas på mötet v.→\n46.',
      ['Kassan visas på mötet v. 46.'],
    ],
    [
      'goes on with a number that a word asks for',
      'Närvarande var 23 fastigheter av→\n41. Kassan redovisades.',
      ['Närvarande var 23 fastigheter av 41. ¦ Kassan redovisades.'],
    ],
    [
      'goes on with a § in brackets',
      'Per Dahl, chef (deltog→\n§ 14)',
      ['Per Dahl, chef (deltog § 14)'],
    ],
    ['goes on with a number in brackets', 'Per Dahl, chef (§→\n14)', ['Per Dahl, chef (§ 14)']],
    [
      'goes on with a sentence that ends like the title of a part',
      'Efter paus återtar Bo→\nEk (M) sitt yrkande.',
      ['Efter paus återtar Bo Ek (M) sitt yrkande.'],
    ],
    [
      'goes on over a page',
      'Till justerare valdes Bo→\fEk och Siri Dahl.',
      ['Till justerare valdes Bo Ek och Siri Dahl.'],
    ],
    [
      'ends above a numbered point',
      'Vi tog upp hallen→\n2. Budget för nästa år',
      ['Vi tog upp hallen', 'item: Budget för nästa år'],
    ],
    ['ends above a part', 'Vi tog upp hallen→\nBeslut', ['Vi tog upp hallen', 'heading: Beslut']],
    [
      'ends above a field',
      'Närvarande: Siri Dahl, Bo Ek (sekr)→\nFrånvarande: Åsa Holm',
      ['Närvarande: Siri Dahl, Bo Ek (sekr)', 'Frånvarande: Åsa Holm'],
    ],
    [
      'goes on with a sentence that has a colon',
      'Kallelsen sattes upp den 3 mars.→\nRöstlängden godkändes: 23 gårdar.',
      ['Kallelsen sattes upp den 3 mars. ¦ Röstlängden godkändes: 23 gårdar.'],
    ],
    [
      'of a numbered title ends above its text',
      '§ 4 Svar på frågor om den gamla hamnen→\nBo Ek berättade att den rustas.',
      ['heading: § 4 Svar på frågor om den gamla hamnen', 'Bo Ek berättade att den rustas.'],
    ],
    [
      'of a numbered title goes on within a name',
      '§ 4 Motion av Siri Dahl (M) och Bo→\nEk (M) om hamnen',
      ['heading: § 4 Motion av Siri Dahl (M) och Bo Ek (M) om hamnen'],
    ],
    [
      'of a numbered decision goes on within a name',
      'Beslut\n\n1. Nämnden ger i uppdrag åt Bo→\nEk att visa vad hamnen kostar.',
      ['heading: Beslut', 'item: Nämnden ger i uppdrag åt Bo Ek att visa vad hamnen kostar.'],
    ],
    [
      'of a list ends above the next entry',
      'Närvarande:↵\nSiri Dahl, ordförande↵\nBo Ek, Stiftelsen Vassbacken i Vik→\nÅsa Holm, Region Vik',
      [
        'heading: Närvarande:',
        'Siri Dahl, ordförande',
        'Bo Ek, Stiftelsen Vassbacken i Vik',
        'Åsa Holm, Region Vik',
      ],
    ],
    [
      'of a list goes on within a name',
      'Närvarande:↵\nSiri Dahl, ordförande↵\nBo Ek, strateg vid Region→\nVik↵\nÅsa Holm',
      [
        'heading: Närvarande:',
        'Siri Dahl, ordförande',
        'Bo Ek, strateg vid Region Vik',
        'Åsa Holm',
      ],
    ],
    [
      'of people one after the other goes on within a name',
      'Kallade:↵\nSiri Dahl, Åsa Holm, Bo→\nEk Per Berg',
      ['heading: Kallade:', 'Siri Dahl, Åsa Holm, Bo Ek Per Berg'],
    ],
    [
      'of a list goes on after a comma',
      'Närvarande:↵\nSiri Dahl, ordförande↵\nBo Ek, strateg,→\nRegion Vik↵\nÅsa Holm',
      ['heading: Närvarande:', 'Siri Dahl, ordförande', 'Bo Ek, strateg, Region Vik', 'Åsa Holm'],
    ],
    [
      'that a list begins with ends above the next entry',
      'Plats: Vik.\nBo Ek (S), ordförande→\nSiri Dahl (M), ledamot↵\nÅsa Holm (C)',
      ['Plats: Vik.', 'Bo Ek (S), ordförande', 'Siri Dahl (M), ledamot', 'Åsa Holm (C)'],
    ],
    [
      'of a sentence that looks like the beginning of a list goes on',
      'Bifall yrkas av Bo Ek och→\nSiri Dahl (M), ledamot.↵\nÅsa Holm tackar.',
      ['Bifall yrkas av Bo Ek och Siri Dahl (M), ledamot.', 'Åsa Holm tackar.'],
    ],
    [
      'of a list ends above the next entry on the next page',
      'Närvarande:↵\nSiri Dahl, Region Vik↵\nBo Ek, till punkt 3→\n\nSida 1 (2)\fÅsa Holm, Ås kommun',
      [
        'heading: Närvarande:',
        'Siri Dahl, Region Vik',
        'Bo Ek, till punkt 3',
        'furniture: Sida 1 (2)',
        'Åsa Holm, Ås kommun',
      ],
    ],
    [
      'of a list ends behind a bracket',
      'Kassör: Siri Dahl↵\nFestfixare: Bo Ek (till punkt 3)→\nFrånvarande',
      ['Kassör: Siri Dahl', 'Festfixare: Bo Ek (till punkt 3)', 'Frånvarande'],
    ],
  ])('%s', (_, drawn, wanted) => {
    expect(blocks(drawn)).toEqual(wanted);
  });
});

/** Lines as long as those that others were broken at. */
const wide = ['skolorna', 'badhuset', 'förskolan', 'sporthallen']
  .map(
    (what) => `Nämnden har under året arbetat med en plan för hur ${what} ska kunna\nbyggas.\n\n`,
  )
  .join('');
const LONG = 'Närvarande: Siri Dahl (ordf), Bo Ek (kassör), Åsa Holm och Per Dahlnäs';

describe('a line that ends by choice', () => {
  it('ends what it says, however long it is', () => {
    expect(blocks(`${wide}${LONG}↵\nBland gästerna var Yrsa`).slice(4)).toEqual([
      LONG,
      'Bland gästerna var Yrsa',
    ]);
  });
  it('is guessed by its length where print says nothing', () => {
    expect(blocks(`${wide}${LONG}\nBland gästerna var Yrsa`).slice(4)).toEqual([
      `${LONG} Bland gästerna var Yrsa`,
    ]);
  });
  it.each<[string, string]>([
    ['lower case', 'Planen är↵\nklar'],
    ['a word that asks for more', 'Nytt val i stället för↵\nMia'],
    ['a party in brackets', 'Justerare är Mia Mård↵\n(S)'],
  ])('goes on all the same with %s', (_, drawn) => {
    expect(blocks(drawn)).toEqual([drawn.replace('↵\n', ' ')]);
  });
});

describe('a title at the top of a page', () => {
  it.each<[string, string, string]>([
    ['below a sentence', 'Vi köper båten.\fNästa möte\nVi ses i maj.', 'heading: Nästa möte'],
    ['below a number', '4. Båten\n\nVi köper den.\f5. Hamnen\nDen byggs ut.', 'heading: 5. Hamnen'],
    ['below an entry of a numbered list', '1. Köp båten.\f2. Sälj den\nVi ses.', 'item: Sälj den'],
    [
      'of a run of bare numbers',
      '1 Öppnande\n\nVi är här.\n\n2 Båten\n\nVi köper den.\f3 Hamnen\nDen byggs ut.',
      'heading: 3 Hamnen',
    ],
    [
      'out of the order of such a run',
      '1 Öppnande\n\nVi är.\n\n2 Båten\n\nDen\f5 Hamnen\n\n3 Slut\n\nHej.',
      'Den / 5 Hamnen / heading: 3 Slut',
    ],
    ['below a name', 'Siri Dahl\fBo Ek\nVi ses i maj.', 'Bo Ek'],
  ])('%s', (_, drawn, wanted) => {
    expect(blocks(drawn).join(' / ')).toContain(wanted);
  });
});
