/** How central each sentence is among its neighbours: TF-IDF over stems, cosine to all the others. */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import stopwords from 'natural/lib/natural/util/stopwords_sv.js';

const STOP = new Set(stopwords.words);

/** Stems of the words that carry content, lower case. */
export function stems(words: readonly string[]): string[] {
  return words
    .map((word) => word.toLowerCase())
    .filter((word) => /^\p{L}[\p{L}-]+$/u.test(word) && !STOP.has(word))
    .map((word) => stemmer.stem(word));
}

/**
 * For each sentence (as stems) its mean similarity to the others, 0…1. `documentFrequency` says in
 * how many sentences of the whole document a stem stands, of `total`.
 */
export function centrality(
  sentences: readonly (readonly string[])[],
  documentFrequency: ReadonlyMap<string, number>,
  total: number,
): number[] {
  const vectors = sentences.map((sentence) => vectorOf(sentence, documentFrequency, total));
  return vectors.map((vector, i) => {
    if (vectors.length === 1) return 1;
    const others = vectors.filter((_, j) => j !== i);
    return others.reduce((sum, other) => sum + cosine(vector, other), 0) / others.length;
  });
}

function vectorOf(
  sentence: readonly string[],
  documentFrequency: ReadonlyMap<string, number>,
  total: number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of sentence) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  let norm = 0;
  for (const [stem, count] of counts) {
    const weight = count * Math.log((1 + total) / (1 + (documentFrequency.get(stem) ?? 0)));
    counts.set(stem, weight);
    norm += weight * weight;
  }
  for (const [stem, weight] of counts) counts.set(stem, norm > 0 ? weight / Math.sqrt(norm) : 0);
  return counts;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [stem, weight] of a) sum += weight * (b.get(stem) ?? 0);
  return sum;
}
