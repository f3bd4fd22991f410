/** The store's statements as PostgreSQL takes them. Pure. */
import type { Insertion, Query, Row, Value } from '../database.ts';

/** A statement with its values by place. */
export interface Placed {
  readonly text: string;
  readonly values: readonly Value[];
}

/** So many values a statement may have at most. */
const MOST_VALUES = 65_535;

/** PostgreSQL has no zero in a text. */
function storable(value: Value): Value {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

/** `@name` becomes `$1`, the same name the same number. */
export function placed({ sql, values }: Query): Placed {
  const names: string[] = [];
  const text = sql.replace(/@(\w+)/gu, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, values: names.map((name) => storable(values[name] ?? null)) };
}

/** Rows into a table, as few statements as hold them. */
export function* inserted({ table, rows }: Insertion): Generator<Placed> {
  const columns = Object.keys(rows[0] ?? {});
  const most = Math.max(1, Math.floor(MOST_VALUES / Math.max(1, columns.length)));
  const names = columns.map((column) => `"${column}"`).join(', ');
  for (let from = 0; from < rows.length; from += most) {
    const some = rows.slice(from, from + most);
    const values = some.flatMap((row) => columns.map((column) => storable(row[column] ?? null)));
    yield { text: `INSERT INTO ${table} (${names}) VALUES ${tuples(some, columns)}`, values };
  }
}

/** '($1, $2), ($3, $4)'. */
function tuples(rows: readonly Row[], columns: readonly string[]): string {
  const width = columns.length;
  return rows
    .map((_, row) => `(${columns.map((_name, at) => `$${row * width + at + 1}`).join(', ')})`)
    .join(', ');
}
