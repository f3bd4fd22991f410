/** What lists and searches tell of documents. */
import type { Facets } from './filter.ts';
import type { ReviewState } from './reviewed.ts';

/** A stored document as lists have it. */
export interface Listed {
  /** Of this store, until it is processed again. */
  readonly id: number;
  readonly sha256: string;
  /** The key that it was processed under, who was left out and what was corrected since: the same for the same text. */
  readonly run: string;
  /** The first of the places where it lies. */
  readonly path: string;
  readonly date: string | null;
  readonly body: string | null;
  /** Of the meeting; null where nobody has looked since an older program stored it. */
  readonly kind: string | null;
  /** How far people have gone through it. */
  readonly review: ReviewState;
}

/** How many there are, without regard to pages. */
export interface Counts {
  readonly total: number;
  readonly facets: Facets;
}
