/** Letters that figures go on with: 'Gran7' is a name, 'KS7' the seventh meeting. */
import type { Found, Refiner, View } from './rule.ts';

const FIGURES = /^\d{1,2}$/u;
const LETTERS = /^\p{Lu}{1,2}$/u;

/** Figures that stand close belong to a name; after a letter or two they make a number. */
export const suffix: Refiner = {
  name: 'suffix',
  refine: (found, view) =>
    found.flatMap((name): Found[] => {
      const words = view.words[name.sentence] ?? [];
      const last = words[name.end - 1] ?? '';
      if (name.label !== 'ORG') return [name];
      if (/^punkt$/iu.test(words[name.start - 1] ?? '') && /^\p{Lu}$/u.test(last)) return [];
      if (!FIGURES.test(words[name.end] ?? '') || !touches(view, name)) return [name];
      const single = name.end - name.start === 1;
      return single && LETTERS.test(last) ? [] : [{ ...name, end: name.end + 1 }];
    }),
};

function touches(view: View, { sentence, end }: Found): boolean {
  const tokens = view.sentences[sentence]?.tokens ?? [];
  return tokens[end - 1]?.span.end === tokens[end]?.span.start;
}
