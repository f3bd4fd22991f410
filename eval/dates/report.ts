/** The scores of several engines side by side: as text and as plain data. */
import type { Bounds, Resampling } from '../bootstrap.ts';
import { groupBy } from '../group.ts';
import { figure, plural, table } from '../table.ts';
import {
  answersOf,
  type DateCounts,
  type DateIntervals,
  dateIntervals,
  dateRatios,
  totalOf,
} from './counts.ts';
import { errorLine, errorsOf } from './errors.ts';
import type { EngineScore, RowScore } from './score.ts';

/** The number rises when the shape of the JSON changes. */
export const DATES_SCHEMA = 'klubbslag/eval-dates@1';

const TOTALS = ['answers', 'found', 'exact', 'right', 'spurious', 'P', 'R', 'F1', '95 %'];

/** The tables, in all and by class. The engines were asked for the same rows. */
export function reportDates(engines: readonly EngineScore[], resampling: Resampling): string {
  const { seed, resamples } = resampling;
  const { rows, marks } = countsOf(engines[0]?.rows ?? []);
  return [
    `${plural(rows, 'row')}, ${marks} with a time expression`,
    'P, R, F1: first and last day right; day: F1 of the last day alone; span: F1 of exact places.\n' +
      `95 %: interval of F1 by bootstrap over rows (${resamples} resamples, seed ${seed}).`,
    totalsTable(engines, resampling),
    'By class: F1 (first and last day right) · spurious answers',
    classTable(engines),
  ].join('\n\n');
}

function countsOf(rows: readonly RowScore[]): DateCounts {
  return totalOf(rows.map(({ counts }) => counts));
}

function intervalsOf(rows: readonly RowScore[], resampling: Resampling): DateIntervals {
  return dateIntervals(
    rows.map(({ counts }) => counts),
    resampling,
  );
}

function totalsTable(engines: readonly EngineScore[], resampling: Resampling): string {
  const lines = engines.map(({ engine: { name, version }, rows }) => {
    const counts = countsOf(rows);
    const { precision, recall, f1, f1Day, f1Span } = dateRatios(counts);
    const interval = intervalsOf(rows, resampling).f1;
    const { found, exact, right, spurious } = counts;
    return [
      version === null ? name : `${name} ${version}`,
      ...[answersOf(counts), found, exact, right, spurious].map(String),
      ...[precision, recall, f1].map(figure),
      interval === null ? '–' : span(interval),
      ...[f1Day, f1Span].map(figure),
    ];
  });
  return table(['engine', ...TOTALS, 'day', 'span'], lines);
}

function span({ low, high }: Bounds): string {
  return `${figure(low)}–${figure(high)}`;
}

function classTable(engines: readonly EngineScore[]): string {
  const columns = engines.map(({ rows }) => byClass(rows));
  const lines = [...byClass(engines[0]?.rows ?? [])].map(([name, { length }]) => [
    name,
    String(length),
    ...columns.map((column) => cell(column.get(name) ?? [])),
  ]);
  return table(['class', 'rows', ...engines.map(({ engine }) => engine.name)], lines);
}

/** In the order of the table. */
function byClass(rows: readonly RowScore[]): Map<string, RowScore[]> {
  return groupBy(rows, ({ row }) => row.class);
}

function cell(rows: readonly RowScore[]): string {
  const counts = countsOf(rows);
  return `${figure(dateRatios(counts).f1)} · ${String(counts.spurious).padStart(2)}`;
}

/** Every row with wrong days or spurious answers, engine by engine. */
export function reportDateErrors(engines: readonly EngineScore[]): string {
  const sections = engines.map((score) => {
    const errors = errorsOf(score);
    const head = `== ${score.engine.name}: ${plural(errors.length, 'wrong row')} ==`;
    return [head, ...errors.map(errorLine)].join('\n');
  });
  return sections.join('\n\n');
}

/** All of it as plain data; `path` names the table. */
export function datesToJson(
  path: string,
  engines: readonly EngineScore[],
  resampling: Resampling,
): object {
  return {
    schema: DATES_SCHEMA,
    table: { rows: engines[0]?.rows.length ?? 0, path },
    resampling,
    engines: engines.map((score) => ({
      name: score.engine.name,
      ...(score.engine.version === null ? {} : { version: score.engine.version }),
      all: { ...figures(score.rows), intervals: intervalsOf(score.rows, resampling) },
      classes: Object.fromEntries(
        [...byClass(score.rows)].map(([name, rows]) => [name, figures(rows)]),
      ),
      errors: errorsOf(score),
    })),
  };
}

function figures(rows: readonly RowScore[]): object {
  const counts = countsOf(rows);
  return { ...counts, answers: answersOf(counts), ...dateRatios(counts) };
}
