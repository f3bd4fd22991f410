/** What is taken for what: gold types down, predicted types across. */
import { count, type Outcome } from './outcome.ts';

/** The column of gold marks that nothing was matched to, and the row of predictions likewise. */
export const MISSED = 'missed';
export const SPURIOUS = 'spurious';

/** Counts of pairs by their two types. Rows end with 'spurious', columns with 'missed'. */
export interface Confusion {
  readonly types: readonly string[];
  /** `cells[row][column]`: rows are `types` and 'spurious', columns `types` and 'missed'. */
  readonly cells: readonly (readonly number[])[];
}

/** Over outcomes that count. The corner, neither in gold nor predicted, is 0. */
export function confusionOf(outcomes: readonly Outcome[]): Confusion {
  const types = Object.keys(count(outcomes).types);
  const cells = Array.from({ length: types.length + 1 }, () =>
    new Array<number>(types.length + 1).fill(0),
  );
  const place = (type: string | undefined) =>
    type === undefined ? types.length : types.indexOf(type);
  for (const { gold, predicted, counted } of outcomes) {
    const row = cells[place(gold?.type)];
    const column = place(predicted?.type);
    if (counted && row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return { types, cells };
}
