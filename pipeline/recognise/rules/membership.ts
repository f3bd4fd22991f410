/** Associations told by who belongs to them, and their names without the kind before them. */
import localities from '../../lexicon/localities.json' with { type: 'json' };
import { formBefore } from './legal-form.ts';
import { finderOf } from './match.ts';
import { isMunicipality } from './place-body.ts';
import {
  bySentence,
  type Found,
  meets,
  type Range,
  type Rule,
  type Spot,
  type View,
} from './rule.ts';
import { baseForms, endsName, isCapital } from './words.ts';

const MEMBER = /^medlem(?:mar|men|marna|skap|skapet)?$/iu;
/** One is no member in a place; many members may live in one. */
const ONE = /^medlem(?:skap|skapet)?$/iu;
const KIND = /förening(?:en)?$/iu;
const LOCALITIES = new Set(localities.entries);

/** 'medlem i Granen', 'Datorföreningen Granen': then 'Granen' is it wherever it stands. */
export const membership: Rule = {
  name: 'membership',
  looksAt: (word) => MEMBER.test(word),
  propose: (view, found, spots) => {
    const named = bySentence(found);
    const names = new Set([...joined(spots), ...withoutKind(view, found)]);
    return [...names].flatMap((name) =>
      finderOf(view)
        .places([name])
        .filter((place) => isCapital(view.words[place.sentence]?.[place.start]))
        .map((place): Range => ({ ...place, label: 'ORG', score: 0.85 }))
        .filter(
          (range) => !named.get(range.sentence)?.some((n) => n.label === 'PER' && meets(n, range)),
        ),
    );
  },
};

function joined(spots: readonly Spot[]): string[] {
  return spots.flatMap(({ words, at }) => {
    const [preposition, name = '', next = ''] = words.slice(at + 1, at + 4);
    if (preposition !== 'i' || isCapital(next)) return [];
    const own = ONE.test(words[at] ?? '') ? canName(name) : isOwn(name);
    return own ? [baseForms(name).at(-1) ?? name] : [];
  });
}

function withoutKind(view: View, found: readonly Found[]): string[] {
  return found.flatMap(({ by, sentence, start, end }) => {
    const [kind = '', name = ''] = (view.words[sentence] ?? []).slice(start, end);
    const fits = by === formBefore.name && end - start === 2 && KIND.test(kind);
    return fits && isOwn(name) ? [baseForms(name).at(-1) ?? name] : [];
  });
}

function canName(name: string): boolean {
  return isCapital(name) && name.length > 3 && !endsName(name) && !isMunicipality(name);
}

/** A name that is not also that of a place. */
function isOwn(name: string): boolean {
  return canName(name) && !baseForms(name).some((form) => LOCALITIES.has(form));
}
