/** Where a name ends: what the tagger takes along is cut off. */
import { countyLength, isMunicipality } from './place-body.ts';
import type { Found, Refiner } from './rule.ts';
import { endsName, isCapital, isRole, isWord, joins, withoutMarkedGenitive } from './words.ts';

/** Nothing goes on after a marked genitive or after a county; no name ends in a preposition. */
export const boundary: Refiner = {
  name: 'boundary',
  refine: (found, view) =>
    found.flatMap((name) => {
      if (name.label !== 'ORG') return [name];
      return cut(name, view.words[name.sentence] ?? []);
    }),
};

/** 'Nordby 62, Granby 78': a figure beside a municipality is no part of its name. */
export const plainPlaces: Refiner = {
  name: 'plain-places',
  refine: (found, view) =>
    found.map((name) => {
      const words = (view.words[name.sentence] ?? []).slice(name.start, name.end);
      const counted = name.label === 'LOC' && /^\d+$/u.test(words.at(-1) ?? '');
      const place = words.slice(0, -1).join(' ');
      return counted && isMunicipality(place) ? { ...name, end: name.end - 1 } : name;
    }),
};

function cut(name: Found, words: readonly string[]): Found[] {
  const start = afterRoles(name, words);
  if (start === name.end) return [];
  // 'Enhetschef Teknik': after a role, one plain word is a field of work.
  if (start > name.start && (!isCapital(words[start]) || start + 1 === name.end)) return [];
  let end = name.end;
  for (let i = start; i < end - 1; i++) {
    const word = words[i] ?? '';
    if (withoutMarkedGenitive(word) !== word) end = i + 1;
    const county = countyLength(words, i);
    if (county > 0 && i + county < end && words[i + county - 1] === 'län') end = i + county;
  }
  const inner = end;
  while (end > start && dangles(words[end - 1])) end--;
  if (end === start) return isCapital(words[end]) ? [{ ...name, start, end: inner }] : [];
  return [{ ...name, start, end }];
}

/** The first word of a name of several that is no role. */
function afterRoles(name: Found, words: readonly string[]): number {
  let start = name.start;
  while (name.end - name.start > 1 && start < name.end && isRole(words[start] ?? '')) start++;
  return start;
}

function dangles(word: string | undefined): boolean {
  return joins(word) || (isWord(word) && endsName(word));
}
