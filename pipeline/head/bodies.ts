/** Words of bodies that meet, and the name that a line keeps without what surrounds it. */
import bodies from '../lexicon/head-bodies.json' with { type: 'json' };
import kinds from '../lexicon/head-kinds.json' with { type: 'json' };
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import { kindWord } from './kinds.ts';
import { printedTimes } from './printed.ts';
import { type Range, tighten } from './rows.ts';
import { fold, isVerb, plain } from './words.ts';

const MEETINGS = new Set(kinds.meetings);
const FILLERS = new Set(kinds.fillers);
const ENDINGS = bodies.endings.map(plain);
const COMPOUNDS: ReadonlyMap<string, string> = new Map(Object.entries(bodies.compounds));
const COMPOUND = new RegExp(
  `^(\\p{L}*?)(${[...COMPOUNDS.keys()].join('|')})s?(?:möte|mötet|sammanträde|sammanträdet|protokoll)$`,
  'iu',
);

/** 'möte', 'årsstämma': a word for an occasion to meet. */
export function isMeetingWord(word: string): boolean {
  return MEETINGS.has(fold(word).replace(/[^\p{L}]+$/gu, ''));
}

/** A word that names a board, committee or group, or ends in one. */
export function isBodyWord(word: string): boolean {
  const bare = plain(word).replace(/[^\p{L}]+$/u, '');
  return ENDINGS.some((ending) => bare.endsWith(ending));
}

/** A verb, or a word by which bodies say what they decide. */
export function saysSomething(word: string): boolean {
  return isVerb(word) || phrases.decides.includes(word);
}

/** 'Kårstyrelsen' of 'Kårstyrelsemöte', or null. */
export function bodyInCompound(word: string): string | null {
  const made = COMPOUND.exec(word);
  const body = COMPOUNDS.get((made?.[2] ?? '').toLowerCase());
  return made && body !== undefined ? capital(((made[1] ?? '') + body).toLowerCase()) : null;
}

/** The first letter a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Word extends Range {
  readonly text: string;
}

/** What is left of a line without kind, dates, numbers and small words at its ends, or null. */
export function core(text: string, from: number): Range | null {
  const drop = printedTimes(text).map((time) => time.range);
  const words = [...text.matchAll(/[^\s\t]+/gu)]
    .map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }))
    .filter((w) => w.start >= from);
  let a = 0;
  let b = words.length;
  while (a < b && isLoose(words[a], drop)) a++;
  // A date or a meeting ends the name: 'Datorklubbens vårmöte 2020, torsdagen …'.
  const stop = words.findIndex((w, i) => i > a && ends(w, drop));
  if (stop > 0) b = stop;
  while (b > a && isLoose(words[b - 1], drop)) b--;
  const first = words[a];
  const last = words[b - 1];
  if (!first || !last || b <= a) return null;
  return tighten(text, { start: first.start, end: last.end }, ',.:;–-*#"');
}

/** Kind, date, number or small word: no part of a name at its ends. */
function isLoose(word: Word | undefined, drop: readonly Range[]): boolean {
  if (!word || drop.some((d) => word.start >= d.start && word.start < d.end)) return true;
  const bare = fold(word.text).replace(/^[^\p{L}\p{N}§]+|[^\p{L}\p{N}]+$/gu, '');
  if (bare === '' || /^[\d()[\]/.:–-]+$/u.test(bare) || /^läsåret?$/u.test(bare)) return true;
  return kindWord(bare) !== null || FILLERS.has(bare) || isMeetingWord(bare);
}

/** The number in a register that follows the name of a society. */
const REGISTERED = /^\(?org(?:anisations)?[.-]?(?:nr|nummer)?[.:]?$/iu;

function ends(word: Word, drop: readonly Range[]): boolean {
  if (drop.some((d) => word.start >= d.start && word.start < d.end)) return true;
  if (REGISTERED.test(word.text)) return true;
  return isMeetingWord(word.text) || kindWord(word.text) !== null;
}
