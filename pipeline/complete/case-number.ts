/** The number under which a matter is registered: 'KS 2024/88', 'Dnr 23/0302', '(2026-0142)'. */
import { missing, notApplicable, present } from './judgement.ts';
import type { Matter } from './matter.ts';
import type { Judgement } from './types.ts';
import { says } from './words.ts';

/** What a label names, whatever its form. */
const LABELLED = /(?<!\p{L})(?:dnr|diarienr|diarienummer|ärendenummer|ärendenr)\.?:?\s+\S*\d\S*/iu;
const YEAR = '(?:19|20)?\\d{2}';
/** With the letters of a board beside it or in brackets: bare, it might be a date. */
const BARE = new RegExp(
  [
    `(?<!\\p{L})\\p{Lu}{2,6}[ -]?${YEAR}[-/:.]\\d{1,6}(?!\\d)`,
    `\\(${YEAR}[-/]\\d{3,6}\\)`,
    // A day has no more than two digits: '0751/22' is none.
    `(?<![\\d/-])\\d{3,5}/\\d{2}(?![\\d/])`,
    `(?<!\\d)${YEAR}[/.:]\\d{1,6}\\s\\p{Lu}{2,6}(?!\\p{L})`,
  ].join('|'),
  'u',
);
/** It stands at the head of a matter: on the line of its title or just below. */
const HEAD = 160;

/** The case number of a matter; what is formal needs none. */
export function caseNumberOf({ item, text, heading }: Matter): Judgement {
  const { start } = item.heading;
  const head = heading + text.slice(0, HEAD);
  const found = LABELLED.exec(head) ?? BARE.exec(head);
  if (found) {
    const at = start + found.index;
    return present([{ start: at, end: at + found[0].length }]);
  }
  return says('formal', item.title) ? notApplicable('formal') : missing();
}
