/** `klubbslag follow`: the same matters and tasks through the meetings of a body. */
import type { FollowedTask } from '../../pipeline/across/index.ts';
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { csvHeader, csvLines, jsonArray, ndjsonLine, tsvLine } from '../export/formats.ts';
import { type Followed, followed } from '../follow.ts';
import { writeAll } from '../output.ts';
import { renderFollowed } from '../render/follow.ts';
import { fold } from '../store/fold.ts';
import {
  type Call,
  type Command,
  optionText,
  paintOf,
  settingsOf,
  shownPath,
  withStore,
} from './command.ts';
import { FORMAT_OPTION, formatOf } from './format.ts';
import { SUMMARIES } from './summaries.ts';

const STATES = ['open', 'reported', 'moved', 'closed', 'dropped'] as const;
type State = (typeof STATES)[number];

/** Columns of tsv and csv. Scripts rely on their order: new ones go to the end. */
const COLUMNS =
  'date body text who due state last_date last_text document start end last_document'.split(' ');

type Row = Readonly<Record<string, string | number | null>>;

function stateOf(call: Call): State | null {
  const text = optionText(call, 'state');
  if (text === null) return null;
  const state = STATES.find((one) => one === text);
  if (state) return state;
  throw new UserError(`--state is one of ${STATES.join(', ')}, not '${text}'`);
}

/** Those of a person, in a state. */
function chosen(call: Call, all: Followed, state: State | null): Followed {
  const person = optionText(call, 'person');
  const keeps = (task: FollowedTask): boolean =>
    (state === null || task.state === state) &&
    (person === null || task.action.who.some((name) => fold(name).includes(fold(person))));
  return { ...all, tasks: all.tasks.filter(keeps) };
}

function row(
  { body, documents, paths }: Followed,
  { document, action, steps, state }: FollowedTask,
): Row {
  const last = steps.at(-1);
  const dateOf = (one: string | undefined) =>
    documents.find((other) => other.document === one)?.date ?? null;
  const pathOf = (one: string | undefined) => {
    const path = one === undefined ? undefined : paths.get(one);
    return path === undefined ? null : shownPath(path);
  };
  return {
    date: dateOf(document),
    body,
    text: action.text,
    who: action.who.join(', ') || null,
    due: action.due,
    state,
    last_date: dateOf(last?.document),
    last_text: last?.text ?? null,
    document: pathOf(document),
    start: action.span.start,
    end: action.span.end,
    last_document: pathOf(last?.document),
  };
}

/** For programs: documents by path, without their sentences. */
function plain({ body, documents, matters, tasks, paths }: Followed): object {
  const at = (document: string) => shownPath(paths.get(document) ?? '');
  return {
    body,
    documents: documents.map(({ document, date }) => ({ document: at(document), date })),
    matters: matters.map((matter) => ({
      ...matter,
      steps: matter.steps.map((step) => ({ ...step, document: at(step.document) })),
    })),
    tasks: tasks.map((task) => ({
      ...task,
      document: at(task.document),
      steps: task.steps.map((step) => ({ ...step, document: at(step.document) })),
    })),
  };
}

async function* chunks(call: Call, all: AsyncIterable<Followed>): AsyncGenerator<string> {
  const { out } = call.world;
  const format = formatOf(call);
  let bodies = 0;
  if (format === 'csv') yield csvHeader(COLUMNS);
  for await (const one of all) {
    bodies++;
    const rows = one.tasks.map((task) => row(one, task));
    if (format === 'table') yield renderFollowed(one, { width: out.width, paint: paintOf(out) });
    else if (format === 'ndjson') yield ndjsonLine(plain(one));
    else if (format === 'csv') yield csvLines(COLUMNS, rows);
    else for (const line of rows) yield tsvLine(COLUMNS, line);
  }
  if (bodies === 0 && format === 'table') yield 'No body with two dated meetings found.\n';
}

async function follow(call: Call): Promise<number> {
  const state = stateOf(call);
  return await withStore(settingsOf(call), false, async (store) => {
    const all = async function* (): AsyncGenerator<Followed> {
      const bodies = followed(store, optionText(call, 'body'));
      for await (const one of bodies) yield chosen(call, one, state);
    };
    const objects = async function* (): AsyncGenerator<object> {
      for await (const one of all()) yield plain(one);
    };
    const text = formatOf(call) === 'json' ? jsonArray(objects()) : chunks(call, all());
    await writeAll(call.world.write, text);
    return EXIT.ok;
  });
}

export const followCommand: Command = {
  name: 'follow',
  summary: SUMMARIES.follow,
  description:
    'Says of each body with several meetings which matters come back, what was decided of them ' +
    'each time, and what later minutes say of each task.',
  args: {
    body: { type: 'string', valueHint: 'TEXT', description: "part of the meeting body's name" },
    person: { type: 'string', valueHint: 'TEXT', description: 'tasks of whom, part of the name' },
    state: {
      type: 'string',
      valueHint: 'STATE',
      description: `tasks in one state: ${STATES.join(', ')}`,
    },
    ...FORMAT_OPTION,
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    'A matter is the same where its case number is, or else where a later meeting of the body has ' +
      'an item of that title or nearly so. Items in which a meeting deals with itself are none.',
    'A task is closed, moved or reported by the sentence of a later meeting that names its owner ' +
      'in the same matter, or shares enough of its words; the sentence and what told it are shown.',
    `Columns of tsv and csv, one row a task: ${COLUMNS.join(', ')}. JSON holds the matters, too.`,
  ],
  examples: [
    'klubbslag follow --body folkhälsorådet',
    "klubbslag follow --person 'Åsa Wahlén' --state open",
    'klubbslag follow --format json | jq length',
  ],
  run: follow,
};
