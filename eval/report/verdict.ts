/** What the figures say in plain words, for whoever has to decide whether to rely on them. */

import type { Figure } from '../bootstrap.ts';
import type { Layer } from '../layers.ts';
import type { Summary } from '../summary.ts';

/** One layer's verdict. */
export interface Verdict {
  readonly layer: Layer;
  readonly text: string;
}

/** The layers that are told in words, the one that matters most first, and what a mark is. */
const NOUNS: readonly (readonly [Layer, one: string, many: string])[] = [
  ['decisions', 'decision', 'decisions'],
  ['deadlines', 'deadline', 'deadlines'],
  ['actions', 'action without a date', 'actions without a date'],
  ['attendance', 'person in attendance lists', 'people in attendance lists'],
  ['people', 'mention of a person', 'mentions of people'],
  ['organisations', 'mention of an organisation', 'mentions of organisations'],
];

/** Values worth a sentence of their own. */
const VALUES: Readonly<Partial<Record<Layer, readonly [value: string, phrase: string]>>> = {
  decisions: ['kind', 'the right kind'],
  deadlines: ['date', 'the right date'],
  actions: ['responsible', 'the right owner'],
  attendance: ['status', 'the right status'],
};

/** A sentence or two for each main layer that somebody annotated. */
export function verdictsOf(summary: Summary): Verdict[] {
  return NOUNS.flatMap(([layer, one, many]) => {
    const scores = summary.layers[layer];
    if (scores === undefined) return [];
    const { gold, predicted } = scores.counts;
    const { precision, recall } = scores.readings.overlap;
    if (gold.total + predicted.total === 0) return [];
    const found =
      `Of ${gold.total} ${gold.total === 1 ? one : many} ` +
      `${counted(gold.found, 'found')}${share(recall)}`;
    const right =
      predicted.total === 0
        ? 'nothing was said'
        : `of ${predicted.total} said ${counted(predicted.found, 'right')}${share(precision)}`;
    return [{ layer, text: [`${found}; ${right}.`, ...valueSentence(summary, layer)].join(' ') }];
  });
}

function counted(count: number, what: string): string {
  if (count === 0) return `none ${what === 'found' ? 'was found' : 'is right'}`;
  const verb = what === 'found' ? ['was', 'were'] : ['is', 'are'];
  return `${count} ${verb[count === 1 ? 0 : 1]} ${what}`;
}

function valueSentence({ values }: Summary, layer: Layer): string[] {
  const [name, phrase] = VALUES[layer] ?? [];
  const scores = values[`${layer}.${name}`];
  if (scores === undefined || scores.found === 0) return [];
  const { found, right, ofFound } = scores;
  const verb = right === 1 ? 'has' : 'have';
  return [
    `Of ${found} found and with a known ${name} ${right} ${verb} ${phrase}${share(ofFound)}.`,
  ];
}

function share({ value, interval }: Figure): string {
  if (value === null) return '';
  if (interval === null) return ` (${percent(value)})`;
  const [low, high] = [interval.low, interval.high].map(whole);
  return ` (${percent(value)}, ${low === high ? '' : `${low}–`}${percent(interval.high)})`;
}

/** '84 %'; 0 and 100 only where it is that exactly. */
export function percent(value: number): string {
  return `${whole(value)}\u00a0%`;
}

function whole(value: number): number {
  const rounded = Math.round(100 * value);
  if (rounded === 100 && value < 1) return 99;
  return rounded === 0 && value > 0 ? 1 : rounded;
}
