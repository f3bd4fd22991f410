/**
 * Makes the calibration of confidence from judged documents, and says how well it carries over to
 * documents it was not made from.
 */
import type { Calibration, Layer, LayerCalibration, Step } from '../pipeline/calibration.ts';
import { calibrated, LAYERS, sourceOf } from '../pipeline/calibration.ts';
import { confidenceOf, type Judged } from './confidence.ts';
import { groupBy } from './group.ts';
import type { ScoredDocument } from './score.ts';
import { outcomesIn } from './tally.ts';

/** Facts that a step of a scored source holds at least: fewer would follow chance. */
const LEAST_STEP = 25;

interface Fact extends Judged {
  readonly by: string;
}

/** Counts how often what each source found was right, in documents scored without calibration. */
export function fitCalibration(documents: readonly ScoredDocument[]): Calibration {
  const layers = LAYERS.flatMap((layer): [Layer, LayerCalibration][] => {
    const facts = documents.flatMap((document) => factsIn(document, layer));
    return facts.length === 0 ? [] : [[layer, fitLayer(facts)]];
  });
  return Object.fromEntries(layers);
}

function factsIn(document: ScoredDocument, layer: Layer): Fact[] {
  return outcomesIn(document, layer).flatMap(({ gold, predicted, counted }) => {
    if (!counted || predicted === null) return [];
    const { confidence, by } = predicted;
    return confidence === null || by === null ? [] : [{ confidence, by, right: gold !== null }];
  });
}

function fitLayer(facts: readonly Fact[]): LayerCalibration {
  const groups = [...groupBy(facts, ({ by }) => sourceOf(by))].sort(([a], [b]) => (a < b ? -1 : 1));
  const by = groups.map(([source, own]): [string, Step[]] => [source, steps(own)]);
  return { all: stepOf(facts), by: Object.fromEntries(by) };
}

function stepOf(facts: readonly Fact[]): Step {
  return {
    from: facts.reduce((least, { confidence }) => Math.min(least, confidence), 1),
    right: facts.filter(({ right }) => right).length,
    count: facts.length,
  };
}

/**
 * The share that is right as a rising staircase over the score: isotonic regression by pooling
 * adjacent violators (Zadrozny and Elkan 2002), over runs of equal scores of at least `LEAST_STEP`.
 */
function steps(facts: readonly Fact[]): Step[] {
  const sorted = facts.toSorted((a, b) => a.confidence - b.confidence);
  const runs: Fact[][] = [];
  for (const [index, fact] of sorted.entries()) {
    const run = runs.at(-1);
    const equal = sorted[index - 1]?.confidence === fact.confidence;
    if (run === undefined || (run.length >= LEAST_STEP && !equal)) runs.push([fact]);
    else run.push(fact);
  }
  // Too short a rest belongs to the run before it.
  if (runs.length > 1 && (runs.at(-1)?.length ?? 0) < LEAST_STEP) {
    const rest = runs.pop() ?? [];
    runs.at(-1)?.push(...rest);
  }
  return pooled(runs.map(stepOf));
}

function pooled(rising: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of rising) {
    let last = step;
    for (let before = kept.at(-1); before && share(before) >= share(last); before = kept.at(-1)) {
      kept.pop();
      last = {
        from: before.from,
        right: before.right + last.right,
        count: before.count + last.count,
      };
    }
    kept.push(last);
  }
  return kept;
}

function share({ right, count }: Step): number {
  return right / count;
}

/** Expected calibration error of a layer: as scored, as fitted, and each genre by the others. */
export interface CalibrationCheck {
  readonly layer: Layer;
  readonly facts: number;
  readonly scored: number;
  readonly fitted: number;
  /** Each genre restated by a calibration made without it; null with fewer than two genres. */
  readonly heldOut: number | null;
}

/** Leave-one-genre-out: what a calibration is worth for kinds of minutes that it has not seen. */
export function checkCalibration(documents: readonly ScoredDocument[]): CalibrationCheck[] {
  const annotated = documents.filter((document) => document.annotated);
  const genres = [...groupBy(annotated, ({ genre }) => genre).values()];
  const whole = fitCalibration(annotated);
  const without = genres.map((own) =>
    fitCalibration(annotated.filter((document) => !own.includes(document))),
  );
  return LAYERS.flatMap((layer) => {
    const facts = annotated.flatMap((document) => factsIn(document, layer));
    if (facts.length === 0) return [];
    const heldOut = genres.flatMap((own, index) =>
      restated(
        own.flatMap((document) => factsIn(document, layer)),
        without[index]?.[layer],
      ),
    );
    return [
      {
        layer,
        facts: facts.length,
        scored: eceOf(facts),
        fitted: eceOf(restated(facts, whole[layer])),
        heldOut: genres.length < 2 ? null : eceOf(heldOut),
      },
    ];
  });
}

function restated(facts: readonly Fact[], layer: LayerCalibration | undefined): Judged[] {
  return facts.map(({ by, confidence, right }) => ({
    confidence: calibrated(layer, by, confidence),
    right,
  }));
}

function eceOf(facts: readonly Judged[]): number {
  return confidenceOf(facts, facts.length)?.ece ?? 0;
}
