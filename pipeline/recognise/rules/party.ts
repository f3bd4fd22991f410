/** Party letters: '(S)' after a name, 'M, D, L och KD' in motions. */
import parties from '../../lexicon/parties.json' with { type: 'json' };
import { bySentence, type Found, type Range, type Rule, type View } from './rule.ts';

const LETTERS = new Set(parties.entries.filter((name) => /^\p{Lu}{1,3}$/u.test(name)));
/** A party that stands in no list is told by its place after a person. */
const LOCAL = /^\p{Lu}{1,4}[a-zåäö]?$/u;
/** Before the letters of parties that put something forward. */
const BEFORE = /^(?:från|för|av|till|mellan|ledamöterna|partierna)$/iu;

/** '(S)', '(MP)': the letters with their parentheses. */
export const partyInParentheses: Rule = {
  name: 'party-parentheses',
  propose: (view, found) => {
    const names = bySentence(found.filter((f) => f.label === 'PER'));
    return view.words.flatMap((words, sentence) => {
      const ends = new Set(names[sentence]?.map((f) => f.end));
      return words.flatMap((word, i): Range[] => {
        if (word !== '(' || words[i + 2] !== ')') return [];
        const letters = words[i + 1] ?? '';
        const known = LETTERS.has(letters.toUpperCase()) && /^\p{Lu}/u.test(letters);
        const local = LOCAL.test(letters) && ends.has(i);
        if (!known && !local) return [];
        // '(C)' before a year is a mark of copyright, '(S)' after nothing a list mark.
        if (i === 0 || /^(?:19|20)\d\d/u.test(words[i + 3] ?? '')) return [];
        return [{ sentence, start: i, end: i + 3, label: 'ORG', score: 0.99 }];
      });
    });
  },
};

/** Letters without parentheses, where the document writes the same ones in parentheses. */
export const partyBare: Rule = {
  name: 'party-bare',
  propose: (view, found) => {
    const used = lettersOf(view, found);
    if (used.size < 2) return [];
    return view.words.flatMap((words, sentence) =>
      words.flatMap((word, i): Range[] => {
        if (!used.has(word) || !inSeries(words, i, used)) return [];
        return [{ sentence, start: i, end: i + 1, label: 'ORG', score: 0.95 }];
      }),
    );
  },
};

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
