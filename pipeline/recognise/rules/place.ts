/** Places by their form: property designations, streets with a number, the place of the meeting. */
import forms from '../../lexicon/org-places.json' with { type: 'json' };
import stop from '../../lexicon/org-stop.json' with { type: 'json' };
import { type Found, meets, type Range, type Rule } from './rule.ts';
import { endsName, isCapital, joins } from './words.ts';

const STREET = new RegExp(String.raw`\p{L}{2}(?:${forms.streets.join('|')})$`, 'iu');
const NOWHERE = new Set([...stop.systems, ...forms.nowhere]);
/** Longer than this after 'Plats:' is no name. */
const LONGEST = 4;

/** As of a clock, unless the word before is surely that of a property. */
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** 'Granby 4:101', 'GRANBY 4:101'; 'SOU 2016:32' and 'KS 2024:12' are documents. */
export const property: Rule = {
  name: 'place-property',
  looksAt: (word) => /^\d{1,3}:\d{1,4}$/u.test(word),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const name = words[i - 1] ?? '';
      if (!isCapital(name)) return [];
      const named = /^\p{Lu}{5,}$/u.test(name) || /^fastighet/iu.test(words[i - 2] ?? '');
      const clock = TIME.test(words[i] ?? '') && !named;
      if (name.length < 3 || /^\p{Lu}{1,4}$/u.test(name) || clock) return [];
      return [{ sentence, start: i - 1, end: i + 1, label: 'LOC', score: 0.95 }];
    }),
};

/** 'Granvägen 3', 'GRANVÄGEN 3'. */
export const street: Rule = {
  name: 'place-street',
  looksAt: (word) => isCapital(word) && STREET.test(word),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      if (!/^\d{1,3}$/u.test(words[i + 1] ?? '')) return [];
      return [{ sentence, start: i, end: i + 2, label: 'LOC', score: 0.95 }];
    }),
};

/** 'Plats: Granrummet': up to a comma, unless it is a system or something known. */
export const meetingPlace: Rule = {
  name: 'place-of-meeting',
  looksAt: (word) => LABEL.test(word),
  propose: (view, found, spots) => {
    const labels = spots.filter(({ at }) => at === 0);
    const sentences = new Set(labels.flatMap(({ sentence }) => [sentence, sentence + 1]));
    return [...sentences].flatMap((sentence): Range[] => {
      const words = view.words[sentence] ?? [];
      const labelled = LABEL.test(words[0] ?? '') && words[1] === ':';
      const cell = /^plats:?$/iu.test(view.sentences[sentence - 1]?.text ?? '');
      const start = labelled ? 2 : 0;
      if ((!labelled && !cell) || !isCapital(words[start])) return [];
      let end = start;
      while (words[end] !== undefined && !joins(words[end]) && !endsName(words[end])) end++;
      const range: Range = { sentence, start, end, label: 'LOC', score: 0.85 };
      const long = end - start > LONGEST || end === start;
      const system = words.slice(start, end).some((word) => NOWHERE.has(word.toLowerCase()));
      return long || system || isKnown(found, range) ? [] : [range];
    });
  },
};

const LABEL = /^plats$/iu;

function isKnown(found: readonly Found[], range: Range): boolean {
  return found.some((name) => name.label !== 'LOC' && meets(name, range));
}
