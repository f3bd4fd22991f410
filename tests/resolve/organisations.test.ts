/** Which organisation is which, what it is called and of what kind it is. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../pipeline/resolve/index.ts';
import { kindOf } from '../../pipeline/resolve/kind.ts';
import { headed } from './marked.ts';

/** 'name (mentions): aliases' for each organisation. */
function organisations(marked: string): string[] {
  return resolve(headed(marked)).organisations.map(
    ({ name, mentions, aliases }) => `${name} (${mentions.length}): ${aliases.join(', ')}`,
  );
}

describe('organisations', () => {
  it.each<[string, string, string[]]>([
    [
      'genitives and cases',
      '[Region Granlands län] och [region Granlands läns]. [Miljönämndens] och [miljönämnden].',
      ['Region Granlands län (2): region Granlands län', 'Miljönämnden (2): miljönämnden'],
    ],
    ['a genitive written apart', '[ROK:s] och [ROK].', ['ROK (2): ']],
    [
      'a genitive of a town',
      '[Granby Stads] plan, [Granby Kommuns].',
      ['Granby Stad (1): ', 'Granby Kommun (1): '],
    ],
    ['a name in s', '[Granens] vägar, [Granen]. [Nordens] hus.', ['Granen (2): ', 'Norden (1): ']],
    [
      'party letters merge with nothing',
      '[(S)] och [S], [Skogspartiet], [(V)].',
      ['S (2): ', 'Skogspartiet (1): ', 'V (1): '],
    ],
    [
      'a short form in parentheses',
      '[Odlarnas riksförbund] ([OdR]) och [OdR:s] svar.',
      ['Odlarnas riksförbund (3): OdR'],
    ],
    [
      'the definite of the head',
      '[Odlingsgrupp för bär] möts. [Odlingsgruppen] beslutar. [Styrgruppen] väntar.',
      ['Odlingsgrupp för bär (2): Odlingsgruppen', 'Styrgruppen (1): '],
    ],
    [
      'hyphens and small words',
      '[Bygde-nära odling], [Bygdenära odlings]. [Förbundet i Hallands län], [Förbundet Hallands län].',
      [
        'Bygde-nära odling (2): Bygdenära odling',
        'Förbundet i Hallands län (2): Förbundet Hallands län',
      ],
    ],
  ])('%s', (_what, marked, expected) => {
    expect(organisations(marked)).toEqual(expected);
  });

  it.each([
    ['Kumla kommun', 'municipality'],
    ['Kumla', 'municipality'],
    ['Region Granland', 'region'],
    ['Trafikverket', 'authority'],
    ['Länsstyrelsen i Hallands län', 'authority'],
    ['Socialstyrelsen', 'authority'],
    ['kommunstyrelsen', 'board'],
    ['arbetsutskottet', 'board'],
    ['MP', 'party'],
    ['Granby Energi AB', 'company'],
    ['Brf Tallen', 'association'],
    ['Västra Granens vägförening', 'association'],
    ['odlingsgruppen', 'group'],
    ['Stadsbyggnadskontoret', 'unit'],
    ['Granen', 'other'],
  ])('%s is of kind %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });

  it('numbers in the order of the text', () => {
    const { organisations: found } = resolve(headed('[Granen] och [Tallen] och [Granen].'));
    expect(found.map(({ id, name }) => [id, name])).toEqual([
      ['org-1', 'Granen'],
      ['org-2', 'Tallen'],
    ]);
  });
});
