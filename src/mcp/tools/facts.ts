/** Decisions, deadlines and actions out of all documents, each with its quote. */
import { z } from 'zod';
import { ACTION_STATUSES } from '../../../pipeline/action-item.ts';
import { recordSchema } from '../../../pipeline/record.ts';
import type { FactRow, Layer } from '../../store/query.ts';
import type { Store } from '../../store/store.ts';
import { CITATION, type Citation, citedLine, Library } from '../cite.ts';
import { daysOf, MEETINGS, PERSON } from '../filters.ts';
import { listed, NEXT, PAGING, pageOf, tool } from '../tool.ts';

const text = z.string().nullable();
const FILTERS = { ...MEETINGS, ...PERSON };

interface Asked {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly body?: string | undefined;
  readonly person?: string | undefined;
  readonly status?: string | undefined;
  readonly kind?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

async function* rows(store: Store, layer: Layer, asked: Asked): AsyncGenerator<FactRow> {
  const { body = null, person = null, status = null, kind } = asked;
  const query = { ...daysOf(asked), body, person, status };
  for await (const row of store.facts(layer, query)) {
    if (kind === undefined || row['kind'] === kind) yield row;
  }
}

/** A page of facts with their quotes; what is gone since it was asked for is left out. */
async function found<T>(
  store: Store,
  layer: Layer,
  asked: Asked,
  own: (row: FactRow, citation: Citation, library: Library) => T | Promise<T>,
): Promise<{ readonly results: T[]; readonly nextCursor: string | null }> {
  const library = new Library(store);
  const { page, nextCursor } = await pageOf(rows(store, layer, asked), asked);
  const results: T[] = [];
  for (const row of page) {
    const cited = await library.at(String(row['document']));
    if (cited === null) continue;
    const citation = cited.cite(Number(row['start']), Number(row['end']));
    results.push(await own(row, citation, library));
  }
  return { results, nextCursor };
}

function textOf(row: FactRow, name: string): string | null {
  const value = row[name];
  return typeof value === 'string' ? value : null;
}

const kind = recordSchema.shape.decisions.element.shape.kind;

const decision = z.strictObject({
  kind,
  decider: text,
  assignedTo: text,
  item: text.describe('Number or title of the agenda item.'),
  ...CITATION,
});

/** `find_decisions`. */
export const findDecisions = tool({
  name: 'find_decisions',
  title: 'Find decisions',
  description: 'Decisions by date of the meeting, oldest first, each quoted with its place.',
  input: z.strictObject({
    ...FILTERS,
    kind: kind.optional(),
    ...PAGING,
  }),
  output: z.strictObject({ results: z.array(decision), ...NEXT }),
  run: async (store, asked) => {
    const data = await found(store, 'decisions', asked, (row, citation) => ({
      kind: kind.parse(row['kind']),
      decider: textOf(row, 'decider'),
      assignedTo: textOf(row, 'who'),
      item: textOf(row, 'item'),
      ...citation,
    }));
    const lines = data.results.map((one) => `${one.kind}: ${citedLine(one)}`);
    return { data, text: listed(lines, data.nextCursor) };
  },
});

const deadline = z.strictObject({
  due: text.describe('The last day, ISO.'),
  dueFrom: text.describe('The first day where it is a stretch of time.'),
  precision: text,
  action: text.describe('What is due.'),
  who: text,
  item: text,
  toldBy: text.describe('The later document that tells the day, where it does.'),
  ...CITATION,
});

/** `find_deadlines`. */
export const findDeadlines = tool({
  name: 'find_deadlines',
  title: 'Find deadlines',
  description: 'What is due when, by due day; since and until are about that day.',
  input: z.strictObject({ ...FILTERS, ...PAGING }),
  output: z.strictObject({ results: z.array(deadline), ...NEXT }),
  run: async (store, asked) => {
    const data = await found(store, 'deadlines', asked, async (row, citation, library) => {
      const told = textOf(row, 'told_by');
      return {
        due: textOf(row, 'due'),
        dueFrom: textOf(row, 'due_from'),
        precision: textOf(row, 'precision'),
        action: textOf(row, 'action'),
        who: textOf(row, 'who'),
        item: textOf(row, 'item'),
        toldBy: told === null ? null : ((await library.at(told))?.record.source.path ?? null),
        ...citation,
      };
    });
    const lines = data.results.map((one) => {
      const what = [one.action, one.who].filter((part) => part !== null);
      return `due ${one.due ?? 'undated'}: ${[...what, citedLine(one)].join(' · ')}`;
    });
    return { data, text: listed(lines, data.nextCursor) };
  },
});

const action = z.strictObject({
  what: text.describe('The task without its owner.'),
  who: text,
  status: z.enum(ACTION_STATUSES),
  due: text,
  item: text,
  ...CITATION,
});

/** `find_actions`. */
export const findActions = tool({
  name: 'find_actions',
  title: 'Find tasks',
  description:
    'Who is to do what, by date of the meeting that says so, each quoted with its place.',
  input: z.strictObject({
    ...FILTERS,
    status: z.enum(ACTION_STATUSES).optional().describe('As the minutes themselves tell it.'),
    ...PAGING,
  }),
  output: z.strictObject({ results: z.array(action), ...NEXT }),
  run: async (store, asked) => {
    const data = await found(store, 'actions', asked, (row, citation) => ({
      what: textOf(row, 'text'),
      who: textOf(row, 'who'),
      status: ACTION_STATUSES.find((one) => one === row['status']) ?? 'open',
      due: textOf(row, 'due'),
      item: textOf(row, 'item'),
      ...citation,
    }));
    const lines = data.results.map(
      (one) => `${one.status}: ${one.who ?? 'nobody named'} · ${citedLine(one)}`,
    );
    return { data, text: listed(lines, data.nextCursor) };
  },
});
