/**
 * The gate: counts once accepted, and whether a run falls below them beyond noise. Answers do not
 * vary from run to run, so the noise is that of a small sample: a change that loses two marks and
 * wins one says nothing of other documents. A sign test over the changes decides.
 */
import { z } from 'zod';
import { LAYERS } from './layers.ts';
import type { ScoredDocument } from './score.ts';
import { countsIn, valuesIn } from './tally.ts';

/** The number rises when an older baseline can no longer be read. */
const SCHEMA = 'klubbslag/baseline@1';
/** A loss as one-sided as this comes by chance once in twenty times. */
const SIGNIFICANCE = 0.05;

const row = z.array(z.int().min(0));
const baselineSchema = z.strictObject({
  schema: z.literal(SCHEMA),
  /** By layer: [gold, predicted, found, typed, exact, strict]; by value: [gold, found, right]. */
  documents: z.record(
    z.string(),
    z.strictObject({ layers: z.record(z.string(), row), values: z.record(z.string(), row) }),
  ),
});

/** Accepted counts by document. */
export type Baseline = z.infer<typeof baselineSchema>;

/** Reads a baseline; throws where it is none. */
export function parseBaseline(json: string): Baseline {
  return baselineSchema.parse(JSON.parse(json));
}

/** The counts of a run, ready to be accepted. Documents without gold have none. */
export function baselineOf(documents: readonly ScoredDocument[]): Baseline {
  const annotated = documents.filter((document) => document.annotated);
  return {
    schema: SCHEMA,
    documents: Object.fromEntries(annotated.map((one) => [one.document, accepted(one)])),
  };
}

function accepted(document: ScoredDocument): Baseline['documents'][string] {
  const layers = LAYERS.filter((layer) => document.layers[layer]?.judged).map((layer) => {
    const { gold, predicted } = countsIn(document, layer);
    const { found, typed, exact, strict } = gold;
    return [layer, [gold.total, predicted.total, found, typed, exact, strict]];
  });
  const values = Object.entries(valuesIn(document)).map(([name, { gold, found, right }]) => [
    name,
    [gold, found, right],
  ]);
  return { layers: Object.fromEntries(layers), values: Object.fromEntries(values) };
}

/** The file: one document a line or two, so that a change reads well in a diff. */
export function baselineText({ schema, documents }: Baseline): string {
  const lines = Object.entries(documents).map(
    ([name, { layers, values }]) =>
      `  ${JSON.stringify(name)}: {\n    "layers": ${JSON.stringify(layers)},\n` +
      `    "values": ${JSON.stringify(values)}\n  }`,
  );
  return `{\n"schema": ${JSON.stringify(schema)},\n"documents": {\n${lines.join(',\n')}\n}\n}\n`;
}

/** How one count of a layer or value fares against the baseline. */
export interface GateRow {
  /** 'people, overlap', 'people, strict', 'decisions.kind'. */
  readonly name: string;
  /** Errors more and errors fewer, each summed over the documents where it is so. */
  readonly lost: number;
  readonly gained: number;
  /** Chance of so many losses among the changes if losses and gains were equally likely. */
  readonly p: number;
  readonly falls: boolean;
}

/** The verdict. */
export interface Gate {
  /** What has changed, in either direction. */
  readonly rows: readonly GateRow[];
  /** Documents of the baseline that the run lacks, or whose gold is another. */
  readonly gone: readonly string[];
  readonly otherGold: readonly string[];
  /** Documents that the baseline does not know. */
  readonly added: readonly string[];
  readonly passes: boolean;
}

/** Compares a run with what was accepted. Documents that are gone fail it: nothing holds them. */
export function gate(baseline: Baseline, documents: readonly ScoredDocument[]): Gate {
  const now = baselineOf(documents).documents;
  const names = Object.keys(baseline.documents);
  const gone = names.filter((name) => now[name] === undefined);
  const shared = names.filter((name) => now[name] !== undefined);
  const otherGold = shared.filter((name) => goldOf(baseline.documents[name]) !== goldOf(now[name]));
  const compared = shared.filter((name) => !otherGold.includes(name));
  const rows = changes(compared.map((name) => [baseline.documents[name], now[name]]));
  return {
    rows,
    gone,
    otherGold,
    added: Object.keys(now).filter((name) => baseline.documents[name] === undefined),
    passes: gone.length + otherGold.length === 0 && !rows.some(({ falls }) => falls),
  };
}

type Accepted = Baseline['documents'][string] | undefined;

function goldOf(document: Accepted): string {
  const first = (rows: Record<string, readonly number[]> = {}) =>
    Object.entries(rows)
      .map(([name, [gold]]) => `${name} ${gold}`)
      .sort();
  return JSON.stringify([first(document?.layers), first(document?.values)]);
}

/** Errors by name: marks missed and spurious, the same under the strict reading, values not right. */
function errorsOf(document: Accepted): Map<string, number> {
  const errors = new Map<string, number>();
  for (const [layer, [gold = 0, predicted = 0, found = 0, , , strict = 0]] of Object.entries(
    document?.layers ?? {},
  )) {
    errors.set(`${layer}, overlap`, gold + predicted - 2 * found);
    // A pair that is not strictly right is one error, not a missed and a spurious mark.
    errors.set(`${layer}, strict`, gold + predicted - found - strict);
  }
  for (const [name, [gold = 0, , right = 0]] of Object.entries(document?.values ?? {})) {
    errors.set(name, gold - right);
  }
  return errors;
}

function changes(pairs: readonly (readonly [Accepted, Accepted])[]): GateRow[] {
  const sums = new Map<string, { lost: number; gained: number }>();
  for (const [before, after] of pairs) {
    const old = errorsOf(before);
    for (const [name, errors] of errorsOf(after)) {
      const change = errors - (old.get(name) ?? 0);
      const sum = sums.get(name) ?? { lost: 0, gained: 0 };
      sum.lost += Math.max(0, change);
      sum.gained += Math.max(0, -change);
      sums.set(name, sum);
    }
  }
  return [...sums]
    .filter(([, { lost, gained }]) => lost + gained > 0)
    .map(([name, { lost, gained }]) => {
      const p = atLeast(lost, lost + gained);
      return { name, lost, gained, p, falls: lost > gained && p < SIGNIFICANCE };
    });
}

/** The chance of at least `heads` heads in `tosses` tosses of a fair coin. */
export function atLeast(heads: number, tosses: number): number {
  // In logarithms: 2 ** -1075 is 0.
  let [sum, log] = [0, -tosses * Math.LN2];
  for (let k = tosses; k >= heads; k--) {
    sum += Math.exp(log);
    log += Math.log(k) - Math.log(tosses - k + 1);
  }
  return Math.min(1, sum);
}
