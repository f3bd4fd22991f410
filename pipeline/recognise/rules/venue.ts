/** Where one meets, though its name is that of a body: 'kl 18 på Granby högskola', 'Granby Campus'. */
import forms from '../../lexicon/org-places.json' with { type: 'json' };
import type { Found, Range, Rule } from './rule.ts';

const ROOMS = new Set(forms.rooms);
const HOUSES = new Set(forms.houses);
const TIME = /^\d{1,2}(?:[.:]\d\d)?$/u;
const CLOCK = /^(?:kl|kl\.|klockan)$/iu;
/** A room's designation and what joins it to the house: 'B7', 'på', ','. */
const DESIGNATION = /^(?:\p{Lu}|\p{Lu}?\d{1,4}|på|i|,)$/u;

/** Organisations that stand where a place must: after the hour, beside a room, with a campus. */
export const venue: Rule = {
  name: 'place-venue',
  propose: (view, found) =>
    found.flatMap((name): Range[] => {
      if (name.label !== 'ORG') return [];
      const words = view.words[name.sentence] ?? [];
      const campus = name.end - name.start > 1 && /^campus$/iu.test(words[name.end - 1] ?? '');
      if (HOUSES.has((words[name.start - 1] ?? '').toLowerCase())) return [asPlace(name)];
      if (!campus && !followsHour(words, name) && !isBesideRoom(words, name)) return [];
      return [asPlace(name)];
    }),
};

function asPlace(name: Found): Range {
  return { ...name, label: 'LOC', score: 0.9 };
}

function followsHour(words: readonly string[], { start }: Found): boolean {
  const [clock = '', hour = '', preposition] = words.slice(Math.max(0, start - 3), start);
  return preposition === 'på' && TIME.test(hour) && CLOCK.test(clock);
}

function isBesideRoom(words: readonly string[], { start, end }: Found): boolean {
  if (words[end] === ',' && ROOMS.has((words[end + 1] ?? '').toLowerCase())) return true;
  if (words[start - 1] !== 'på' && words[start - 1] !== ',') return false;
  let at = start - 1;
  while (DESIGNATION.test(words[at] ?? '')) at--;
  return at < start - 2 && ROOMS.has((words[at] ?? '').toLowerCase());
}
