/** Who must do what by then, and what a person should look at. */
import { describe, expect, it } from 'vitest';
import { quote } from '../../pipeline/span.ts';
import { dated } from './shown.ts';

type Row = readonly [marked: string, action: string | null, responsible: string];

const rows: readonly Row[] = [
  // what stands before the time, or after it where only the subject stands before
  ['Svar ska lämnas in senast den 14 mars.', 'Svar ska lämnas in', ''],
  ['[Skolverket] ska senast den 1 maj lämna en plan.', 'lämna en plan', 'Skolverket'],
  ['Före årsskiftet kommer ett förslag från [Rådet].', 'kommer ett förslag från Rådet', 'Rådet'],
  ['{Berit Ask} mejlar leverantören i morgon.', '{Berit Ask} mejlar leverantören', 'Berit Ask'],
  [
    'Ett dokument som beskriver läget ska tas fram till mötet den 5 juni.',
    'Ett dokument som beskriver läget ska tas fram',
    '',
  ],
  // more than one name, one task each time
  [
    '[Verket A], [Verket B] och [Verket C] ska senast den 1 maj lämna en plan.',
    'lämna en plan',
    'Verket A; Verket B; Verket C',
  ],
  [
    '[Staten] ger [Verket] i uppdrag att senast den 1 maj lämna en plan.',
    'lämna en plan',
    'Verket',
  ],
  [
    'Planen ska redovisas av [Verket] senast den 1 maj.',
    'Planen ska redovisas av Verket',
    'Verket',
  ],
  // owners in lists
  ['- Facebookinlägg @{Agnes} senast söndag', 'Facebookinlägg @Agnes', 'Agnes'],
  ['- Ta med förslaget till nästa möte ({Olle})', 'Ta med förslaget', 'Olle'],
  // roles without a name
  ['Kassören betalar fakturan senast på måndag.', 'Kassören betalar fakturan', 'Kassören'],
  [
    'Bilden tas fram av förvaltningen senast den 1 maj.',
    'Bilden tas fram av förvaltningen',
    'förvaltningen',
  ],
  [
    'Socialchefsnätverket ger besked före januari.',
    'Socialchefsnätverket ger besked',
    'Socialchefsnätverket',
  ],
  ['SAMO fixar lokalen till nästa vecka.', 'SAMO fixar lokalen', 'SAMO'],
  // to whom is not who
  ['Namn lämnas till kansliet senast den 1 maj.', 'Namn lämnas till kansliet', ''],
  ['Det mejlar vi om senast den 1 maj.', 'Det mejlar vi om', 'vi'],
  // who is told, by name or noun
  [
    'att uppdra åt förvaltningen att lämna en plan före sommaren.',
    'lämna en plan',
    'förvaltningen',
  ],
  [
    'Kansliet får i uppdrag att ta fram en plan till den 1 maj.',
    'Kansliet får i uppdrag att ta fram en plan',
    'Kansliet',
  ],
  [
    'Nämnden uppmanar bolaget att återkomma med en plan senast den 1 maj.',
    'återkomma med en plan',
    'bolaget',
  ],
  [
    'Valberedningen påminner partigrupperna om att namn ska lämnas in senast den 1 maj.',
    'Valberedningen påminner partigrupperna om att namn ska lämnas in',
    'partigrupperna',
  ],
  [
    '{Eva Ask} behöver underlag från kommunerna senast den 1 maj.',
    '{Eva Ask} behöver underlag från kommunerna',
    'kommunerna',
  ],
  [
    'Planen skickas till [Rådet] för synpunkter senast den 1 maj.',
    'Planen skickas till Rådet för synpunkter',
    'Rådet',
  ],
  ['Frågan går till nätverket, som ska ge besked före juni.', 'ska ge besked', 'nätverket'],
  // an entry with its owner before a colon
  ['- Alla: läs planen senast den 1 maj', 'läs planen', 'Alla'],
  ['- {Hugo}: svar om lokalen senast den 1 maj', 'svar om lokalen', 'Hugo'],
  ['- Beslut: svar lämnas senast den 1 maj', 'svar lämnas', ''],
  // the entry above says for what
  ['- Ansökan om lokal\n  - Deadline 25/4', 'Ansökan om lokal', ''],
  // a clause after the time
  ['Arbetet pågår till i maj, då en plan ska lämnas.', 'en plan ska lämnas', ''],
];

describe('who and what', () => {
  it.each(rows)('%s', async (marked, action, responsible) => {
    const found = await dated(marked);
    const [first] = found.deadlines;
    expect(first?.action?.text ?? null).toBe(action?.replace(/[[\]{}]/gu, '') ?? null);
    expect(first?.responsible.map((who) => who.text).join('; ')).toBe(responsible);
  });

  const who = async (marked: string) => {
    const { deadlines } = await dated(marked);
    return deadlines.map(({ responsible }) => responsible.map(({ text }) => text).join('; '));
  };

  it('takes over from the sentence before whom a passive leaves out', async () => {
    const task = '[Regeringen] ger [Verket A] och [Verket B] i uppdrag att göra en plan.';
    const due = 'Uppdraget ska redovisas till [Kansliet] senast den 1 maj.';
    expect(await who(`${task} ${due}`)).toEqual(['Verket A; Verket B']);
    expect(await who(`[Verket C] ska hjälpa till. ${due}`)).toEqual(['Verket C']);
    expect(await who(`[Verket C] har hjälpt till. ${due}`)).toEqual(['']);
    expect(await who(`${task} Ansökan ska vara inne senast den 1 maj.`)).toEqual(['']);
  });

  it('takes over from the sentence before whom a pronoun means, if it is one person', async () => {
    const due = 'Hon ska lämna ett förslag senast den 1 maj.';
    expect(await who(`{Eva Ask} berättar om läget. ${due}`)).toEqual(['Eva Ask']);
    expect(await who(`{Eva Ask} berättar för {Bo Ek}. ${due}`)).toEqual(['']);
  });

  it('reads tables of action points by their columns', async () => {
    const table = [
      '| Vad | Vem | Klart |',
      '|---|---|---|',
      '| Boka lokal | {Fatima} | 20 mars |',
      '| Skriv avtal | kansliet | v. 20 |',
    ].join('\n');
    const { deadlines } = await dated(table);
    expect(deadlines.map((d) => [d.action?.text, d.responsible.map((r) => r.text)])).toEqual([
      ['Boka lokal', ['Fatima']],
      ['Skriv avtal', ['kansliet']],
    ]);
    const swapped = 'Ansvarig\tDatum\tUppgift\n{Fatima}\tsenast 20 mars\tBoka lokal';
    expect(await who(swapped)).toEqual(['Fatima']);
  });

  it('takes the cell of names for the owners where a table has no head', async () => {
    expect(await who('Boka lokal\t{Fatima} och {Nora}\tsenast 20 mars')).toEqual(['Fatima; Nora']);
  });

  it('gives each of two deadlines its own action', async () => {
    const { deadlines } = await dated(
      '[Verket] ska delredovisa uppdraget senast den 1 maj och slutredovisa det senast den 1 juni.',
    );
    expect(deadlines.map((d) => d.action?.text)).toEqual([
      'Verket ska delredovisa uppdraget',
      'slutredovisa det',
    ]);
    expect(deadlines.map((d) => d.responsible.map((r) => r.text))).toEqual([
      ['Verket'],
      ['Verket'],
    ]);
  });

  it('knows people and organisations by their id, and roles by their words alone', async () => {
    const { deadlines } = await dated(
      '[Verket] ska lämna en plan senast den 1 maj. Kassören betalar senast den 2 maj.',
    );
    expect(deadlines.map((d) => d.responsible.map((r) => r.id))).toEqual([['org-1'], [null]]);
  });

  it('quotes the document exactly', async () => {
    const found = await dated('[Verket] ska lämna en plan\nsenast\nden 1 maj 2024 till nämnden.');
    for (const deadline of found.deadlines) {
      expect(quote(found.text, deadline.span)).toBe(deadline.text);
      for (const part of [deadline.action, ...deadline.responsible]) {
        expect(part && quote(found.text, part.span)).toBe(part?.text);
      }
    }
    expect(found.deadlines[0]?.text).toBe('senast\nden 1 maj 2024');
  });
});

describe('times of meetings', () => {
  it('has hours and place', async () => {
    const { meetings } = await dated('Nästa möte: fredag 8/3 kl. 08–09 via Teams.');
    expect(meetings).toMatchObject([
      { date: '2024-03-08', startTime: '08:00', endTime: '09:00', place: 'via Teams' },
    ]);
  });
});

describe('notes', () => {
  const codes = async (text: string, said?: string | null) => {
    return (await dated(text, said)).notes.map((note) => note.code);
  };

  it('says when a date needs the day of the meeting', async () => {
    expect(await codes('Svar lämnas senast på tisdag.', null)).toEqual(['no-reference-date']);
    expect(await codes('Svar lämnas senast på tisdag.')).toEqual([]);
    expect(await codes('Svar lämnas senast den 3 maj 2024.', null)).toEqual([]);
  });

  it('says when the weekday is not that of the date', async () => {
    expect(await codes('Svar lämnas senast måndag den 3 maj 2024.')).toEqual(['weekday-mismatch']);
    expect(await codes('Svar lämnas senast fredag den 3 maj 2024.')).toEqual([]);
  });
});
