/** People and organisations of all documents, as linking wants them, and the rulings on them. */
import type Database from 'better-sqlite3';
import type {
  Occurrence,
  OrganisationOccurrence,
  PersonOccurrence,
  Ruling,
} from '../../pipeline/across/index.ts';

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

type Guard = <T>(action: () => T) => Promise<T>;

/** The entities of an open database; `guarded` turns what SQLite refuses into a line. */
export function entityStore(database: Database.Database, guarded: Guard): EntityStore {
  const rows = (layer: EntityLayer, more: string): Promise<Row[]> =>
    guarded(() => {
      const statement = database.prepare(`
        SELECT documents.sha256, documents.date, documents.body, fact.position, fact.name,
          ${more}, fact.detail,
          (SELECT MIN(path) FROM files WHERE files.document = fact.document) AS path
        FROM ${layer} AS fact JOIN documents ON documents.id = fact.document
        ORDER BY documents.date IS NULL, documents.date, path, fact.position`);
      return statement.all() as Row[];
    });
  const detailOf = (row: Row): Detail => JSON.parse(row.detail) as Detail;
  return {
    people: async () =>
      (await rows('people', "'' AS kind, NULL AS register")).map((row) => {
        const detail = detailOf(row);
        const { roles = [], organisations = [], listed = false } = detail;
        return { ...occurrence(row, detail), roles, organisations, listed };
      }),
    organisations: async () =>
      (await rows('organisations', ORGANISATION)).map((row) => ({
        ...occurrence(row, detailOf(row)),
        kind: row.kind,
        register: row.register,
      })),
    rulings: (layer) =>
      guarded(() => {
        const all = database.prepare('SELECT * FROM rulings WHERE layer = ? ORDER BY id');
        return (all.all(layer) as RulingRow[]).map(rulingOf);
      }),
    rule: (layer, { verdict, a, b }) =>
      guarded(() => {
        const insert = database.prepare(`
          INSERT INTO rulings (layer, verdict, a_sha256, a_name, b_sha256, b_name, made_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`);
        const sides = [a.document, a.name, b.document, b.name];
        return Number(
          insert.run(layer, verdict, ...sides, new Date().toISOString()).lastInsertRowid,
        );
      }),
    unrule: (id) =>
      guarded(() => database.prepare('DELETE FROM rulings WHERE id = ?').run(id).changes > 0),
  };
}
