import { describe, expect, test } from 'vitest';
import { formatSeconds, makeProgress, progressLine } from '../../src/progress.ts';

test.each([
  [0, 10, 0, '0/10 documents'],
  [0, 10, 5000, '0/10 documents'],
  [5, 10, 10_000, '5/10 documents, 0.5/s, 10 s left'],
  [40, 400, 2000, '40/400 documents, 20/s, 18 s left'],
  [10, 10, 5000, '10/10 documents, 2.0/s'],
])('%i of %i after %i ms', (done, total, elapsed, line) => {
  expect(progressLine(done, total, elapsed)).toBe(line);
});

test.each([
  [0.2, '1 s'],
  [59, '59 s'],
  [61, '2 min'],
  [3600, '1 h 0 min'],
  [7800, '2 h 10 min'],
])('%d s are %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

describe('makeProgress', () => {
  function ticker(interactive: boolean) {
    const written: string[] = [];
    const clock = { now: 0 };
    const write = (text: string) => void written.push(text);
    return { written, clock, progress: makeProgress({ interactive, write, now: () => clock.now }) };
  }

  test('draws one line over itself, not more often than one can follow, and the last always', () => {
    const { written, clock, progress } = ticker(true);
    for (const [now, done] of [
      [0, 0],
      [10, 1],
      [50, 2],
      [150, 3],
      [160, 4],
    ] as const) {
      clock.now = now;
      progress.advance(done, 4);
    }
    progress.clear();
    const shown = written.map((text) => text.replace('\r\u001b[K', '>').slice(0, 4));
    expect(shown).toEqual(['>0/4', '>3/4', '>4/4', '>']);
    expect(written.join('')).not.toContain('\n');
  });

  test('writes whole lines, and few, where nobody watches', () => {
    const { written, clock, progress } = ticker(false);
    for (let done = 0; done <= 100; done++) {
      clock.now = done * 100;
      progress.advance(done, 100);
    }
    progress.clear();
    expect(written).toHaveLength(3);
    expect(written.join('')).not.toContain('\r');
    for (const line of written) expect(line.split('\n')).toHaveLength(2);
  });
});
