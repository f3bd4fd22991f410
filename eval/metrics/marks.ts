/** Counts of a layer of marks, and of the values that its found marks carry. */
import { align, type Pair } from '../align.ts';
import type { Counts, ValueCounts } from '../counts.ts';
import type { FindingInput } from '../finding.ts';
import type { Layer, Sides } from '../layers.ts';
import type { Mark } from '../mark.ts';
import { sameValue } from '../normalise.ts';

/** Of one layer in one document; values by their name in the marks. */
export interface LayerScore {
  readonly counts: Counts;
  readonly values: Readonly<Record<string, ValueCounts>>;
  readonly findings: readonly FindingInput[];
}

/** Optional gold marks, and what was matched to them, are in no count and in no list. */
export function scoreMarks(layer: Layer, { gold, predicted }: Sides): LayerScore {
  const alignment = align(gold, predicted);
  const pairs = alignment.pairs.filter((pair) => !pair.gold.optional);
  const missed = alignment.missed.filter((mark) => !mark.optional);
  const { spurious } = alignment;
  return {
    counts: {
      tp: pairs.length,
      fp: spurious.length,
      fn: missed.length,
      strict: pairs.filter((pair) => pair.exact).length,
    },
    values: scoreValues(gold, pairs),
    findings: [
      ...missed.map((mark) => ({ layer, type: 'missed' as const, gold: mark })),
      ...spurious.map((mark) => ({ layer, type: 'spurious' as const, predicted: mark })),
      ...pairs.flatMap((pair) => wrongValues(layer, pair)),
      ...pairs
        .filter((pair) => !pair.exact)
        .map((pair) => ({
          layer,
          type: 'inexact' as const,
          gold: pair.gold,
          predicted: pair.predicted,
        })),
    ],
  };
}

function scoreValues(
  gold: readonly Mark[],
  pairs: readonly Pair<Mark>[],
): Record<string, ValueCounts> {
  const required = gold.filter((mark) => !mark.optional);
  const names = new Set(required.flatMap((mark) => Object.keys(mark.values)));
  const entries = [...names].map((name): [string, ValueCounts] => {
    const states = (mark: Mark) => (mark.values[name] ?? null) !== null;
    const found = pairs.filter((pair) => states(pair.gold));
    const right = found.filter((pair) => valueIsRight(pair, name));
    return [
      name,
      { gold: required.filter(states).length, found: found.length, right: right.length },
    ];
  });
  return Object.fromEntries(entries);
}

function valueIsRight({ gold, predicted }: Pair<Mark>, name: string): boolean {
  return sameValue(gold.values[name] ?? null, predicted.values[name] ?? null);
}

function wrongValues(layer: Layer, pair: Pair<Mark>): FindingInput[] {
  return Object.entries(pair.gold.values).flatMap(([value, stated]) =>
    stated === null || valueIsRight(pair, value)
      ? []
      : [{ layer, type: 'wrong' as const, value, gold: pair.gold, predicted: pair.predicted }],
  );
}
