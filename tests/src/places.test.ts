import { expect, test } from 'vitest';
import { placesIn } from '../../src/places.ts';

test.each([
  ['abc', 'a', [1, 1]],
  ['abc', 'c', [1, 3]],
  ['a\nbc', 'b', [2, 1]],
  ['a\n\nbc', 'c', [3, 2]],
  ['å\r\nb', 'b', [2, 1]],
])('in %j %j stands in line and column %j', (text, sign, [line, column]) => {
  expect(placesIn(text)(text.indexOf(sign))).toEqual({ line, column });
});
