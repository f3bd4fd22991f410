/** The words of tasks, made into patterns. */
import words from '../lexicon/actions.json' with { type: 'json' };

type List = Exclude<keyof typeof words, 'source' | 'shortRoles'>;

function escaped(word: string): string {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  // 'tar sedan med': an adverb may part a verb from its particle.
  return plain.replace(/(?<=r) (?=\p{Ll})/u, INSIDE).replace(/ /gu, '\\s+');
}

const INSIDE = '\\s+(?:(?:sedan|också|även|då|nu|själv|sig)\\s+)?';

/** One of the words, whole, as the source of a pattern without case; the longest first. */
export function oneOf(list: List): string {
  const longestFirst = [...words[list]].sort((a, b) => b.length - a.length);
  // The first letter is asked for first, being cheaper.
  const firsts = new Set(words[list].map((word) => escaped(word.slice(0, 1))));
  return `(?=[${[...firsts].join('')}])(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`;
}

/** Short forms of offices as the source of a pattern. */
export const SHORT_ROLES = `(?:${Object.keys(words.shortRoles)
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|')})\\.?(?![\\p{L}\\p{N}])`;

/** True where the pattern fits at the place; it has to be sticky. The end of what fits, or null. */
export function endAt(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
