/**
 * Scores of names, entity by entity. Right is a name with the same two ends and the same label, as
 * conlleval counts; matching is one to one, so nothing is counted twice.
 */
import type { MentionLabel } from '../../pipeline/types.ts';
import { type Alignment, align } from '../align.ts';
import { type Bounds, intervals, type Resampling, sumOf } from '../bootstrap.ts';
import { type ConfidenceScores, confidenceOf } from '../confidence.ts';
import { ratio } from '../counts.ts';
import { LABELS } from './labels.ts';
import type { Name } from './task.ts';

/** Counts that add. */
export interface Tally {
  readonly correct: number;
  readonly predicted: number;
  /** Names in gold. */
  readonly support: number;
}

/** Null where there is nothing to divide by. */
export interface Figures {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** Counts, what they come to, and the 95 % interval of F1; null with too few sentences. */
export interface Scored extends Tally, Figures {
  readonly interval: Bounds | null;
}

/** Pairs that overlap, by gold label and then by predicted label, and what has no partner. */
export interface Confusion extends Readonly<Record<MentionLabel, ConfusionRow>> {
  readonly spurious: Readonly<Record<MentionLabel, number>>;
}

/** Of the gold names of one label. */
export type ConfusionRow = Readonly<Record<MentionLabel | 'missed', number>>;

/** Both sides of one sentence. Within a side no name overlaps another. */
export interface Judged {
  readonly gold: readonly Name[];
  readonly predicted: readonly Name[];
}

/** Everything that is counted. */
export interface NerScore {
  readonly micro: Scored;
  /** Means over the labels that gold has; a label never predicted has precision 0. */
  readonly macro: Figures;
  readonly labels: Readonly<Record<MentionLabel, Scored>>;
  /** The ends alone, whatever the label ('exact' of SemEval-2013). */
  readonly exact: Tally & Figures;
  /** The label with any overlap ('type' of SemEval-2013). */
  readonly type: Tally & Figures;
  readonly confusion: Confusion;
  /** How well scores read as probabilities of being right; null where none is given. */
  readonly confidence: Pick<ConfidenceScores, 'count' | 'ece' | 'brier'> | null;
}

type Marked = Name & { readonly key: string; readonly optional: boolean };

/** One-to-one pairs: equal ones first, then by the largest overlap. */
export function matchNames({ gold, predicted }: Judged): Alignment<Name> {
  const marked = (name: Name): Marked => ({ ...name, key: name.label, optional: false });
  return align(gold.map(marked), predicted.map(marked));
}

/** Scores sentences, in whatever order they come. Intervals are drawn over sentences. */
export function scoreNames(sentences: readonly Judged[], resampling: Resampling): NerScore {
  const matched = sentences.map(matchNames);
  const rows = sentences.map((sentence, index) => rowOf(sentence, matched[index]));
  const totals = sumOf(rows);
  const bounds = intervals(rows, f1s, resampling);
  const scored = (tally: Tally, interval: Bounds | null | undefined): Scored => ({
    ...tally,
    ...figuresOf(tally),
    interval: interval ?? null,
  });
  const labels = byLabel((label, index) => scored(tallyOf(totals, label), bounds[index]));
  const micro = scored(microOf(totals), bounds.at(-1));
  const pairs = matched.flatMap((match) => match.pairs);
  const reading = (correct: number) => {
    const tally = { ...microOf(totals), correct };
    return { ...tally, ...figuresOf(tally) };
  };
  return {
    micro,
    macro: macroOf(labels),
    labels,
    exact: reading(pairs.filter(({ exact }) => exact).length),
    type: reading(pairs.filter(({ gold, predicted }) => gold.label === predicted.label).length),
    confusion: confusionOf(matched),
    confidence: sureness(sentences, matched),
  };
}

function sureness(
  sentences: readonly Judged[],
  matched: readonly Alignment<Name>[],
): NerScore['confidence'] {
  const judged = sentences.flatMap(({ predicted }, index) =>
    predicted.flatMap(({ start, end, label, score }) => {
      if (score === undefined) return [];
      const right = matched[index]?.pairs.some(
        (pair) =>
          pair.exact &&
          pair.gold.label === label &&
          pair.predicted.start === start &&
          pair.predicted.end === end,
      );
      return [{ confidence: score, right: right === true }];
    }),
  );
  const found = confidenceOf(judged, judged.length);
  return found && { count: found.count, ece: found.ece, brier: found.brier };
}

function byLabel<T>(make: (label: MentionLabel, index: number) => T): Record<MentionLabel, T> {
  const [PER, ORG, LOC] = [make('PER', 0), make('ORG', 1), make('LOC', 2)];
  return { PER, ORG, LOC };
}

/** A sentence's row holds these of each label, one label after the other. */
const COLUMNS = 3;

function rowOf({ gold, predicted }: Judged, match: Alignment<Name> | undefined): number[] {
  const right = match?.pairs.filter(
    (pair) => pair.exact && pair.gold.label === pair.predicted.label,
  );
  const count = (names: readonly Name[] | undefined, label: MentionLabel) =>
    names?.filter((name) => name.label === label).length ?? 0;
  return LABELS.flatMap((label) => [
    count(
      right?.map((pair) => pair.gold),
      label,
    ),
    count(predicted, label),
    count(gold, label),
  ]);
}

function tallyOf(sums: ArrayLike<number>, label: MentionLabel): Tally {
  const first = LABELS.indexOf(label) * COLUMNS;
  const [correct = 0, predicted = 0, support = 0] = [0, 1, 2].map((column) => sums[first + column]);
  return { correct, predicted, support };
}

function microOf(sums: ArrayLike<number>): Tally {
  const tallies = LABELS.map((label) => tallyOf(sums, label));
  const sum = (name: keyof Tally) => tallies.reduce((total, tally) => total + tally[name], 0);
  return { correct: sum('correct'), predicted: sum('predicted'), support: sum('support') };
}

function f1({ correct, predicted, support }: Tally): number | null {
  return ratio(2 * correct, predicted + support);
}

/** Of each label, then of all. */
function f1s(sums: ArrayLike<number>): number[] {
  const tallies = [...LABELS.map((label) => tallyOf(sums, label)), microOf(sums)];
  return tallies.map((tally) => f1(tally) ?? Number.NaN);
}

function figuresOf(tally: Tally): Figures {
  const { correct, predicted, support } = tally;
  return { precision: ratio(correct, predicted), recall: ratio(correct, support), f1: f1(tally) };
}

function macroOf(labels: Readonly<Record<MentionLabel, Scored>>): Figures {
  const present = LABELS.map((label) => labels[label]).filter(({ support }) => support > 0);
  const mean = (name: keyof Figures) =>
    ratio(
      present.reduce((sum, scored) => sum + (scored[name] ?? 0), 0),
      present.length,
    );
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

function confusionOf(matched: readonly Alignment<Name>[]): Confusion {
  const zeros = () => byLabel(() => 0);
  const cells = { ...byLabel(() => ({ ...zeros(), missed: 0 })), spurious: zeros() };
  for (const { pairs, missed, spurious } of matched) {
    for (const { gold, predicted } of pairs) cells[gold.label][predicted.label]++;
    for (const { label } of missed) cells[label].missed++;
    for (const { label } of spurious) cells.spurious[label]++;
  }
  return cells;
}
