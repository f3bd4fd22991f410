/** Names with a legal form: 'Brf Eken', 'Stiftelsen Eken', 'Ekens vägförening', 'Ekens Bygg AB'. */
import forms from '../../lexicon/org-forms.json' with { type: 'json' };
import titles from '../../lexicon/org-titles.json' with { type: 'json' };
import type { Range, Rule } from './rule.ts';
import { baseForms, endsName, isCapital, isFirst } from './words.ts';

const BEFORE = new Set(forms.before);
/** 'föreningen i Granby' names nothing: these need a name of their own. */
const BARE = new Set(forms.bare);
const AFTER = new Set(forms.after);
/** 'Entreprenören Granens Bygg AB': what the company is to the writer. */
const PARTIES = new Set(forms.parties);
const COMPANY = new Set(forms.company);
/** No name before 'AB' has more words. */
const LONGEST_COMPANY = 5;

/** The kind first, then the name: as far as capitals or numbers go. */
export const formBefore: Rule = {
  name: 'form-before',
  looksAt: (word) => BEFORE.has(word.toLowerCase()) && (word === 'AB' || !/^ab$/iu.test(word)),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const located = words[i + 1] === 'i' && !BARE.has((words[i] ?? '').toLowerCase());
      const first = located ? i + 2 : i + 1;
      let end = first;
      while (isCapital(words[end]) && !COMPANY.has(words[end] ?? '')) end++;
      if (end === first) return [];
      if (/^\d{1,3}$/u.test(words[end] ?? '')) end++;
      return [{ sentence, start: i, end, label: 'ORG', score: 0.93 }];
    }),
};

/** The name, often in the genitive, then the kind. */
export const formAfter: Rule = {
  name: 'form-after',
  looksAt: (word) => baseForms(word.toLowerCase()).some((form) => AFTER.has(form)),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      if (i === 0) return [];
      let start = i;
      while (start > 0 && isNamePart(words[start - 1] ?? '')) start--;
      // 'Granby vägförening' has no genitive; 'Ideell vägförening' opens a sentence.
      const open = isFirst(words, i - 1) && !/[sxzaoeyåäö]$/u.test(words[i - 1] ?? '');
      if (start === i || open || (isFirst(words, start) && i - start > 3)) return [];
      return [{ sentence, start, end: i + 1, label: 'ORG', score: 0.9 }];
    }),
};

/** A word of the name before its kind, not the 'Årsmöte' of a title. */
function isNamePart(word: string): boolean {
  const lower = word.toLowerCase();
  const title = titles.meetings.includes(lower) || titles.documents.includes(lower);
  return isCapital(word) && !endsName(word) && !title;
}

/** A company: capitals and '&' before 'AB'. */
export const company: Rule = {
  name: 'company',
  looksAt: (word) => COMPANY.has(baseForms(word).at(-1) ?? ''),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      let start = i;
      while (start > 0 && i - start < LONGEST_COMPANY && isCompanyWord(words, start - 1)) start--;
      while (words[start] === '&' || PARTIES.has((words[start] ?? '').toLowerCase())) start++;
      if (start === i) return [];
      return [{ sentence, start, end: i + 1, label: 'ORG', score: 0.95 }];
    }),
};

function isCompanyWord(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (word === '&') return true;
  return isCapital(word) && !COMPANY.has(word) && !(endsName(word) && isFirst(words, at));
}
