/** The words of the completeness lists, ready to be looked for. */
import lexicon from '../lexicon/completeness.json' with { type: 'json' };
import type { Span } from '../types.ts';

/** Name of a list. */
export type WordList = keyof typeof lexicon.words;

const LETTER = '[\\p{L}\\p{N}]';

const patterns = new Map<WordList, RegExp>();

function patternOf(name: WordList): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const longestFirst = [...lexicon.words[name]].sort((a, b) => b.length - a.length);
  const words = longestFirst.map((word) =>
    word.replaceAll('*', '[\\p{L}\\p{M}-]*').replaceAll(' ', '\\s+'),
  );
  const made = new RegExp(`(?<!${LETTER})(?:${words.join('|')})(?!${LETTER})`, 'giu');
  patterns.set(name, made);
  return made;
}

/** True where one of the words stands in the text. */
export function says(name: WordList, text: string): boolean {
  return text.search(patternOf(name)) >= 0;
}

/** Places of the words; `from` is where `text` begins in the document. */
export function placesOf(name: WordList, text: string, from = 0): Span[] {
  return [...text.matchAll(patternOf(name))].map(({ index, 0: word }) => {
    return { start: from + index, end: from + index + word.length };
  });
}
