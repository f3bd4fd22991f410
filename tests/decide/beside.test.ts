/** Votes, reservations, statements and conflicts of interest, tied to the decisions of their item. */
import { describe, expect, it } from 'vitest';
import { classify } from '../../pipeline/classify/index.ts';
import { decide } from '../../pipeline/decide/index.ts';
import words from '../../pipeline/lexicon/formalities.json' with { type: 'json' };
import { quote } from '../../pipeline/span.ts';
import type { Decision } from '../../pipeline/types.ts';
import { resolved } from '../support/build.ts';

async function decisions(text: string): Promise<readonly Decision[]> {
  return decide(await classify(resolved(text), null)).decisions;
}

/** An item with one decision, then the given text. */
async function withDecision(text: string): Promise<Decision> {
  const [first] = await decisions(`§ 4 Budget\n\nBeslut\n\nBudgeten antas.\n\n${text}`);
  if (!first) throw new Error('no decision');
  return first;
}

describe('votes', () => {
  const rows: readonly [text: string, yes: number, no: number, abstained: number | null][] = [
    ['Omröstningen utfaller med 40 Ja mot 38 Nej. 3 ledamöter avstår från att rösta.', 40, 38, 3],
    ['Med 33 ja mot 14 nej, medan 2 ledamöter avstår, avslås motionen.', 33, 14, 2],
    ['Med 25 ja-röster och 20 nej-röster bifalls förslaget.', 25, 20, null],
    ['Ja: 25, Nej: 20, Avstår: 2', 25, 20, 2],
    ['Röstning: 8 ja, 14 nej, 1 blank.', 8, 14, 1],
    ['Efter handuppräckning, 19 röster mot 11, bifalls förslaget.', 19, 11, null],
    ['Förslaget bifalls med 11 röster mot 4 och två nedlagda.', 11, 4, 2],
  ];

  it.each(rows)('%s', async (text, yes, no, abstained) => {
    const { vote } = await withDecision(`Omröstning\n\n${text}`);
    expect(vote).toMatchObject({ yes, no, abstained });
  });

  it.each([
    'Ja för bifall till förslaget och Nej för avslag.',
    'Det kostar 19 kr mot 11 kr i fjol.',
    'Mötet sa ja till 3 förslag och nej till 2 av dem.',
    'Ordföranden finner att förslaget har bifallits. Omröstning begärs.',
  ])('%s: none', async (text) => {
    expect((await withDecision(`Omröstning\n\n${text}`)).vote).toBeNull();
  });

  it('has who voted how where the minutes list them', async () => {
    const { vote } = await withDecision(
      'Omröstning\n\nMed 2 ja mot 1 nej bifalls förslaget.\n\n- Ja: {Rut Ek}, {Bo Alm}\n- Nej: {Eva Ask}',
    );
    expect(vote?.names).toEqual({ yes: ['person-1', 'person-2'], no: ['person-3'], abstained: [] });
  });

  it('keeps several votes of an item; the last one settles it', async () => {
    const { vote, votes } = await withDecision(
      'Omröstning\n\nMed 20 ja mot 18 nej antas motförslaget.\n\nMed 22 ja mot 16 nej bifalls förslaget.',
    );
    expect(votes.map(({ yes }) => yes)).toEqual([20, 22]);
    expect(vote?.yes).toBe(22);
  });

  it('is of the decisions of its own paragraph, if there are any', async () => {
    const found = await decisions(
      '§ 4 Motioner\n\na) Motionen bifölls.\n\nb) Röstning: 8 ja, 14 nej. Motionen avslogs.',
    );
    expect(found.map(({ vote }) => vote?.no ?? null)).toEqual([null, 14]);
  });

  it('stays in its item', async () => {
    const found = await decisions(
      '§ 4 Budget\n\nBeslut\n\nBudgeten antas.\n\nOmröstning\n\n20 ja mot 18 nej.\n\n' +
        '§ 5 Taxa\n\nBeslut\n\nTaxan antas.',
    );
    expect(found.map(({ vote }) => vote?.yes ?? null)).toEqual([20, null]);
  });
});

describe('formalities', () => {
  type Row = readonly [
    text: string,
    layer: 'reservations' | 'statements' | 'conflicts',
    who: string,
  ];
  const rows: readonly Row[] = [
    [
      'Reservation\n\nLedamöterna från [M] och [KD] reserverar sig mot beslutet.',
      'reservations',
      'M; KD',
    ],
    ['Reservation\n\n{Rut Ek} ([M]) reserverar sig muntligt.', 'reservations', 'Rut Ek'],
    ['{Rut Ek} anmälde reservation.', 'reservations', 'Rut Ek'],
    ['{Rut Ek} lämnar en skriftlig reservation.', 'reservations', 'Rut Ek'],
    [
      'Särskilt yttrande\n\n{Rut Ek} och {Bo Alm} lämnar ett yttrande.',
      'statements',
      'Rut Ek; Bo Alm',
    ],
    ['Yttrande\n\nYttrande från [SD] den 8 januari 2024.', 'statements', 'SD'],
    ['{Rut Ek} lämnar en protokollsanteckning.', 'statements', 'Rut Ek'],
    [
      '{Rut Ek} ([S]) deltar inte i handläggningen av ärendet på grund av jäv.',
      'conflicts',
      'Rut Ek',
    ],
    [
      'Jäv\n\n{Rut Ek}, styrelseledamot i bolaget, lämnar salen under ärendet.',
      'conflicts',
      'Rut Ek',
    ],
  ];

  it.each(rows)('%s', async (text, layer, who) => {
    const decision = await withDecision(text);
    const layers = ['reservations', 'statements', 'conflicts'] as const;
    expect(layers.filter((name) => decision[name].length > 0)).toEqual([layer]);
    expect(decision[layer][0]?.who.map((one) => one.text).join('; ')).toBe(who);
  });

  it.each([
    'Ingen reserverar sig mot beslutet.',
    'Anteckna beslut och eventuella reservationer.',
    '{Rut Ek} frågar om jäv prövats.',
    'Anmälan av jäv\n\nIngen av [Rådet]s ledamöter anmäler jäv.',
    'Nämnden reserverar medel för {Rut Ek}.',
  ])('%s: none', async (text) => {
    const { reservations, statements, conflicts } = await withDecision(text);
    expect([...reservations, ...statements, ...conflicts]).toEqual([]);
  });

  it('quotes the document', async () => {
    const text =
      '§ 4 Budget\n\nBeslut\n\nBudgeten antas.\n\nReservation\n\nRut Ek reserverar sig\nmuntligt.';
    const input = resolved(text.replace('Rut Ek', '{Rut Ek}'));
    const [first] = decide(await classify(input, null)).decisions;
    const [made] = first?.reservations ?? [];
    expect(made && quote(input.text, made.span)).toBe(made?.text);
    expect(made?.text).toBe('Rut Ek reserverar sig\nmuntligt.');
  });
});

describe('the words', () => {
  const { source: _, ...lists } = words;
  it.each(Object.entries(lists))('%s: composed small letters, each once', (_name, list) => {
    expect(list.filter((word) => word !== word.normalize('NFC').toLowerCase())).toEqual([]);
    expect(new Set(list).size).toBe(list.length);
  });

  const kinds = {
    reservations: 'reservations',
    statements: 'statements',
    remarks: 'statements',
    conflicts: 'conflicts',
  } as const;
  const entries = Object.entries(kinds).flatMap(([name, layer]) =>
    words[name as keyof typeof kinds].map((word) => [word, layer] as const),
  );
  it.each(entries)('%s is reached', async (word, layer) => {
    const decision = await withDecision(`{Rut Ek} ${word}.`);
    expect(decision[layer]).toHaveLength(1);
  });

  it.each(words.absences)('%s is reached under a heading of conflicts', async (word) => {
    expect((await withDecision(`Jäv\n\n{Rut Ek} ${word}.`)).conflicts).toHaveLength(1);
  });
});
