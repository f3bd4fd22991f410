/** The counts of one document, made once: every set of documents that it is part of sums them. */
import type { Counts, ValueCounts } from './counts.ts';
import { LAYERS, type Layer } from './layers.ts';
import { type Counted, count, type Outcome, valueCounts } from './outcome.ts';
import { NAMES, type ScoredDocument } from './score.ts';

/** Every layer that is counted. */
export const COUNTED_LAYERS = [...LAYERS, NAMES] as const;
/** The name of one. */
export type CountedLayer = Layer | typeof NAMES;

/** Of one annotated document; layers that nobody has annotated are absent. */
export interface DocumentTally {
  readonly genre: string;
  readonly body: string | null;
  readonly layers: Readonly<Partial<Record<CountedLayer, Counted>>>;
  /** By name: 'decisions.kind'. */
  readonly values: Readonly<Record<string, ValueCounts>>;
}

/** The marks of a layer that count, none where nobody has annotated it. */
export function outcomesIn(document: ScoredDocument, layer: string): readonly Outcome[] {
  const scored = document.layers[layer];
  return scored?.judged ? scored.outcomes : [];
}

/** The counts of a layer in one document. */
export function countsIn(document: ScoredDocument, layer: string): Counts {
  return count(outcomesIn(document, layer)).counts;
}

/** Values of one document by name: 'decisions.kind'. */
export function valuesIn(document: ScoredDocument): Record<string, ValueCounts> {
  const entries = LAYERS.flatMap((layer) =>
    Object.entries(valueCounts(outcomesIn(document, layer))).map(([name, counts]) => [
      `${layer}.${name}`,
      counts,
    ]),
  );
  return Object.fromEntries(entries) as Record<string, ValueCounts>;
}

/** The counts of the documents that are annotated. */
export function talliesOf(documents: readonly ScoredDocument[]): DocumentTally[] {
  return documents.filter(({ annotated }) => annotated).map(tallyOf);
}

function tallyOf(document: ScoredDocument): DocumentTally {
  const layers: Partial<Record<CountedLayer, Counted>> = {};
  for (const layer of COUNTED_LAYERS) {
    if (!document.layers[layer]?.judged) continue;
    layers[layer] = count(outcomesIn(document, layer));
  }
  const { genre, body } = document;
  return { genre, body, layers, values: valuesIn(document) };
}
