import { expect, test } from 'vitest';
import { inserted, placed } from '../../../../src/store/postgres/statement.ts';

test('names become numbers, the same name the same one', () => {
  const sql = 'UPDATE t SET a = @a, b = @b_2, c = @a WHERE d = @d';
  expect(placed({ sql, values: { d: null, a: 'x\0', b_2: 3, unused: 1 } })).toEqual({
    text: 'UPDATE t SET a = $1, b = $2, c = $1 WHERE d = $3',
    values: ['x\ufffd', 3, null],
  });
});

test('rows go in together, as many as a statement holds', () => {
  const [one, ...none] = inserted({
    table: 't',
    rows: [
      { a: 1, end: 'x' },
      { a: 2, end: null },
    ],
  });
  expect(none).toEqual([]);
  expect(one).toEqual({
    text: 'INSERT INTO t ("a", "end") VALUES ($1, $2), ($3, $4)',
    values: [1, 'x', 2, null],
  });
  const rows = Array.from({ length: 40_000 }, (_, a) => ({ a, b: a }));
  const all = [...inserted({ table: 't', rows })];
  expect(all.map(({ values }) => values.length)).toEqual([65_534, 14_466]);
  expect(all[1]?.values.at(-1)).toBe(39_999);
  expect([...inserted({ table: 't', rows: [] })]).toEqual([]);
});
