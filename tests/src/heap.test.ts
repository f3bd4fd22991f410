/** Memory is given back before V8 would. */
import { expect, test } from 'vitest';
import { collect, collectingEvery } from '../../src/heap.ts';

test('what nobody refers to is gone', () => {
  let kept: string[][] | null = Array.from({ length: 200 }, (_, i) =>
    Array.from({ length: 10_000 }, (_, j) => `${i} ${j}`),
  );
  collect();
  const before = process.memoryUsage().heapUsed;
  expect(kept).toHaveLength(200);
  kept = null;
  collect();
  expect(before - process.memoryUsage().heapUsed).toBeGreaterThan(40_000_000);
});

test('only each so many times', () => {
  let count = 0;
  const tick = collectingEvery(3, () => count++);
  const counts = Array.from({ length: 7 }, () => {
    tick();
    return count;
  });
  expect(counts).toEqual([0, 0, 1, 1, 1, 2, 2]);
});
