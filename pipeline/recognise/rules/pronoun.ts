/** What the next sentence calls by a pronoun is a person: 'Vi hörde Granlund. Hon lovade svar.' */
import type { Refiner } from './rule.ts';
import { isCapital } from './words.ts';

/** Below this the tagger's own guess yields to the pronoun. */
const SURE = 0.9;

/** One word at the end of a sentence before 'Han' or 'Hon'; whom one is elected as is an office. */
export const pronoun: Refiner = {
  name: 'pronoun',
  refine: (found, view) => {
    const said = found.map((name) => {
      const words = view.words[name.sentence] ?? [];
      const next = view.words[name.sentence + 1]?.[0] ?? '';
      const last = name.end === words.length || /^[.!]$/u.test(words[name.end] ?? '');
      const single = name.end - name.start === 1 && isCapital(words[name.start]);
      const fits = name.label === 'ORG' && name.score < SURE && single && last;
      const plain = /^\p{Lu}\p{Ll}+$/u.test(words[name.start] ?? '');
      return fits && plain && /^(?:Han|Hon)$/u.test(next)
        ? { ...name, label: 'PER' as const }
        : name;
    });
    return said.filter((name) => {
      const words = view.words[name.sentence] ?? [];
      const elected = words.slice(Math.max(0, name.start - 6), name.start);
      const office = elected.at(-1) === 'som' && elected.some((word) => ELECTED.test(word));
      return name.label !== 'ORG' || !office || name.end - name.start > 1;
    });
  },
};

const ELECTED = /^(?:välj(?:s|er)?|valdes|vald|utses|utsågs|utsedd)$/u;
