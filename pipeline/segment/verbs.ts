/** Whether words make a sentence. */
import verbs from '../lexicon/verbs.json' with { type: 'json' };

const FINITE = new Set(verbs.entries);
/** 'godkändes', 'framfördes'; a present participle has no such form: 'ordförandes' is of a noun. */
const FINITE_ENDING = /^\p{Ll}{2,}(?:\p{Ll}(?:ades?|ddes|ttes|ktes)|(?<![ae])ndes|[lrv]des)$/u;

/** Whether the line says something, as far as a word list and endings tell. */
export function hasFiniteVerb(text: string): boolean {
  return text.split(/[^\p{L}]+/u).some((word, i) => {
    const lower = word.toLowerCase();
    return FINITE.has(lower) || (i > 0 && FINITE_ENDING.test(word));
  });
}
