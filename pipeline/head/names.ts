/** Names of people by their shape: where one begins, where it ends, what clings to it. */
import names from '../lexicon/head-names.json' with { type: 'json' };

import type { Range } from './rows.ts';
import {
  fold,
  isGivenName,
  isKnownOrganisation,
  isOrganisationWord,
  isRoleWord,
  isSurname,
  isVacant,
} from './words.ts';

/** A name in a row. `range` is what is printed, `name` without what extraction glued to it. */
export interface NameRead {
  readonly range: Range;
  readonly name: string;
  /** 'Ja' of 'AlmgrenJa', or null. */
  readonly glued: string | null;
}

const MOST_WORDS = 5;
/** No name with the office before it is longer; looking further costs time and finds nothing. */
export const REACH = 160;
const PARTICLES = new Set(names.particles);
const NAME_WORD = /^\p{Lu}(?:[\p{L}'’]*|\.)(?:-\p{L}[\p{L}'’]*)*\.?$/u;
const GLUED = /^(\p{Lu}[\p{L}-]*\p{Ll})(Ja|Nej|Närvarande|Frånvarande)$/u;

interface Word extends Range {
  readonly text: string;
  /** Without a mark that closes it. */
  readonly bare: string;
  readonly closed: boolean;
}

/** The words of a part of a text. */
export function wordsOf(text: string, range: Range): Word[] {
  const words: Word[] = [];
  const printed = /\S+/gu;
  printed.lastIndex = range.start;
  for (let match = printed.exec(text); match; match = printed.exec(text)) {
    const start = match.index;
    if (start >= range.end) break;
    const raw = match[0].slice(0, range.end - start);
    const bare = withoutMarks(raw);
    words.push({ start, end: start + bare.length, text: raw, bare, closed: bare !== raw });
  }
  return words;
}

function withoutMarks(word: string): string {
  if (!/[.,:;]$/u.test(word)) return word;
  return word.replace(/(?<!^\p{Lu})[.,:;]+$/u, '').replace(/[,:;]+$/u, '');
}

/** The name that a part of a row starts with, or null. `until` is the last place it may reach. */
export function readName(text: string, range: Range, until = range.end): NameRead | null {
  const taken: Word[] = [];
  let glued: string | null = null;
  const words = wordsOf(text, {
    start: range.start,
    end: Math.min(range.end, range.start + REACH),
  });
  for (let i = 0; i < words.length && taken.length < MOST_WORDS; i++) {
    const word = words[i];
    if (!word || word.start >= until) break;
    if (!joinsName(word, words[i + 1], taken)) break;
    taken.push(word);
    glued = GLUED.exec(word.bare)?.[2] ?? null;
    if (word.closed || glued !== null) break;
  }
  const last = taken.at(-1);
  const first = taken[0];
  if (!first || !last) return null;
  const name = text.slice(first.start, last.end - (glued?.length ?? 0)).replace(/\s+/gu, ' ');
  return { range: { start: first.start, end: last.end }, name, glued };
}

function joinsName(word: Word, next: Word | undefined, taken: readonly Word[]): boolean {
  if (PARTICLES.has(word.bare.toLowerCase()) && next && NAME_WORD.test(next.bare)) {
    return /^\p{Ll}/u.test(word.bare) ? !word.closed : taken.length > 0;
  }
  if (!NAME_WORD.test(word.bare) || isVacant(word.bare)) return false;
  if (taken.length === 0) return !isRoleWord(word.bare) || isGivenName(word.bare);
  if (/^(?:Ja|Nej|Via|X)$/u.test(word.bare)) return false;
  // 'My Ek HR': an acronym after a name in small letters is no part of it.
  const capitals = taken.every((w) => /^[\p{Lu}-]+$/u.test(w.bare));
  if (taken.length > 1 && !capitals && /^\p{Lu}{2,}$/u.test(word.bare)) return false;
  // A surname may look like an office or a body ('Rektor', 'Kårén'); the second word is trusted.
  if (isOrganisationWord(word.bare) && !isSurname(word.bare)) return false;
  return !isRoleWord(word.bare) || isSurname(word.bare);
}

/** How surely words that look like a name are one: 2 by the registers, 1 by shape, 0 not. */
export function certainty(name: string): 0 | 1 | 2 {
  const words = name.split(' ');
  const [first = '', second] = words;
  const last = words.at(-1) ?? '';
  if (isKnownOrganisation(name) && !(second && isGivenName(first))) return 0;
  if (isOrganisationWord(first) || isVacant(first) || /^\p{Lu}{3,}$/u.test(first)) return 0;
  if (second === undefined) return isGivenName(first) ? 2 : /^\p{Lu}\p{Ll}/u.test(first) ? 1 : 0;
  if (isGivenName(first) || isSurname(last)) return 2;
  return 1;
}

/** Two full names that lost the comma between them: 'Ada Berg Bo Ek'. */
export function splitTwoNames(text: string, read: NameRead): NameRead[] {
  const words = wordsOf(text, read.range);
  const [a, b, c, d] = words;
  if (words.length !== 4 || !a || !b || !c || !d) return [read];
  const two =
    isGivenName(a.bare) && !isGivenName(b.bare) && isGivenName(c.bare) && isSurnameLike(d.bare);
  if (!two || isSurname(c.bare)) return [read];
  return [
    { range: { start: a.start, end: b.end }, name: `${a.bare} ${b.bare}`, glued: null },
    {
      ...read,
      range: { start: c.start, end: read.range.end },
      name: read.name.split(' ').slice(2).join(' '),
    },
  ];
}

function isSurnameLike(word: string): boolean {
  return !isGivenName(word) || isSurname(word);
}

/** True where `short` may be a shorter form of `full`: 'Åsa W', 'Åsa Wal.', 'Åsa' of 'Åsa Wallin'. */
export function abbreviates(short: string, full: string): boolean {
  const [given = '', ...family] = fold(short).split(' ');
  const [whole = '', ...rest] = fold(full).split(' ');
  if (family.length > rest.length || fold(short) === fold(full)) return false;
  if (given.replaceAll('.', '') !== whole) return false;
  return family.every((part, i) => {
    const long = rest[i] ?? '';
    const letters = part.replaceAll('.', '');
    // A family name is not another one that begins alike: 'Lind' is no 'Lindberg'.
    const isCut = letters.length === 1 || part.endsWith('.');
    return letters === long || (isCut && long.startsWith(letters));
  });
}
