/** Which documents are asked for, and how many of them there are by body, year, kind and person. */
import { ask, type Row, type Steps } from './database.ts';
import { fold } from './fold.ts';

/** Filters; null where none is asked for. Days are ISO dates, both included. */
export interface DocumentFilter {
  readonly since: string | null;
  readonly until: string | null;
  /** Part of the body's name. */
  readonly body: string | null;
  /** Four digits. */
  readonly year: string | null;
  /** Of the meeting: 'protokoll', 'årsmöte'; the whole word. */
  readonly kind: string | null;
  /** Part of a person's name. */
  readonly person: string | null;
  /** How far people have gone through it: 'none', 'begun', 'done'. */
  readonly review: string | null;
}

/** All documents. */
export const NO_FILTER: DocumentFilter = {
  since: null,
  until: null,
  body: null,
  year: null,
  kind: null,
  person: null,
  review: null,
};

const CONDITIONS: Readonly<Record<keyof DocumentFilter, string>> = {
  since: 'documents.date >= @since',
  until: 'documents.date <= @until',
  body: 'instr(documents.body_folded, @body) > 0',
  year: 'substr(documents.date, 1, 4) = @year',
  kind: 'documents.kind = @kind',
  review: 'documents.review = @review',
  person: `EXISTS (SELECT 1 FROM people WHERE people.document = documents.id
    AND instr(people.name_folded, @person) > 0)`,
};

/** The condition of a filter with its values. */
export function filterOf(filter: DocumentFilter): { readonly where: string; readonly values: Row } {
  const names = (Object.keys(CONDITIONS) as (keyof DocumentFilter)[]).filter(
    (name) => filter[name] !== null,
  );
  const where = ['TRUE', ...names.map((name) => CONDITIONS[name])].join(' AND ');
  const values = Object.fromEntries(names.map((name) => [name, filter[name]]));
  const parts = (['body', 'person'] as const).filter((name) => filter[name] !== null);
  const folded = Object.fromEntries(parts.map((name) => [name, fold(filter[name] ?? '')]));
  return { where, values: { ...values, ...folded } };
}

/** How many documents have a value. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** By what documents are counted. */
export const FACETS = ['body', 'year', 'kind', 'person'] as const;

/** The most frequent values first, at most `MOST_VALUES` of each. */
export type Facets = Readonly<Record<(typeof FACETS)[number], readonly FacetCount[]>>;

/** Of no document. */
export const NO_FACETS: Facets = { body: [], year: [], kind: [], person: [] };

/** So many values of a facet are told. */
export const MOST_VALUES = 50;

/** Documents to be counted: what stands before SELECT, what is selected from, and under what. */
export interface Counted {
  readonly with: string;
  readonly from: string;
  readonly where: string;
  readonly values: Row;
}

function* counts(counted: Counted, value: string, join = ''): Steps<readonly FacetCount[]> {
  const { with: first, from, where, values } = counted;
  return yield* ask<FacetCount>(
    `${first} SELECT ${value} AS value, COUNT(DISTINCT documents.id) AS count FROM ${from} ${join}
      WHERE ${where} AND ${value} IS NOT NULL
      GROUP BY ${value} ORDER BY count DESC, value LIMIT ${MOST_VALUES}`,
    values,
  );
}

/** How many documents there are in all. */
export function* totalOf({ with: first, from, where, values }: Counted): Steps<number> {
  const sql = `${first} SELECT COUNT(*) AS count FROM ${from} WHERE ${where}`;
  return (yield* ask<{ count: number }>(sql, values))[0]?.count ?? 0;
}

/** The facets of documents. */
export function* facetsOf(counted: Counted): Steps<Facets> {
  return {
    body: yield* counts(counted, 'documents.body'),
    year: yield* counts(counted, 'substr(documents.date, 1, 4)'),
    kind: yield* counts(counted, 'documents.kind'),
    person: yield* counts(counted, 'people.name', 'JOIN people ON people.document = documents.id'),
  };
}
