/** Persons that the tagger cut in the wrong place or took from common words. */
import given from '../../lexicon/given-names.json' with { type: 'json' };
import personWords from '../../lexicon/person-words.json' with { type: 'json' };
import type { Found, Refiner, View } from './rule.ts';

const GIVEN = new Set(given.entries);
const GIVEN_LOWER = new Set(given.entries.map((name) => name.toLowerCase()));
const ROLES = new Set(personWords.roles);
const PARTICLE = /^(?:af|von|van|de|der|den|di|da|del|ben|bin|el|al)$/iu;

/** 'Anna Lind Olof Berg' without a comma is two persons. */
export const splitPersons: Refiner = {
  name: 'split-persons',
  refine: (found, view) =>
    found.flatMap((name) => {
      if (name.label !== 'PER' || name.end - name.start !== 4) return [name];
      const [a = '', b = '', c = '', d = ''] = wordsOf(view, name);
      const two = GIVEN.has(a) && GIVEN.has(c) && !GIVEN.has(b) && !GIVEN.has(d);
      if (!two || PARTICLE.test(b)) return [name];
      return [
        { ...name, end: name.start + 2 },
        { ...name, start: name.start + 2 },
      ];
    }),
};

/** 'Maria' and 'ben Amir Berg' side by side are one person. */
export const joinPersons: Refiner = {
  name: 'join-persons',
  refine: (found, view) => {
    const joined: Found[] = [];
    const ordered = found.toSorted((a, b) => a.sentence - b.sentence || a.start - b.start);
    for (const name of ordered) {
      const last = joined.at(-1);
      if (last && belongsTo(view, last, name)) joined.splice(-1, 1, { ...last, end: name.end });
      else joined.push(name);
    }
    return joined;
  },
};

function belongsTo(view: View, first: Found, second: Found): boolean {
  if (first.label !== 'PER' || second.label !== 'PER') return false;
  if (first.sentence !== second.sentence || first.end !== second.start) return false;
  const head = wordsOf(view, first);
  if (PARTICLE.test(head.at(-1) ?? '')) return true;
  return (
    head.length === 1 && GIVEN.has(head[0] ?? '') && !GIVEN.has(wordsOf(view, second)[0] ?? '')
  );
}

/** 'Edvard hård deadline': after a capital, what is written small is no part of a person's name. */
export const trimPersons: Refiner = {
  name: 'trim-persons',
  refine: (found, view) =>
    found.map((name) => {
      const words = wordsOf(view, name);
      if (name.label !== 'PER' || !/^\p{Lu}/u.test(words[0] ?? '')) return name;
      let length = words.length;
      while (length > 1 && isCommon(words[length - 1] ?? '')) length--;
      return length === words.length ? name : { ...name, end: name.start + length };
    }),
};

function isCommon(word: string): boolean {
  return /^\p{Ll}{3,}$/u.test(word) && !GIVEN_LOWER.has(word) && !PARTICLE.test(word);
}

/** One word in small letters, or in capitals alone, is a person only if it is a given name. */
export const plainPersons: Refiner = {
  name: 'plain-persons',
  refine: (found, view) =>
    found.filter((name) => {
      if (name.label !== 'PER') return true;
      const words = wordsOf(view, name);
      const [word = ''] = words;
      if (words.includes(',')) return false;
      if (words.length === 1 && ROLES.has(word.toLowerCase())) return false;
      if (words.length > 1) return true;
      const given = GIVEN_LOWER.has(word.toLowerCase());
      return given || (/^\p{Lu}/u.test(word) && /\p{Ll}/u.test(word));
    }),
};

function wordsOf(view: View, name: Found): readonly string[] {
  return (view.words[name.sentence] ?? []).slice(name.start, name.end);
}
