/**
 * Swedish personal identity numbers (personnummer) and coordination numbers (samordningsnummer):
 * a date of birth, of the latter with 60 added to its day, and four digits, the last one a check by
 * Luhn's rule (SKV 704, SKV 707).
 */
import lexicon from '../lexicon/private.json' with { type: 'json' };
import { before, type Found, wordsPattern } from './context.ts';

const SHAPE = new RegExp(
  // Two may stand beside each other with a slash between; a case number has one behind its year.
  '(?<![\\p{L}\\p{N}]|\\d[-–.,:])(?:(?<!\\d/)|(?<=[-–+]\\d{4}/))' +
    '(18|19|20)?(\\d{2})(\\d{2})(\\d{2})(?:[ \\u00A0]?[-–‐‑−+][ \\u00A0]?|[ \\u00A0])?(\\d{3})[ ]?(\\d)' +
    '(?![\\p{L}\\p{N}]|[-–.,:]\\d|/\\d{1,5}(?!\\d))',
  'gu',
);
const LABEL = new RegExp(`${wordsPattern(lexicon.numberLabels)}[\\s:.=()]*$`, 'iu');
const OTHER = new RegExp(`${wordsPattern(lexicon.otherNumbers)}[\\s:.=()–-]*$`, 'iu');
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True where doubling every other digit and adding up gives a multiple of ten. */
function checks(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Month and day of somebody's birth; an organisation's number has a month of 20 or more. */
function isBirthday(century: string, year: string, month: string, day: string): boolean {
  const days = DAYS[Number(month) - 1];
  const born = Number(day) > 60 ? Number(day) - 60 : Number(day);
  if (days === undefined || born < 1 || born > days) return false;
  if (born < 29 || Number(month) !== 2) return true;
  const full = century === '' ? null : Number(century + year);
  const leap = Number(year) % 4 === 0;
  return full === null ? leap : leap && (full % 100 !== 0 || full % 400 === 0);
}

/** Every number of the text. One that is called by its name is one though its check fails. */
export function* identityNumbers(text: string): Generator<Found> {
  for (const { index, 0: found, 1: century = '', 2: year = '', ...rest } of text.matchAll(SHAPE)) {
    const { 3: month = '', 4: day = '', 5: serial = '', 6: check = '' } = rest;
    if (!isBirthday(century, year, month, day)) continue;
    const near = before(text, index, 30);
    const told = LABEL.test(near);
    if (!told && (OTHER.test(near) || !checks(year + month + day + serial + check))) continue;
    yield { kind: 'identity-number', start: index, end: index + found.length };
  }
}
