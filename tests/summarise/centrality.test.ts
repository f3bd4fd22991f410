import { describe, expect, it } from 'vitest';
import { stems } from '../../pipeline/stems.ts';
import { centrality, cosine, vectorsOf } from '../../pipeline/summarise/centrality.ts';

describe('stems', () => {
  it('leave out what carries no content', () => {
    expect(stems(['Nämndens', 'beslutade', 'att', 'och', 'besluten', '2024', '.'])).toEqual([
      'nämnd',
      'beslut',
      'beslut',
    ]);
  });
});

describe('vectors', () => {
  it('have length 1, and a rare stem weighs more than a common one', () => {
    const [first] = vectorsOf([['väg', 'bro'], ['väg'], ['väg', 'plan']]);
    expect(cosine(first ?? new Map(), first ?? new Map())).toBeCloseTo(1);
    expect(first?.get('bro')).toBeGreaterThan(first?.get('väg') ?? 1);
  });

  it('are empty where a sentence has no stem, and like nothing', () => {
    const [empty = new Map(), other = new Map()] = vectorsOf([[], ['väg']]);
    expect(empty.size).toBe(0);
    expect(cosine(empty, other)).toBe(0);
  });
});

/** LexRank as it is told: every sentence against every other, the walk step by step. */
function twoByTwo(sentences: readonly (readonly string[])[]): number[] {
  const vectors = vectorsOf(sentences);
  const alike = vectors.map((a) => vectors.map((b) => (a === b ? 0 : cosine(a, b))));
  const degree = alike.map((row) => row.reduce((sum, value) => sum + value, 0) || 1);
  let ranks = vectors.map(() => 1 / vectors.length);
  for (let round = 0; round < 30; round++) {
    ranks = vectors.map((_, to) => {
      const given = ranks.map(
        (rank, from) => ((alike[from]?.[to] ?? 0) / (degree[from] ?? 1)) * rank,
      );
      return 0.15 / vectors.length + 0.85 * given.reduce((sum, value) => sum + value, 0);
    });
  }
  return ranks.map((rank) => rank / Math.max(...ranks));
}

describe('centrality', () => {
  const sentences = [
    ['skol', 'buss', 'väg'],
    ['skol', 'väg', 'plan'],
    ['väg', 'plan', 'bro'],
    ['kaffe', 'bulle', 'fika'],
    [],
  ];

  it('prefers the sentence that shares most with the others', () => {
    const ranks = centrality(vectorsOf(sentences));
    expect(ranks[1]).toBe(1);
    expect(ranks[3]).toBe(ranks[4]);
    expect(ranks[3]).toBeLessThan(ranks[0] ?? 0);
    expect(centrality(vectorsOf([['ensam']]))).toEqual([1]);
  });

  it('is what comparing two by two gives', () => {
    const told = twoByTwo(sentences);
    centrality(vectorsOf(sentences)).forEach((rank, i) => {
      expect(rank).toBeCloseTo(told[i] ?? -1, 10);
    });
  });

  it('takes no square of the number of sentences', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ['väg', `ord${i % 977}`, `bro${i % 31}`]);
    const before = performance.now();
    expect(centrality(vectorsOf(many))).toHaveLength(20_000);
    // Two by two would be 200 million comparisons, thirty times.
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
