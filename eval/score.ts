/** Scores of one document, and their sums. */
import { addCounts, addValues, type Counts, type ValueCounts } from './counts.ts';
import type { Example } from './example.ts';
import { type Finding, type FindingInput, finding } from './finding.ts';
import { LAYERS, layerSides } from './layers.ts';
import { scoreFields } from './metrics/fields.ts';
import { scoreMarks } from './metrics/marks.ts';

/** Counts by layer; values by name, such as 'decisions.kind' or 'meeting.date'. */
export interface Totals {
  readonly documents: number;
  readonly layers: Readonly<Record<string, Counts>>;
  readonly values: Readonly<Record<string, ValueCounts>>;
}

/** Of one document, with its errors. */
export interface DocumentScore extends Totals {
  readonly document: string;
  readonly genre: string;
  readonly findings: readonly Finding[];
}

/** Compares the record of one document with its gold. */
export function scoreExample(example: Example): DocumentScore {
  const layers: Record<string, Counts> = {};
  const values: Record<string, ValueCounts> = {};
  const inputs: FindingInput[] = [];
  for (const layer of LAYERS) {
    const sides = layerSides[layer](example);
    if (sides === null) continue;
    const score = scoreMarks(layer, sides);
    layers[layer] = score.counts;
    for (const [name, counts] of Object.entries(score.values)) values[`${layer}.${name}`] = counts;
    inputs.push(...score.findings);
  }
  const fields = scoreFields(example);
  for (const [name, counts] of Object.entries(fields.values)) values[`meeting.${name}`] = counts;
  inputs.push(...fields.findings);
  return {
    document: example.id,
    genre: example.genre,
    documents: 1,
    layers,
    values,
    findings: inputs.map((input) => finding(example, input)),
  };
}

/** The sum over documents. A layer that no document was scored in is absent. */
export function total(scores: readonly Totals[]): Totals {
  const layers: Record<string, Counts> = {};
  const values: Record<string, ValueCounts> = {};
  let documents = 0;
  for (const score of scores) {
    documents += score.documents;
    for (const [name, counts] of Object.entries(score.layers)) {
      layers[name] = addCounts(layers[name], counts);
    }
    for (const [name, counts] of Object.entries(score.values)) {
      values[name] = addValues(values[name], counts);
    }
  }
  return { documents, layers, values };
}
