/** People and organisations of all documents, as linking wants them, and the rulings on them. */
import type {
  Occurrence,
  OrganisationOccurrence,
  PersonOccurrence,
  Ruling,
} from '../../pipeline/across/index.ts';
import { ask, type Database } from './database.ts';

/** Which entities are linked. */
export const ENTITY_LAYERS = ['people', 'organisations'] as const;

export type EntityLayer = (typeof ENTITY_LAYERS)[number];

/** An occurrence with where it is stored: its document's path and its number there, from 1. */
export type Stored<T extends Occurrence> = T & { readonly path: string; readonly number: number };

/** A ruling with the names and paths to print. */
export interface StoredRuling extends Ruling {
  readonly layer: EntityLayer;
  /** ISO time. */
  readonly madeAt: string;
}

/** The entities of a store. */
export interface EntityStore {
  people(): Promise<Stored<PersonOccurrence>[]>;
  organisations(): Promise<Stored<OrganisationOccurrence>[]>;
  rulings(layer: EntityLayer): Promise<StoredRuling[]>;
  /** Keeps a ruling and gives its number. */
  rule(layer: EntityLayer, ruling: Omit<Ruling, 'id'>): Promise<number>;
  /** Takes a ruling back; false where there is none of this number. */
  unrule(id: number): Promise<boolean>;
}

interface Row {
  readonly sha256: string;
  readonly date: string | null;
  readonly body: string | null;
  readonly path: string;
  readonly position: number;
  readonly name: string;
  readonly kind: string;
  readonly register: string | null;
  readonly detail: string;
}

/** What `detail` may hold; an older program wrote nothing. */
interface Detail {
  readonly aliases?: string[];
  readonly roles?: string[];
  readonly organisations?: string[];
  readonly listed?: boolean;
}

interface RulingRow {
  readonly id: number;
  readonly layer: EntityLayer;
  readonly verdict: Ruling['verdict'];
  readonly a_sha256: string;
  readonly a_name: string;
  readonly b_sha256: string;
  readonly b_name: string;
  readonly made_at: string;
}

/** What is kept of an entity beside its columns. */
export function detailOf(row: { readonly detail: string }): Detail {
  return JSON.parse(row.detail) as Detail;
}

function occurrence(row: Row, { aliases = [] }: Detail) {
  const { sha256: document, date, body, path, position, name } = row;
  return { document, date, body, path, number: position + 1, name, aliases };
}

function rulingOf(row: RulingRow): StoredRuling {
  const { id, layer, verdict, made_at: madeAt } = row;
  return {
    ...{ id, layer, verdict, madeAt },
    a: { document: row.a_sha256, name: row.a_name },
    b: { document: row.b_sha256, name: row.b_name },
  };
}

/** 'municipality 0180': the register and its entry. */
const ORGANISATION = "fact.kind, fact.register || ' ' || fact.register_id AS register";

/** Names of a layer, by meeting; `more` are the columns that it has alone. */
const rowsOf = (layer: EntityLayer, more: string): string => `
  SELECT documents.sha256, documents.date, documents.body, fact.position, fact.name,
    ${more}, fact.detail,
    (SELECT MIN(path) FROM files WHERE files.document = fact.document) AS path
  FROM ${layer} AS fact JOIN documents ON documents.id = fact.document
  ORDER BY documents.date IS NULL, documents.date, path, fact.position`;
const PERSON = "'' AS kind, NULL AS register";
const PEOPLE = rowsOf('people', PERSON);
const ORGANISATIONS = rowsOf('organisations', ORGANISATION);
const RULINGS = 'SELECT * FROM rulings WHERE layer = @layer ORDER BY id';
const RULE = `INSERT INTO rulings (layer, verdict, a_sha256, a_name, b_sha256, b_name, made_at)
  VALUES (@layer, @verdict, @a_sha256, @a_name, @b_sha256, @b_name, @made_at) RETURNING id`;

function person(row: Row): Stored<PersonOccurrence> {
  const detail = detailOf(row);
  const { roles = [], organisations = [], listed = false } = detail;
  return { ...occurrence(row, detail), roles, organisations, listed };
}

function organisation(row: Row): Stored<OrganisationOccurrence> {
  return { ...occurrence(row, detailOf(row)), kind: row.kind, register: row.register };
}

/** The entities in a database. */
export function entityStore(database: Database): EntityStore {
  return {
    people: async () => (await database.read(() => ask<Row>(PEOPLE))).map(person),
    organisations: async () =>
      (await database.read(() => ask<Row>(ORGANISATIONS))).map(organisation),
    rulings: async (layer) =>
      (await database.read(() => ask<RulingRow>(RULINGS, { layer }))).map(rulingOf),
    rule: (layer, { verdict, a, b }) =>
      database.write(function* () {
        const sides = {
          a_sha256: a.document,
          a_name: a.name,
          b_sha256: b.document,
          b_name: b.name,
        };
        const made_at = new Date().toISOString();
        const [made] = yield* ask<{ id: number }>(RULE, { layer, verdict, ...sides, made_at });
        return made?.id ?? 0;
      }),
    unrule: (id) =>
      database.write(function* () {
        const gone = yield* ask('DELETE FROM rulings WHERE id = @id RETURNING id', { id });
        return gone.length > 0;
      }),
  };
}
