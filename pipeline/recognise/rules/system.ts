/** Systems that documents are kept in: 'Bilderna finns i Granify', 'läggs upp i Granify'. */
import { isMunicipality } from './place-body.ts';
import type { Found, Refiner, View } from './rule.ts';

const KEPT = /^(?:finns|läggs|lagras|sparas|publiceras|dokumenteras|registreras|laddas)$/iu;
/** So many words may stand between the verb and 'i'. */
const MOST_BETWEEN = 2;

/** Drops single words that something is kept in, at all their places. */
export const system: Refiner = {
  name: 'system',
  refine: (found, view) => {
    const systems = new Set(
      found.filter((name) => isStore(view, name)).map((n) => wordOf(view, n)),
    );
    return found.filter((name) => !isSingle(name) || !systems.has(wordOf(view, name)));
  },
};

function isSingle(name: Found): boolean {
  return name.label === 'ORG' && name.end - name.start === 1;
}

function wordOf(view: View, { sentence, start }: Found): string {
  return view.words[sentence]?.[start] ?? '';
}

function isStore(view: View, name: Found): boolean {
  const words = view.words[name.sentence] ?? [];
  if (!isSingle(name) || words[name.start - 1] !== 'i') return false;
  const before = words.slice(Math.max(0, name.start - 2 - MOST_BETWEEN), name.start - 1);
  const word = wordOf(view, name);
  // 'Kontoret finns i Kumla' makes no system of the municipality.
  const plain = /^\p{Lu}\p{Ll}+$/u.test(word) && !isMunicipality(word);
  return plain && before.some((word) => KEPT.test(word));
}
