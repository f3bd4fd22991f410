/** Names told by a trade or a kind of club: 'Granviks Rör', 'Ridklubben Granhoven', 'IBK Granen'. */
import forms from '../../lexicon/org-forms.json' with { type: 'json' };
import { hasHead, isGeneric } from './body-word.ts';
import { bySentence, type Found, meets, type Range, type Rule } from './rule.ts';
import { baseForms, endsName, isCapital, isFirst } from './words.ts';

const TRADES = new Set(forms.trades);
const CLUBS = new Set(forms.clubs);
/** 'Höstens revision', 'Föreningens bank': nobody is called so. */
const NOUN = /(?:ens|ets|nas|rets|ans)$/u;
const GENITIVE = /[sxz]$/u;
const LONGEST = 3;

/** A name and the trade after it, which is written small only after a genitive. */
export const tradeName: Rule = {
  name: 'trade-name',
  looksAt: (word) => baseForms(word.toLowerCase()).some((form) => TRADES.has(form)),
  propose: (_view, found, spots) => {
    const named = bySentence(found);
    return spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const word = words[i] ?? '';
      const before = words[i - 1] ?? '';
      if (!isCapital(before) || endsName(before)) return [];
      if (NOUN.test(before) && (isFirst(words, i - 1) || !isCapital(word))) return [];
      if (!isCapital(word) && !GENITIVE.test(before)) return [];
      const range: Range = { sentence, start: i - 1, end: i + 1, label: 'ORG', score: 0.85 };
      // 'Anna Bergs bageri' is hers; 'Bergs Bageri' may be anybody's.
      return isPartOfPerson(named.get(sentence) ?? [], range) ? [] : [range];
    });
  },
};

function isPartOfPerson(names: readonly Found[], range: Range): boolean {
  return names.some(
    (name) => name.label === 'PER' && meets(name, range) && name.end - name.start > 1,
  );
}

/** A compound of a kind of club or firm, or its letters, and the name after it. */
export const clubName: Rule = {
  name: 'club-name',
  looksAt: (word) => CLUBS.has(word) || isKind(word.toLowerCase()),
  propose: (_view, found, spots) => {
    const named = bySentence(found);
    return spots.flatMap(({ sentence, words, at: i }): Range[] => {
      let end = i + 1;
      while (end - i <= LONGEST && isCapital(words[end]) && !endsName(words[end])) end++;
      const range: Range = { sentence, start: i, end, label: 'ORG', score: 0.9 };
      const person = named.get(sentence)?.some((n) => n.label === 'PER' && meets(n, range));
      return end === i + 1 || person ? [] : [range];
    });
  },
};

function isKind(word: string): boolean {
  return hasHead(word, forms.kinds) && !isGeneric(word);
}
