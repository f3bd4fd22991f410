import { describe, expect, it } from 'vitest';
import { confidenceOf, type Judged, wilson } from '../../eval/confidence.ts';
import { randomOf } from '../../eval/random.ts';

function judged(confidence: number, right: number, count: number): Judged[] {
  return Array.from({ length: count }, (_, index) => ({ confidence, right: index < right }));
}

describe('confidenceOf', () => {
  it('is by hand: ten at 0.9 of which eight are right, ten at 0.55 of which five are', () => {
    const scores = confidenceOf([...judged(0.9, 8, 10), ...judged(0.55, 5, 10)], 20);
    expect(scores?.bins.map(({ from, count, accuracy }) => [from, count, accuracy])).toEqual([
      [0.5, 10, 0.5],
      [0.9, 10, 0.8],
    ]);
    expect(scores?.ece).toBeCloseTo((10 * 0.05 + 10 * 0.1) / 20);
    const brier = (8 * 0.01 + 2 * 0.81 + 5 * 0.45 ** 2 + 5 * 0.55 ** 2) / 20;
    expect(scores?.brier).toBeCloseTo(brier);
    expect(scores?.curve).toEqual([
      { threshold: 0.9, precision: 0.8, recall: 0.4 },
      { threshold: 0.55, precision: 0.65, recall: 0.65 },
    ]);
    expect(scores?.averagePrecision).toBeCloseTo(0.8 * 0.4 + 0.65 * 0.25);
  });

  it('has no error where confidence is the share that is right', () => {
    const random = randomOf(5);
    const all = Array.from({ length: 40_000 }, () => {
      const confidence = random.int(1000) / 1000;
      return { confidence, right: random.int(1000) < confidence * 1000 };
    });
    expect(confidenceOf(all, all.length)?.ece).toBeLessThan(0.02);
    const bold = all.map(({ confidence, right }) => ({
      confidence: 1 - (1 - confidence) / 3,
      right,
    }));
    expect(confidenceOf(bold, all.length)?.ece).toBeGreaterThan(0.2);
  });

  it.each([
    [0, 0],
    [0.1, 0.1],
    ...Array.from({ length: 9 }, (_, tenth) => [tenth / 10, tenth / 10]),
    [0.999, 0.9],
    [1, 0.9],
  ])('puts %d into the bin from %d', (confidence, from) => {
    expect(confidenceOf(judged(confidence, 1, 1), 1)?.bins.map((bin) => bin.from)).toEqual([from]);
  });

  it('ends its curve at the figures without a threshold, however many points there are', () => {
    const all = Array.from({ length: 5000 }, (_, i) => ({
      confidence: i / 5000,
      right: i % 3 > 0,
    }));
    const curve = confidenceOf(all, 4000)?.curve ?? [];
    expect(curve.length).toBeLessThan(300);
    const right = all.filter((one) => one.right).length;
    expect(curve.at(-1)).toEqual({ threshold: 0, precision: right / 5000, recall: right / 4000 });
  });

  it('is nothing where nothing says how sure it is', () => {
    expect(confidenceOf([], 7)).toBeNull();
  });
});

describe('wilson', () => {
  it.each([
    // Newcombe (1998), table I.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d', (right, count, low, high) => {
    const bounds = wilson(right, count);
    expect(bounds.low).toBeCloseTo(low, 4);
    expect(bounds.high).toBeCloseTo(high, 4);
  });
});
