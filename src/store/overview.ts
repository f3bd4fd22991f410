/** What runs through all documents: decisions over time, and names with where they stand. */
import { ask, type Database, type Row, type Steps } from './database.ts';
import type { EntityLayer } from './entities.ts';
import { type DocumentFilter, filterOf } from './filter.ts';
import { fold } from './fold.ts';
import { type DocumentKey, type ListedPage, listedPage } from './listing.ts';

/** So many decisions of one value in one month. */
export interface MonthCount {
  /** '2024-03'. */
  readonly month: string;
  /** A kind of decision, or the name of a body; null where the document names none. */
  readonly value: string | null;
  readonly count: number;
}

/** Decisions by month of their meeting; of documents without a day only how many there are. */
export interface DecisionMonths {
  readonly kinds: readonly MonthCount[];
  readonly bodies: readonly MonthCount[];
  readonly undated: number;
}

/** A name as documents write it, with how often. */
export interface NameCount {
  readonly name: string;
  readonly documents: number;
  readonly mentions: number;
  /** Days of the first and the last meeting; null where no document has one. */
  readonly first: string | null;
  readonly last: string | null;
}

/** What is told of many documents at once. */
export interface OverviewStore {
  /** Those whose document passes the filter; `person` is whom the decision itself names. */
  decisions(filter: DocumentFilter): Promise<DecisionMonths>;
  /** All names of a layer, in no order. */
  names(layer: EntityLayer): Promise<readonly NameCount[]>;
  /** Documents in which somebody is called so, whatever the case; the newest first. */
  named(
    layer: EntityLayer,
    name: string,
    after: DocumentKey | null,
    limit: number,
  ): Promise<ListedPage>;
}

function monthsSql(value: string, where: string): string {
  return `SELECT substr(documents.date, 1, 7) AS month, ${value} AS value, COUNT(*) AS count
    FROM decisions AS fact JOIN documents ON documents.id = fact.document
    WHERE documents.date IS NOT NULL AND ${where}
    GROUP BY substr(documents.date, 1, 7), ${value} ORDER BY month`;
}

function* decisionSteps(filter: DocumentFilter): Steps<DecisionMonths> {
  const { person } = filter;
  const own = filterOf({ ...filter, person: null });
  const where = `${own.where}${person === null ? '' : ' AND instr(fact.who_folded, @person) > 0'}`;
  const values: Row = person === null ? own.values : { ...own.values, person: fold(person) };
  const undated = yield* ask<{ count: number }>(
    `SELECT COUNT(*) AS count FROM decisions AS fact
      JOIN documents ON documents.id = fact.document WHERE documents.date IS NULL AND ${where}`,
    values,
  );
  return {
    kinds: yield* ask<MonthCount>(monthsSql('fact.kind', where), values),
    bodies: yield* ask<MonthCount>(monthsSql('documents.body', where), values),
    undated: undated[0]?.count ?? 0,
  };
}

const namesSql = (layer: EntityLayer): string => `
  SELECT fact.name, COUNT(*) AS documents, CAST(SUM(fact.mentions) AS INTEGER) AS mentions,
    MIN(documents.date) AS first, MAX(documents.date) AS last
  FROM ${layer} AS fact JOIN documents ON documents.id = fact.document GROUP BY fact.name`;

/** By any of a person's names, one a line; by an organisation's name as it is listed. */
const IS_NAMED: Readonly<Record<EntityLayer, string>> = {
  people: `EXISTS (SELECT 1 FROM people AS fact WHERE fact.document = documents.id
    AND (fact.name_folded = @folded OR instr(@line || fact.name_folded || @line, @lined) > 0))`,
  organisations: `EXISTS (SELECT 1 FROM organisations AS fact
    WHERE fact.document = documents.id AND fact.name = @name)`,
};

function namedValues(layer: EntityLayer, name: string): Row {
  if (layer === 'organisations') return { name };
  const folded = fold(name);
  return { folded, line: '\n', lined: `\n${folded}\n` };
}

/** The overview of a database. */
export function overviewStore(database: Database): OverviewStore {
  return {
    decisions: (filter) => database.read(() => decisionSteps(filter)),
    names: (layer) => database.read(() => ask<NameCount>(namesSql(layer))),
    named: (layer, name, after, limit) => {
      const chosen = { where: IS_NAMED[layer], values: namedValues(layer, name) };
      return database.read(() => listedPage(chosen, after, limit));
    },
  };
}
