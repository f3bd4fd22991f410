import { describe, expect, it } from 'vitest';
import { own } from '../../../eval/dates/own.ts';

/** Friday 1 March 2024. */
function found(text: string): string[] {
  return own.find(text, '2024-03-01').map(({ start, end, from, to }) => {
    return `${text.slice(start, end)} = ${from === to ? from : `${from}/${to}`}`;
  });
}

describe('the own grammar as an engine', () => {
  it.each([
    ['Klart senast den 5 maj.', 'den 5 maj = 2024-05-05'],
    ['Skickas ut i vecka 12.', 'vecka 12 = 2024-03-18/2024-03-24'],
    ['Det dröjer till nästa år.', 'nästa år = 2025-01-01/2025-12-31'],
    ['Mellan 3–5 maj är det stängt.', '3–5 maj = 2024-05-03/2024-05-05'],
  ])('%s', (text, ...expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('gives the days of the expression, not of what the words before it make of them', () => {
    expect(found('Beslut före sommaren.')).toEqual(['sommaren = 2024-06-01/2024-08-31']);
    expect(found('Vi börjar efter påsk.')).toEqual(['påsk = 2024-03-29/2024-04-01']);
  });

  it('looks back where the clause tells what happened, and ahead where it does not', () => {
    expect(found('Mötet den 5 maj var kort.')).toEqual(['den 5 maj = 2023-05-05']);
    expect(found('Mötet den 5 maj ska vara kort.')).toEqual(['den 5 maj = 2024-05-05']);
    const both = found('Brevet kom den 5 maj, men svaret lämnas den 5 maj.');
    expect(both).toEqual(['den 5 maj = 2023-05-05', 'den 5 maj = 2024-05-05']);
  });

  it('lets an anaphor point at the day before it', () => {
    const [, same] = found('Träff den 5 maj, svar samma dag.');
    expect(same).toBe('samma dag = 2024-05-05');
  });

  it('says only the date of an occasion', () => {
    expect(found('Vid sammanträdet den 15 maj beslutas det.')).toEqual(['den 15 maj = 2024-05-15']);
  });

  it.each([
    ['vague', 'Svar lämnas så snart som möjligt.'],
    ['a time of day', 'Vi ses kl. 10.15 i salen.'],
    ['an occasion without a date', 'Frågan tas upp på nästa möte.'],
    ['no time at all', 'Maj Ek lämnar rummet, 2/3 majoritet krävs.'],
  ])('has no answer to what has no days: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});
