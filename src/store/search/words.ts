/**
 * Words as the search index has them, the same for every database: it only splits at the spaces
 * that are put between them here. Pure.
 */
import { fold } from '../fold.ts';

/** A word, folded, with its place in the text: half-open, in UTF-16 code units. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A word, several that stand side by side, or, with `prefix`, with the last only begun. */
export interface Term {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** Letters and digits; a soft hyphen (U+00AD) parts no word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD]*/gu;
/** Longer words are known by their beginning. */
const LONGEST = 100;
/** A phrase in quotes, or what stands between spaces. */
const TERM = /["”“«»]([^"”“«»]*)["”“«»](\*?)|[^\s"”“«»]+/gu;

/** So many terms a search may have; more are refused. */
export const MOST_TERMS = 8;
/** So many words a phrase may have. */
const MOST_WORDS = 16;

function folded(text: string): string {
  const word = fold(text.slice(0, LONGEST).replaceAll('\u00AD', ''));
  // No half of a letter is left where the word was cut.
  return word.replace(/\p{Surrogate}/gu, '');
}

/** The words of a text, in its order. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const word = folded(found);
    if (word !== '') yield { word, start: index, end: index + found.length };
  }
}

function termOf(text: string, prefix: boolean): Term | null {
  const words = [...wordsOf(text)].slice(0, MOST_WORDS).map(({ word }) => word);
  return words.length === 0 ? null : { words, prefix };
}

/**
 * What is asked for: words and "phrases", each with * where more may follow ('protokoll*'). What is
 * written in one, 'trygg-väg', is a phrase. Empty where nothing is asked for.
 */
export function termsOf(query: string): readonly Term[] {
  const terms = [...query.matchAll(TERM)].map(([all, phrase, star = '']) =>
    phrase === undefined ? termOf(all, all.endsWith('*')) : termOf(phrase, star === '*'),
  );
  return terms.filter((term) => term !== null);
}

/** True where the words from `at` on are those of the term. */
function stands(term: Term, words: readonly Word[], at: number): boolean {
  const last = term.words.length - 1;
  return term.words.every((word, index) => {
    const found = words[at + index]?.word ?? '';
    return found === word || (term.prefix && index === last && found.startsWith(word));
  });
}

/** Where terms stand among words: the number of the term, and of the first and last word. */
export interface Standing {
  readonly term: number;
  readonly first: number;
  readonly last: number;
}

/** Every place where a term stands. */
export function standings(terms: readonly Term[], words: readonly Word[]): Standing[] {
  return words.flatMap((_, first) =>
    terms.flatMap((term, number) =>
      stands(term, words, first)
        ? [{ term: number, first, last: first + term.words.length - 1 }]
        : [],
    ),
  );
}
