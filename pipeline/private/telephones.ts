/** Telephone numbers that are somebody's own, as the Swedish numbering plan (PTS) has them. */
import type { Span } from '../base-types.ts';
import lexicon from '../lexicon/private.json' with { type: 'json' };
import { before, besidePerson, type Found, type Known, lineAt, wordsPattern } from './context.ts';
import { hasOfficialAddress } from './emails.ts';

const GAP = '[ \\u00A0\\u2009]';
/** The trunk zero or the country's code; then the area's digits, and groups of a subscriber's. */
const SHAPE = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\d[-–.,/:]|[-–/+(]|\\d[-–]\\s|\\d${GAP})` +
    `((?:\\+|00${GAP}?)46${GAP}?[-–]?(?:\\(0\\)|${GAP})?${GAP}?|\\(?0)([1-9]\\d{0,2}?)\\)?` +
    `(?:${GAP}?[-–/]${GAP}?|${GAP})?(\\d{2,8}(?:${GAP}\\d{2,4}){0,3})` +
    `(?![\\p{L}\\p{N}]|[-–.,/:]\\d|${GAP}?%|${GAP}(?:kr|kronor|tkr)(?!\\p{L}))`,
  'gu',
);
const MOBILE = /^7[02369]/u;
/** Numbers of whole organisations, and what is paid for by whoever is called. */
const NOBODYS = /^(?:10|20|77[0-9]|900|939|944|99)/u;
const OFFICE = new RegExp(wordsPattern(lexicon.linesOfOffices), 'iu');
const OFFICES = `\\p{L}*(?:${lexicon.officeEndings.join('|')})(?![\\p{L}\\p{N}])`;
const MARKS = new RegExp(`${wordsPattern(lexicon.officeMarks)}|${OFFICES}`, 'iu');
const OWN = new RegExp(wordsPattern(lexicon.ownLines), 'iu');
const OTHER = new RegExp(`${wordsPattern(lexicon.otherNumbers)}[\\s:.=()–-]*$`, 'iu');

/** The area's digits and the rest, wherever the gap between them stands. */
function nationalOf(area: string, rest: string): string | null {
  const digits = (area + rest).replace(/\D/gu, '');
  if (MOBILE.test(digits)) return digits.length === 9 ? digits : null;
  return digits.length >= 7 && digits.length <= 9 ? digits : null;
}

/** Grouped as a date or an amount is: '08 12 24', '020 000 000'. */
function isOther(found: string, rest: string): boolean {
  return /^0/u.test(rest) || /^0\d[ -–]\d{2}[ -–]\d{2}$/u.test(found);
}

/** What of the line tells whose number it is: all that stands before it, and a little after. */
function around(text: string, start: number, end: number): string {
  const line = lineAt(text, start);
  const from = Math.max(line.start, start - 80);
  return `${text.slice(from, start)} … ${text.slice(end, Math.min(line.end, end + 20))}`;
}

/** In a letter's head, at an office's desk: who has it there is at work. */
function isAtWork(text: string, { start, end }: Span): boolean {
  const near = text.slice(Math.max(0, start - 160), end + 80);
  return MARKS.test(near) || hasOfficialAddress(near);
}

/**
 * Every private number: of mobiles all that are no office's, of others those told to be somebody's
 * own, or in the row or sentence of a person who is not there for an office.
 */
export function* telephones(known: Known): Generator<Found> {
  const { text } = known;
  for (const { index, 0: found, 2: area = '', 3: rest = '' } of text.matchAll(SHAPE)) {
    const national = nationalOf(area, rest);
    if (national === null || NOBODYS.test(national)) continue;
    // A bracket is part of it only where it is around the area's digits.
    const outer = found.startsWith('(') && !found.includes(')') ? 1 : 0;
    const span = { start: index + outer, end: index + found.length };
    const near = around(text, span.start, span.end);
    if (OFFICE.test(near) || OTHER.test(before(text, index, 30))) continue;
    const mobile = MOBILE.test(national);
    if (!mobile && isOther(found, rest)) continue;
    if (!mobile && !OWN.test(near) && (!besidePerson(known, span) || isAtWork(text, span)))
      continue;
    yield { kind: 'telephone', ...span };
  }
}
