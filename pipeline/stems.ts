/** Words as summaries and followed matters compare them: stems of those that carry content. */
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
