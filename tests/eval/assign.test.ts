import { describe, expect, it } from 'vitest';
import { assign } from '../../eval/assign.ts';
import { randomOf } from '../../eval/random.ts';

type Matrix = readonly (readonly number[])[];

function sum(weights: Matrix, columnOf: readonly number[]): number {
  return columnOf.reduce((all, column, row) => all + (weights[row]?.[column] ?? Number.NaN), 0);
}

/** The best sum, found by trying every assignment. */
function best(weights: Matrix, row = 0, used: readonly number[] = []): number {
  const line = weights[row];
  if (line === undefined) return 0;
  const sums = line.flatMap((weight, column) =>
    used.includes(column) ? [] : [weight + best(weights, row + 1, [...used, column])],
  );
  return Math.max(...sums);
}

describe('assign', () => {
  it('gives up the best single pair where two others together weigh more', () => {
    expect(
      assign([
        [10, 9],
        [8, 1],
      ]),
    ).toEqual([1, 0]);
  });

  it('leaves columns over where there are more than rows', () => {
    expect(assign([[1, 5, 2]])).toEqual([1]);
  });

  it('takes no rows at all', () => {
    expect(assign([])).toEqual([]);
  });

  it('refuses more rows than columns', () => {
    expect(() => assign([[1], [2]])).toThrow('2 rows, but only 1 columns');
  });

  it('finds the same sum as trying everything, on 500 random matrices', () => {
    const random = randomOf(1);
    for (let round = 0; round < 500; round++) {
      const rows = 1 + random.int(5);
      const columns = rows + random.int(3);
      const weights = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => random.int(round % 2 === 0 ? 4 : 1_000_000)),
      );
      const columnOf = assign(weights);
      expect(new Set(columnOf).size).toBe(rows);
      expect(sum(weights, columnOf)).toBe(best(weights));
    }
  });
});
