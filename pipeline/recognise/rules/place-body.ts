/** Bodies named after a place: municipalities, regions, county boards and what unites them. */
import counties from '../../lexicon/counties.json' with { type: 'json' };
import municipalities from '../../lexicon/municipalities.json' with { type: 'json' };
import { bySentence, type Range, type Rule } from './rule.ts';
import { baseForms, isCapital, isFirst } from './words.ts';

const MUNICIPALITIES = new Set(municipalities.entries.filter((name) => !name.endsWith(' kommun')));
const COUNTIES = counties.entries.map((name) => name.split(' '));

/** How many words of a county's name begin at `at`: 'Hallands län' is two, else none. */
export function countyLength(words: readonly string[], at: number): number {
  const lengths = COUNTIES.map((name) => {
    const fits = name.every((part, i) => {
      const word = words[at + i] ?? '';
      return word === part || (i === name.length - 1 && word === `${part}s`);
    });
    return fits ? name.length : 0;
  });
  return Math.max(0, ...lengths);
}

/** True for a municipality's name, with or without genitive ending. */
export function isMunicipality(name: string): boolean {
  return baseForms(name).some((form) => MUNICIPALITIES.has(form));
}

/** 'Nordby kommun', 'Nordby stads': a name and its kind. */
export const municipality: Rule = {
  name: 'municipality',
  propose: (view, found) => {
    const named = bySentence(found);
    return view.words.flatMap((words, sentence) =>
      words.flatMap((word, i): Range[] => {
        const before = words[i - 1] ?? '';
        if (!/^(?:kommuns?|Stads?)$/u.test(word) || !isCapital(before)) return [];
        const two = isMunicipality(`${words[i - 2] ?? ''} ${before}`);
        if (!two && !isMunicipality(before) && isFirst(words, i - 1)) return [];
        const start = two ? i - 2 : i - 1;
        // Whether it acts or is where something lies, the tagger tells from the sentence.
        const lies = named[sentence]?.some((n) => n.label === 'LOC' && n.end === i + 1);
        return lies ? [] : [{ sentence, start, end: i + 1, label: 'ORG', score: 0.97 }];
      }),
    );
  },
};

/** 'Region Norrland', 'Kommunförbundet i Hallands län', 'Länsstyrelsen i Skåne län'. */
export const regionBody: Rule = {
  name: 'region-body',
  propose: (view) =>
    view.words.flatMap((words, sentence) =>
      words.flatMap((word, i): Range[] => {
        const range = { sentence, start: i, label: 'ORG', score: 0.97 } as const;
        const county = countyLength(words, i + 1);
        if (/^region$/iu.test(word)) {
          if (county > 0) return [{ ...range, end: i + 1 + county }];
          return word === 'Region' && isCapital(words[i + 1]) ? [{ ...range, end: i + 2 }] : [];
        }
        if (!/^(?:kommunförbundet|länsstyrelsen|landstinget|regionförbundet)$/iu.test(word)) {
          return [];
        }
        if (county > 0) return [{ ...range, end: i + 1 + county }];
        const inside = words[i + 1] === 'i' ? countyLength(words, i + 2) : 0;
        return inside > 0 ? [{ ...range, end: i + 2 + inside }] : [];
      }),
    ),
};

/** 'kommunerna Ale, Kumla och Vara': places that stand for their municipalities. */
export const municipalitySeries: Rule = {
  name: 'municipality-series',
  propose: (view) =>
    view.words.flatMap((words, sentence) =>
      words.flatMap((word, i): Range[] => {
        if (!/^kommunerna$/iu.test(word)) return [];
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
    ),
};
