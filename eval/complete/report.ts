/** How often the completeness is judged right: by point, over all, and what is taken for what. */
import { POINTS } from '../../pipeline/complete/index.ts';
import { type Figure, intervals, type Resampling } from '../bootstrap.ts';
import { groupBy } from '../group.ts';
import { figure, plural, table, withInterval } from '../table.ts';
import { isLive, isRight, type PointOutcome, type ScoredCompleteness } from './score.ts';

/** The number rises when the shape of the JSON changes. */
export const COMPLETE_SCHEMA = 'klubbslag/eval-completeness@1';

/** Of some points how many are right; `live` are those where there was something to tell. */
interface Share {
  readonly points: number;
  readonly right: number;
  readonly live: number;
  readonly rightLive: number;
}

function shareOf(outcomes: readonly PointOutcome[]): Share {
  const live = outcomes.filter(isLive);
  return {
    points: outcomes.length,
    right: outcomes.filter(isRight).length,
    live: live.length,
    rightLive: live.filter(isRight).length,
  };
}

function ratio(right: number, points: number): number | null {
  return points === 0 ? null : right / points;
}

/** Both shares over all documents, with intervals by bootstrap over documents. */
function overAll(
  documents: readonly ScoredCompleteness[],
  resampling: Resampling,
): { readonly all: Figure; readonly live: Figure } {
  const shares = documents.map(({ outcomes }) => shareOf(outcomes));
  const rows = shares.map((one) => [one.right, one.points, one.rightLive, one.live]);
  const [all = null, live = null] = intervals(
    rows,
    ([right = 0, points = 0, rightLive = 0, liveOnes = 0]) => [
      right / points,
      rightLive / liveOnes,
    ],
    resampling,
  );
  const sum = shareOf(documents.flatMap(({ outcomes }) => outcomes));
  return {
    all: { value: ratio(sum.right, sum.points), interval: all },
    live: { value: ratio(sum.rightLive, sum.live), interval: live },
  };
}

/** Outcomes by point, in the order of the law. */
function byPoint(documents: readonly ScoredCompleteness[]): [string, readonly PointOutcome[]][] {
  const groups = groupBy(
    documents.flatMap(({ outcomes }) => outcomes),
    ({ point }) => point,
  );
  return POINTS.flatMap((point) => {
    const own = groups.get(point);
    return own ? [[point, own] as [string, readonly PointOutcome[]]] : [];
  });
}

/** What is taken for what: 'missing → unsure', with how often. */
function confusions(outcomes: readonly PointOutcome[]): [string, number][] {
  const wrong = outcomes.filter((one) => !isRight(one));
  const named = groupBy(
    wrong,
    ({ gold, said }) => `${gold ?? 'no such matter'} → ${said ?? 'not seen'}`,
  );
  return [...named]
    .map(([name, of]) => [name, of.length] as [string, number])
    .sort((a, b) => b[1] - a[1]);
}

/** The tables. */
export function reportComplete(
  documents: readonly ScoredCompleteness[],
  resampling: Resampling,
): string {
  const { all, live } = overAll(documents, resampling);
  const { seed, resamples } = resampling;
  const outcomes = documents.flatMap((one) => one.outcomes);
  const rows = byPoint(documents).map(([point, own]) => {
    const { points, right, live: alive, rightLive } = shareOf(own);
    return [
      point,
      ...[String(points), figure(ratio(right, points))],
      ...[String(alive), figure(ratio(rightLive, alive))],
    ];
  });
  const taken = confusions(outcomes).map(([name, count]) => [name, String(count)]);
  return [
    `${plural(documents.length, 'document')}, ${plural(outcomes.length, 'point')}`,
    `right                                  ${withInterval(all)}\n` +
      `right where there is something to tell ${withInterval(live)}`,
    `In brackets: 95 % intervals, bootstrap over documents (${resamples} resamples, seed ${seed}).\n` +
      'live: points that are not "not applicable" to both the marks and the program.',
    table(['point', 'points', 'right', 'live', 'right'], rows),
    ...(taken.length > 0 ? [table(['taken for', 'times'], taken)] : []),
  ].join('\n\n');
}

/** Each wrong point on a line. */
export function completeErrors(documents: readonly ScoredCompleteness[]): string {
  return documents
    .flatMap(({ document, outcomes }) =>
      outcomes
        .filter((one) => !isRight(one))
        .map(({ item, point, gold, said }) => {
          const where = item === null ? document : `${document} ${item}`;
          return `${where} ${point}: marked ${gold ?? 'not at all'}, said ${said ?? 'nothing'}`;
        }),
    )
    .join('\n');
}

/** All of it as plain data. */
export function completeToJson(
  documents: readonly ScoredCompleteness[],
  resampling: Resampling,
): object {
  const outcomes = documents.flatMap((one) => one.outcomes);
  return {
    schema: COMPLETE_SCHEMA,
    documents: documents.length,
    resampling,
    ...shareOf(outcomes),
    ...overAll(documents, resampling),
    points: Object.fromEntries(byPoint(documents).map(([point, own]) => [point, shareOf(own)])),
    confusions: Object.fromEntries(confusions(outcomes)),
  };
}
