/** Short and odd forms of persons: first names alone, initials, names glued to a word. */
import given from '../../lexicon/given-names.json' with { type: 'json' };
import ambiguous from '../../lexicon/person-words.json' with { type: 'json' };
import { bySentence, type Found, meets, type Range, type Rule, type View } from './rule.ts';
import { isCapital, isFirst } from './words.ts';

const GIVEN = new Set(given.entries);
const AMBIGUOUS = new Set(ambiguous.alsoWords);

/** 'Åsa W', 'Per-Olof N': a given name and an initial. */
export const initial: Rule = {
  name: 'person-initial',
  looksAt: (word) => GIVEN.has(word),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      if (!/^\p{Lu}$/u.test(words[i + 1] ?? '') || words[i + 2] === ':') return [];
      return [{ sentence, start: i, end: i + 2, label: 'PER', score: 0.9 }];
    }),
};

/** 'Anna LindJa': a family name that extraction glued to the next cell. */
export const gluedName: Rule = {
  name: 'person-glued',
  looksAt: (word) => /^\p{Lu}\p{Ll}+(?:Ja|Nej)$/u.test(word),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      if (!GIVEN.has(words[i - 1] ?? '')) return [];
      return [{ sentence, start: i - 1, end: i + 1, label: 'PER', score: 0.95 }];
    }),
};

/** First and family names of persons whom the document names in full, standing alone. */
export const partOfPerson: Rule = {
  name: 'person-part',
  looksAt: (word) => isCapital(word),
  propose: (view, found, spots) => {
    const parts = partsOf(view, found);
    const named = bySentence(found);
    if (parts.size === 0) return [];
    return spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const word = words[i] ?? '';
      const bare = parts.has(word) ? word : withoutS(word);
      if (!parts.has(bare)) return [];
      if (AMBIGUOUS.has(bare) && isFirst(words, i)) return [];
      const range: Range = { sentence, start: i, end: i + 1, label: 'PER', score: 0.85 };
      return named.get(sentence)?.some((name) => meets(name, range)) ? [] : [range];
    });
  },
};

/** 'Annas' → 'Anna'. */
function withoutS(word: string): string {
  return /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}

function partsOf(view: View, found: readonly Found[]): Set<string> {
  const parts = new Set<string>();
  for (const name of found) {
    if (name.label !== 'PER' || name.end - name.start < 2) continue;
    const words = (view.words[name.sentence] ?? []).slice(name.start, name.end);
    const first = words[0] ?? '';
    const last = words.at(-1) ?? '';
    if (isPart(first)) parts.add(first);
    if (GIVEN.has(first) && isPart(last) && !AMBIGUOUS.has(last)) parts.add(last);
  }
  return parts;
}

function isPart(word: string): boolean {
  return isCapital(word) && word.length > 2 && /\p{Ll}$/u.test(word);
}
