/** Corrections without those that name somebody who is to be forgotten or left out. */

import type { Correction } from '../../eval/gold/corrections.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { fullPlaces, isFull, shortPlaces } from '../forget/names.ts';
import type { Sieve } from '../forget/sieve.ts';
import { ask, type Steps } from './database.ts';
import { type Kept, wordsOf } from './reviewed.ts';

/** What becomes of corrections. */
export interface Cleared {
  readonly left: readonly Kept[];
  /** Numbers of those that go. */
  readonly gone: readonly number[];
  /** Those whose reviewer is covered. */
  readonly covered: readonly Kept[];
}

/** True where a correction's words name somebody who was forgotten. */
export function isNamedIn(correction: Correction, sieve: Sieve, sha256: string): boolean {
  return wordsOf(correction).some(
    (text) => sieve.knows(text, sha256) || sieve.text(text, sha256) !== text,
  );
}

/** Of those whose words the sieve finds nothing is kept; a reviewer's name is covered. */
export function clearedBy(kept: readonly Kept[], sieve: Sieve): Cleared {
  const names = ({ correction, sha256 }: Kept) => isNamedIn(correction, sieve, sha256);
  const left = kept
    .filter((one) => !names(one))
    .map((one): Kept => {
      return one.who === null ? one : { ...one, who: sieve.text(one.who) };
    });
  const before = new Map(kept.map((one) => [one.number, one.who]));
  return {
    left,
    gone: kept.filter(names).map(({ number }) => number),
    covered: left.filter(({ number, who }) => before.get(number) !== who),
  };
}

/** Those that speak of nobody: what is said of people goes, and what has a name among its words. */
export function clearedOfPeople(kept: readonly Kept[], { people }: MinutesRecord): Cleared {
  const forms = people.flatMap(({ name, aliases }) => [name, ...aliases]);
  const short = forms.filter((form) => !isFull(form));
  const names = (correction: Correction): boolean => {
    if ('reviewed' in correction) return false;
    if (['people', 'attendance', 'meeting'].includes(correction.layer)) return true;
    return wordsOf(correction).some(
      (text) =>
        forms.includes(text) ||
        fullPlaces(text, forms).length > 0 ||
        shortPlaces(text, forms, short).length > 0,
    );
  };
  return {
    left: kept.filter(({ correction }) => !names(correction)),
    gone: kept.filter(({ correction }) => names(correction)).map(({ number }) => number),
    covered: [],
  };
}

/** Writes what has become of them. */
export function* clearSteps({ gone, covered }: Cleared): Steps<void> {
  for (const number of gone) {
    yield* ask('DELETE FROM corrections WHERE number = @number', { number });
  }
  for (const { number, who } of covered) {
    yield* ask('UPDATE corrections SET who = @who WHERE number = @number', { number, who });
  }
}
