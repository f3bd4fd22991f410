/** Tables of sentences: what is due, what only is announced, and what is neither. */
import { describe, expect, it } from 'vitest';
import { type Row, shown } from './shown.ts';
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

describe('without a meeting date', () => {
  it.each([
    ['Svar ska lämnas «senast på tisdag».', '-'],
    ['Svar ska lämnas «senast den 14 mars».', '-'],
    ['Svar ska lämnas «senast den 14 mars 2024».', '2024-03-14'],
  ])('%s', async (marked, day) => {
    expect(await shown(marked.replace(/[«»]/gu, ''), null)).toEqual([marked, day]);
  });
});
