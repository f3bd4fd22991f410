/** What a change gained and lost, by name: a sum alone hides six decisions lost in one place. */
import { align } from './align.ts';
import { type PairedTest, pairedTest, type Resampling } from './bootstrap.ts';
import {
  addCounts,
  type Counts,
  countsAt,
  NO_COUNTS,
  type Reading,
  ratios,
  rowOf,
} from './counts.ts';
import { type Finding, findingsOf, placeOf } from './finding.ts';
import { LAYERS, type Layer } from './layers.ts';
import { type Mark, toMark } from './mark.ts';
import type { Outcome, Side } from './outcome.ts';
import type { Run } from './run.ts';
import type { ScoredDocument } from './score.ts';
import { countsIn } from './tally.ts';

/** A prediction in a layer that nobody annotated, in one run only or not the same in both. */
export interface Change {
  readonly document: string;
  readonly layer: Layer;
  readonly type: 'appeared' | 'vanished' | 'changed';
  readonly before: Side | null;
  readonly after: Side | null;
  readonly context: Outcome['context'];
}

/** What changed between two runs. */
export interface Comparison {
  /** The documents that stand in both runs with the same text, in the same order. */
  readonly before: readonly ScoredDocument[];
  readonly after: readonly ScoredDocument[];
  /** Errors of the former run that are gone. */
  readonly gained: readonly Finding[];
  /** Errors that the former run did not have. */
  readonly lost: readonly Finding[];
  /** What is found otherwise where there is no gold to say which is right. */
  readonly unjudged: readonly Change[];
  /** The paired bootstrap of F1, by layer and reading. */
  readonly tests: readonly LayerTest[];
  /** Documents left out of all else: in one run only, or with another text. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  readonly otherText: readonly string[];
}

/** One paired test; `test` is null with too few documents. */
export interface LayerTest {
  readonly layer: Layer;
  readonly reading: Reading;
  readonly before: number | null;
  readonly after: number | null;
  readonly test: PairedTest | null;
}

/** Compares two runs over the documents they share. */
export function compareRuns(former: Run, current: Run, resampling: Resampling): Comparison {
  const old = new Map(former.documents.map((one) => [one.document, one]));
  const now = new Set(current.documents.map(({ document }) => document));
  const shared = current.documents.flatMap((after) => {
    const before = old.get(after.document);
    return before === undefined ? [] : [{ before, after }];
  });
  const same = shared.filter(({ before, after }) => before.sha256 === after.sha256);
  const [before, after] = [same.map((pair) => pair.before), same.map((pair) => pair.after)];
  return {
    before,
    after,
    ...gainsAndLosses(before, after),
    unjudged: same.flatMap((pair) => changesIn(pair.before, pair.after)),
    tests: LAYERS.flatMap((layer) => testsOf(layer, before, after, resampling)),
    onlyBefore: [...old.keys()].filter((name) => !now.has(name)),
    onlyAfter: [...now].filter((name) => !old.has(name)),
    otherText: shared
      .filter((pair) => !same.includes(pair))
      .map(({ after: { document } }) => document),
  };
}

function gainsAndLosses(
  before: readonly ScoredDocument[],
  after: readonly ScoredDocument[],
): Pick<Comparison, 'gained' | 'lost'> {
  // Of a layer that one of the runs does not have nothing can be gained or lost.
  const layers = new Set([...layersOf(before)].filter((layer) => layersOf(after).has(layer)));
  const common = (one: ScoredDocument) => findingsOf(one).filter(({ layer }) => layers.has(layer));
  const [old, now] = [before.flatMap(common), after.flatMap(common)];
  const missed = new Set([...missedMarks(old), ...missedMarks(now)]);
  // Ends and values are news only of a mark that both runs found.
  const news = (finding: Finding) =>
    finding.type === 'missed' || finding.type === 'spurious' || !missed.has(markKey(finding));
  return { gained: without(old, now).filter(news), lost: without(now, old).filter(news) };
}

function layersOf(documents: readonly ScoredDocument[]): Set<string> {
  return new Set(documents.flatMap(({ layers }) => Object.keys(layers)));
}

function missedMarks(findings: readonly Finding[]): string[] {
  return findings.filter(({ type }) => type === 'missed').map(markKey);
}

/** The mark an error is about, on the side that is sure to exist. */
function markKey({ document, layer, gold, predicted }: Finding): string {
  const side = gold ?? predicted;
  const name = layer === 'fields' ? side?.type : null;
  return JSON.stringify([document, layer, name, placeOf({ gold, predicted }) ?? side?.quote]);
}

/** Those of `a` that `b` does not hold; an error that stands twice must be held twice. */
function without(a: readonly Finding[], b: readonly Finding[]): Finding[] {
  const key = (finding: Finding) => `${finding.type} ${finding.value} ${markKey(finding)}`;
  const held = new Map<string, number>();
  for (const finding of b) held.set(key(finding), (held.get(key(finding)) ?? 0) + 1);
  return a.filter((finding) => {
    const left = held.get(key(finding)) ?? 0;
    held.set(key(finding), left - 1);
    return left <= 0;
  });
}

function changesIn(before: ScoredDocument, after: ScoredDocument): Change[] {
  const { document } = after;
  return LAYERS.flatMap((layer) => {
    const [old, now] = [before.layers[layer], after.layers[layer]];
    if (old === undefined || now === undefined || (old.judged && now.judged)) return [];
    const said = align(predictions(old.outcomes), predictions(now.outcomes));
    const change = (type: Change['type'], was: Said | null, is: Said | null): Change => {
      const context = is?.outcome.context ?? was?.outcome.context ?? null;
      const sides = {
        before: was?.outcome.predicted ?? null,
        after: is?.outcome.predicted ?? null,
      };
      return { document, layer, type, ...sides, context };
    };
    return [
      ...said.missed.map((mark) => change('vanished', mark, null)),
      ...said.spurious.map((mark) => change('appeared', null, mark)),
      ...said.pairs
        .filter(({ exact, gold: was, predicted: is }) => !exact || was.key !== is.key)
        .map(({ gold: was, predicted: is }) => change('changed', was, is)),
    ];
  });
}

type Said = Mark & { readonly outcome: Outcome };

function predictions(outcomes: readonly Outcome[]): Said[] {
  return outcomes.flatMap((outcome) => {
    const { predicted } = outcome;
    if (predicted === null) return [];
    const { span, quote, type, values } = predicted;
    return [{ ...toMark({ span, quote, type, values }), outcome }];
  });
}

function testsOf(
  layer: Layer,
  before: readonly ScoredDocument[],
  after: readonly ScoredDocument[],
  resampling: Resampling,
): LayerTest[] {
  const judged = after.flatMap((now, index) => {
    const old = before[index];
    const both = old?.layers[layer]?.judged && now.layers[layer]?.judged;
    return old && both ? [{ old: countsIn(old, layer), now: countsIn(now, layer) }] : [];
  });
  const rows = (side: 'old' | 'now') => judged.map((pair) => rowOf(pair[side]));
  if (judged.every(({ old, now }) => String(rowOf(old)) === String(rowOf(now)))) return [];
  return (['overlap', 'strict'] as const).map((reading) => {
    const f1 = (counts: Counts) => ratios(counts, reading).f1;
    const total = (side: 'old' | 'now') =>
      f1(judged.map((pair) => pair[side]).reduce(addCounts, NO_COUNTS));
    const figure = (row: Float64Array) => f1(countsAt(row, 0)) ?? Number.NaN;
    const test = pairedTest(rows('old'), rows('now'), figure, resampling);
    return { layer, reading, before: total('old'), after: total('now'), test };
  });
}
