/** Names that stand for longer ones. */
import { expect, it } from 'vitest';
import { abbreviates } from '../../pipeline/head/names.ts';

it.each<[string, string, boolean]>([
  ['Åsa', 'Åsa Wallin', true],
  ['Åsa W', 'Åsa Wallin', true],
  ['Åsa W.', 'Åsa Wallin', true],
  ['ÅSA WALL.', 'Åsa Wallin', true],
  ['Åsa Wallin', 'Åsa Wallin Ek', true],
  ['Karl-Erik N', 'Karl-Erik Nord', true],
  ['Åsa Lind', 'Åsa Lindberg', false],
  ['Åsa Ek', 'Åsa Ekman', false],
  ['Åsa Wallin', 'Åsa Wallin', false],
  ['Asa W', 'Åsa Wallin', false],
  ['Bo W', 'Åsa Wallin', false],
  ['Åsa Wallin Ek', 'Åsa Wallin', false],
])('%s may be %s: %s', (short, full, expected) => {
  expect(abbreviates(short, full)).toBe(expected);
});
