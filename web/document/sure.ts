/** How sure a fact is and what found it. Pure. */
import {
  type Calibration,
  calibrated,
  type Layer,
  type Step,
  sourceOf,
} from '../../pipeline/calibration.ts';
import confidence from '../../pipeline/lexicon/confidence.json' with { type: 'json' };

const COUNTED: Calibration = confidence.layers;

/** How sure, in words that stand for a part of the scale. */
export type Sureness = 'sure' | 'likely' | 'unsure' | 'doubtful';

const FROM: readonly (readonly [Sureness, number])[] = [
  ['sure', 0.9],
  ['likely', 0.75],
  ['unsure', 0.5],
];

/** The word for 0…1. */
export function surenessOf(value: number): Sureness {
  return FROM.find(([, from]) => value >= from)?.[0] ?? 'doubtful';
}

/** '87 %'; what is not certain shall not read as if it were. */
export function percent(value: number): string {
  return value > 0.99 ? '> 99 %' : `${Math.round(value * 100)} %`;
}

/** What kinds of finders there are: a word of the page tells each. */
export type Finder =
  | 'model'
  | 'review'
  | 'phrase'
  | 'label'
  | 'section'
  | 'attendance'
  | 'signature'
  | 'elected'
  | 'heading'
  | 'register'
  | 'head'
  | 'rule';

const FINDERS: readonly (readonly [Finder, RegExp])[] = [
  ['model', /^klubbslag-sv(?:@|$)/u],
  ['review', /^review$/u],
  ['phrase', /^phrase:/u],
  ['label', /^label[:-]/u],
  ['section', /^section:/u],
  ['attendance', /^attendance-/u],
  ['signature', /^signature/u],
  ['elected', /^(?:elected|called|opened|said)-/u],
  ['heading', /^(?:numbered|paragraph-sign|markdown|bare-heading)/u],
  ['register', /^(?:register|municipality|region-body)/u],
  ['head', /^(?:title|line|last-line|assembly|opens)(?:-|$)/u],
];

/** Of what kind the finder is that a record names in `by`. */
export function finderOf(by: string): Finder {
  return FINDERS.find(([, names]) => names.test(by))?.[0] ?? 'rule';
}

/**
 * How such facts turned out in the minutes that the calibration was made on: those by the same
 * finder that were as sure. Null where it was not told apart from the rest of its layer.
 */
export function experienceOf(layer: Layer, by: string, value: number): Step | null {
  const counted = COUNTED[layer];
  const steps = counted?.by[sourceOf(by)] ?? [];
  return steps.find(({ from }) => calibrated(counted, by, from) === value) ?? null;
}
