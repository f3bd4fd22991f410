/** The four judgements, made. */
import type { Span } from '../types.ts';
import type { Judgement, NoteCode } from './types.ts';

/** What the document tells, and where. */
export function present(evidence: readonly Span[], note: NoteCode | null = null): Judgement {
  return { state: 'present', evidence, note };
}

/** What is to be told and is not. */
export function missing(note: NoteCode | null = null, evidence: readonly Span[] = []): Judgement {
  return { state: 'missing', evidence, note };
}

/** What the text does not settle. */
export function unsure(note: NoteCode, evidence: readonly Span[] = []): Judgement {
  return { state: 'unsure', evidence, note };
}

/** Nothing to tell. */
export function notApplicable(note: NoteCode | null = null): Judgement {
  return { state: 'not-applicable', evidence: [], note };
}
