/** A run as saved and as `--json` prints it: counts and errors of every document, and sums. */
import { z } from 'zod';
import { type Counts, ratios, support } from './counts.ts';
import { FINDING_LAYERS, FINDING_TYPES } from './finding.ts';
import { byGenre } from './group.ts';
import { type DocumentScore, type Totals, total } from './score.ts';

/** The number rises when a saved run can no longer be read. */
export const RUN_SCHEMA = 'klubbslag/eval@1';

const count = z.int().min(0);
const counts = z.object({ tp: count, fp: count, fn: count, strict: count });
const valueCounts = z.object({ gold: count, found: count, right: count });
const side = z.object({
  span: z.object({ start: count, end: count }).nullable(),
  quote: z.string(),
  values: z.record(z.string(), z.string().nullable()),
});
const finding = z.object({
  document: z.string(),
  genre: z.string(),
  layer: z.enum(FINDING_LAYERS),
  type: z.enum(FINDING_TYPES),
  value: z.string().nullable(),
  gold: side.nullable(),
  predicted: side.nullable(),
  context: z.string(),
});
const documentScore = z.object({
  document: z.string(),
  genre: z.string(),
  documents: count,
  layers: z.record(z.string(), counts),
  values: z.record(z.string(), valueCounts),
  findings: z.array(finding),
});
const savedRun = z.object({
  schema: z.literal(RUN_SCHEMA),
  skipped: count,
  drafts: count.default(0),
  documents: z.array(documentScore),
});

/** One evaluation of a set of documents. */
export interface Run {
  /** Documents found that have no gold. */
  readonly skipped: number;
  /** Documents whose gold no person has gone through yet: not scored. */
  readonly drafts: number;
  readonly documents: readonly DocumentScore[];
}

/** Reads a saved run; throws where it is none. */
export function parseRun(json: string): Run {
  const { skipped, drafts, documents } = savedRun.parse(JSON.parse(json));
  return { skipped, drafts, documents };
}

/** All of a run as plain data, with sums and ratios for whoever reads it. */
export function runToJson(run: Run): object {
  const genres = [...byGenre(run.documents)];
  return {
    schema: RUN_SCHEMA,
    skipped: run.skipped,
    drafts: run.drafts,
    all: summary(total(run.documents)),
    genres: Object.fromEntries(genres.map(([name, scores]) => [name, summary(total(scores))])),
    documents: run.documents,
  };
}

function summary({ documents, layers, values }: Totals): object {
  const withRatios = (c: Counts) => ({ support: support(c), ...c, ...ratios(c) });
  const entries = Object.entries(layers).map(([name, c]) => [name, withRatios(c)]);
  return { documents, layers: Object.fromEntries(entries), values };
}
