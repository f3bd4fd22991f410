import { describe, expect, it } from 'vitest';
import { confusionOf } from '../../eval/confusion.ts';
import { toMark } from '../../eval/mark.ts';
import { outcomesOf } from '../../eval/outcome.ts';

function mark(type: string, start: number, optional = false) {
  return toMark({ span: { start, end: start + 2 }, quote: '', type, optional });
}

describe('confusionOf', () => {
  it('counts pairs by both types, and what has no partner in the last row and column', () => {
    const sides = {
      gold: [mark('a', 0), mark('a', 4), mark('b', 8), mark('b', 12), mark('a', 16, true)],
      predicted: [mark('a', 0), mark('b', 4), mark('b', 8), mark('c', 16), mark('c', 20)],
    };
    expect(confusionOf(outcomesOf(sides, '.'.repeat(30)))).toEqual({
      types: ['a', 'b', 'c'],
      cells: [
        [1, 1, 0, 0],
        [0, 1, 0, 1],
        [0, 0, 0, 0],
        [0, 0, 1, 0],
      ],
    });
  });

  it('is empty without marks', () => {
    expect(confusionOf([])).toEqual({ types: [], cells: [[0]] });
  });
});
