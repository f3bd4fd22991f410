/** A mark of either side in the one shape that is matched, counted and listed. */
import type { Span } from '../pipeline/types.ts';
import type { Alignable } from './align.ts';
import { normalise } from './normalise.ts';

/** What is known of a mark beside its place, by name of the value: kind, date, name. */
export type Values = Readonly<Record<string, string | null>>;

/** Ready to be matched. */
export interface Mark extends Alignable {
  /** Where it is shown; null where only a value is given and no place. */
  readonly span: Span | null;
  readonly quote: string;
  readonly values: Values;
}

/** What a mark is made of. */
export interface MarkInput {
  readonly span: Span | null;
  readonly quote: string;
  readonly values?: Values;
  readonly optional?: boolean;
  /** Where it is matched, if not at `span`. */
  readonly match?: Span;
}

/** Fills in what matching needs. */
export function toMark({ span, quote, values = {}, optional = false, match }: MarkInput): Mark {
  const { start, end } = match ?? span ?? { start: 0, end: 0 };
  // The place alone: a mention carries its evidence beside it, and marks are compared by place.
  const shown = span && { start: span.start, end: span.end };
  const key = JSON.stringify(
    Object.entries(values).map(([name, value]) => [name, value === null ? null : normalise(value)]),
  );
  return { start, end, key, optional, span: shown, quote, values };
}
