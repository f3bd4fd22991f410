/** Tables of sentences: what is due, what only is announced, and what is neither. */
import { describe, expect, it } from 'vitest';
import { dated, type Row, shown } from './shown.ts';
import { deadlines } from './tables/deadlines.ts';
import { meetings } from './tables/meetings.ts';
import { neither } from './tables/neither.ts';

function check(tables: Readonly<Record<string, readonly Row[]>>): void {
  describe.each(Object.entries(tables))('%s', (_, rows) => {
    it.each(rows.map((row) => [row[0], row] as const))('%s', async (marked, row) => {
      expect(await shown(marked.replace(/[«»‹›]/gu, ''))).toEqual(row);
    });
  });
}

describe('deadlines', () => check(deadlines));
describe('meetings', () => check(meetings));
describe('neither', () => {
  check(neither);

  it('has nothing marked', () => {
    const marked = Object.values(neither).flatMap((rows) => rows.filter((row) => row.length > 1));
    expect(marked).toEqual([]);
  });
});

describe('an announced meeting', () => {
  /** [text, by], the surest first. */
  const RULES: readonly (readonly [string, string])[] = [
    ['Nästa möte hålls den 11 april.', 'rule:announced'],
    ['Kommande möten:\n\n11 april - digitalt', 'rule:listed'],
    ['Workshopen hålls den 28 maj.', 'rule:gathers'],
    ['Lokalen bokas 16 april.', 'rule:booked'],
    ['- Höstmöte\n  - 24 oktober (kanske digitalt)', 'rule:under-gathering'],
  ];

  it.each(RULES)('%j is found by %s', async (text, by) => {
    expect((await dated(text)).meetings.map((meeting) => meeting.by)).toEqual([by]);
  });

  it('is as sure as its rule', async () => {
    const found = await Promise.all(RULES.map(async ([text]) => (await dated(text)).meetings));
    const sure = found.flat().map(({ confidence }) => confidence);
    expect(sure).toEqual(sure.toSorted((a, b) => b - a));
    expect(new Set(sure).size).toBe(RULES.length);
  });
});

describe('what waits for the next meeting', () => {
  it.each([
    ['Åsa tar fram ett förslag till nästa möte.', 'next-meeting'],
    ['Ärendet bordläggs till nästa sammanträde.', 'next-meeting'],
    ['Åsa tar fram ett förslag till nästa möte. Nästa möte: 3 maj.', null],
    ['Ärendet bordläggs till årsmötet.', null],
    ['Åsa tar fram ett förslag senast den 3 maj.', null],
  ])('%s waits for %s', async (text, event) => {
    const { deadlines } = await dated(text);
    expect(deadlines.map((deadline) => deadline.event)).toEqual([event]);
  });
});

describe('without a meeting date', () => {
  it.each([
    ['Svar ska lämnas «senast på tisdag».', '-'],
    ['Svar ska lämnas «senast den 14 mars».', '-'],
    ['Svar ska lämnas «senast den 14 mars 2024».', '2024-03-14'],
  ])('%s', async (marked, day) => {
    expect(await shown(marked.replace(/[«»]/gu, ''), null)).toEqual([marked, day]);
  });
});
