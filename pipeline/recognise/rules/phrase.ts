/** Phrases that name a body: 'nämnden för odling', 'AU för …', 'tekniska nämnden'. */
import heads from '../../lexicon/org-heads.json' with { type: 'json' };
import { remember } from '../../remember.ts';
import { hasHead, isBodyWord, isGeneric } from './body-word.ts';
import type { Range, Rule } from './rule.ts';
import { titleBodies } from './title.ts';
import { baseForms, endsName, isCapital, isFirst, isWord, joins } from './words.ts';

/** No body has a longer field of work than so many words. */
const LONGEST_THEME = 10;

const NAMING = new Set(heads.naming);
const ADJECTIVES = new Set(heads.adjectives);
const ADJECTIVE_HEADS = new Set(heads.adjectiveHeads);
/** Groups of people rather than bodies, whatever their theme. */
const UNNAMED = new Set(heads.unnamed);
const ARTICLE =
  /^(?:en|ett|ny|nya|nytt|någon|något|varje|vår|vårt|denna|detta|egen|eget|flera|annan)$/iu;

/** A head and its field of work after 'för'. */
export const headForTheme: Rule = {
  name: 'head-for-theme',
  looksAt: (word) => isNamingHead(word),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      if (words[i + 1] !== 'för' || ARTICLE.test(words[i - 1] ?? '')) return [];
      const end = themeEnd(words, i + 2);
      if (end === i + 2) return [];
      const start = ADJECTIVES.has((words[i - 1] ?? '').toLowerCase()) ? i - 1 : i;
      return [{ sentence, start, end, label: 'ORG', score: 0.93 }];
    }),
};

/** 'arbetsutskott', 'odlingsgrupp': the next body in a series. */
const isIndefiniteBody = remember((word) => hasHead(word.toLowerCase(), heads.indefinite));

function isNamingHead(word: string): boolean {
  const lower = word.toLowerCase();
  if (NAMING.has(lower)) return true;
  // 'odlingsrådet för …', but not 'odlingsgruppen för synpunkter'.
  if (hasHead(lower, heads.adjectiveHeads) && !isGeneric(lower)) return true;
  return hasHead(lower, heads.indefinite) && !UNNAMED.has(lower) && !isGeneric(definite(lower));
}

/** 'arbetsgrupp' → 'arbetsgruppen': the form that the list of general words holds. */
function definite(word: string): string {
  return /[^e]$/u.test(word) ? `${word}en` : `${word}n`;
}

/** Where a field of work that begins at `from` ends; `from` where there is none. */
export function themeEnd(words: readonly string[], from: number): number {
  let end = from;
  for (let i = from; i < Math.min(words.length, from + LONGEST_THEME); i++) {
    const word = words[i] ?? '';
    if (joins(word) || (word === ',' && /\p{L}-$/u.test(words[i - 1] ?? ''))) continue;
    if (endsName(word) || (i > from && (isBodyWord(word) || isIndefiniteBody(word)))) break;
    // 'nämnden för kultur och Grundskolenämnden': what is joined in capitals is another name.
    if (i > from && joins(words[i - 1]) && isCapital(word) && !isCapital(words[from])) break;
    end = i + 1;
  }
  return end;
}

/** 'tekniska nämnden', 'lokala odlingsrådet': an adjective makes a common head a name. */
export const adjectiveHead: Rule = {
  name: 'adjective-head',
  looksAt: (word) => ADJECTIVES.has(word.toLowerCase()),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const head = words[i + 1] ?? '';
      const fits = baseForms(head.toLowerCase()).some((form) => ADJECTIVE_HEADS.has(form));
      if (!fits && !isBodyWord(head)) return [];
      return [{ sentence, start: i, end: i + 2, label: 'ORG', score: 0.94 }];
    }),
};

/** 'AU', 'SN AU', 'AU E-odling': the short form of a working committee. */
export const shortCommittee: Rule = {
  name: 'short-committee',
  looksAt: (word) => /^(?:AU|au|Au)$/u.test(word),
  propose: (_view, _found, spots) =>
    spots.map(({ sentence, words, at: i }): Range => {
      const start = /^\p{Lu}{2,5}$/u.test(words[i - 1] ?? '') ? i - 1 : i;
      const last = !isWord(words[i + 2]);
      const named = start === i && isCapital(words[i + 1]) && last;
      const end = named ? i + 2 : i + 1;
      return { sentence, start, end, label: 'ORG', score: 0.85 };
    }),
};

/** 'Styrgrupp frö och planta' as a line, 'odlingsgrupp Nordby': a body and its field. */
export const headAndTheme: Rule = {
  name: 'head-and-theme',
  looksAt: (word) => isIndefiniteBody(word) && !UNNAMED.has(word.toLowerCase()),
  propose: (view, _found, spots) => {
    if (spots.length === 0) return [];
    const own = new Set(titleBodies(view).flatMap((name) => name.map((w) => w.toLowerCase())));
    return spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const word = words[i] ?? '';
      const next = words[i + 1];
      const end = themeEnd(words, i + 1);
      if (ARTICLE.test(words[i - 1] ?? '') || !isWord(next) || joins(next)) return [];
      const range = { sentence, start: i, label: 'ORG', score: 0.9 } as const;
      const opens = isFirst(words, i) && isCapital(word);
      if (end > i + 1 && (opens || own.has(word.toLowerCase()))) return [{ ...range, end }];
      return isCapital(next) && !isCapital(words[i + 2]) ? [{ ...range, end: i + 2 }] : [];
    });
  },
};
