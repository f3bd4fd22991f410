/** The types that all others are made of: they need none of them. */

/** A place in the frozen text: `text.slice(start, end)` is the exact quote. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How sure a fact is and what found it. `confidence` is in 0…1, never 0; a rule's is a guess until
 * it is calibrated. `by` names a construction ('attendance-table-party') or is model@version.
 */
export interface Evidence {
  readonly confidence: number;
  readonly by: string;
}

/** A problem in a document: data with a place, never an exception. */
export interface Note {
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
}

/** Whoever is to do something, with the words that say so. */
export interface Responsible {
  /** Id of a person or organisation. */
  readonly id: string | null;
  readonly text: string;
  readonly span: Span;
}
