/** What the document calls by a name once it calls so elsewhere. */

import { cueBefore } from './counterpart.ts';
import { type Finder, finderOf, type Place } from './match.ts';
import { isMunicipality } from './place-body.ts';
import { bySentence, type Found, meets, type Range, type Rule, type View } from './rule.ts';
import { baseForms, isCapital } from './words.ts';

/** Below this the tagger's own guess is no ground for more than a majority of places. */
const SURE = 0.75;
/** A guess of the tagger's so weak has even odds at most, and is counted as none. */
const LIKELY = 0.45;
/** Of a single common-looking word, so large a part of its places must be tagged already. */
const MAJORITY = 0.5;
/** Shorter names are common words as well where they are written small. */
const SHORTEST_SMALL = 5;

/** Other places of organisations that are tagged at most of theirs. */
export const sameOrganisation: Rule = {
  name: 'same-organisation',
  propose: (view, found) => {
    const finder = finderOf(view);
    const names = new Map<string, string[]>();
    const sure = new Set<string>();
    for (const name of found) {
      if (name.label !== 'ORG' || name.score < LIKELY) continue;
      const words = (view.words[name.sentence] ?? []).slice(name.start, name.end);
      if (words.every((word) => /^[\p{L}\d&.'’:-]+$/u.test(word))) {
        const last = baseForms(words.at(-1) ?? '').at(-1) ?? '';
        const whole = [...words.slice(0, -1), last];
        names.set(whole.join(' '), whole);
        if (name.score >= SURE) sure.add(whole.join(' '));
      }
    }
    const wholes = [...names.keys()];
    const parts = wholes.filter((name) => wholes.some((other) => other.startsWith(`${name} `)));
    for (const part of parts) if (!part.includes(' ')) names.delete(part);
    const tagged = bySentence(found);
    return [...names].flatMap(([whole, name]) =>
      otherPlaces(view, finder, name, { tagged, sure: sure.has(whole) }),
    );
  },
};

interface Known {
  /** All names by sentence. */
  readonly tagged: ReadonlyMap<number, readonly Found[]>;
  /** True where one place at least is more than a guess. */
  readonly sure: boolean;
}

function otherPlaces(view: View, finder: Finder, name: readonly string[], known: Known): Range[] {
  const single = name.length === 1;
  if (single && /^\p{Ll}+$/u.test(name[0] ?? '')) return [];
  const distinct = single ? isDistinct(name[0] ?? '') : name.filter(isCapital).length > 1;
  if (single && ((name[0] ?? '').length < 3 || isMunicipality(name[0] ?? ''))) return [];
  const places = finder.places(name).filter((place) => {
    const words = (view.words[place.sentence] ?? []).slice(place.start, place.end);
    return !single || distinct || isCapital(words[0]) === isCapital(name[0]);
  });
  const small = single ? smallPlaces(view, finder, name[0] ?? '') : [];
  const tagged = places.filter((place) =>
    known.tagged.get(place.sentence)?.some((other) => other.label === 'ORG' && meets(other, place)),
  );
  const enough = tagged.length >= places.length * MAJORITY;
  if (!enough && !(known.sure && distinct && !isAcronym(name[0] ?? ''))) return [];
  return (
    [...places, ...small]
      .filter((place) => !tagged.includes(place))
      // What is guessed elsewhere is as likely a place where something lies.
      .filter((place) => known.sure || view.words[place.sentence]?.[place.start - 1] !== 'i')
      .map((place) => ({ ...place, label: 'ORG', score: 0.8 }))
  );
}

/** 'offert från Granspexet', then 'fråga granspexet': a bare noun there is somebody's name. */
function smallPlaces(view: View, finder: Finder, name: string): Place[] {
  if (!isCapital(name) || name.length < SHORTEST_SMALL) return [];
  return finder.places([name]).filter(({ sentence, start }) => {
    const words = view.words[sentence] ?? [];
    return /^\p{Ll}+$/u.test(words[start] ?? '') && cueBefore(words, start) !== null;
  });
}

/** Capitals alone are systems as often as bodies: they need the majority. */
function isAcronym(word: string): boolean {
  return /^\p{Lu}+$/u.test(word);
}

/** Capitals or digits inside: 'eVax', 'SKR', 'Klubb7'. */
function isDistinct(word: string): boolean {
  return /\p{L}.*[\p{Lu}\d]/u.test(word);
}
