/**
 * One-to-one matching of gold and predicted marks: exact pairs first, then the pairing with the
 * largest sum of overlap. Never first come, first served: marks are put in order before anything
 * is matched, so the order they arrive in cannot matter.
 */
import { overlapLength, overlaps } from '../pipeline/span.ts';
import type { Span } from '../pipeline/types.ts';
import { assign } from './assign.ts';
import { groupBy } from './group.ts';

/** What is matched. Of several marks at one place, those with the same `key` are paired first. */
export interface Alignable extends Span {
  readonly key: string;
  readonly optional: boolean;
}

/** A gold mark and the prediction that was matched to it. */
export interface Pair<M> {
  readonly gold: M;
  readonly predicted: M;
  /** The same two ends. */
  readonly exact: boolean;
}

/** Every mark of both sides, each in one place only. */
export interface Alignment<M> {
  readonly pairs: readonly Pair<M>[];
  readonly missed: readonly M[];
  readonly spurious: readonly M[];
}

/** Matches each gold mark with at most one prediction, and each prediction at most once. */
export function align<M extends Alignable>(
  gold: readonly M[],
  predicted: readonly M[],
): Alignment<M> {
  let missed = gold.toSorted(canonical);
  let spurious = predicted.toSorted(canonical);
  const pairs: Pair<M>[] = [];
  const place = ({ start, end }: M) => `${start} ${end}`;
  const sameMark = matchEqual<M>((mark) => `${place(mark)} ${mark.key}`);
  for (const match of [sameMark, matchEqual<M>(place), matchOverlap<M>]) {
    const found = match(missed, spurious);
    pairs.push(...found);
    const taken = new Set(found.flatMap((pair) => [pair.gold, pair.predicted]));
    missed = missed.filter((mark) => !taken.has(mark));
    spurious = spurious.filter((mark) => !taken.has(mark));
  }
  return { pairs: pairs.sort((a, b) => canonical(a.gold, b.gold)), missed, spurious };
}

/** A total order on all that the matching looks at. */
function canonical(a: Alignable, b: Alignable): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    Number(a.optional) - Number(b.optional) ||
    (a.key < b.key ? -1 : Number(a.key > b.key))
  );
}

/** Pairs marks that `keyOf` does not tell apart, in their order. */
function matchEqual<M extends Alignable>(keyOf: (mark: M) => string) {
  return (gold: readonly M[], predicted: readonly M[]): Pair<M>[] => {
    const free = groupBy(predicted, keyOf);
    return gold.flatMap((mark) => {
      const candidate = free.get(keyOf(mark))?.shift();
      return candidate === undefined ? [] : [{ gold: mark, predicted: candidate, exact: true }];
    });
  };
}

function matchOverlap<M extends Alignable>(gold: readonly M[], predicted: readonly M[]): Pair<M>[] {
  return clusters(gold, predicted).flatMap(matchCluster);
}

interface Cluster<M> {
  readonly gold: M[];
  readonly predicted: M[];
}

/** Runs of marks that reach into one another; no mark of one overlaps a mark of another. */
function clusters<M extends Alignable>(gold: readonly M[], predicted: readonly M[]): Cluster<M>[] {
  const found: Cluster<M>[] = [];
  let reach = -1;
  const all = [
    ...gold.map((mark) => ({ mark, side: 'gold' as const })),
    ...predicted.map((mark) => ({ mark, side: 'predicted' as const })),
  ].sort((a, b) => canonical(a.mark, b.mark));
  for (const { mark, side } of all) {
    if (mark.start >= reach) found.push({ gold: [], predicted: [] });
    found.at(-1)?.[side].push(mark);
    reach = Math.max(reach, mark.end);
  }
  return found;
}

function matchCluster<M extends Alignable>({ gold, predicted }: Cluster<M>): Pair<M>[] {
  const turned = gold.length > predicted.length;
  const [rows, columns] = turned ? [predicted, gold] : [gold, predicted];
  const columnOf = assign(rows.map((row) => columns.map((column) => sharedPart(row, column))));
  return rows.flatMap((row, index) => {
    const column = columns[columnOf[index] ?? -1];
    if (column === undefined || !overlaps(row, column)) return [];
    const [mark, candidate] = turned ? [column, row] : [row, column];
    return [{ gold: mark, predicted: candidate, exact: false }];
  });
}

/**
 * The part of what both cover that they share, in millionths. A share and not a length: a long
 * mark must not outweigh several short ones that fit better. Whole, so that sums are exact.
 */
function sharedPart(a: Span, b: Span): number {
  const shared = overlapLength(a, b);
  if (shared === 0) return 0;
  return Math.max(1, Math.round((1e6 * shared) / (a.end - a.start + (b.end - b.start) - shared)));
}
