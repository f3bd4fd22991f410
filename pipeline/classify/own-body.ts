/** Whether the body that a sentence names as its subject is the one whose minutes these are. */
import deciders from '../lexicon/deciders.json' with { type: 'json' };
import type { Sentence } from '../types.ts';

const GENERIC = new Set(deciders.generic);

/**
 * True for generic words ('nämnden', 'vi') and for a name that shares its head with the meeting's
 * body ('chefsgruppen' – 'Chefsgrupp för …'); where the body is unknown, any name will do.
 */
export function isOwnBody(
  sentence: Sentence,
  decider: { readonly start: number; readonly end: number },
  body: string | undefined,
): boolean {
  const words = sentence.tokens.slice(decider.start, decider.end).map((t) => t.text.toLowerCase());
  const name = words.join(' ');
  if (body === undefined || GENERIC.has(name)) return true;
  const own = body.toLowerCase();
  if (own.includes(name) || name.includes(own)) return true;
  // A name of several words is its own; one word may be the head of a longer name.
  if (words.length > 1) return false;
  const head = indefinite(words[0] ?? '');
  return head.length >= 4 && own.split(/[^\p{L}-]+/u).some((word) => indefinite(word) === head);
}

/** 'chefsgruppen' and 'chefsgrupp' alike: without the ending of the definite form. */
function indefinite(word: string): string {
  return word.replace(/s$/u, '').replace(/(?:en|et|n|t)$/u, '');
}
