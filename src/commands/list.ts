/** `klubbslag list`: facts out of all documents, filtered and sorted. */
import { ACTION_STATUSES, type ActionStatus } from '../../pipeline/action-item.ts';
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { writeAll } from '../output.ts';
import { renderFact } from '../render/list.ts';
import { COLUMNS, type FactQuery, type FactRow, LAYERS, type Layer } from '../store/query.ts';
import {
  type Call,
  type Command,
  optionText,
  paintOf,
  settingsOf,
  shownPath,
  withStore,
} from './command.ts';
import { DAY_OPTIONS, daysOf } from './days.ts';
import { FORMAT_OPTION, listed } from './format.ts';
import { SUMMARIES } from './summaries.ts';

function layerOf(text: string | undefined): Layer {
  const layer = LAYERS.find((name) => name === text);
  if (layer) return layer;
  const given = text === undefined ? '' : `, not '${text}'`;
  throw new UserError(`list needs one of ${LAYERS.join(', ')}${given}`);
}

function statusOf(call: Call, layer: Layer): ActionStatus | null {
  const text = optionText(call, 'status');
  if (text === null) return null;
  const status = ACTION_STATUSES.find((one) => one === text);
  if (!status)
    throw new UserError(`--status is one of ${ACTION_STATUSES.join(', ')}, not '${text}'`);
  if (layer === 'actions') return status;
  throw new UserError(`--status is for actions: ${layer} have none`);
}

function queryOf(call: Call, layer: Layer): FactQuery {
  return {
    ...daysOf(call),
    body: optionText(call, 'body'),
    person: optionText(call, 'person'),
    status: statusOf(call, layer),
  };
}

type Rows = AsyncIterable<FactRow>;

async function* located(rows: Rows): AsyncGenerator<FactRow> {
  for await (const row of rows) {
    const told = row['told_by'];
    const since = typeof told === 'string' ? { told_by: shownPath(told) } : {};
    yield { ...row, document: shownPath(String(row['document'])), ...since };
  }
}

async function* table(call: Call, layer: Layer, rows: Rows): AsyncGenerator<string> {
  const { out } = call.world;
  const options = { width: out.width, paint: paintOf(out) };
  let count = 0;
  for await (const row of rows) {
    count++;
    yield renderFact(layer, row, options);
  }
  if (count === 0) yield `No ${layer} found.\n`;
}

async function list(call: Call): Promise<number> {
  const layer = layerOf(call.positionals[0]);
  const query = queryOf(call, layer);
  return await withStore(settingsOf(call), false, async (store) => {
    const rows = () => located(store.facts(layer, query));
    const listing = { columns: COLUMNS[layer], rows, table: () => table(call, layer, rows()) };
    await writeAll(call.world.write, listed(call, listing));
    return EXIT.ok;
  });
}

const columnNotes = LAYERS.map((layer) => `for ${layer} ${COLUMNS[layer].join(', ')}`);

export const listCommand: Command = {
  name: 'list',
  summary: SUMMARIES.list,
  description: 'Lists facts out of all stored documents, by date, each with document and offset.',
  args: {
    layer: {
      type: 'positional',
      required: false,
      valueHint: 'WHAT',
      description: LAYERS.join(', '),
    },
    ...DAY_OPTIONS,
    body: { type: 'string', valueHint: 'TEXT', description: "part of the meeting body's name" },
    person: { type: 'string', valueHint: 'TEXT', description: "part of a person's name" },
    status: {
      type: 'string',
      valueHint: ACTION_STATUSES.join('|'),
      description: 'actions that have come so far',
    },
    ...FORMAT_OPTION,
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    'Dates are the date of the meeting; for deadlines the day when they are due. What has no ' +
      'date comes last, and --since and --until leave it out.',
    "What is due at the body's next meeting, and whose document does not say when that is, takes " +
      'its day from the next document of the same body: told_by names it.',
    '--person keeps decisions that name the person or give them a task, deadlines and actions they answer ' +
      'for, people of that name, and organisations in documents that name them. Case and accents ' +
      'do not matter, but å, ä and ö are letters of their own.',
    'A pipe gets one tab-separated line a fact, without a heading. Columns of tsv, csv, json and ' +
      `ndjson: ${columnNotes.join('; ')}.`,
  ],
  examples: [
    'klubbslag list deadlines --since 2024-03',
    "klubbslag list decisions --body nämnden --person 'Åsa Wahlén'",
    "klubbslag list actions --status open --person 'Åsa'",
    'klubbslag list people --format csv > people.csv',
    'klubbslag list decisions | cut -f 5',
  ],
  run: list,
};
