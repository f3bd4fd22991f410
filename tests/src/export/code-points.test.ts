import { expect, test } from 'vitest';
import { codePointsOf, isWhole, wellFormed } from '../../../src/export/code-points.ts';

test.each(['', 'åäö', 'a👍b', '👍👍', '👩🏽‍🚒 ny', 'x\ud800y\udc00👍z', '\udc00\ud800'])(
  'places in %j are those of its characters',
  (text) => {
    const points = codePointsOf(text);
    let units = 0;
    [...text].forEach((character, index) => {
      expect(points(units)).toBe(index);
      units += character.length;
    });
    expect(points(text.length)).toBe([...text].length);
  },
);

test.each([
  ['a👍b', 0, 1, true],
  ['a👍b', 1, 3, true],
  ['a👍b', 2, 4, false],
  ['a👍b', 0, 2, false],
  ['a\ud800b', 1, 2, true],
])('%j from %i to %i: whole is %s', (text, start, end, whole) => {
  expect(isWhole(text, { start, end })).toBe(whole);
});

test('lone surrogates become U+FFFD, pairs stay', () => {
  expect(wellFormed('\ud800a👍\udc00')).toBe('\ufffda👍\ufffd');
});
