/** The parts of a person's name, and when two names may be one person's. */
import given from './lexicon/given-names.json' with { type: 'json' };
import surnames from './lexicon/surnames.json' with { type: 'json' };
import { remember } from './remember.ts';
import { edits, fold, sameSpelling } from './similar.ts';

const REGISTERED = new Set(surnames.entries.map(fold));
const GIVEN = new Set(given.entries.map(fold));
const MOST_NAMES = 10_000;

/** A name as written, cleaned, with its parts folded for comparison. */
export interface Name {
  readonly text: string;
  readonly parts: readonly string[];
  /** The parts with blanks between them. */
  readonly whole: string;
  /** 'full': given and family name; 'initial': 'Åsa W'; 'single': one word. */
  readonly form: 'full' | 'initial' | 'single';
}

/** Reads a name; what extraction glued to it and marks around it are taken off. */
export const parseName = remember((written): Name => {
  const text = written
    .normalize('NFKC')
    .replace(/(?<=\p{Ll})(?:Ja|Nej)$/u, '')
    .replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/\s+/gu, ' ');
  const parts = text.split(' ').map(fold);
  const last = parts.at(-1) ?? '';
  const form = parts.length < 2 ? 'single' : last.length === 1 ? 'initial' : 'full';
  return { text, parts, whole: parts.join(' '), form };
}, MOST_NAMES);

/** The name without a genitive ending, or null where it has none. */
export function withoutGenitive(name: Name): Name | null {
  const bare = name.text.replace(/(?<=[^s])s$|[:’']s$/u, '');
  return bare === name.text ? null : parseName(bare);
}

/** True for a family name, folded, that the register knows: then it is hardly a misspelling. */
export function isRegisteredFamily(family: string): boolean {
  return REGISTERED.has(family);
}

/** True for a word, folded, that the registers of given and family names hold. */
export function isNameWord(word: string): boolean {
  return REGISTERED.has(word) || GIVEN.has(word);
}

/** The same words, whatever their case and accents. */
export function sameParts(a: Name, b: Name): boolean {
  return a.whole === b.whole;
}

/** A family name left out: 'Lena Berg Nord' and 'Lena Berg'. */
export function isShortened(a: Name, b: Name): boolean {
  const [firstA, ...familyA] = a.parts;
  const [firstB, ...familyB] = b.parts;
  if (firstA !== firstB || familyA.length === familyB.length) return false;
  const [few, many] = familyA.length < familyB.length ? [familyA, familyB] : [familyB, familyA];
  return few.length > 0 && few.every((part) => many.includes(part));
}

/** The same name without its rings and dots, as scans and foreign keyboards have it: 'Asa Malm'. */
function isRingless(a: Name, b: Name): boolean {
  const plain = ({ whole }: Name) => whole.replace(/[åä]/gu, 'a').replace(/ö/gu, 'o');
  return a.whole.length === b.whole.length && plain(a) === plain(b);
}

/** One slip of the pen in a full name: 'Anna Norgren' and 'Anna Nordgren'. */
export function isMisspelling(a: Name, b: Name): boolean {
  if (a.form === 'full' && b.form === 'full' && isRingless(a, b)) return true;
  const [firstA = '', ...familyA] = a.parts;
  const [firstB = '', ...familyB] = b.parts;
  const lastA = familyA.join(' ');
  const lastB = familyB.join(' ');
  if (lastA === lastB) return slip(firstA, firstB);
  if (firstA !== firstB) return false;
  return !(REGISTERED.has(lastA) && REGISTERED.has(lastB)) && sameSpelling(lastA, lastB);
}

/** 'Daniel' and 'Daniell', but not 'Jan' and 'Jon', 'Karin' and 'Karina' by an ending. */
function slip(a: string, b: string): boolean {
  return (
    Math.min(a.length, b.length) >= 5 &&
    edits(a, b) === 1 &&
    !/[ao]$/u.test(a.length > b.length ? a : b)
  );
}
