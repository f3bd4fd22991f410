/** Names in running text: the one before a verb or after it, nicknames included. */
import { certainty, type NameRead, readName, wordsOf } from './names.ts';
import { type Range, type Row, tighten } from './rows.ts';
import { isGivenName, isOrganisationWord, isRoleWord, isVacant, isVerb } from './words.ts';

/** A name with the row it stands in. */
export interface Found {
  readonly row: Row;
  readonly range: Range;
  readonly name: string;
}

const NICKNAME = /^\p{L}[\p{L}\d]{1,11}$/u;
const NO_NAMES = new Set(
  'mötet stämman årsmötet styrelsen vi som och till av i att det den har inte hen han hon föreslogs föreslås väljs valdes utses utsågs mig sig kl kl. klockan att: beslut tillika själv själva ny nya nytt in till jämte dagens protokollet'.split(
    ' ',
  ),
);

/** The name that ends right before `end`: 'Sittande sekreterare kaj | föreslogs'. */
export function nameBefore(row: Row, start: number, end: number): Found | null {
  const text = row.text;
  const range = tighten(text, { start, end: withoutBrackets(text, start, end) });
  const words = wordsOf(text, range);
  let from = words.length;
  while (from > 0 && /^\p{Lu}/u.test(words[from - 1]?.bare ?? '') && !words[from - 1]?.closed)
    from--;
  for (let at = from; at < words.length; at++) {
    const word = words[at];
    if (!word || NO_NAMES.has(word.bare.toLowerCase())) continue;
    const read = readName(text, { start: word.start, end: range.end });
    if (read && read.range.end === range.end && isPerson(read)) return found(row, read);
  }
  const last = words.at(-1);
  return last && isNickname(last.bare) ? foundWord(row, last) : null;
}

/** The name that starts right after `start`, or null. */
export function nameAfter(row: Row, start: number): Found | null {
  const range = tighten(row.text, { start, end: row.text.length });
  const word = wordsOf(row.text, range)[0];
  if (!word || NO_NAMES.has(word.bare.toLowerCase())) return null;
  const read = readName(row.text, range);
  if (read && read.range.start === range.start) return isPerson(read) ? found(row, read) : null;
  return isNickname(word.bare) ? foundWord(row, word) : null;
}

function withoutBrackets(text: string, start: number, end: number): number {
  return start + text.slice(start, end).replace(/\s*\([^)]*\)\s*$/u, '').length;
}

function isPerson(read: NameRead): boolean {
  const [first = ''] = read.name.split(' ');
  if (NO_NAMES.has(first.toLowerCase()) || certainty(read.name) === 0) return false;
  return !isOrganisationWord(first) || isGivenName(first);
}

function isNickname(word: string): boolean {
  const lower = word.toLowerCase();
  if (!NICKNAME.test(word) || NO_NAMES.has(lower) || isVacant(word)) return false;
  return !isRoleWord(word) && !isVerb(word) && !isOrganisationWord(word);
}

function found(row: Row, read: NameRead): Found {
  return { row, range: read.range, name: read.name };
}

function foundWord(row: Row, word: Range & { readonly bare: string }): Found {
  return { row, range: { start: word.start, end: word.end }, name: word.bare };
}
