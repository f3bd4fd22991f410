/** An evaluation as JSON: a saved run with its figures, and what changed. */
import type { Comparison } from '../compare.ts';
import type { Evaluation } from '../evaluation.ts';

/** What changed; the documents of both runs by name, since each run holds its own. */
export type SavedComparison = Omit<Comparison, 'before' | 'after'> & {
  readonly documents: readonly string[];
};

/** The evaluation, which `parseRun` reads back, with the comparison where there is one. */
export interface JsonReport extends Evaluation {
  readonly comparison?: SavedComparison;
}

/** Plain data, ready to be written. */
export function reportJson(evaluation: Evaluation, comparison: Comparison | null): JsonReport {
  if (comparison === null) return evaluation;
  const { before: _, after, ...rest } = comparison;
  const documents = after.map(({ document }) => document);
  return { ...evaluation, comparison: { documents, ...rest } };
}
