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
