/**
 * Random numbers that are the same in every run for the same seed (mulberry32, public domain
 * algorithm by Tommy Ettinger). Evaluation has no chance of its own: who resamples says the seed.
 */

/** A sequence of numbers. */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  readonly int: (below: number) => number;
  /** A copy in another order, the argument left as it is. */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

/** The same numbers for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number) => Math.floor(next() * below);
  const shuffle = <T>(items: readonly T[]) =>
    items
      .map((item) => ({ item, rank: next() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  return { int, shuffle };
}
