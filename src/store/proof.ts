/** Looks through everything that a store holds, for what should not be there any more. */
import { open } from 'node:fs/promises';
import { errorCode } from '../errors.ts';
import { ask, type Database, type TextColumns } from './database.ts';
import { DIRTY } from './forgotten.ts';

/** What is looked for. */
export interface Sought {
  /** How often it stands in a text. */
  readonly count: (text: string) => number;
  /** As it may stand in the bytes of a file. */
  readonly needles: readonly string[];
  /** Longer words of a text that hold a needle and are something else: 'Åsa Lindberg'. */
  readonly others: (text: string) => readonly string[];
}

/** Where it stands. */
export interface Stand {
  readonly table: string;
  /** The path of the document that the row is of; null where it is of none. */
  readonly document: string | null;
  readonly count: number;
}

/** What a look came to. */
export interface Looked {
  readonly tables: number;
  /** Of the files; 0 where a server keeps them. */
  readonly bytes: number;
  readonly stands: readonly Stand[];
  /** Places in the files' bytes that no table accounts for. */
  readonly left: number;
}

/** What proves that nothing is left. */
export interface Proof {
  /** True where something was deleted and the tables were not built anew since. */
  dirty(): Promise<boolean>;
  /** Builds the tables anew. */
  compact(): Promise<void>;
  look(sought: Sought): Promise<Looked>;
}

/** Tables whose rows are of a document; that of documents has it by its own id. */
const OF_DOCUMENT =
  /(?:^|[."])(?:files|decisions|deadlines|actions|people|organisations|passages|predictions)"?$/u;
const DOCUMENTS = /(?:^|[."])documents"?$/u;
const PATH = 'SELECT MIN(path) AS path FROM files WHERE document = @id';

function statementOf({ table, columns }: TextColumns): string {
  const own = DOCUMENTS.test(table) ? 'id' : OF_DOCUMENT.test(table) ? 'document' : 'NULL';
  const texts = columns.map((column, index) => `${column} AS c${index}`);
  return `SELECT ${own} AS of_document, ${texts.join(', ')} FROM ${table}`;
}

/** The texts of a value: JSON writes line ends and some letters in another way. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const one of value) yield* textsIn(one);
  else if (typeof value === 'object' && value !== null) yield* textsIn(Object.entries(value));
}

function parsed(text: string): unknown {
  if (!/^[[{]/u.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

interface Seen {
  readonly stands: Stand[];
  readonly others: Set<string>;
}

async function lookInto(
  database: Database,
  source: TextColumns,
  sought: Sought,
  { stands, others }: Seen,
): Promise<void> {
  const counts = new Map<number | null, number>();
  for await (const { of_document: id, ...row } of database.stream({
    sql: statementOf(source),
    values: {},
  })) {
    let count = 0;
    for (const text of Object.values(row).flatMap((one) => [
      ...textsIn(parsed(String(one ?? ''))),
    ])) {
      count += sought.count(text);
      for (const other of sought.others(text)) others.add(other);
    }
    const key = typeof id === 'number' ? id : null;
    if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const table = source.table.replaceAll('"', '');
  for (const [id, count] of counts) {
    const [row] = id === null ? [] : await database.read(() => ask<{ path: string }>(PATH, { id }));
    stands.push({ table, document: row?.path ?? null, count });
  }
}

const AT_ONCE = 4_000_000;
/** So much of what stands around a place tells what it is. */
const AROUND = 200;

/** Counts needles in the bytes of a file that are no part of another word. */
async function lookIntoBytes(path: string, sought: Sought, others: ReadonlySet<string>) {
  const handle = await open(path, 'r').catch((error) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return { bytes: 0, left: 0 };
  const needles = sought.needles.map((needle) => Buffer.from(needle));
  const buffer = Buffer.alloc(AT_ONCE + 2 * AROUND);
  try {
    const { size } = await handle.stat();
    let left = 0;
    for (let at = 0; at < size; at += AT_ONCE) {
      const from = Math.max(0, at - AROUND);
      const { bytesRead } = await handle.read(buffer, 0, AT_ONCE + AROUND + at - from, from);
      const chunk = buffer.subarray(0, bytesRead);
      // What begins behind the next chunk's start is found there.
      const end = at - from + AT_ONCE;
      for (const needle of needles)
        left += strayIn(chunk, needle, { from: at - from, end }, others);
    }
    return { bytes: size, left };
  } finally {
    await handle.close();
  }
}

interface Reach {
  readonly from: number;
  readonly end: number;
}

function strayIn(
  chunk: Buffer,
  needle: Buffer,
  { from, end }: Reach,
  others: ReadonlySet<string>,
): number {
  let stray = 0;
  for (
    let at = chunk.indexOf(needle, from);
    at >= 0 && at < end;
    at = chunk.indexOf(needle, at + 1)
  ) {
    const isOther = [...others].some((other) => {
      const word = Buffer.from(other);
      const before = Math.max(0, at - word.length);
      const found = chunk.subarray(before, at + needle.length + word.length).indexOf(word);
      return found >= 0 && before + found <= at && at < before + found + word.length;
    });
    if (!isOther) stray++;
  }
  return stray;
}

async function look(database: Database, sought: Sought): Promise<Looked> {
  const sources = await database.texts();
  const seen: Seen = { stands: [], others: new Set() };
  for (const source of sources) await lookInto(database, source, sought, seen);
  let [bytes, left] = [0, 0];
  for (const path of database.files) {
    const found = await lookIntoBytes(path, sought, seen.others);
    bytes += found.bytes;
    left += found.left;
  }
  // What tables show stands in the bytes, too, and cannot be told from what is left of another.
  const { stands } = seen;
  return { tables: sources.length, bytes, stands, left: stands.length > 0 ? 0 : left };
}

/** The proof for a database. */
export function proofOf(database: Database): Proof {
  return {
    dirty: async () => {
      const sql = 'SELECT dirty FROM forgetting';
      return (await database.read(() => ask<{ dirty: number }>(sql)))[0]?.dirty === 1;
    },
    compact: async () => {
      await database.compact();
      await database.write(() => ask(DIRTY.replace('1', '0')));
    },
    look: (sought) => look(database, sought),
  };
}
