/** Party letters: '(S)' after a name, 'M, D, L och KD' in motions. */
import parties from '../../lexicon/parties.json' with { type: 'json' };
import { bySentence, type Found, type Range, type Rule, type View } from './rule.ts';
import { isCapital } from './words.ts';

const LETTERS = new Set(parties.entries.filter((name) => /^\p{Lu}{1,3}$/u.test(name)));
/** A party that stands in no list is told by its place after a person. */
const LOCAL = /^\p{Lu}{1,4}[a-zåäö]?$/u;
/** Before the letters of parties that put something forward. */
const BEFORE = /^(?:från|för|av|till|mellan|ledamöterna|partierna)$/iu;

/** '(S)', '(MP)': the letters with their parentheses. */
export const partyInParentheses: Rule = {
  name: 'party-parentheses',
  looksAt: (word) => word === '(',
  propose: (_view, found, spots) => {
    const named = bySentence(found);
    return spots.flatMap(({ sentence, words, at: i }): Range[] => {
      if (words[i + 2] !== ')') return [];
      const letters = words[i + 1] ?? '';
      const local = (): boolean =>
        LOCAL.test(letters) &&
        named.get(sentence)?.some((f) => f.label === 'PER' && f.end === i) === true;
      if (!isKnown(letters) && !local()) return [];
      // '(C)' before a year is a mark of copyright, '(S)' after nothing a list mark.
      if (i === 0 || /^(?:19|20)\d\d/u.test(words[i + 3] ?? '')) return [];
      return [{ sentence, start: i, end: i + 3, label: 'ORG', score: 0.99 }];
    });
  },
};

/** Letters without parentheses, where the document writes the same ones in parentheses. */
export const partyBare: Rule = {
  name: 'party-bare',
  looksAt: (word) => isKnown(word) || LOCAL.test(word),
  propose: (view, found, spots) => {
    const used = lettersOf(view, found);
    if (used.size < 2) return [];
    return spots.flatMap(({ sentence, words, at: i }): Range[] => {
      if (!used.has(words[i] ?? '') || !inSeries(words, i, used)) return [];
      return [{ sentence, start: i, end: i + 1, label: 'ORG', score: 0.95 }];
    });
  },
};

function isKnown(letters: string): boolean {
  return isCapital(letters) && LETTERS.has(letters.toUpperCase());
}

function lettersOf(view: View, found: readonly Found[]): Set<string> {
  const marked = found.filter((f) => f.by === partyInParentheses.name);
  return new Set(marked.map((f) => view.words[f.sentence]?.[f.start + 1] ?? ''));
}

function inSeries(words: readonly string[], at: number, used: ReadonlySet<string>): boolean {
  const before = words[at - 1] ?? '';
  const joined = (a: number, b: number): boolean =>
    /^(?:,|och|samt)$/u.test(words[a] ?? '') && used.has(words[b] ?? '');
  return BEFORE.test(before) || joined(at - 1, at - 2) || joined(at + 1, at + 2);
}
