/** Whether a sentence names somebody. */

/**
 * The name, or the given name as a word of its own, also as a genitive; a given name with another
 * surname or initial behind it is somebody else's: 'Asta L' is not Asta Ek.
 */
export function isNamed(text: string, name: string): boolean {
  const [given = name, ...others] = name.split(/\s+/u);
  if (hits(text, name).length > 0) return true;
  if (given.length < 2) return false;
  const initials = others.map((one) => one.charAt(0));
  return hits(text, given).some((end) => {
    const next = /^\s+(\p{Lu})(?:\p{Ll}|(?=[\s.,:;!?]|$))/u.exec(text.slice(end));
    return next === null || initials.length === 0 || initials.includes(next[1] ?? '');
  });
}

/** Where the word ends, each time it stands there; a first letter of a name may be a capital. */
function hits(text: string, word: string): number[] {
  if (word.length < 2) return [];
  const [first = '', ...rest] = word.split('');
  const plain = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const start = first === first.toUpperCase() ? plain(first) : `[${first}${first.toUpperCase()}]`;
  const form = new RegExp(`(?<!\\p{L})${start}${plain(rest.join(''))}s?(?!\\p{L})`, 'gu');
  return [...text.matchAll(form)].map((match) => match.index + match[0].length);
}
