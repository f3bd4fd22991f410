/** A task that was found, before it is an action item. */
import type { Deadline, Decision, Evidence, Responsible, Span } from '../types.ts';

export interface Draft extends Evidence {
  /** In the document, as is `what`. */
  readonly span: Span;
  readonly what: Span;
  readonly responsible: readonly Responsible[];
  readonly deadline: Deadline | null;
  readonly decision: Decision | null;
  /** The cell of a table that says how far it has come. */
  readonly status: Span | null;
  /** Index of the block it stands in. */
  readonly block: number;
}

const NOTHING = { deadline: null, decision: null, status: null };

/** A draft that comes from no other fact. */
export function plainDraft(
  found: Pick<Draft, 'span' | 'what' | 'responsible' | 'block'>,
  name: string,
  confidence: number,
): Draft {
  return { ...NOTHING, ...found, by: `rule:${name}`, confidence };
}
