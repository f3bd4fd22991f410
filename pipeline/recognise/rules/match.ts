/** Where a phrase stands in the document. */
import type { Range, View } from './rule.ts';
import { baseForms } from './words.ts';

/** A place in the tokens. */
export type Place = Pick<Range, 'sentence' | 'start' | 'end'>;

/** Finds phrases in a document; hyphens and case do not count, a genitive ending may follow. */
export class Finder {
  readonly #view: View;
  readonly #index = new Map<string, { sentence: number; at: number }[]>();

  constructor(view: View) {
    this.#view = view;
    view.words.forEach((words, sentence) => {
      words.forEach((word, at) => {
        for (const form of keysOf(word)) {
          const list = this.#index.get(form);
          if (list) list.push({ sentence, at });
          else this.#index.set(form, [{ sentence, at }]);
        }
      });
    });
  }

  /** All places of a phrase, in the order of the text. */
  places(phrase: readonly string[]): Place[] {
    const keys = phrase.map(keyOf);
    const last = keys.length - 1;
    return (this.#index.get(keys[0] ?? '') ?? []).flatMap(({ sentence, at }) => {
      const words = this.#view.words[sentence] ?? [];
      const fits = keys.every((key, i) => {
        const word = words[at + i];
        if (word === undefined) return false;
        return i === last ? keysOf(word).includes(key) : keyOf(word) === key;
      });
      return fits ? [{ sentence, start: at, end: at + keys.length }] : [];
    });
  }
}

function keysOf(word: string): string[] {
  return [...new Set(baseForms(word).map(keyOf))];
}

function keyOf(word: string): string {
  const bare = word.toLowerCase().replace(/[-\u2010\u2011]/gu, '');
  return bare === '' ? word : bare;
}
