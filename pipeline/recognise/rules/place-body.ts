/** Bodies named after a place: municipalities, regions, county boards and what unites them. */
import counties from '../../lexicon/counties.json' with { type: 'json' };
import municipalities from '../../lexicon/municipalities.json' with { type: 'json' };
import { bySentence, type Range, type Rule } from './rule.ts';
import { baseForms, isCapital, isFirst } from './words.ts';

const MUNICIPALITIES = new Set(municipalities.entries.filter((name) => !name.endsWith(' kommun')));
/** The words of counties' names by the first of them, which may end in a genitive if it is alone. */
const COUNTIES = new Map<string, string[][]>();
for (const entry of counties.entries) {
  const name = entry.split(' ');
  const [first = ''] = name;
  for (const word of name.length === 1 ? [first, `${first}s`] : [first]) {
    COUNTIES.set(word, [...(COUNTIES.get(word) ?? []), name]);
  }
}

/** How many words of a county's name begin at `at`: 'Hallands län' is two, else none. */
export function countyLength(words: readonly string[], at: number): number {
  const lengths = COUNTIES.get(words[at] ?? '')?.map((name) => {
    const fits = name.every((part, i) => {
      const word = words[at + i] ?? '';
      return word === part || (i === name.length - 1 && word === `${part}s`);
    });
    return fits ? name.length : 0;
  });
  return Math.max(0, ...(lengths ?? []));
}

/** True for a municipality's name, with or without genitive ending. */
export function isMunicipality(name: string): boolean {
  return baseForms(name).some((form) => MUNICIPALITIES.has(form));
}

/** 'Nordby kommun', 'Nordby stads': a name and its kind. */
export const municipality: Rule = {
  name: 'municipality',
  looksAt: (word) => /^(?:kommuns?|Stads?)$/u.test(word),
  propose: (_view, found, spots) => {
    const named = bySentence(found);
    return spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const before = words[i - 1] ?? '';
      if (!isCapital(before)) return [];
      const two = isMunicipality(`${words[i - 2] ?? ''} ${before}`);
      if (!two && !isMunicipality(before) && isFirst(words, i - 1)) return [];
      const start = two ? i - 2 : i - 1;
      // Whether it acts or is where something lies, the tagger tells from the sentence.
      const lies = named.get(sentence)?.some((n) => n.label === 'LOC' && n.end === i + 1);
      return lies ? [] : [{ sentence, start, end: i + 1, label: 'ORG', score: 0.97 }];
    });
  },
};

/** 'Region Norrland', 'Kommunförbundet i Hallands län', 'Länsstyrelsen i Skåne län'. */
export const regionBody: Rule = {
  name: 'region-body',
  looksAt: (word) => REGION.test(word) || OF_COUNTY.test(word),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const range = { sentence, start: i, label: 'ORG', score: 0.97 } as const;
      const county = countyLength(words, i + 1);
      if (county > 0) return [{ ...range, end: i + 1 + county }];
      if (REGION.test(words[i] ?? '')) {
        return words[i] === 'Region' && isCapital(words[i + 1]) ? [{ ...range, end: i + 2 }] : [];
      }
      const inside = words[i + 1] === 'i' ? countyLength(words, i + 2) : 0;
      return inside > 0 ? [{ ...range, end: i + 2 + inside }] : [];
    }),
};

const REGION = /^region$/iu;
const OF_COUNTY = /^(?:kommunförbundet|länsstyrelsen|landstinget|regionförbundet)$/iu;

/** 'kommunerna Ale, Kumla och Vara': places that stand for their municipalities. */
export const municipalitySeries: Rule = {
  name: 'municipality-series',
  looksAt: (word) => /^kommunerna$/iu.test(word),
  propose: (_view, _found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const ranges: Range[] = [];
      for (let at = i + 1; isCapital(words[at]); at++) {
        const two = isMunicipality(`${words[at]} ${words[at + 1]}`);
        if (!two && !isMunicipality(words[at] ?? '')) break;
        const end = two ? at + 2 : at + 1;
        ranges.push({ sentence, start: at, end, label: 'ORG', score: 0.98 });
        if (!/^(?:,|och|samt)$/u.test(words[end] ?? '')) break;
        at = end;
      }
      return ranges;
    }),
};
