/**
 * Digits and letters that reading a scan takes for each other: O for 0, l and I for 1, and the
 * other way round inside words. Unit for unit, so places stay what they are.
 */
import { MONTH_NAMES } from '../calendar/index.ts';

const EDGE = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const MONTH = `(?:${MONTH_NAMES.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)`;
/** '2O24-O3-12', 'l4.3O': numbers with marks between, of which a digit is left. */
const MARKED = `${EDGE}(?=[OolI:./-]*\\d)(?:[\\dOolI]{1,4}[-./:])+[\\dOolI]{1,4}${END}`;
/** 'l2 mars', '2O april'. */
const DAY = `${EDGE}(?=[OolI]?\\d)[\\dOolI]{2}(?=\\s+${MONTH}${END})`;
/** '2O24', '2o25'. */
const YEAR = `${EDGE}(?:[l1I]9|2[Oo0])[\\dOolI]{2}${END}`;
const NUMBER = new RegExp(`${MARKED}|${DAY}|${YEAR}`, 'giu');
/** 'Kar1sson', 'Bj0rk': one digit among small letters. */
const WORD = /(?<=\p{L}\p{Ll}*\p{Ll})[10](?=\p{Ll}{2,})/gu;
/** What must stand in a text for the one and the other to change it; few texts have it. */
const MIXED = /[OoLlIi][-./:]?\d|\d[-./:]?[OoLlIi]/u;
const IN_WORD = /[10]\p{Ll}/u;

/** The text as it was printed. */
export function restoreScanned(text: string): string {
  const numbers = MIXED.test(text)
    ? text.replace(NUMBER, (number) => number.replace(/o/giu, '0').replace(/[lI]/gu, '1'))
    : text;
  if (!IN_WORD.test(numbers)) return numbers;
  return numbers.replace(WORD, (digit) => (digit === '1' ? 'l' : 'o'));
}
