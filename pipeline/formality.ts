/** What the words of a sentence make formal: a reservation, a statement, a remark, a conflict. */

import type { FormalityKind } from './beside.ts';
import words from './lexicon/formalities.json' with { type: 'json' };

function anyOf(list: readonly string[]): RegExp {
  const longestFirst = [...list].sort((a, b) => b.length - a.length);
  return new RegExp(
    `(?<!\\p{L})(?:${longestFirst.map((word) => word.replaceAll(' ', '\\s+')).join('|')})(?!\\p{L})`,
    'iu',
  );
}

const RESERVES = anyOf(words.reservations);
const STATES = anyOf(words.statements);
const REMARKS = anyOf(words.remarks);
const CONFLICT = anyOf(words.conflicts);
/** 'lämnar salen': under a heading of conflicts, one of interest. */
export const ABSENT = anyOf(words.absences);

/** The formality that a sentence words, or null. */
export function wordedFormality(text: string): FormalityKind | null {
  if (CONFLICT.test(text)) return 'conflict';
  if (RESERVES.test(text)) return 'reservation';
  if (STATES.test(text)) return 'statement';
  return REMARKS.test(text) ? 'remark' : null;
}
