/** `klubbslag export`: every record to standard output, one after the other. */

import type { MinutesRecord } from '../../pipeline/record.ts';
import { settingOptions } from '../config.ts';
import { EXIT } from '../errors.ts';
import { FACT_COLUMNS, factsOf } from '../export/facts.ts';
import { csvHeader, csvLines, jsonArray, ndjsonLine } from '../export/formats.ts';
import { writeAll } from '../output.ts';
import type { Store } from '../store/store.ts';
import { type Command, optionText, settingsOf, shownPath, withStore } from './command.ts';
import { SUMMARIES } from './summaries.ts';

const FORMATS = ['ndjson', 'json', 'csv'] as const;

/** One record at a time is in memory. What is removed meanwhile is left out. */
async function* records(store: Store): AsyncGenerator<MinutesRecord> {
  for (const { id } of await store.entries()) {
    const found = await store.record(id);
    if (found === null) continue;
    const { record, path } = found;
    yield { ...record, source: { ...record.source, path: shownPath(path) } };
  }
}

async function* csv(store: Store): AsyncGenerator<string> {
  yield csvHeader(FACT_COLUMNS);
  for await (const record of records(store)) yield csvLines(FACT_COLUMNS, factsOf(record));
}

async function* ndjson(store: Store): AsyncGenerator<string> {
  for await (const record of records(store)) yield ndjsonLine(record);
}

export const exportCommand: Command = {
  name: 'export',
  summary: SUMMARIES.export,
  description: 'Writes every stored record to standard output.',
  args: {
    ...settingOptions('store'),
    format: {
      type: 'enum',
      options: [...FORMATS],
      required: true,
      valueHint: 'FORMAT',
      description: 'one of',
    },
    ...settingOptions('busyMs'),
  },
  notes: [
    "ndjson: one record a line, as 'klubbslag schema' describes it. json: the same as one array. " +
      'csv: one row a fact.',
    `Columns of csv: ${FACT_COLUMNS.join(', ')}. A cell that a spreadsheet would take for a ` +
      'formula has an apostrophe in front.',
  ],
  examples: [
    'klubbslag export --format ndjson > minutes.ndjson',
    'klubbslag export --format csv --store nämnden.sqlite > facts.csv',
    "klubbslag export --format ndjson | jq -r '.meeting.date'",
  ],
  run: (call) =>
    withStore(settingsOf(call), false, async (store) => {
      const make = {
        ndjson: () => ndjson(store),
        json: () => jsonArray(records(store)),
        csv: () => csv(store),
      };
      const format = FORMATS.find((name) => name === optionText(call, 'format')) ?? 'ndjson';
      await writeAll(call.world.write, make[format]());
      return EXIT.ok;
    }),
};
