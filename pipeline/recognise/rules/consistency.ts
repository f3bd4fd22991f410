/** What the document calls by a name once it calls so elsewhere. */

import { Finder } from './match.ts';
import { isMunicipality } from './place-body.ts';
import { bySentence, type Found, meets, type Range, type Rule, type View } from './rule.ts';
import { baseForms, isCapital } from './words.ts';

/** Below this the tagger's own guess is no ground for more. */
const SURE = 0.75;
/** Of a single common-looking word, so large a part of its places must be tagged already. */
const MAJORITY = 0.5;

/** Other places of organisations that are tagged at most of theirs. */
export const sameOrganisation: Rule = {
  name: 'same-organisation',
  propose: (view, found) => {
    const finder = new Finder(view);
    const names = new Map<string, string[]>();
    for (const name of found) {
      if (name.label !== 'ORG' || name.score < SURE) continue;
      const words = (view.words[name.sentence] ?? []).slice(name.start, name.end);
      if (words.every((word) => /^[\p{L}\d&.'’:-]+$/u.test(word))) {
        const last = baseForms(words.at(-1) ?? '').at(-1) ?? '';
        const name = [...words.slice(0, -1), last];
        names.set(name.join(' '), name);
      }
    }
    const wholes = [...names.keys()];
    const parts = wholes.filter((name) => wholes.some((other) => other.startsWith(`${name} `)));
    for (const part of parts) if (!part.includes(' ')) names.delete(part);
    const tagged = bySentence(found.filter((name) => name.label === 'ORG'));
    return [...names.values()].flatMap((name) => otherPlaces(view, finder, name, tagged));
  },
};

function otherPlaces(
  view: View,
  finder: Finder,
  name: readonly string[],
  organisations: readonly (readonly Found[])[],
): Range[] {
  const single = name.length === 1;
  if (single && /^\p{Ll}+$/u.test(name[0] ?? '')) return [];
  const distinct = single ? isDistinct(name[0] ?? '') : name.filter(isCapital).length > 1;
  if (single && ((name[0] ?? '').length < 3 || isMunicipality(name[0] ?? ''))) return [];
  const places = finder.places(name).filter((place) => {
    const words = (view.words[place.sentence] ?? []).slice(place.start, place.end);
    return !single || distinct || isCapital(words[0]) === isCapital(name[0]);
  });
  const tagged = places.filter((place) =>
    organisations[place.sentence]?.some((other) => meets(other, place)),
  );
  const enough = tagged.length >= places.length * MAJORITY;
  if (!enough && !(distinct && !isAcronym(name[0] ?? ''))) return [];
  return places
    .filter((place) => !tagged.includes(place))
    .map((place) => ({ ...place, label: 'ORG', score: 0.8 }));
}

/** Capitals alone are systems as often as bodies: they need the majority. */
function isAcronym(word: string): boolean {
  return /^\p{Lu}+$/u.test(word);
}

/** Capitals or digits inside: 'eVax', 'SKR', 'Klubb7'. */
function isDistinct(word: string): boolean {
  return /\p{L}.*[\p{Lu}\d]/u.test(word);
}
