/** Where a phrase stands in the document. */
import { remember } from '../../remember.ts';
import type { Range, View } from './rule.ts';
import { baseForms } from './words.ts';

/** A place in the tokens. */
export type Place = Pick<Range, 'sentence' | 'start' | 'end'>;

/** A document's finder; rules share it. */
export function finderOf(view: View): Finder {
  const known = FINDERS.get(view);
  if (known) return known;
  const made = new Finder(view);
  FINDERS.set(view, made);
  return made;
}

/** Finds phrases in a document; hyphens and case do not count, a genitive ending may follow. */
export class Finder {
  readonly #view: View;
  /** By key: the sentence and the place in it of each word, one after the other. */
  readonly #index = new Map<string, number[]>();

  constructor(view: View) {
    this.#view = view;
    for (const [sentence, words] of view.words.entries()) {
      for (let at = 0; at < words.length; at++) {
        for (const key of keysOf(words[at] ?? '')) {
          const list = this.#index.get(key);
          if (list) list.push(sentence, at);
          else this.#index.set(key, [sentence, at]);
        }
      }
    }
  }

  /** All places of a phrase, in the order of the text. */
  places(phrase: readonly string[]): Place[] {
    const keys = phrase.map(keyOf);
    const found = this.#index.get(keys[0] ?? '') ?? [];
    const places: Place[] = [];
    for (let i = 0; i < found.length; i += 2) {
      const [sentence = 0, start = 0] = [found[i], found[i + 1]];
      if (!stands(keys, this.#view.words[sentence] ?? [], start)) continue;
      places.push({ sentence, start, end: start + keys.length });
    }
    return places;
  }
}

const FINDERS = new WeakMap<View, Finder>();

/** True where the words from `start` on are those of the keys. */
function stands(keys: readonly string[], words: readonly string[], start: number): boolean {
  const last = keys.length - 1;
  return keys.every((key, i) => {
    const word = words[start + i];
    if (word === undefined) return false;
    return i === last ? keysOf(word).includes(key) : keyOf(word) === key;
  });
}

const keysOf = remember((word): readonly string[] => [...new Set(baseForms(word).map(keyOf))]);

function keyOf(word: string): string {
  const bare = word.toLowerCase().replace(/[-\u2010\u2011]/gu, '');
  return bare === '' ? word : bare;
}
