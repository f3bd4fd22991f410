/** Rows into text for other programs: CSV, tab-separated lines, JSON. Pure. */
import { stringify } from 'csv-stringify/sync';

export type Cells = Readonly<Record<string, string | number | null>>;

/**
 * Lines of CSV as RFC 4180 has it. What a spreadsheet would run as a formula gets an apostrophe
 * in front: minutes come from anybody.
 */
export function csvLines(columns: readonly string[], rows: readonly Cells[]): string {
  return stringify(
    rows.map((row) => columns.map((column) => row[column] ?? '')),
    { escape_formulas: true },
  );
}

/** The line of column names that CSV starts with. */
export function csvHeader(columns: readonly string[]): string {
  return stringify([[...columns]]);
}

/** One line of tab-separated cells; white space inside a cell becomes a space. */
export function tsvLine(columns: readonly string[], row: Cells): string {
  const cells = columns.map((column) => String(row[column] ?? '').replace(/\s+/gu, ' '));
  return `${cells.join('\t')}\n`;
}

/** One JSON value a line. */
export function ndjsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** A JSON array, one value a line, handed out piece by piece. */
export async function* jsonArray(
  values: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<string> {
  let opening = '[\n';
  for await (const value of values) {
    yield opening + JSON.stringify(value);
    opening = ',\n';
  }
  yield opening === '[\n' ? '[]\n' : '\n]\n';
}
