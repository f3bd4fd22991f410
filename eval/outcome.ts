/** What became of each mark: the rows that all counts, curves and lists are made from. */
import { overlaps } from '../pipeline/span.ts';
import type { Span } from '../pipeline/types.ts';
import { align } from './align.ts';
import { type Context, contextOf } from './context.ts';
import type { Counts, Tally, ValueCounts } from './counts.ts';
import type { Mark, Sides, Values } from './mark.ts';
import { valueIsRight } from './values.ts';

/** What gold or the program says, as saved. */
export interface Side {
  readonly span: Span | null;
  readonly quote: string;
  readonly type: string;
  readonly values: Values;
  readonly confidence: number | null;
  readonly by: string | null;
}

/** A gold mark, a prediction, or the two that were matched. */
export interface Outcome {
  readonly gold: Side | null;
  readonly predicted: Side | null;
  /** True where both stand and have the same two ends. */
  readonly exact: boolean;
  /** False for an optional gold mark and what was matched to it: in no count and no list. */
  readonly counted: boolean;
  /** Null where the two sides agree in everything: nobody asks to see it. */
  readonly context: Context | null;
}

/**
 * Matches the two sides of a layer. Without gold, every prediction stands alone. Without `text`,
 * outcomes have no context.
 */
export function outcomesOf({ gold, predicted }: Sides, text: string | null): Outcome[] {
  const { pairs, missed, spurious } = align(gold ?? [], predicted);
  const outcome = (g: Mark | null, p: Mark | null, exact: boolean): Outcome => ({
    gold: sideOf(g),
    predicted: sideOf(p),
    exact,
    counted: g?.optional !== true,
    context:
      text === null || (exact && g?.key === p?.key)
        ? null
        : contextAround(text, g?.span ?? null, p?.span ?? null),
  });
  return [
    ...pairs.map((pair) => outcome(pair.gold, pair.predicted, pair.exact)),
    ...missed.map((mark) => outcome(mark, null, false)),
    ...spurious.map((mark) => outcome(null, mark, false)),
  ].sort((a, b) => placeOf(a) - placeOf(b));
}

function sideOf(mark: Mark | null): Side | null {
  if (mark === null) return null;
  const { span, quote, type, values, confidence, by } = mark;
  return { span, quote, type, values, confidence, by };
}

function contextAround(text: string, gold: Span | null, predicted: Span | null): Context | null {
  const [first, second] = [gold ?? predicted, predicted ?? gold];
  if (first === null || second === null) return null;
  // Matched by what they say, the two may stand far apart: then where the program read it.
  return overlaps(first, second) ? contextOf(text, first, second) : contextOf(text, second);
}

function placeOf({ gold, predicted }: Outcome): number {
  return (gold?.span ?? predicted?.span)?.start ?? -1;
}

/** True where a pair is of the same type on both sides. */
export function typeIsRight({ gold, predicted }: Outcome): boolean {
  return gold !== null && predicted !== null && gold.type === predicted.type;
}

/** The counts of some outcomes, in all and by type. */
export interface Counted {
  readonly counts: Counts;
  /** In alphabetical order; each side by its own type. */
  readonly types: Readonly<Record<string, Counts>>;
}

type Sum = { -readonly [K in keyof Tally]: number };
const none = (): Sum => ({ total: 0, found: 0, typed: 0, exact: 0, strict: 0 });
const nothing = () => ({ gold: none(), predicted: none() });

/** Counts outcomes in one pass: every figure starts here, for every document. */
export function count(outcomes: readonly Outcome[]): Counted {
  const all = nothing();
  const types = new Map<string, ReturnType<typeof nothing>>();
  for (const outcome of outcomes) {
    if (!outcome.counted) continue;
    for (const side of ['gold', 'predicted'] as const) {
      const own = outcome[side];
      if (own === null) continue;
      const typed = types.get(own.type) ?? nothing();
      types.set(own.type, typed);
      add(all[side], outcome);
      add(typed[side], outcome);
    }
  }
  const sorted = [...types].sort(([a], [b]) => (a < b ? -1 : 1));
  return { counts: all, types: Object.fromEntries(sorted) };
}

function add(sum: Sum, outcome: Outcome): void {
  sum.total++;
  if (outcome.gold === null || outcome.predicted === null) return;
  const right = typeIsRight(outcome);
  sum.found++;
  if (right) sum.typed++;
  if (outcome.exact) sum.exact++;
  if (right && outcome.exact) sum.strict++;
}

/** Of each value that gold states somewhere: how many state it, how many were found, how many right. */
export function valueCounts(outcomes: readonly Outcome[]): Record<string, ValueCounts> {
  const counts: Record<string, ValueCounts> = {};
  for (const { gold, predicted, counted } of outcomes) {
    if (gold === null || !counted) continue;
    for (const [name, value] of Object.entries(gold.values)) {
      const { gold: stated, found, right } = counts[name] ?? { gold: 0, found: 0, right: 0 };
      const isRight = value !== null && valueIsRight(name, value, predicted?.values[name] ?? null);
      counts[name] = {
        gold: stated + Number(value !== null),
        found: found + Number(value !== null && predicted !== null),
        right: right + Number(isRight),
      };
    }
  }
  return counts;
}
