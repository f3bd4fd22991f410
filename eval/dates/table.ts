/**
 * Reads the table: tab-separated, the expression of each text between « and », without limit words
 * ('senast', 'före'). The column of precisions is for readers: only days are scored.
 */
import { isDate } from '../../pipeline/calendar/civil.ts';
import type { Dated, Row } from './types.ts';

const COLUMNS = ['class', 'reference', 'text', 'from', 'to', 'precision'] as const;

/** The class of the texts that hold no time expression. */
const NONE = 'none';

/** The rows that could be read, and 'file:line: what' for each that could not. */
export interface Table {
  readonly rows: readonly Row[];
  readonly problems: readonly string[];
}

/** Reads a whole table; `path` is what errors call it. Empty lines are passed over. */
export function parseTable(path: string, tsv: string): Table {
  const [head = '', ...lines] = tsv.split(/\r?\n/u);
  if (head !== COLUMNS.join('\t')) {
    return { rows: [], problems: [`${path}:1: the columns must be ${COLUMNS.join(', ')}`] };
  }
  const rows: Row[] = [];
  const problems: string[] = [];
  lines.forEach((line, index) => {
    if (line === '') return;
    const place = `${path}:${index + 2}`;
    const read = parseRow(place, line.split('\t'));
    if (typeof read === 'string') problems.push(`${place}: ${read}`);
    else rows.push(read);
  });
  if (rows.length + problems.length === 0) problems.push(`${path}:1: no rows below the head`);
  return { rows, problems };
}

/** The row, or what is wrong with it. */
function parseRow(place: string, cells: readonly string[]): Row | string {
  const [name = '', reference = '', marked = '', from = '', to = ''] = cells;
  if (cells.length !== COLUMNS.length) return `${cells.length} columns, not ${COLUMNS.length}`;
  if (name === '') return 'no class';
  if (!isDay(reference)) return `the reference '${reference}' is no date`;
  const parts = marked.split(/[«»]/u);
  const [before = '', inside = '', after = ''] = parts;
  const row = { place, class: name, reference, text: parts.join('') };
  if (name === NONE) {
    if (parts.length > 1) return `a mark in class ${NONE}`;
    return from + to === '' ? { ...row, mark: null } : `days in class ${NONE}`;
  }
  if (marked !== `${before}«${inside}»${after}`) return 'the text must hold one «mark»';
  if (inside.trim() !== inside || inside === '') return `the mark «${inside}» is empty or too wide`;
  const start = before.length;
  const days = daysOf(from, to);
  if (typeof days === 'string') return days;
  return { ...row, mark: { start, end: start + inside.length, ...days } };
}

function daysOf(from: string, to: string): Pick<Dated, 'from' | 'to'> | string {
  const wrong = [from, to].find((day) => !isDay(day));
  if (wrong !== undefined) return `'${wrong}' is no date`;
  return from <= to ? { from, to } : `from ${from} is later than to ${to}`;
}

/** True for 'YYYY-MM-DD' of a day that the calendar has. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? [];
  return year !== undefined && isDate(Number(year), Number(month), Number(day));
}
