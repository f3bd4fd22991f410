/** The search index: filled where documents are saved, gone with them. */
import { setImmediate as turn } from 'node:timers/promises';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { ask, type Database, insert, type Row, type Steps } from '../database.ts';
import { recordFrom } from '../older.ts';
import { passagesOf } from './passages.ts';

/** Rows of the passages of a record, as the table has them, without their document. */
export function passageRows(record: MinutesRecord): Row[] {
  return [...passagesOf(record)].map((passage, position) => ({ position, ...passage }));
}

const NEXT = 'SELECT id, record FROM documents WHERE indexed = 0 ORDER BY id LIMIT 1';
const TAKE = `UPDATE documents SET indexed = 1, kind = @kind
  WHERE id = @id AND indexed = 0 RETURNING id`;

function* fillOne(id: number, kind: string, rows: readonly Row[]): Steps<void> {
  // Another process may do the same, or have put another in its place.
  if ((yield* ask(TAKE, { id, kind })).length === 0) return;
  yield* insert(
    'passages',
    rows.map((row) => ({ document: id, ...row })),
  );
}

/** Indexes what an older program has stored, one document in memory at a time. */
export async function fillIndex(database: Database, storable: (row: Row) => Row): Promise<void> {
  for (;;) {
    const [next] = await database.read(() => ask<{ id: number; record: string }>(NEXT));
    if (next === undefined) return;
    const record = recordFrom(next.record);
    const rows = passageRows(record).map(storable);
    const { kind } = storable({ kind: record.meeting.kind });
    await database.write(() => fillOne(next.id, String(kind), rows));
    // A database in this process gives nobody else a turn by itself.
    await turn();
  }
}
