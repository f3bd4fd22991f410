/**
 * From a rule's guess or a model's score to how often such a fact turned out right. The counts are
 * made by `klubbslag eval --calibrate` and kept as data (lexicon/confidence.json).
 */

/** Of the facts scored `from` and more (up to the next step), `right` of `count` were right. */
export interface Step {
  readonly from: number;
  readonly right: number;
  readonly count: number;
}

/** Of one layer. */
export interface LayerCalibration {
  /** All its facts, for what found too few to tell. */
  readonly all: Step;
  /** By what found the fact, models without their version; steps rise. */
  readonly by: Readonly<Record<string, readonly Step[]>>;
}

/** The layers of facts in a record, in the order in which reports print them. */
export const LAYERS = [
  'people',
  'organisations',
  'places',
  'decisions',
  'deadlines',
  'actions',
  'meetings',
  'attendance',
  'agenda',
  'fields',
] as const;
/** The name of one. */
export type Layer = (typeof LAYERS)[number];

/** Counts by layer; a layer that was never counted is absent. */
export type Calibration = Readonly<Partial<Record<Layer, LayerCalibration>>>;

/**
 * So many facts of the layer's own share stand behind each step: a construction that was right
 * twice of two is not sure, and none is ever sure to be right or wrong.
 */
const PRIOR = 4;

/** 'klubbslag-sv' of 'klubbslag-sv@0.2.0': a new version starts from what is known of the old one. */
export function sourceOf(by: string): string {
  const at = by.indexOf('@');
  return at < 0 ? by : by.slice(0, at);
}

/** How sure a fact is, 0…1. Without a calibration of its layer, what it was scored. */
export function calibrated(layer: LayerCalibration | undefined, by: string, score: number): number {
  if (layer === undefined) return score;
  const { right, count } = layer.all;
  const share = (right + 1) / (count + 2);
  const steps = layer.by[sourceOf(by)] ?? [];
  const step = steps.findLast(({ from }) => from <= score) ?? steps[0];
  if (step === undefined) return rounded(share);
  return rounded((step.right + PRIOR * share) / (step.count + PRIOR));
}

/** Three digits: more would pretend. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
