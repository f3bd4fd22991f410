/** What rules and refiners share: names as token ranges of one sentence. */
import type { MentionLabel, Segmented, Sentence } from '../../types.ts';

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

/** Proposes names from the text and from what is found so far; `name` becomes `by`. */
export interface Rule {
  readonly name: string;
  readonly propose: (view: View, found: readonly Found[]) => Range[];
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
  const sentences = document.blocks.flatMap((block) => block.sentences);
  const words = sentences.map((sentence) => sentence.tokens.map((token) => token.text));
  return { document, sentences, words };
}

/** The words of a range, as a string with single blanks. */
export function textOf(view: View, range: Pick<Found, 'sentence' | 'start' | 'end'>): string {
  return (view.words[range.sentence] ?? []).slice(range.start, range.end).join(' ');
}

/** True where two ranges share a token. */
export function meets(a: Pick<Found, 'sentence' | 'start' | 'end'>, b: typeof a): boolean {
  return a.sentence === b.sentence && a.start < b.end && b.start < a.end;
}

/** Names by the index of their sentence. */
export function bySentence(found: readonly Found[]): (readonly Found[])[] {
  const lists: Found[][] = [];
  for (const name of found) {
    const list = lists[name.sentence];
    if (list) list.push(name);
    else lists[name.sentence] = [name];
  }
  return lists;
}
