import { describe, expect, test } from 'vitest';
import { compareSwedish, fold } from '../../../src/store/fold.ts';

describe('fold', () => {
  test.each([
    ['ÅSA WAHLÉN', 'åsa wahlen'],
    ['A\u030asa', 'åsa'],
    ['Ärende  §\n4', 'ärende § 4'],
    ['Müller', 'muller'],
    ['  Öberg ', 'öberg'],
  ])('%j becomes %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('keeps å, ä and ö apart from a and o', () => {
    expect(fold('Åsa')).not.toContain(fold('asa'));
    expect(fold('Märta')).not.toContain(fold('marta'));
    expect(fold('Böö')).not.toContain(fold('boo'));
  });
});

test('compareSwedish puts å, ä, ö last, in that order', () => {
  const sorted = ['ö', 'a', 'ä', 'z', 'å', 'Ö', 'b10', 'b9'].sort(compareSwedish);
  expect(sorted).toEqual(['a', 'b9', 'b10', 'z', 'å', 'ä', 'ö', 'Ö']);
});

test('compareSwedish leaves no two texts in the order they came in', () => {
  const alike = ['07.txt', '7.txt', 'Å', 'A\u030a'];
  const sorted = [...alike].sort(compareSwedish);
  expect(alike.toReversed().sort(compareSwedish)).toEqual(sorted);
  expect(sorted.slice(0, 2)).toEqual(['07.txt', '7.txt']);
});
