/** Where a name ends: what the tagger takes along is cut off. */
import { countyLength } from './place-body.ts';
import type { Found, Refiner } from './rule.ts';
import { endsName, isCapital, isWord, joins, withoutMarkedGenitive } from './words.ts';

/** Nothing goes on after a marked genitive or after a county; no name ends in a preposition. */
export const boundary: Refiner = {
  name: 'boundary',
  refine: (found, view) =>
    found.flatMap((name) => {
      if (name.label !== 'ORG') return [name];
      return cut(name, view.words[name.sentence] ?? []);
    }),
};

function cut(name: Found, words: readonly string[]): Found[] {
  let end = name.end;
  for (let i = name.start; i < end - 1; i++) {
    const word = words[i] ?? '';
    if (withoutMarkedGenitive(word) !== word) end = i + 1;
    const county = countyLength(words, i);
    if (county > 0 && i + county < end) end = i + county;
  }
  const inner = end;
  while (end > name.start && dangles(words[end - 1])) end--;
  if (end === name.start) return isCapital(words[end]) ? [{ ...name, end: inner }] : [];
  return [{ ...name, end }];
}

function dangles(word: string | undefined): boolean {
  return joins(word) || (isWord(word) && endsName(word));
}
