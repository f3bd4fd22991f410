import { describe, expect, it } from 'vitest';
import { atTheEdge, intervals, pairedTest, RESAMPLING, resample } from '../../eval/bootstrap.ts';
import { randomOf } from '../../eval/random.ts';

const share = ([right = 0, all = 0]: Float64Array) => right / all;
const shares = (sums: Float64Array) => [share(sums)];

/** `right` of `units` documents with one mark each are right. */
function documents(right: number, units: number): number[][] {
  return Array.from({ length: units }, (_, unit) => [unit < right ? 1 : 0, 1]);
}

describe('resample', () => {
  it('draws as many units as there are, each resample anew', () => {
    const sums: number[][] = [];
    resample(documents(3, 8), { seed: 7, resamples: 20 }, (drawn) => sums.push([...drawn]));
    expect(sums).toHaveLength(20);
    expect(new Set(sums.map(([, all]) => all))).toEqual(new Set([8]));
    expect(new Set(sums.map(([right]) => right)).size).toBeGreaterThan(2);
  });
});

describe('intervals', () => {
  it('agrees with the binomial where each unit is one trial', () => {
    // 80 of 100 right: the standard error is 0.04, so the ends lie near 0.72 and 0.88.
    const [bounds] = intervals(documents(80, 100), shares, { seed: 3, resamples: 4000 });
    expect(bounds?.low).toBeCloseTo(0.72, 1);
    expect(bounds?.high).toBeCloseTo(0.88, 1);
  });

  it('is wider where right and wrong come in whole documents', () => {
    const spread = Array.from({ length: 10 }, () => [8, 10]);
    const lumped = Array.from({ length: 10 }, (_, unit) => [unit < 8 ? 10 : 0, 10]);
    const [narrow, wide] = [spread, lumped].map(
      (rows) => intervals(rows, shares, RESAMPLING)[0] ?? { low: 0, high: 0 },
    );
    expect(narrow).toEqual({ low: 0.8, high: 0.8 });
    expect(wide?.low).toBeLessThan(0.65);
  });

  it('covers the truth about as often as it says', () => {
    const random = randomOf(11);
    let covered = 0;
    for (let trial = 0; trial < 200; trial++) {
      const rows = Array.from({ length: 60 }, () => [random.int(10) < 7 ? 1 : 0, 1]);
      const [bounds] = intervals(rows, shares, { seed: trial, resamples: 400 });
      if (bounds && bounds.low <= 0.7 && bounds.high >= 0.7) covered++;
    }
    expect(covered / 200).toBeGreaterThan(0.89);
    expect(covered / 200).toBeLessThan(0.995);
  });

  it('gives the same for the same seed, and not for another', () => {
    const of = (seed: number) => intervals(documents(13, 40), shares, { seed, resamples: 50 });
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  it.each([
    ['fewer than five units', documents(2, 4)],
    ['nothing to divide by', Array.from({ length: 9 }, () => [0, 0])],
  ])('is none with %s', (_, rows) => {
    expect(intervals(rows, shares, RESAMPLING)).toEqual([null]);
  });
});

describe('atTheEdge', () => {
  it.each([
    // Clopper and Pearson: none of 20 wrong is at least 0.8316 right.
    [{ low: 1, high: 1 }, 20, { low: 0.8316, high: 1 }],
    [{ low: 0, high: 0 }, 20, { low: 0, high: 0.1684 }],
    [{ low: 0.8, high: 0.8 }, 20, { low: 0.8, high: 0.8 }],
    [{ low: 0.9, high: 1 }, 20, { low: 0.9, high: 1 }],
    [{ low: 1, high: 1 }, 0, { low: 1, high: 1 }],
  ])('%j of %d marks', (bounds, trials, { low, high }) => {
    const found = atTheEdge(bounds, trials);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
});

describe('pairedTest', () => {
  const better = documents(20, 20);

  it('sees a difference that every document shows', () => {
    const test = pairedTest(documents(0, 20), better, share, RESAMPLING);
    expect(test).toEqual({ difference: 1, interval: { low: 1, high: 1 }, p: 2 / 1001 });
  });

  it('sees none between a run and itself', () => {
    const test = pairedTest(documents(9, 20), documents(9, 20), share, RESAMPLING);
    expect(test).toEqual({ difference: 0, interval: { low: 0, high: 0 }, p: 1 });
  });

  it('is surer than two intervals side by side, since hard documents are hard for both', () => {
    const before = documents(10, 40);
    const after = documents(18, 40);
    const apart = [before, after].map((rows) => intervals(rows, shares, RESAMPLING)[0]);
    expect(apart[0]?.high).toBeGreaterThan(apart[1]?.low ?? 1);
    expect(pairedTest(before, after, share, RESAMPLING)?.p).toBeLessThan(0.01);
  });

  it('has the sign turned when the runs change places', () => {
    const [one, other] = [documents(5, 12), documents(8, 12)];
    const forth = pairedTest(one, other, share, RESAMPLING);
    const back = pairedTest(other, one, share, RESAMPLING);
    expect(back?.difference).toBeCloseTo(-(forth?.difference ?? 0));
    expect(back?.p).toBeCloseTo(forth?.p ?? 0);
  });

  it('refuses runs of different units, and says nothing of too few', () => {
    expect(() => pairedTest(documents(1, 6), documents(1, 7), share, RESAMPLING)).toThrow('units');
    expect(pairedTest(documents(1, 4), documents(2, 4), share, RESAMPLING)).toBeNull();
  });
});
