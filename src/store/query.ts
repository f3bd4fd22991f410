/** The questions that `list` asks: one statement a layer, with the same filters and order. */
import type { Query, Row } from './database.ts';
import { fold } from './fold.ts';

/** What can be listed. */
export const LAYERS = ['decisions', 'deadlines', 'actions', 'people', 'organisations'] as const;

export type Layer = (typeof LAYERS)[number];

/** Filters; null where none is asked for. Days are ISO dates, both included. */
export interface FactQuery {
  readonly since: string | null;
  readonly until: string | null;
  readonly body: string | null;
  readonly person: string | null;
  /** Of actions alone. */
  readonly status: string | null;
}

/** One fact with the names of `COLUMNS` of its layer. */
export type FactRow = Row;

/** Columns by layer, in the order of every format. Scripts rely on it: new ones go to the end. */
export const COLUMNS: Readonly<Record<Layer, readonly string[]>> = {
  decisions: 'date body item kind text decider who document start end'.split(' '),
  deadlines: [
    ...'due due_from precision text action who date body item document start end'.split(' '),
    'told_by',
  ],
  actions: 'date body item text who due status document start end'.split(' '),
  people: 'date body name roles organisations status mentions document start end'.split(' '),
  organisations: 'date body name kind mentions document start end register register_id'.split(' '),
};

interface Shape {
  /** First and last day that the date filters look at. */
  readonly from: string;
  readonly to: string;
  readonly order: string;
  /** Condition for a folded part of a person's name. */
  readonly person: string;
}

const BY_MEETING = { from: 'documents.date', to: 'documents.date', order: 'documents.date' };
const IN_WHO = 'instr(fact.who_folded, @person) > 0';

const SHAPES: Readonly<Record<Layer, Shape>> = {
  decisions: { ...BY_MEETING, person: IN_WHO },
  deadlines: { from: 'fact.due_from', to: 'fact.due', order: 'fact.due', person: IN_WHO },
  actions: { ...BY_MEETING, person: IN_WHO },
  people: { ...BY_MEETING, person: 'instr(fact.name_folded, @person) > 0' },
  organisations: {
    ...BY_MEETING,
    person: `EXISTS (SELECT 1 FROM people WHERE people.document = fact.document
      AND instr(people.name_folded, @person) > 0)`,
  },
};

/** The text of `document` and `body` belongs to the document, the rest to the fact. */
function column(layer: Layer, name: string): string {
  if (name === 'date' || name === 'body') return `documents.${name}`;
  if (name === 'told_by') {
    return '(SELECT MIN(path) FROM files WHERE files.document = fact.told_by) AS told_by';
  }
  if (layer === 'actions' && name === 'due') {
    return `(SELECT due FROM deadlines WHERE deadlines.document = fact.document
      AND deadlines.position = fact.deadline) AS due`;
  }
  if (name !== 'document') return `fact."${name}"`;
  return '(SELECT MIN(path) FROM files WHERE files.document = fact.document) AS document';
}

/** Rows of a layer that pass the filters: by date, the undated last, then as they stand. */
export function factStatement(layer: Layer, query: FactQuery): Query {
  const { from, to, order, person } = SHAPES[layer];
  const conditions = ['TRUE'];
  // What has no date lies in no period: a date filter leaves it out.
  if (query.since !== null) conditions.push(`${to} >= @since`);
  if (query.until !== null) conditions.push(`${from} <= @until`);
  if (query.body !== null) conditions.push('instr(documents.body_folded, @body) > 0');
  if (query.person !== null) conditions.push(person);
  if (query.status !== null) conditions.push('fact.status = @status');
  const sql = `
    SELECT ${COLUMNS[layer].map((name) => column(layer, name)).join(', ')}
    FROM ${layer} AS fact JOIN documents ON documents.id = fact.document
    WHERE ${conditions.join(' AND ')}
    ORDER BY ${order} IS NULL, ${order}, document, fact.position`;
  const values = {
    since: query.since,
    until: query.until,
    body: fold(query.body ?? ''),
    person: fold(query.person ?? ''),
    status: query.status,
  };
  return { sql, values };
}
