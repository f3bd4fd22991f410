/** A mark of either side in the one shape that is matched, counted and listed. */
import type { Span } from '../pipeline/types.ts';
import type { Alignable } from './align.ts';

/** What is known of a mark beside its place, by name of the value: kind, date, name. */
export type Values = Readonly<Record<string, string | null>>;

/** Ready to be matched. */
export interface Mark extends Alignable {
  /** Where it is shown; null where only a value is given and no place. */
  readonly span: Span | null;
  readonly quote: string;
  /** What the reading 'type' compares: a decision's kind, a person's 'person'. */
  readonly type: string;
  readonly values: Values;
  /** How sure the program is, 0…1; null for gold and where it does not say. */
  readonly confidence: number | null;
  /** The rule or model that found it; null for gold. */
  readonly by: string | null;
}

/** The marks of one layer in one document. */
export interface Sides {
  /** Null where nobody has annotated the layer. */
  readonly gold: readonly Mark[] | null;
  readonly predicted: readonly Mark[];
}

/** What a mark is made of. */
export interface MarkInput {
  readonly span: Span | null;
  readonly quote: string;
  readonly type: string;
  readonly values?: Values;
  readonly optional?: boolean;
  readonly confidence?: number;
  readonly by?: string;
  /** Where it is matched, if not at `span`. */
  readonly match?: Span;
}

/** Fills in what matching needs. */
export function toMark(input: MarkInput): Mark {
  const { span, quote, type, values = {}, optional = false, match } = input;
  const { start, end } = match ?? span ?? { start: 0, end: 0 };
  const { confidence = null, by = null } = input;
  // Only to tell marks at one place apart, so how a value is written matters.
  const key = [type, ...Object.values(values)].join('\0');
  return { start, end, key, optional, span, quote, type, values, confidence, by };
}
