/** The words that tell deadlines from other times, made into questions to a piece of text. */
import words from '../lexicon/deadlines.json' with { type: 'json' };

type List = Exclude<keyof typeof words, 'source'>;

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/ /gu, '\\s+');
}

/** One of the words, at any place. */
function inside(list: List): string {
  const longestFirst = [...words[list]].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(escaped).join('|')})`;
}

/** One of the words at a word's start; its first letter is asked for first, being cheaper. */
function source(list: List): string {
  const firsts = new Set(words[list].map((word) => escaped(word.slice(0, 1))));
  return `(?=[${[...firsts].join('')}])(?<![\\p{L}\\p{N}])${inside(list)}`;
}

const WHOLE = '(?![\\p{L}\\p{N}])';

/** One of the words anywhere. */
export function anywhere(list: List): RegExp {
  return new RegExp(`${source(list)}${WHOLE}`, 'iu');
}

/** One of the words as the last before the time, up to `gap` other words between. */
export function justBefore(list: List, gap = 0): RegExp {
  return new RegExp(
    `${source(list)}${WHOLE}(?:\\s+[\\p{L}\\p{N}§,&()]+){0,${gap}}[\\s:,–-]*$`,
    'iu',
  );
}

/** One of the stems with a verb's or participle's ending. */
export function inflected(list: List): RegExp {
  const ending = '(?:a|as|ar|er|r|s|es|at|ats|e)';
  return new RegExp(`${source(list)}${ending}${WHOLE}`, 'iu');
}

/** One of the stems with the ending of a present in the active. */
export function active(list: List): RegExp {
  return new RegExp(`${source(list)}(?:ar|er|r)${WHOLE}`, 'iu');
}

/** One of the nouns, or a compound that ends in one. */
export function suffixed(list: List): RegExp {
  return new RegExp(`${inside(list)}${WHOLE}`, 'iu');
}

/** One of the nouns or a compound that ends in one, the whole word. */
export function compounds(list: List): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])[\\p{L}-]*${inside(list)}${WHOLE}`, 'iu');
}

const PAST = anywhere('pasts');
/** Small letters only: names end in anything. */
const PAST_ENDING =
  /(?<!\p{L})\p{Ll}{2,}(?:ade|ades|dde|ddes|rdes|ldes|ndes|ktes|ptes|stes)(?!\p{L})/u;
const SUPINE = new RegExp(
  '(?<!\\p{L})(?:har|hade)(?:\\s+[^\\s.!?;:]+){0,7}?\\s+' +
    '\\p{L}{2,}(?:[aitkpslrm]t|ts|(?:kä|sä|vä)nt)(?!\\p{L})',
  'iu',
);
const OBLIGED = anywhere('obligations');
const PLANNED = anywhere('plans');

/** 'av var och en', 'var tredje vecka': each, not was. */
const EACH = /(?<!\p{L})var(?=\s+(?:och\s+en|ann?an|fjärde|femte|tredje|vecka|månad)(?!\p{L}))/giu;
/** 'borde ha satts upp', 'skulle ha lämnats': what did not happen. */
const COUNTERFACTUAL = /(?<!\p{L})(?:borde|kunde)\s+(?:ha\s+)?\p{L}+(?:ts|it|at|tt)(?!\p{L})/iu;

/**
 * True where a clause tells what happened or did not; 'ska ha lämnats' and 'var planerat' tell what
 * is to happen.
 */
export function isPast(clause: string): boolean {
  if (PLANNED.test(clause)) return false;
  if (COUNTERFACTUAL.test(clause)) return true;
  if (OBLIGED.test(clause)) return false;
  const text = clause.replace(EACH, '');
  return PAST.test(text) || PAST_ENDING.test(text) || SUPINE.test(text);
}
