/** How well matters and tasks are followed: links, steps and states, over all and by series. */
import { atTheEdge, type Figure, intervals, type Resampling, sumOf } from '../bootstrap.ts';
import { ratio } from '../counts.ts';
import { groupBy } from '../group.ts';
import { figure, plural, table, withInterval } from '../table.ts';
import type { LinkOutcome, ScoredSeries, StateOutcome, StepOutcome } from './score.ts';

/** The number rises when the shape of the JSON changes. */
export const FOLLOW_SCHEMA = 'klubbslag/eval-follow@1';

/** Of some marks and answers how many agree. */
export interface Agreement {
  readonly gold: number;
  readonly said: number;
  readonly right: number;
}

/** Precision, recall and F1 of an agreement. */
export interface AgreementFigures {
  readonly precision: Figure;
  readonly recall: Figure;
  readonly f1: Figure;
}

/** What is counted: links between items, steps by their place, and steps by place and kind. */
export const FOLLOWED = ['links', 'steps', 'kinds'] as const;
export type FollowedLayer = (typeof FOLLOWED)[number];

/** The counts of a layer in some series. */
export function agreementOf(
  layer: FollowedLayer,
  series: readonly Pick<ScoredSeries, 'links' | 'steps'>[],
): Agreement {
  if (layer === 'links') {
    const links = series.flatMap((one) => one.links);
    return counted(
      links,
      (one) => one.gold,
      (one) => one.said,
      (one) => one.gold && one.said,
    );
  }
  const steps = series.flatMap((one) => one.steps);
  const right = layer === 'steps' ? isFound : isRightStep;
  return counted(
    steps,
    (one) => one.gold !== null,
    (one) => one.said !== null,
    right,
  );
}

function counted<T>(
  all: readonly T[],
  gold: (one: T) => boolean,
  said: (one: T) => boolean,
  right: (one: T) => boolean,
): Agreement {
  return {
    gold: all.filter(gold).length,
    said: all.filter(said).length,
    right: all.filter(right).length,
  };
}

function isFound({ gold, said }: StepOutcome): boolean {
  return gold !== null && said !== null;
}

/** True of a step that was found and taken for what it is. */
export function isRightStep({ gold, said }: StepOutcome): boolean {
  return gold !== null && gold.kind === said?.kind;
}

function ratiosOf({ gold, said, right }: Agreement): [number | null, number | null, number | null] {
  return [ratio(right, said), ratio(right, gold), ratio(2 * right, gold + said)];
}

/** The figures of a layer, with intervals by bootstrap over series. */
export function followFigures(
  layer: FollowedLayer,
  series: readonly ScoredSeries[],
  resampling: Resampling,
): AgreementFigures {
  const rows = series.map((one) => {
    const { gold, said, right } = agreementOf(layer, [one]);
    return [gold, said, right];
  });
  const [precision = null, recall = null, f1 = null] = intervals(
    rows,
    ([gold = 0, said = 0, right = 0]: ArrayLike<number> & Iterable<number>) => [
      right / said,
      right / gold,
      (2 * right) / (gold + said),
    ],
    resampling,
  );
  const sum = agreementOf(layer, series);
  const [p, r, both] = ratiosOf(sum);
  return {
    precision: { value: p, interval: precision && atTheEdge(precision, sum.said) },
    recall: { value: r, interval: recall && atTheEdge(recall, sum.gold) },
    f1: { value: both, interval: f1 },
  };
}

/** Of gold's tasks those found, and of these those whose state in the end is right. */
export interface StateShare {
  readonly tasks: number;
  readonly found: number;
  readonly right: number;
}

/** The counts of some tasks. */
export function stateShare(states: readonly StateOutcome[]): StateShare {
  const found = states.filter(({ said }) => said !== null);
  return {
    tasks: states.length,
    found: found.length,
    right: found.filter(({ gold, said }) => gold === said).length,
  };
}

/** States right among tasks found, with an interval over series. */
export function stateFigure(series: readonly ScoredSeries[], resampling: Resampling): Figure {
  const rows = series.map(({ states }) => {
    const { found, right } = stateShare(states);
    return [found, right];
  });
  const [interval = null] = intervals(
    rows,
    ([found = 0, right = 0]: ArrayLike<number> & Iterable<number>) => [right / found],
    resampling,
  );
  const [found = 0, right = 0] = sumOf(rows);
  return { value: ratio(right, found), interval: interval && atTheEdge(interval, found) };
}

/** What is taken for what, the most frequent first: 'open → closed'. */
function confusions(series: readonly ScoredSeries[]): [string, number][] {
  const states = series.flatMap((one) => one.states).filter(({ gold, said }) => gold !== said);
  const named = groupBy(states, ({ gold, said }) => `${gold} → ${said ?? 'no task found'}`);
  return [...named]
    .map(([name, of]) => [name, of.length] as [string, number])
    .sort((a, b) => b[1] - a[1]);
}

/** The tables. */
export function reportFollow(series: readonly ScoredSeries[], resampling: Resampling): string {
  const { seed, resamples } = resampling;
  const meetings = series.reduce((sum, { documents }) => sum + documents, 0);
  const state = stateShare(series.flatMap((one) => one.states));
  const taken = confusions(series).map(([name, count]) => [name, String(count)]);
  return [
    `${series.length} series of ${plural(meetings, 'meeting')}`,
    `In brackets: 95 % intervals, bootstrap over series (${resamples} resamples, seed ${seed}).\n` +
      'links: pairs of items of one matter. steps: sentences that say how far a task has come;\n' +
      'kinds: these, and reported, moved or closed as marked.',
    layerTable(series, resampling),
    `states: ${state.found} of ${plural(state.tasks, 'task')} found, their state in the end right ` +
      withInterval(stateFigure(series, resampling)),
    ...(taken.length > 0 ? [table(['taken for', 'times'], taken)] : []),
    seriesTable(series),
  ].join('\n\n');
}

function layerTable(series: readonly ScoredSeries[], resampling: Resampling): string {
  const rows = FOLLOWED.map((layer) => {
    const { gold, said, right } = agreementOf(layer, series);
    const { precision, recall, f1 } = followFigures(layer, series, resampling);
    return [
      layer,
      ...[gold, said, right].map(String),
      ...[precision, recall, f1].map(withInterval),
    ];
  });
  return table(['', 'gold', 'said', 'right', 'P', 'R', 'F1'], rows);
}

function seriesTable(series: readonly ScoredSeries[]): string {
  const rows = series.map((one) => {
    const { found, right } = stateShare(one.states);
    const f1s = FOLLOWED.map((layer) => figure(ratiosOf(agreementOf(layer, [one]))[2]));
    return [one.series, ...f1s, figure(ratio(right, found))];
  });
  return table(['F1 by series', ...FOLLOWED, 'states'], rows);
}

/** Each wrong link, step and state on a line. */
export function followErrors(series: readonly ScoredSeries[]): string {
  return series
    .flatMap(({ series: name, links, steps, states }) =>
      [
        ...links.filter(({ gold, said }) => gold !== said).map(linkError),
        ...steps.filter((one) => !isRightStep(one)).map(stepError),
        ...states.filter(({ gold, said }) => gold !== said).map(stateError),
      ].map((line) => `${name} ${line}`),
    )
    .join('\n');
}

function linkError({ items, gold, by }: LinkOutcome): string {
  const pair = items.map((item) => `'${item}'`).join(' and ');
  return gold ? `link missed: ${pair}` : `link spurious: ${pair}, ${by ?? 'through another'}`;
}

function stepError({ task, document, gold, said }: StepOutcome): string {
  const of = `${document} of '${task}'`;
  const marked = gold && `${gold.kind} '${gold.text}'`;
  const found = said && `${said.kind} '${said.text}'`;
  if (marked === null) return `step spurious: ${of}: ${found}`;
  return found === null
    ? `step missed: ${of}: ${marked}`
    : `step wrong: ${of}: ${marked}, said ${found}`;
}

function stateError({ task, document, gold, said }: StateOutcome): string {
  return `state: ${document} '${task}': marked ${gold}, said ${said ?? 'nothing, no task found'}`;
}

/** All of it as plain data. */
export function followToJson(series: readonly ScoredSeries[], resampling: Resampling): object {
  const layers = FOLLOWED.map((layer) => {
    const figures = followFigures(layer, series, resampling);
    return [layer, { ...agreementOf(layer, series), ...figures }];
  });
  return {
    schema: FOLLOW_SCHEMA,
    resampling,
    layers: Object.fromEntries(layers),
    states: {
      ...stateShare(series.flatMap((one) => one.states)),
      accuracy: stateFigure(series, resampling),
      confusions: Object.fromEntries(confusions(series)),
    },
    series,
  };
}
