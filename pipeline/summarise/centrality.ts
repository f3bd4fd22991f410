/**
 * How central each sentence is among its neighbours: LexRank (Erkan and Radev 2004), continuous,
 * on TF-IDF vectors over stems.
 */

/** The share of a sentence's rank that it has from its neighbours. */
const DAMPING = 0.85;
const ROUNDS = 30;
/** Less is nothing but rounding. */
const LEAST_DEGREE = 1e-9;

/** Stem to weight; of length 1, or empty. */
export type Vector = ReadonlyMap<string, number>;

/** TF-IDF vectors of sentences given as stems; how rare a stem is, all of them together say. */
export function vectorsOf(sentences: readonly (readonly string[])[]): Vector[] {
  const frequency = new Map<string, number>();
  for (const sentence of sentences) {
    for (const stem of new Set(sentence)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const total = sentences.length;
  return sentences.map((sentence) => {
    const weights = new Map<string, number>();
    for (const stem of sentence) weights.set(stem, (weights.get(stem) ?? 0) + 1);
    for (const [stem, count] of weights) {
      weights.set(stem, count * Math.log((2 + total) / (1 + (frequency.get(stem) ?? 0))));
    }
    return unit(weights);
  });
}

function unit(weights: Map<string, number>): Vector {
  const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return new Map([...weights].map(([stem, weight]) => [stem, weight / length]));
}

/** The cosine of two vectors, 0…1. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of small) sum += weight * (large.get(stem) ?? 0);
  return sum;
}

/**
 * The rank of each sentence, the highest 1. A walk goes from a sentence to another as often as
 * they are alike, and never from one to itself: what is like nothing else is told by nobody. The
 * sentences are never compared two by two: what all of them give is one sum of vectors, so the
 * time grows with their words and not with the square of their number.
 */
export function centrality(vectors: readonly Vector[]): number[] {
  const { rows, width } = numbered(vectors);
  const all = mixed(rows, width, () => 1);
  const degrees = rows.map((row) => product(row, all) - own(row));
  const part = (ranks: readonly number[], i: number) =>
    (degrees[i] ?? 0) > LEAST_DEGREE ? (ranks[i] ?? 0) / (degrees[i] ?? 1) : 0;
  const start = (1 - DAMPING) / rows.length;
  let ranks: number[] = rows.map(() => 1 / rows.length);
  for (let round = 0; round < ROUNDS; round++) {
    const before = ranks;
    const given = mixed(rows, width, (i) => part(before, i));
    ranks = rows.map((row, i) => {
      const others = product(row, given) - part(before, i) * own(row);
      return start + DAMPING * Math.max(0, others);
    });
  }
  const highest = ranks.reduce((top, rank) => Math.max(top, rank), 0);
  return ranks.map((rank) => rank / highest);
}

/** A vector over numbered stems. */
interface Row {
  readonly stems: Int32Array;
  readonly weights: Float64Array;
}

/** The vectors with numbers for their stems, which are added up many times. */
function numbered(vectors: readonly Vector[]): { readonly rows: Row[]; readonly width: number } {
  const numbers = new Map<string, number>();
  const rows = vectors.map((vector): Row => {
    for (const stem of vector.keys()) {
      if (!numbers.has(stem)) numbers.set(stem, numbers.size);
    }
    return {
      stems: Int32Array.from(vector.keys(), (stem) => numbers.get(stem) ?? 0),
      weights: Float64Array.from(vector.values()),
    };
  });
  return { rows, width: numbers.size };
}

/** What a vector has in common with itself. */
function own({ stems }: Row): number {
  return stems.length === 0 ? 0 : 1;
}

function product({ stems, weights }: Row, sum: Float64Array): number {
  let total = 0;
  for (let i = 0; i < stems.length; i++) total += (weights[i] ?? 0) * (sum[stems[i] ?? 0] ?? 0);
  return total;
}

function mixed(
  rows: readonly Row[],
  width: number,
  share: (index: number) => number,
): Float64Array {
  const sum = new Float64Array(width);
  for (const [index, { stems, weights }] of rows.entries()) {
    const part = share(index);
    for (let i = 0; i < stems.length; i++) {
      const stem = stems[i] ?? 0;
      sum[stem] = (sum[stem] ?? 0) + part * (weights[i] ?? 0);
    }
  }
  return sum;
}
