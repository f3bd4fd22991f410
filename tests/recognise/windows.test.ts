import { expect, test } from 'vitest';
import { windowsOf } from '../../pipeline/recognise/windows.ts';

test('a list that fits is one window', () => {
  expect(windowsOf(10, 256, 64)).toEqual([{ start: 0, end: 10, from: 0, to: 10 }]);
  expect(windowsOf(256, 256, 64)).toHaveLength(1);
});

test('nothing gives no window', () => {
  expect(windowsOf(0, 256, 64)).toEqual([]);
});

test.each([257, 300, 448, 449, 3000])('%i tokens: each answered for once, with neighbours', (n) => {
  const windows = windowsOf(n, 256, 64);
  let covered = 0;
  for (const { start, end, from, to } of windows) {
    expect(from).toBe(covered);
    expect(end - start).toBeLessThanOrEqual(256);
    if (start > 0) expect(from - start).toBeGreaterThanOrEqual(32);
    if (end < n) expect(end - to).toBeGreaterThanOrEqual(32);
    covered = to;
  }
  expect(covered).toBe(n);
});

test('an overlap as long as the window is refused', () => {
  expect(() => windowsOf(10, 64, 64)).toThrow(RangeError);
});
