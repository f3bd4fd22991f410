/** What rules and refiners share: names as token ranges of one sentence. */
import { remember } from '../../remember.ts';
import type { MentionLabel, Segmented, Sentence } from '../../types.ts';
import { wordsOf } from '../../words.ts';

/** A name in the tokens of a sentence, `end` excluded. */
export interface Found {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly label: MentionLabel;
  /** How sure, 0…1. */
  readonly score: number;
  readonly by: string;
}

/** The document as rules read it. */
export interface View {
  readonly document: Segmented;
  /** All sentences, by index. */
  readonly sentences: readonly Sentence[];
  /** Token texts of each sentence. */
  readonly words: readonly (readonly string[])[];
}

/** A place where a word stands that a rule looks at. */
export interface Spot {
  readonly sentence: number;
  readonly words: readonly string[];
  /** Which of the words. */
  readonly at: number;
}

/** Proposes names from the text and from what is found so far; `name` becomes `by`. */
export interface Rule {
  readonly name: string;
  /**
   * True for the words by which a name that it proposes is told. Words recur, so it is asked once
   * for each, not at each place.
   */
  readonly looksAt?: (word: string) => boolean;
  /** `spots` are the places of these words, in the order of the text. */
  readonly propose: (view: View, found: readonly Found[], spots: readonly Spot[]) => Range[];
}

/** What a rule proposes. */
export type Range = Omit<Found, 'by'>;

/** Merges or filters what was found. */
export interface Refiner {
  readonly name: string;
  readonly refine: (found: readonly Found[], view: View) => Found[];
}

/** The view of a document. */
export function viewOf(document: Segmented): View {
  return { document, ...wordsOf(document.blocks) };
}

/** The words of a range, as a string with single blanks. */
export function textOf(view: View, range: Pick<Found, 'sentence' | 'start' | 'end'>): string {
  return (view.words[range.sentence] ?? []).slice(range.start, range.end).join(' ');
}

/** True where two ranges share a token. */
export function meets(a: Pick<Found, 'sentence' | 'start' | 'end'>, b: typeof a): boolean {
  return a.sentence === b.sentence && a.start < b.end && b.start < a.end;
}

/** Finds which rules look at a word; remembers it. */
export function lookersOf(rules: readonly Rule[]): (word: string) => readonly number[] {
  return remember((word) => [...rules.keys()].filter((index) => rules[index]?.looksAt?.(word)));
}

/** What each of the rules looks at in a document. */
export function spotsOf(view: View, lookers: (word: string) => readonly number[]): Spot[][] {
  const spots: Spot[][] = [];
  for (const [sentence, words] of view.words.entries()) {
    for (let at = 0; at < words.length; at++) {
      const rules = lookers(words[at] ?? '');
      if (rules.length === 0) continue;
      const spot = { sentence, words, at };
      for (const rule of rules) {
        const list = spots[rule];
        if (list) list.push(spot);
        else spots[rule] = [spot];
      }
    }
  }
  return spots;
}

const SORTED = new WeakMap<readonly Found[], ReadonlyMap<number, readonly Found[]>>();

/** Names by the index of their sentence; of one list they are sorted once. */
export function bySentence(found: readonly Found[]): ReadonlyMap<number, readonly Found[]> {
  const known = SORTED.get(found);
  if (known) return known;
  const lists = new Map<number, Found[]>();
  for (const name of found) {
    const list = lists.get(name.sentence);
    if (list) list.push(name);
    else lists.set(name.sentence, [name]);
  }
  SORTED.set(found, lists);
  return lists;
}
