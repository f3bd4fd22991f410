/** Which words of two texts mean the same thing: stems, and compounds that begin alike. */
import { stems } from '../stems.ts';

/** 'skyltning' and 'skyltarna' share their first five letters; four are shared by chance. */
const SHARED_START = 5;

/** Stems of the words that carry content, each once, lower case. */
export function contentWords(text: string): ReadonlySet<string> {
  return new Set(stems(text.match(/\p{L}[\p{L}-]+/gu) ?? []));
}

/** The words of `a` that `b` has too, or a longer or shorter form of. */
export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  const starts = new Set([...b].map((word) => word.slice(0, SHARED_START)));
  return [...a].filter(
    (word) =>
      b.has(word) || (word.length >= SHARED_START && starts.has(word.slice(0, SHARED_START))),
  );
}
