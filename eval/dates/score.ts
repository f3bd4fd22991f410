/** One engine's answers against the rows of the table. */
import { type Alignable, align } from '../align.ts';
import type { DateCounts } from './counts.ts';
import type { Dated, Engine, Row } from './types.ts';

/** What an engine made of one row. */
export interface RowScore {
  readonly row: Row;
  readonly counts: DateCounts;
  /** In the order of the text. */
  readonly answers: readonly Dated[];
}

/** What an engine made of the table. */
export interface EngineScore {
  readonly engine: Pick<Engine, 'name' | 'version'>;
  readonly rows: readonly RowScore[];
}

/** Asks the engine for every row. */
export function scoreEngine(engine: Engine, rows: readonly Row[]): EngineScore {
  const { name, version } = engine;
  const scores = rows.map((row) => scoreRow(row, engine.find(row.text, row.reference)));
  return { engine: { name, version }, rows: scores };
}

/** Matches the mark with at most one answer: the exact one, else the one that overlaps it best. */
export function scoreRow(row: Row, answers: readonly Dated[]): RowScore {
  const { mark } = row;
  const { pairs } = align(mark === null ? [] : [alignable(mark)], answers.map(alignable));
  const [pair] = pairs;
  const day = pair !== undefined && pair.gold.to === pair.predicted.to;
  const counts = {
    rows: 1,
    marks: Number(mark !== null),
    found: pairs.length,
    spurious: answers.length - pairs.length,
    exact: Number(pair?.exact === true),
    right: Number(day && pair.gold.from === pair.predicted.from),
    day: Number(day),
  };
  return { row, counts, answers: answers.toSorted(inText) };
}

/** Of two answers at one place, the one with the mark's days is paired first. */
function alignable({ start, end, from, to }: Dated): Alignable & Dated {
  return { start, end, from, to, key: `${from}/${to}`, optional: false };
}

/** A total order, so that a report does not depend on the order of the answers. */
function inText(a: Dated, b: Dated): number {
  const [days, others] = [`${a.from}/${a.to}`, `${b.from}/${b.to}`];
  return a.start - b.start || a.end - b.end || (days < others ? -1 : Number(days > others));
}

/** True where the days are wrong or missing, or more was said than there is. */
export function isWrong({ counts }: RowScore): boolean {
  return counts.right < counts.marks || counts.spurious > 0;
}
