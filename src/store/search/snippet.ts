/** The stretch of a passage that a person is shown of what was found in it. Pure. */
import { type Standing, standings, type Term, type Word, wordsOf } from './words.ts';

/** A place in a record's text: half-open, in UTF-16 code units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Some words around what was found. */
export interface Snippet extends Mark {
  /** The text from `start` to `end`. */
  readonly text: string;
  /** What was found, in the order of the text. */
  readonly marks: readonly Mark[];
}

/** So many words are shown, and so many of them before the first that was found. */
const WORDS = 30;
const BEFORE = 6;
/** Words may be long: no snippet is longer than this, in UTF-16 code units. */
const LONGEST = 400;

/** The number of terms that stand among the words from `first` on. */
function wealth(found: readonly Standing[], first: number): number {
  const near = found.filter((one) => one.first >= first && one.last < first + WORDS - BEFORE);
  return new Set(near.map(({ term }) => term)).size;
}

/** The first place from which most of the terms are near. */
function best(found: readonly Standing[]): Standing | undefined {
  const rated = found.map((one) => ({ one, wealth: wealth(found, one.first) }));
  const most = Math.max(...rated.map((each) => each.wealth));
  return rated.find((each) => each.wealth === most)?.one;
}

function markOf({ first, last }: Standing, words: readonly Word[], from: number): Mark {
  return { start: from + (words[first]?.start ?? 0), end: from + (words[last]?.end ?? 0) };
}

/** Cut where it is too long, never within what was found first. */
function within(start: number, end: number, mark: Mark): Mark {
  if (end - start <= LONGEST) return { start, end };
  const from = Math.max(start, Math.min(mark.start, mark.end - LONGEST));
  return { start: from, end: Math.max(mark.end, Math.min(end, from + LONGEST)) };
}

/** What of a passage is shown; `from` is where it begins in its record's text. */
export function snippetOf(terms: readonly Term[], text: string, from: number): Snippet {
  const words = [...wordsOf(text)];
  const found = standings(terms, words);
  const chosen = best(found) ?? { term: 0, first: 0, last: 0 };
  const first = Math.max(0, chosen.first - BEFORE);
  const last = Math.max(chosen.last, Math.min(words.length, first + WORDS) - 1);
  const { start, end } = within(
    from + (words[first]?.start ?? 0),
    from + (words[last]?.end ?? 0),
    markOf(chosen, words, from),
  );
  const marks = found
    .map((one) => markOf(one, words, from))
    .filter((mark) => mark.start >= start && mark.end <= end);
  return { start, end, text: text.slice(start - from, end - from), marks };
}
