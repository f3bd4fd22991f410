/** How a list may be written: for a person, for a pipe, for a spreadsheet, for a program. */
import type { ArgsDef } from 'citty';
import {
  type Cells,
  csvHeader,
  csvLines,
  jsonArray,
  ndjsonLine,
  tsvLine,
} from '../export/formats.ts';
import { type Call, optionText } from './command.ts';

const FORMATS = ['table', 'tsv', 'csv', 'json', 'ndjson'] as const;

/** The forms of a list. */
export type Format = (typeof FORMATS)[number];

/** The option that chooses one. */
export const FORMAT_OPTION: ArgsDef = {
  format: {
    type: 'enum',
    options: [...FORMATS],
    valueHint: 'FORMAT',
    description: 'table on a terminal, tsv in a pipe, or one of',
  },
};

/** What a call asks for, else a table on a terminal and tab-separated lines in a pipe. */
export function formatOf(call: Call): Format {
  const asked = FORMATS.find((name) => name === optionText(call, 'format'));
  return asked ?? (call.world.out.interactive ? 'table' : 'tsv');
}

/** A list, row by row; `table` is how a person reads it. */
export interface Listing {
  readonly columns: readonly string[];
  readonly rows: () => AsyncIterable<Cells>;
  readonly table: () => AsyncIterable<string>;
}

async function* lines(
  rows: AsyncIterable<Cells>,
  line: (row: Cells) => string,
): AsyncGenerator<string> {
  for await (const row of rows) yield line(row);
}

async function* csv({ columns, rows }: Listing): AsyncGenerator<string> {
  yield csvHeader(columns);
  for await (const row of rows()) yield csvLines(columns, [row]);
}

/** A list as a call asks for it, one row in memory at a time. */
export function listed(call: Call, listing: Listing): AsyncIterable<string> {
  const { columns, rows, table } = listing;
  const make: Record<Format, () => AsyncIterable<string>> = {
    table,
    tsv: () => lines(rows(), (row) => tsvLine(columns, row)),
    csv: () => csv(listing),
    json: () => jsonArray(rows()),
    ndjson: () => lines(rows(), ndjsonLine),
  };
  return make[formatOf(call)]();
}
