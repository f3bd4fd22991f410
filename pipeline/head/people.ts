/** Names in running text: the one before a verb or after it, nicknames included. */
import names from '../lexicon/head-names.json' with { type: 'json' };
import type { Evidence } from '../types.ts';
import { certainty, type NameRead, REACH, readName, wordsOf } from './names.ts';
import { type Range, type Row, tighten } from './rows.ts';
import { isGivenName, isOrganisationWord, isRoleWord, isVacant, isVerb } from './words.ts';

/** A name with the row it stands in. */
export interface Found {
  readonly row: Row;
  readonly range: Range;
  readonly name: string;
}

/** A name with the construction that found it. */
export interface FoundBy extends Found, Evidence {}

const NICKNAME = /^\p{L}[\p{L}\d]{1,11}$/u;
const NO_NAMES = new Set(names.notNames);

/** The name that ends right before `end`: 'Sittande sekreterare kaj | föreslogs'. */
export function nameBefore(row: Row, start: number, end: number): Found | null {
  const text = row.text;
  const from = Math.max(start, end - REACH);
  const range = tighten(text, { start: from, end: withoutBrackets(text, from, end) });
  const words = wordsOf(text, range);
  let first = words.length;
  while (first > 0 && isCapital(words[first - 1])) first--;
  for (let at = first; at < words.length; at++) {
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
  const end = Math.min(row.text.length, start + REACH);
  const range = tighten(row.text, { start, end });
  const word = wordsOf(row.text, range)[0];
  if (!word || NO_NAMES.has(word.bare.toLowerCase())) return null;
  const read = readName(row.text, range);
  if (read && read.range.start === range.start) return isPerson(read) ? found(row, read) : null;
  return isNickname(word.bare) ? foundWord(row, word) : null;
}

/** A capitalised word that no mark closes. */
function isCapital(word: { readonly bare: string; readonly closed: boolean } | undefined): boolean {
  return word !== undefined && !word.closed && /^\p{Lu}/u.test(word.bare);
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
