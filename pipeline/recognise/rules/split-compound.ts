/** Compounds that are written apart: 'GranJam gruppen' is a group, 'Granteknik programmet' none. */
import heads from '../../lexicon/org-heads.json' with { type: 'json' };
import { bySentence, type Found, meets, type Range, type Refiner, type Rule } from './rule.ts';
import { endsName, isCapital, isFirst } from './words.ts';

const BODIES = new Set(heads.apart);
const PLURALS = new Set(heads.apartPlural);
const BUILDINGS = new Set(heads.buildings);
const THINGS = new Set(heads.things);
const OCCASIONS = new Set(heads.occasions);
/** 'Lilla gruppen', 'Lokala föreningen': adjectives, which only their form tells. */
const ADJECTIVE = /\p{Ll}a$/u;

/** A name and the head of a body in small letters; before a plural the name alone. */
export const splitBody: Rule = {
  name: 'split-body',
  looksAt: (word) => PLURALS.has(word) || BODIES.has(word),
  propose: (_view, found, spots) => {
    const named = bySentence(found);
    return spots.flatMap(({ sentence, words, at }): Range[] => {
      const start = at - 1;
      const word = words[start] ?? '';
      if (!isCapital(word) || endsName(word) || word.length < 3) return [];
      const inner = /\p{L}\p{Lu}/u.test(word);
      if (!inner && (isFirst(words, start) || ADJECTIVE.test(word) || /s$/u.test(word))) return [];
      const end = PLURALS.has(words[at] ?? '') ? at : at + 1;
      const range: Range = { sentence, start, end, label: 'ORG', score: 0.85 };
      const person = named.get(sentence)?.some((n) => n.label !== 'ORG' && meets(n, range));
      return person ? [] : [range];
    });
  },
};

/** Of what the tagger takes for a body: a building is a place, a course or a system is neither. */
export const splitThing: Refiner = {
  name: 'split-thing',
  refine: (found, view) =>
    found.flatMap((name): Found[] => {
      if (name.label !== 'ORG') return [name];
      const words = view.words[name.sentence] ?? [];
      const next = words[name.end] ?? '';
      if (THINGS.has(next)) return [];
      if (BUILDINGS.has(next)) return [{ ...name, label: 'LOC' }];
      const last = name.end - 1;
      return last > name.start && OCCASIONS.has(words[last] ?? '')
        ? [{ ...name, end: last }]
        : [name];
    }),
};
