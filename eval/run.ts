/** A run: what became of every mark, as saved, reported and compared. */
import { z } from 'zod';
import { LAYERS } from './layers.ts';
import { NAMES, type ScoredDocument } from './score.ts';

/** The number rises when a saved run can no longer be read. */
export const RUN_SCHEMA = 'klubbslag/eval@2';

const place = z.int().min(0);
const span = z.object({ start: place, end: place });
const side = z.object({
  span: span.nullable(),
  quote: z.string(),
  type: z.string(),
  values: z.record(z.string(), z.string().nullable()),
  confidence: z.number().nullable(),
  by: z.string().nullable(),
});
const outcome = z.object({
  gold: side.nullable(),
  predicted: side.nullable(),
  exact: z.boolean(),
  counted: z.boolean(),
  context: z.object({ start: place, text: z.string() }).nullable(),
});
const scoredLayer = z.object({ judged: z.boolean(), outcomes: z.array(outcome) });
function withoutAbsent<T>(layers: Readonly<Record<string, T | undefined>>): Record<string, T> {
  const kept = Object.entries(layers).flatMap(([name, one]) => (one ? [[name, one] as const] : []));
  return Object.fromEntries(kept);
}

const scoredDocument = z.object({
  document: z.string(),
  genre: z.string(),
  body: z.string().nullable(),
  sha256: z.string(),
  annotated: z.boolean(),
  // A run that was saved before a layer came is without it.
  layers: z.partialRecord(z.enum([...LAYERS, NAMES]), scoredLayer).transform(withoutAbsent),
});
const savedRun = z.object({
  schema: z.literal(RUN_SCHEMA),
  skipped: z.int().min(0),
  drafts: z.int().min(0),
  documents: z.array(scoredDocument),
});

/** One evaluation of a set of documents. */
export interface Run {
  /** Documents without gold that were not looked at. */
  readonly skipped: number;
  /** Documents whose gold no person has gone through yet: not scored. */
  readonly drafts: number;
  readonly documents: readonly ScoredDocument[];
}

/** Reads a saved run or the JSON of a report; throws where it is none. */
export function parseRun(json: string): Run {
  const { skipped, drafts, documents } = savedRun.parse(JSON.parse(json));
  return { skipped, drafts, documents };
}

/** The run as plain data, ready to be saved. */
export function runToJson({ skipped, drafts, documents }: Run): object {
  return { schema: RUN_SCHEMA, skipped, drafts, documents };
}
