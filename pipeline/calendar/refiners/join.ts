/** The tool of the refiners: two neighbours that say one thing become one. */
import { cover } from '../../span.ts';
import type { TimeExpression, TimeValue } from '../value.ts';

/** Takes the expressions of a text in order and gives them back refined, in order. */
export type Refiner = (text: string, times: readonly TimeExpression[]) => TimeExpression[];

/** What two neighbours make together, or null where they stay two. */
export type Join = (
  a: TimeExpression,
  b: TimeExpression,
  text: string,
) => Partial<TimeExpression> | null;

/** Both as one, with the fields that the join gives. */
function united(
  a: TimeExpression,
  b: TimeExpression,
  made: Partial<TimeExpression>,
): TimeExpression {
  return {
    ...a,
    span: cover(a.span, b.span),
    core: cover(a.core, b.core),
    clock: a.clock ?? b.clock,
    mismatch: a.mismatch || b.mismatch,
    by: `${a.by}+${b.by}`,
    ...made,
  };
}

/** A refiner that joins neighbours with nothing but `gap` between them. */
export function joining(gap: RegExp, join: Join): Refiner {
  return (text, times) => {
    const refined: TimeExpression[] = [];
    for (const next of times) {
      const last = refined.at(-1);
      const fits = last && gap.test(text.slice(last.span.end, next.span.start));
      const made = fits ? join(last, next, text) : null;
      if (last && made) refined[refined.length - 1] = united(last, next, made);
      else refined.push(next);
    }
    return refined;
  };
}

/** The value alone, as a change to an expression. */
export function valued(value: TimeValue | null): Partial<TimeExpression> | null {
  return value && { value };
}
