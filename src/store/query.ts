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
    ...['told_by', 'status'],
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
  // What its own document says of the task; a later one may have told more.
  if (layer === 'deadlines' && name === 'status') {
    return `(SELECT MIN(actions.status) FROM actions WHERE actions.document = fact.document
      AND actions.deadline = fact.position) AS status`;
  }
  if (layer === 'actions' && name === 'due') {
    return `(SELECT due FROM deadlines WHERE deadlines.document = fact.document
      AND deadlines.position = fact.deadline) AS due`;
  }
  if (name !== 'document') return `fact."${name}"`;
  return '(SELECT MIN(path) FROM files WHERE files.document = fact.document) AS document';
}

/** What a statement on a layer is made of. */
interface Selection {
  readonly columns: readonly string[];
  readonly from: string;
  readonly where: string;
  readonly values: Row;
}

function selection(layer: Layer, query: FactQuery): Selection {
  const { from, to, person } = SHAPES[layer];
  const conditions = ['TRUE'];
  // What has no date lies in no period: a date filter leaves it out.
  if (query.since !== null) conditions.push(`${to} >= @since`);
  if (query.until !== null) conditions.push(`${from} <= @until`);
  if (query.body !== null) conditions.push('instr(documents.body_folded, @body) > 0');
  if (query.person !== null) conditions.push(person);
  if (query.status !== null) conditions.push('fact.status = @status');
  const values = {
    since: query.since,
    until: query.until,
    body: fold(query.body ?? ''),
    person: fold(query.person ?? ''),
    status: query.status,
  };
  return {
    columns: COLUMNS[layer].map((name) => column(layer, name)),
    from: `${layer} AS fact JOIN documents ON documents.id = fact.document`,
    where: conditions.join(' AND '),
    values,
  };
}

/** Rows of a layer that pass the filters: by date, the undated last, then as they stand. */
export function factStatement(layer: Layer, query: FactQuery): Query {
  const { order } = SHAPES[layer];
  const { columns, from, where, values } = selection(layer, query);
  const sql = `
    SELECT ${columns.join(', ')} FROM ${from} WHERE ${where}
    ORDER BY ${order} IS NULL, ${order}, document, fact.position`;
  return { sql, values };
}

/** What follows every day: where the undated stand. */
const UNDATED = '~';

/**
 * The same, so many of them after one: of one day by content, which stays when a document is
 * processed again. `page_at`, `sha256` and `page_position` say of each where it stands.
 */
export function factPageStatement(
  layer: Layer,
  query: FactQuery,
  after: { readonly at: string; readonly sha256: string; readonly position: number } | null,
  most: number,
): Query {
  const { columns, from, where, values } = selection(layer, query);
  const at = `COALESCE(${SHAPES[layer].order}, '${UNDATED}')`;
  const later = `AND (${at}, documents.sha256, fact.position)
    > (@after_at, @after_sha256, @after_position)`;
  const sql = `
    SELECT ${columns.join(', ')}, documents.sha256, ${at} AS page_at,
      fact.position AS page_position
    FROM ${from} WHERE ${where} ${after === null ? '' : later}
    ORDER BY page_at, documents.sha256, page_position LIMIT @most`;
  const { at: after_at = null, sha256: after_sha256 = null, position = null } = after ?? {};
  return {
    sql,
    values: { ...values, after_at, after_sha256, after_position: position, most },
  };
}
