/** Who is who: rows of text with the persons they name, in the order of the text. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../pipeline/resolve/index.ts';
import { headed } from './marked.ts';

/** 'name: mention, mention' for each person. */
function people(marked: string): string[] {
  const input = headed(marked);
  return resolve(input).people.map(({ name, mentions }) => {
    const quotes = mentions.map((span) => input.text.slice(span.start, span.end));
    return `${name}: ${quotes.join(', ')}`;
  });
}

const ROWS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'an initial is the one of the list',
    '{*Åsa Furulund}, {*Åsa Nor}. Sedan {Åsa F} och {Åsa N}.',
    ['Åsa Furulund: Åsa Furulund, Åsa F', 'Åsa Nor: Åsa Nor, Åsa N'],
  ],
  [
    'an initial before the full name',
    'Deltagare: {Isa N}. Kontakt är {Isa Nordgran}.',
    ['Isa Nordgran: Isa N, Isa Nordgran'],
  ],
  ['an initial that nobody explains', 'Deltagare: {Isa N}.', ['Isa N: Isa N']],
  [
    'a first name where only one has it',
    '{Valter Ånäs} öppnar. {Eva Fur} svarar. {Valter} tackar.',
    ['Valter Ånäs: Valter Ånäs, Valter', 'Eva Fur: Eva Fur'],
  ],
  [
    'of two, the one named last before',
    '{Eva Fur} och {Eva Nor} deltar. {Eva Fur} talar. {Eva} tackar.',
    ['Eva Fur: Eva Fur, Eva Fur, Eva', 'Eva Nor: Eva Nor'],
  ],
  [
    'of two, none before: the first after',
    '{Eva} talar. {Eva Fur}, {Eva Nor}.',
    ['Eva Fur: Eva, Eva Fur', 'Eva Nor: Eva Nor'],
  ],
  [
    'rings and dots that a scan has lost',
    '{*Åsa Björk}, {*Per Åkermo}. Sedan {Asa Bjork} och {Per Akermo}.',
    ['Åsa Björk: Åsa Björk, Asa Bjork', 'Per Åkermo: Per Åkermo, Per Akermo'],
  ],
  [
    'two in the list are two, with and without',
    '{*Åsa Björk}, {*Asa Bjork}.',
    ['Åsa Björk: Åsa Björk', 'Asa Bjork: Asa Bjork'],
  ],
  [
    'accents and slips in a family name',
    '{*Linnea Björkgran} och {Linnéa Björkgran}. {Lena Berg Norgran}, {Lena Berg Nordgran}.',
    [
      'Linnea Björkgran: Linnea Björkgran, Linnéa Björkgran',
      'Lena Berg Norgran: Lena Berg Norgran, Lena Berg Nordgran',
    ],
  ],
  [
    'two swapped letters',
    '{Åsa Wahlgran} och {Åsa Whalgran}.',
    ['Åsa Wahlgran: Åsa Wahlgran, Åsa Whalgran'],
  ],
  [
    'two families, one letter apart, in a list',
    '{*Anna Karlgren}, {*Anna Carlgren}.',
    ['Anna Karlgren: Anna Karlgren', 'Anna Carlgren: Anna Carlgren'],
  ],
  [
    'two families of the register',
    '{Anna Karlsson} och {Anna Carlsson}.',
    ['Anna Karlsson: Anna Karlsson', 'Anna Carlsson: Anna Carlsson'],
  ],
  [
    'short names differ by a letter',
    '{Per Lind} och {Pär Lund}. {Jan Ek} och {Jon Ek}. {Karin Ek} och {Karina Ek}.',
    [
      'Per Lind: Per Lind',
      'Pär Lund: Pär Lund',
      'Jan Ek: Jan Ek',
      'Jon Ek: Jon Ek',
      'Karin Ek: Karin Ek',
      'Karina Ek: Karina Ek',
    ],
  ],
  [
    'a family name left out',
    '{Annika Fur Nordgran} valdes. {Annika Fur} tackade.',
    ['Annika Fur Nordgran: Annika Fur Nordgran, Annika Fur'],
  ],
  [
    'a family name alone, and its genitive',
    '{Ola Granström} talar. {Granströms} fråga. {Ola Granströms} svar.',
    ['Ola Granström: Ola Granström, Granströms, Ola Granströms'],
  ],
  [
    'genitives of short names',
    '{Ola Gran} talar. {Olas} fråga och {Ola Grans} svar.',
    ['Ola Gran: Ola Gran, Olas, Ola Grans'],
  ],
  [
    'short families differ by a letter',
    '{Ola Furk} och {Ola Fork}.',
    ['Ola Furk: Ola Furk', 'Ola Fork: Ola Fork'],
  ],
  [
    'a name in s is no genitive',
    '{Eva Nils} och {Måns} deltar.',
    ['Eva Nils: Eva Nils', 'Måns: Måns'],
  ],
  [
    'a nickname in parentheses',
    '{Eva Fur} ({evfu}) valdes. {Evfu} tackade. {anno} kom.',
    ['Eva Fur: Eva Fur, evfu, Evfu', 'anno: anno'],
  ],
  [
    'glued letters and a broken line',
    '{Tove SjögranJa} kom. {Tove\nSjögran} gick. Sedan {Tove SjögranNej}.',
    ['Tove Sjögran: Tove SjögranJa, Tove\nSjögran, Tove SjögranNej'],
  ],
  [
    'a ligature is its letters',
    '{Stefﬁ Gran} och {Steffi Gran}.',
    ['Steffi Gran: Stefﬁ Gran, Steffi Gran'],
  ],
  ['nobody', 'Ingen kom.', []],
];

describe('people', () => {
  it.each(ROWS)('%s', (_what, marked, expected) => {
    expect(people(marked)).toEqual(expected);
  });

  it('takes whom the list names and no tagger saw, with role and organisation', () => {
    const input = headed('Närvarande: Eva Fur, chef Granen. {Eva} tackar.');
    const span = { start: 12, end: 19 };
    const attendance = [
      {
        name: 'Eva Fur',
        role: 'chef',
        organisation: 'Granen',
        status: 'present',
        note: null,
        span,
        confidence: 0.7,
        by: 'list',
      } as const,
    ];
    const [person, other] = resolve({ ...input, attendance }).people;
    expect(other).toBeUndefined();
    expect(person).toEqual({
      id: 'person-1',
      name: 'Eva Fur',
      aliases: ['Eva'],
      roles: ['chef'],
      organisations: ['Granen'],
      mentions: [
        { ...span, confidence: 0.7, by: 'list' },
        { start: 34, end: 37, confidence: 1, by: 'table' },
      ],
    });
  });

  it('gives each mention to exactly one person, in order, whatever the order given', () => {
    const input = headed('{Eva} och {Eva Fur}. {Ola N} och {Ola Nor}. {Eva F} och {Nor}.');
    const forward = resolve(input);
    const backward = resolve({ ...input, mentions: input.mentions.toReversed() });
    expect(backward.people).toEqual(forward.people);
    const given = forward.people.flatMap((person) => person.mentions.map((m) => m.start));
    expect(given.toSorted((a, b) => a - b)).toEqual(input.mentions.map((m) => m.span.start));
    for (const { mentions } of forward.people) {
      expect(mentions).toEqual(mentions.toSorted((a, b) => a.start - b.start));
    }
  });
});
