/** What minutes are to hold, and whether a document holds it. */
import type { Span } from '../types.ts';

/** By what a document is measured; 'none' is no record of a meeting. */
export type Yardstick = 'local-government' | 'minutes' | 'notes' | 'none';

/** One thing that minutes are to tell, of the whole document or of each matter. */
export type PointName =
  | 'served'
  | 'matters'
  | 'proposals'
  | 'propositions'
  | 'votes'
  | 'decision'
  | 'voters'
  | 'reservations'
  | 'questions'
  | 'adjustment'
  | 'date'
  | 'times'
  | 'place'
  | 'attendance'
  | 'chair'
  | 'secretary'
  | 'adjusters'
  | 'notice'
  | 'case-number'
  | 'conflict'
  | 'decisions'
  | 'owners'
  | 'due';

/** All states, for tables and checks. */
export const STATES = ['present', 'missing', 'unsure', 'not-applicable'] as const;

/** 'unsure': the text does not settle it; 'not-applicable': there was nothing to tell. */
export type State = (typeof STATES)[number];

/** Why a state is what it is, where that is not plain. */
export type NoteCode =
  | 'extract'
  | 'undated'
  | 'late'
  | 'half'
  | 'number-only'
  | 'members-untold'
  | 'appended'
  | 'secret'
  | 'no-result'
  | 'possible'
  | 'unnamed'
  | 'left'
  | 'information'
  | 'formal'
  | 'unnumbered'
  | 'no-decision-found'
  | 'withdrawn'
  | 'some';

/** How one point stands. */
export interface Judgement {
  readonly state: State;
  /** The places that say so, in order; none where the document is silent. */
  readonly evidence: readonly Span[];
  readonly note: NoteCode | null;
}

/** One point of a document, judged. */
export interface Point extends Judgement {
  readonly point: PointName;
  /** Id in the record's agenda; null for what is told of the whole meeting. */
  readonly item: string | null;
  readonly requirement: 'law' | 'custom';
  /** Of kommunallagen (2017:725); null where custom asks for it. */
  readonly paragraph: string | null;
}

/** What a document is measured by, and how far it goes. */
export interface Completeness {
  readonly yardstick: Yardstick;
  /** The document's own points first, then item by item. */
  readonly points: readonly Point[];
}
