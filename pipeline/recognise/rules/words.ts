/** What rules ask of single words. */
import stop from '../../lexicon/org-stop.json' with { type: 'json' };
import titles from '../../lexicon/org-titles.json' with { type: 'json' };
import verbs from '../../lexicon/verbs.json' with { type: 'json' };
import { remember } from '../../remember.ts';

const FUNCTION = new Set(stop.function);
const JOINING = new Set(stop.joining);
const FINITE = new Set(verbs.entries);
const VERB = /\p{Ll}{2}(?:ades?|ddes?|ttes?|ktes?|erar|eras)$/u;

/** True where the word begins with a capital letter. */
export function isCapital(word: string | undefined): boolean {
  if (word === undefined) return false;
  // Most words begin with a letter of a to z, which needs no table.
  const unit = word.charCodeAt(0);
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(word);
}

/** True for words of letters, with or without a hyphen. */
export function isWord(word: string | undefined): boolean {
  if (word === undefined) return false;
  const unit = word.charCodeAt(0) | 32;
  return unit < 128 ? unit >= 97 && unit <= 122 : /^\p{L}/u.test(word);
}

/** True for 'och', 'samt' and '&'. */
export function joins(word: string | undefined): boolean {
  return word !== undefined && JOINING.has(word);
}

/** True for words that no name goes on with: prepositions, pronouns, finite verbs. */
export function endsName(word: string | undefined): boolean {
  return word === undefined || isNoPart(word);
}

const isNoPart = remember((word) => {
  const lower = word.toLowerCase();
  return !isWord(word) || FUNCTION.has(lower) || FINITE.has(lower) || VERB.test(word);
});

/** The word without a genitive ending that is written apart: 'SKR:s' → 'SKR'. */
export function withoutMarkedGenitive(word: string): string {
  return word.replace(/[:'’]s$/u, '');
}

/** The forms a word may be the genitive of, itself first: 'nämndens' → 'nämndens', 'nämnden'. */
export const baseForms = remember((word): readonly string[] => {
  const marked = withoutMarkedGenitive(word);
  if (marked !== word) return [marked];
  return /[^s]s$/u.test(word) && word.length > 3 ? [word, word.slice(0, -1)] : [word];
});

/** True where the word stands first in its sentence, quotation marks and list marks aside. */
export function isFirst(words: readonly string[], at: number): boolean {
  for (let i = 0; i < at; i++) if (/[\p{L}\p{N}]/u.test(words[i] ?? '')) return false;
  return true;
}

/** A compound such as 'verksamhetschef', not the bare 'chef'. */
export const isRole = remember((word): boolean => {
  const lower = word.toLowerCase();
  return titles.roleEndings.some((end) => lower.endsWith(end) && lower.length > end.length + 2);
});
