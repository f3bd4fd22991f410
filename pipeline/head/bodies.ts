/** Words of bodies that meet, and the name that a line keeps without what surrounds it. */
import bodies from '../lexicon/head-bodies.json' with { type: 'json' };
import kinds from '../lexicon/head-kinds.json' with { type: 'json' };
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import { remember } from '../remember.ts';
import { kindWord } from './kinds.ts';
import { printedTimes } from './printed.ts';
import { type Range, tighten } from './rows.ts';
import { fold, isVerb, MOST_WORDS, plain } from './words.ts';

const DECIDES = new Set(phrases.decides);
const MEETINGS = new Set(kinds.meetings);
const FILLERS = new Set(kinds.fillers);
const ENDINGS = bodies.endings.map(plain);
const COMPOUNDS: ReadonlyMap<string, string> = new Map(Object.entries(bodies.compounds));
const COMPOUND = new RegExp(
  `^(\\p{L}*?)(${[...COMPOUNDS.keys()].join('|')})s?(?:möte|mötet|sammanträde|sammanträdet|protokoll)$`,
  'iu',
);

/** 'möte', 'årsstämma': a word for an occasion to meet. */
export const isMeetingWord = remember(
  (word): boolean => MEETINGS.has(fold(word).replace(/[^\p{L}]+$/gu, '')),
  MOST_WORDS,
);

/** A word that names a board, committee or group, or ends in one. */
export const isBodyWord = remember((word): boolean => {
  const bare = plain(word).replace(/[^\p{L}]+$/u, '');
  return ENDINGS.some((ending) => bare.endsWith(ending));
}, MOST_WORDS);

/** A verb, or a word by which bodies say what they decide. */
export function saysSomething(word: string): boolean {
  return isVerb(word) || DECIDES.has(word);
}

/** 'Kårstyrelsen' of 'Kårstyrelsemöte', or null. */
export const bodyInCompound = remember((word): string | null => {
  const made = COMPOUND.exec(word);
  const body = COMPOUNDS.get((made?.[2] ?? '').toLowerCase());
  return made && body !== undefined ? capital(((made[1] ?? '') + body).toLowerCase()) : null;
}, MOST_WORDS);

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
  const words: Word[] = [];
  for (const { index, 0: word } of text.matchAll(/\S+/gu)) {
    if (index >= from) words.push({ start: index, end: index + word.length, text: word });
  }
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
  return !word || isDropped(word, drop) || isSmall(word.text);
}

function isDropped({ start }: Word, drop: readonly Range[]): boolean {
  return drop.some((range) => start >= range.start && start < range.end);
}

const isSmall = remember((word): boolean => {
  const bare = fold(word).replace(/^[^\p{L}\p{N}§]+|[^\p{L}\p{N}]+$/gu, '');
  if (bare === '' || /^[\d()[\]/.:–-]+$/u.test(bare) || /^läsåret?$/u.test(bare)) return true;
  return kindWord(bare) !== null || FILLERS.has(bare) || isMeetingWord(bare);
}, MOST_WORDS);

/** The number in a register that follows the name of a society. */
const REGISTERED = /^\(?org(?:anisations)?[.-]?(?:nr|nummer)?[.:]?$/iu;

function ends(word: Word, drop: readonly Range[]): boolean {
  return isDropped(word, drop) || endsName(word.text);
}

const endsName = remember(
  (word): boolean => REGISTERED.test(word) || isMeetingWord(word) || kindWord(word) !== null,
  MOST_WORDS,
);
