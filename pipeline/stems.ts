/** Words as summaries and followed matters compare them: stems of those that carry content. */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import stopwords from 'natural/lib/natural/util/stopwords_sv.js';
import { remember } from './remember.ts';

const STOP = new Set(stopwords.words);

/** The stem of a word in lower case, '' for one that carries no content. */
const stemOf = remember((word) =>
  /^\p{L}[\p{L}-]+$/u.test(word) && !STOP.has(word) ? stemmer.stem(word) : '',
);

/** Stems of the words that carry content, lower case. */
export function stems(words: readonly string[]): string[] {
  return words.map((word) => stemOf(word.toLowerCase())).filter((stem) => stem !== '');
}
