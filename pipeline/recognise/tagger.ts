/** The port to a tagger of names: what recognise needs, however it is computed. */
import type { MentionLabel } from '../types.ts';

/** A name in a token list: `start` and `end` are token indices, `end` excluded. */
export interface TaggedSpan {
  readonly start: number;
  readonly end: number;
  readonly label: MentionLabel;
  /** The mean probability of its tags, 0…1. */
  readonly score: number;
}

/** Finds the names in sentences. */
export interface TokenTagger {
  /** name@version, for `by`. */
  readonly model: string;
  /**
   * One list of spans a sentence, in the order given; spans of a sentence are in order and do not
   * overlap. Sentences may have any length, none included; nothing is truncated.
   */
  tag(sentences: readonly (readonly string[])[]): Promise<TaggedSpan[][]>;
}
