/** Named bodies by the make of one word: 'socialnämnden', 'Barn- och ungdomsförvaltningen'. */
import heads from '../../lexicon/org-heads.json' with { type: 'json' };
import { remember } from '../../remember.ts';
import { partyInParentheses } from './party.ts';
import type { Range, Rule } from './rule.ts';
import { baseForms, isCapital, isFirst, joins } from './words.ts';

const WHOLE = new Set(heads.whole);
const FIELDS = new Set(heads.fields);
const CIVIC = new Set(heads.civic);
const GENERIC = new Set(heads.generic);
/** 'AU' and 'du' are short, but no first part of a compound is shorter than this. */
const SHORTEST_PART = 3;

const either = (list: readonly string[]): string => list.join('|');
const ACRONYM = new RegExp(
  String.raw`^(?:\p{Lu}[\p{L}\d]{0,7}|\p{Ll}{1,2})-(?:${either([...heads.acronym, ...heads.body])})$`,
  'u',
);

/** True for a compound that names a body whatever its case. */
export const isBodyWord = remember((word): boolean =>
  baseForms(word.toLowerCase()).some(
    (form) => WHOLE.has(form) || (hasHead(form, heads.body) && !isGeneric(form)),
  ),
);

/** True for a compound that names no particular body. */
export function isGeneric(form: string): boolean {
  return GENERIC.has(form) || heads.genericEndings.some((ending) => form.endsWith(ending));
}

/** True for a compound with one of the heads, the head alone excluded. */
export function hasHead(form: string, list: readonly string[]): boolean {
  return list.some((head) => form.endsWith(head) && form.length >= head.length + SHORTEST_PART);
}

/** With a head that makes a name with a capital only. */
const hasCapitalHead = remember((word) =>
  baseForms(word.toLowerCase()).some((f) => hasHead(f, heads.capitalised) && !isGeneric(f)),
);

/** With such a head and a capital, as of 'Plan- och' before 'utvecklingsenheten'. */
function isCapitalBody(words: readonly string[], at: number): boolean {
  return hasCapitalHead(words[at] ?? '') && isCapital(words[coordinationStart(words, at)]);
}

/** A capital inside a sentence is the name's own; so it is where the name is all of the line. */
function standsOut(words: readonly string[], at: number): boolean {
  const start = coordinationStart(words, at);
  return start < at || !isFirst(words, at) || words.length === at + 1;
}

function isAcronymBody(word: string): boolean {
  return baseForms(word).some((form) => ACRONYM.test(form));
}

/** Where a coordinated name begins: 'Kultur-, idrotts- och' before 'fritidsnämnden'. */
export function coordinationStart(words: readonly string[], at: number): number {
  let start = at;
  for (;;) {
    const before = words[start - 1] ?? '';
    if (/\p{L}-(?:och|samt)$/u.test(before)) start -= 1;
    else if ((joins(before) || before === ',') && /\p{L}-$/u.test(words[start - 2] ?? '')) {
      start -= 2;
    } else break;
  }
  const plain = (words[start - 2] ?? '').toLowerCase();
  // 'Miljö och byggnadsnämnden': the suspended hyphen is often forgotten.
  const forgotten = start === at && joins(words[at - 1]) && FIELDS.has(plain);
  return forgotten && /^\p{Ll}/u.test(words[at] ?? '') ? at - 2 : start;
}

/** Compounds with the head of a body, with what is coordinated before them. */
export const bodyWord: Rule = {
  name: 'body-word',
  looksAt: (word) => isBodyWord(word) || hasCapitalHead(word) || isAcronymBody(word),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const word = words[i] ?? '';
      const named = isBodyWord(word) || (isCapitalBody(words, i) && standsOut(words, i));
      const lettered = isAcronymBody(word);
      if (!named && !lettered) return [];
      const short = /^\p{L}{1,4}$/u.test(words[i - 2] ?? '');
      const start = lettered && words[i - 1] === '/' && short ? i - 2 : coordinationStart(words, i);
      return [{ sentence, start, end: i + 1, label: 'ORG', score: 0.95 }];
    }),
};

/** Bodies that only an elected assembly has as its own: 'valberedningen' beside parties. */
export const civicBody: Rule = {
  name: 'civic-body',
  looksAt: (word) => baseForms(word.toLowerCase()).some((form) => CIVIC.has(form)),
  propose: (_view, found, spots) => {
    if (!found.some((name) => name.by === partyInParentheses.name)) return [];
    return spots.map(
      ({ sentence, at }): Range => ({ sentence, start: at, end: at + 1, label: 'ORG', score: 0.9 }),
    );
  },
};
