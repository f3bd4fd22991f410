/**
 * A written sentence laid along one of the source: its words in the same order, nothing lost
 * between them that would make it say something else.
 */
import {
  hasVerb,
  isBorder,
  isFiller,
  isJoin,
  isPreposition,
  isSubordinator,
  type Kept,
  keptOf,
  maybeVerb,
  says,
  type Word,
} from './words.ts';

/** Why a sentence does not follow from one that has all its words. */
export type Fault = 'order' | 'negation' | 'condition' | 'modality' | 'particle' | 'skipped';

/** True where the words from one matched place to the next may be left out. */
type Allowed = (source: readonly Word[], from: number, to: number) => boolean;

const KEPT: readonly Kept[] = ['negation', 'condition', 'modality', 'particle'];

/**
 * What is wrong with a sentence beside a source that has all its words, or null where it follows.
 * @param start true where the sentence must begin as the source does
 */
export function faultOf(
  written: readonly Word[],
  source: readonly Word[],
  start: boolean,
): Fault | null {
  const words = written.filter((word) => word.kind !== 'mark' && !isFiller(word));
  if (!runs(words, source, () => true)) return 'order';
  const lost = KEPT.find((kept) => !runs(words, source, keeping(kept)));
  if (lost !== undefined) return lost;
  const all: Allowed = (...gap) =>
    KEPT.every((kept) => keeping(kept)(...gap)) && mayLose(...gap) && !(start && misses(...gap));
  const whole = runs(words, source, all) && (hasVerb(words) || !hasVerb(source));
  return whole ? null : 'skipped';
}

/** True where the words stand in the source in their order and all gaps are allowed. */
function runs(words: readonly Word[], source: readonly Word[], allowed: Allowed): boolean {
  let places = [-1];
  for (const word of words) {
    places = [...source.keys()].filter(
      (to) =>
        says(word, source[to] as Word) &&
        places.some((from) => from < to && allowed(source, from, to)),
    );
  }
  return places.some((from) => allowed(source, from, source.length));
}

function keeping(kept: Kept): Allowed {
  return (source, from, to) => !source.slice(from + 1, to).some((word) => keptOf(word) === kept);
}

function misses(source: readonly Word[], from: number, to: number): boolean {
  return from < 0 && source.slice(0, to).some((word) => word.kind !== 'mark' && !isFiller(word));
}

function mayLose(source: readonly Word[], from: number, to: number): boolean {
  const lost = source.slice(from + 1, to);
  if (lost.every((word) => word.kind === 'mark' || isFiller(word))) return true;
  const [before, after] = [source[from], source[to]];
  if (before === undefined) return mayBegin(lost);
  // '30 miljoner' is not '30', 'Anna Ek' no other Anna, 'med 30' nothing without the figure.
  if (isPreposition(before) || isBorder(before) || !opens(lost[0], before)) return false;
  // At the end a phrase or clause may be missing, within only a phrase: all of it, and no other.
  return (
    after === undefined ||
    ((isPreposition(after) || isBorder(after)) &&
      lost.every(({ kind }) => kind === 'word') &&
      !lost.some(isBorder))
  );
}

/** True for what begins a clause, or a phrase that belongs to the noun before it. */
function opens(word: Word | undefined, before: Word): boolean {
  if (word === undefined) return false;
  return isBorder(word) || (isPreposition(word) && !maybeVerb(before));
}

/**
 * What comes after a label, or what is joined to something that stands by itself. What hangs on
 * words before it may be no more than said, wished or supposed.
 */
function mayBegin(before: readonly Word[]): boolean {
  const lost = before.slice(before.findLastIndex(({ text }) => text === ':') + 1);
  const last = lost.at(-1);
  if (last === undefined) return true;
  return (
    (isJoin(last) || last.text === ',') && !lost.some(isSubordinator) && !lost.some(isPreposition)
  );
}
