/** How a list may be written: for a person, for a pipe, for a spreadsheet, for a program. */
import type { ArgsDef } from 'citty';
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
