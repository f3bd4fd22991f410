import { describe, expect, it } from 'vitest';
import { normalise, sameValue } from '../../eval/normalise.ts';

describe('normalise', () => {
  it.each([
    ['Kommunstyrelsen', 'kommunstyrelsen'],
    ['  Åsa \n  Wik. ', 'åsa wik'],
    ['«Chefsgruppen»', 'chefsgruppen'],
    ['A\u030asa', 'åsa'],
    ['2024-05-03', '2024-05-03'],
    ['Ann-Louise', 'ann-louise'],
  ])('%j is %j', (value, expected) => {
    expect(normalise(value)).toBe(expected);
  });
});

describe('sameValue', () => {
  it('takes null for a value of its own', () => {
    expect(sameValue(null, null)).toBe(true);
    expect(sameValue('', null)).toBe(false);
    expect(sameValue('Mötet', 'mötet')).toBe(true);
  });
});
