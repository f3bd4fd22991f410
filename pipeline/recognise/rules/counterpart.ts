/** Whom the body talks, writes, pays or applies to, and who asks it: 'offert från Granvik Rör'. */

import given from '../../lexicon/given-names.json' with { type: 'json' };
import headRoles from '../../lexicon/head-roles.json' with { type: 'json' };
import cues from '../../lexicon/org-counterparts.json' with { type: 'json' };
import stop from '../../lexicon/org-stop.json' with { type: 'json' };
import surnames from '../../lexicon/surnames.json' with { type: 'json' };
import { remember } from '../../remember.ts';
import { bySentence, type Found, meets, type Range, type Rule } from './rule.ts';
import { baseForms, endsName, isCapital, isFirst, isRole, isWord } from './words.ts';

/** So many words may stand between the cue and its preposition: 'möte ihop med'. */
const MOST_BETWEEN = 2;
const LONGEST = 4;

const PERSONS = new Set([...given.entries, ...surnames.entries]);
const NONE = new Set([
  ...stop.systems,
  ...stop.roles,
  ...stop.generic,
  ...headRoles.offices,
  ...cues.offices,
]);
const CUES = cues.cues.map(({ word, prepositions, places = false }) => ({
  word: new RegExp(word, 'iu'),
  prepositions: new Set(prepositions),
  places,
}));
const ACTS = new RegExp(cues.acts, 'u');
/** 'Skalservern', 'Protokollet', 'Folk': no name but a noun in its definite form or plural. */
const DEFINITE = /(?:[^e]en|et|an|na|ar|or|er)s?$/u;
const PEOPLE = /(?:aren|erna|orna|arna|are)s?$/u;

/** A name after words such as 'prata med', 'äskning från', 'fråga'. */
export const counterpart: Rule = {
  name: 'counterpart',
  looksAt: (word) => canName(word),
  propose: (_view, found, spots) => {
    const named = bySentence(found);
    return spots.flatMap(({ sentence, words, at }): Range[] => {
      const cue = cueBefore(words, at);
      if (cue === null) return [];
      const range = { ...nameAt(words, at), sentence };
      const others = named.get(sentence) ?? [];
      // What the tagger takes for a place is no person's name.
      const place = cue.places && others.some((n) => n.label === 'LOC' && meets(n, range));
      if (!place && isPersonal(words[at] ?? '')) return [];
      return isFree(others, range, cue.places) ? [range] : [];
    });
  },
};

/** Who asks for money or arranges something: 'Granspexet äskar 8 000 kr'. */
export const applicant: Rule = {
  name: 'applicant',
  looksAt: (word) => canName(word) && !isPersonal(word),
  propose: (_view, found, spots) => {
    const named = bySentence(found);
    return spots.flatMap(({ sentence, words, at: i }): Range[] => {
      if (!isFirst(words, i)) return [];
      const after = words.slice(i + 1, i + 5).filter(isWord);
      const verb = after.slice(0, 2).join(' ');
      if (!ACTS.test(verb)) return [];
      if (DEFINITE.test(words[i] ?? '') && !/^äska/u.test(verb)) return [];
      const range: Range = { sentence, start: i, end: i + 1, label: 'ORG', score: 0.8 };
      return isFree(named.get(sentence) ?? [], range, true) ? [range] : [];
    });
  },
};

/** The cues that a word before a name may end or be. */
const cuesWith = remember((before) =>
  CUES.filter(({ word, prepositions }) =>
    prepositions.size === 0 ? word.test(before) : prepositions.has(before),
  ),
);

/** The cue that calls for a name at `at`; null for none. */
export function cueBefore(words: readonly string[], at: number) {
  for (const cue of cuesWith(words[at - 1] ?? '')) {
    if (cue.prepositions.size === 0) return cue;
    const near = words.slice(Math.max(0, at - 2 - MOST_BETWEEN), at - 1);
    const cut = near.findLastIndex((word) => !isWord(word));
    if (near.slice(cut + 1).some((word) => cue.word.test(word))) return cue;
  }
  return null;
}

/** True for a capitalised word that may be a body's name: no role, system or common noun. */
export const canName = remember((word): boolean => {
  if (!isCapital(word) || word.length < 3 || endsName(word)) return false;
  return !baseForms(word).some((form) => NONE.has(form.toLowerCase()) || isRole(form));
});

/** The name of a person, or of what persons are: 'Vaktmästaren'. */
function isPersonal(word: string): boolean {
  return PEOPLE.test(word) || baseForms(word).some((form) => PERSONS.has(form));
}

function nameAt(words: readonly string[], start: number): Omit<Range, 'sentence'> {
  let end = start + 1;
  while (end - start < LONGEST && isCapital(words[end]) && !endsName(words[end])) end++;
  return { start, end, label: 'ORG', score: 0.8 };
}

/** Persons are talked to as well; money comes from no place, so that its name is somebody's. */
function isFree(found: readonly Found[], range: Range, places: boolean): boolean {
  return !found.some((name) => {
    if (!meets(name, range)) return false;
    return name.label !== 'LOC' || !places || range.end < name.end;
  });
}
