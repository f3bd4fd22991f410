/** Which items of several meetings are one matter. */
import { describe, expect, it } from 'vitest';
import { mattersOf } from '../../pipeline/across/matters.ts';
import { isFormer, isRoutine } from '../../pipeline/across/titles.ts';
import words from '../../pipeline/lexicon/matters.json' with { type: 'json' };
import { meeting } from './meetings.ts';

const DATES = ['2025-01-10', '2025-02-10', '2025-03-10', '2025-04-10', '2025-05-10', '2025-06-10'];

/** One title a meeting: 'title: by what each step was joined'. */
function joins(...titles: readonly (string | readonly string[])[]): string[] {
  const documents = titles.map((one, i) =>
    meeting(
      DATES[i] ?? '',
      [one].flat().map((title) => `# ${title}`),
    ),
  );
  return mattersOf(documents).map(({ title, steps }) => {
    return `${title}: ${steps.map(({ by }) => by ?? 'first').join(' ')}`;
  });
}

describe('matters', () => {
  it.each<[string, readonly (string | readonly string[])[], string[]]>([
    [
      'the case number tells, whatever the title',
      ['Avtal Dnr SN 24/31', 'Förlängning av samverkan, dnr SN 2024/0031'],
      ['Förlängning av samverkan, dnr SN 2024/0031: first case-number'],
    ],
    ['another number is another case', ['Avtal Dnr SN 24/31', 'Avtal Dnr SN 24/32'], []],
    ['the same title', ['3. Trygg väg', '§ 12 Trygg väg'], ['§ 12 Trygg väg: first same-title']],
    [
      'most of a title',
      ['Ombyggnad av Lyran', 'Lyrans ombyggnad, lägesrapport'],
      ['Lyrans ombyggnad, lägesrapport: first like-title'],
    ],
    ['one word in common is no matter', ['Ombyggnad av skolan', 'Skolans mat och schema'], []],
    [
      'the words for how it is dealt with aside',
      ['Nya åror', 'Inköp av åror'],
      ['Inköp av åror: first like-title'],
    ],
    [
      'its time aside, where the later names none',
      ['Arbetsdag 26 april', 'Arbetsdagen'],
      ['Arbetsdagen: first like-title'],
    ],
    ['another time is another matter', ['Arbetsdagen', 'Arbetsdag i höst'], []],
    [
      'what stands before the comma',
      ['Trygg hemgång, införande', 'Trygg hemgång, siffror efter tre månader'],
      ['Trygg hemgång, siffror efter tre månader: first like-title'],
    ],
    [
      'letters that stand for its words',
      ['Samordnad individuell plan, avvikelser', 'SIP-avvikelser'],
      ['SIP-avvikelser: first like-title'],
    ],
    [
      'similar titles of two matters',
      [
        'Gemensam introduktion för legitimerad personal',
        'Gemensam introduktion för sommarvikarier',
      ],
      [],
    ],
    ['part of a title alone', ['Koppling till e-arkivet', 'E-arkivet'], []],
    ['each year has its budget', ['Budget och plan 2024', 'Budget och plan 2025'], []],
    ['two of one meeting are two', [['Trygg väg', 'Trygg väg']], []],
    ['one meeting alone', ['Trygg väg', 'Nya skyltar'], []],
    ['what a meeting does with itself', ['Mötets öppnande', 'Mötets öppnande 12.15'], []],
  ])('%s', (_, titles, expected) => {
    expect(joins(...titles)).toEqual(expected);
  });

  it('a standing item is none, however often it comes', () => {
    const all = DATES.map(() => 'Kvarteren');
    expect(joins(...all)).toEqual([]);
    expect(joins(...all.slice(0, 4))).toHaveLength(1);
    expect(joins(...all.map((title) => `${title} Dnr KS 24/1`))).toHaveLength(1);
  });

  it('part of a title tells with what is said under it, or what both name', () => {
    const first = meeting('2025-01-10', [
      '# Koppling till e-arkivet',
      'Versionen kostar, säger leverantören.',
    ]);
    const second = (said: string) => meeting('2025-02-10', ['# E-arkivet', said]);
    const by = (...documents: Parameters<typeof mattersOf>[0]) =>
      mattersOf(documents).flatMap(({ steps }) => steps.map((step) => step.by ?? 'first'));
    expect(by(first, second('Leverantören vet vad versionen kostar.'))).toEqual([
      'first',
      'like-title',
    ]);
    expect(by(first, second('Det regnar.'))).toEqual([]);
    const naming = (one: typeof first, name: string) => ({
      ...one,
      items: one.items.map((item) => ({ ...item, names: [name] })),
    });
    const named = (name: string) =>
      by(naming(first, 'arkivhuset'), naming(second('Det regnar.'), name));
    expect(named('arkivhuset')).toEqual(['first', 'shared-names']);
    expect(named('badhuset')).toEqual([]);
    const far = { ...second('Leverantören vet vad versionen kostar.'), date: '2025-08-10' };
    expect(by(first, far)).toEqual([]);
  });

  it('the name of the body is no matter', () => {
    expect(joins('Rådet', 'Rådet')).toEqual([]);
  });

  it('next year the title alone says nothing', () => {
    const far = [meeting('2024-03-01', ['# Trygg väg']), meeting('2025-02-01', ['# Trygg väg'])];
    expect(mattersOf(far)).toEqual([]);
    const numbered = [
      meeting('2024-03-01', ['# Trygg väg Dnr KS 24/1']),
      meeting('2025-02-01', ['# Trygg väg Dnr KS 24/1']),
    ];
    expect(mattersOf(numbered)).toHaveLength(1);
  });
});

describe('titles', () => {
  it.each([...words.routine, ...words.routineStarts, ...words.former])('%s is routine', (title) => {
    expect(isRoutine(`3. ${title.charAt(0).toUpperCase()}${title.slice(1)}:`)).toBe(true);
  });

  it.each(words.former)('%s looks back', (title) => {
    expect(isFormer(`§ 2 ${title}`)).toBe(true);
  });

  it('a matter of its own is neither', () => {
    for (const title of [
      'Uppföljning av taxan',
      'Trygg väg',
      'Övrigt stöd till föreningar',
      'Informationskampanj',
    ]) {
      expect([isRoutine(title), isFormer(title)]).toEqual([false, false]);
    }
  });

  it.each([
    ...(['routine', 'routineStarts', 'former', 'moved', 'ongoing', 'closed', 'told'] as const),
    ...([
      'times',
      'frames',
      'light',
      'common',
      'everybody',
      'goesOn',
      'noSupine',
      'numbers',
    ] as const),
  ])('%s is clean', (name) => {
    const list = words[name];
    expect(list.filter((word, i) => list.indexOf(word) !== i)).toEqual([]);
    expect(list.filter((word) => word !== word.normalize('NFC').toLowerCase())).toEqual([]);
  });
});
