/** Whether words make a sentence. */
import verbs from '../lexicon/verbs.json' with { type: 'json' };

const FINITE = new Set(verbs.entries);
const FINITE_ENDING = /^\p{Ll}{3,}(?:ade|ades|erade|erades|ddes|ttes|ktes)$/u;

/** Whether the line says something, as far as a word list and endings tell. */
export function hasFiniteVerb(text: string): boolean {
  return text.split(/[^\p{L}]+/u).some((word, i) => {
    const lower = word.toLowerCase();
    return FINITE.has(lower) || (i > 0 && FINITE_ENDING.test(word));
  });
}
