/** All that a report tells of a run, as plain data: the JSON report is this, the others print it. */
import type { Resampling } from './bootstrap.ts';
import { type ConfidenceScores, confidenceOf, judgedOf } from './confidence.ts';
import { type Confusion, confusionOf } from './confusion.ts';
import { LAYERS, type Layer } from './layers.ts';
import { RUN_SCHEMA, type Run } from './run.ts';
import { NAMES, type ScoredDocument } from './score.ts';
import { type Slice, slicesOf } from './slices.ts';
import { type Summary, summarise } from './summary.ts';
import { outcomesIn, talliesOf } from './tally.ts';

/** Layers whose marks are of several types. */
const TYPED = [NAMES, 'decisions', 'attendance'] as const;

/** A run with everything that is made from it. */
export interface Evaluation {
  readonly schema: typeof RUN_SCHEMA;
  readonly resampling: Resampling;
  readonly skipped: number;
  readonly drafts: number;
  readonly summary: Summary;
  readonly genres: readonly Slice[];
  readonly bodies: readonly Slice[];
  readonly confusion: Readonly<Partial<Record<(typeof TYPED)[number], Confusion>>>;
  readonly confidence: Readonly<Partial<Record<Layer, ConfidenceScores>>>;
  readonly documents: readonly ScoredDocument[];
}

/** Makes all figures of a run. */
export function evaluate(run: Run, resampling: Resampling): Evaluation {
  const { documents, skipped, drafts } = run;
  const all = (layer: string) => documents.flatMap((document) => outcomesIn(document, layer));
  const tallies = talliesOf(documents);
  const summary = summarise(tallies, resampling);
  const confusion = TYPED.flatMap((layer) => {
    const found = confusionOf(all(layer));
    return found.types.length === 0 ? [] : [[layer, found] as const];
  });
  const confidence = LAYERS.flatMap((layer) => {
    const support = summary.layers[layer]?.counts.gold.total ?? 0;
    const scores = confidenceOf(judgedOf(all(layer)), support);
    return scores === null ? [] : [[layer, scores] as const];
  });
  return {
    schema: RUN_SCHEMA,
    resampling,
    skipped,
    drafts,
    summary,
    genres: slicesOf(tallies, 'genre', resampling),
    bodies: slicesOf(tallies, 'body', resampling),
    confusion: Object.fromEntries(confusion),
    confidence: Object.fromEntries(confidence),
    documents,
  };
}
