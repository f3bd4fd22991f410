/** What another process does between a look and the write that follows it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { forgottenStore } from '../../../src/store/forgotten.ts';
import { savingIn } from '../../../src/store/saving.ts';
import { openSqlite } from '../../../src/store/sqlite/database.ts';
import { openStore } from '../../../src/store/store.ts';
import { recordOf, sha256 } from '../support/records.ts';
import { folderWith } from '../support/world.ts';

const TEXT = 'Organ: Styrelsen\nPerson: Åsa Wahlén\nPerson: Bo Ek\n';
const DOCUMENT = sha256(TEXT);
const PLAN = {
  forms: [{ document: DOCUMENT, form: 'Åsa Wahlén' }],
  spared: [],
  work: [{ document: DOCUMENT, person: 'p0' }],
};

/** A store, and the same database in which something happens before the next write. */
async function disturbed() {
  const path = join(folderWith(), 'a.sqlite');
  const store = await openStore({ path, create: true, busyMs: 1000 });
  const database = await openSqlite({ path, create: false, busyMs: 1000 });
  let before: (() => Promise<unknown>) | null = null;
  const other: Database = {
    ...database,
    write: async (steps) => {
      const act = before;
      before = null;
      await act?.();
      return await database.write(steps);
    },
  };
  return {
    store,
    other,
    beforeNext: (act: () => Promise<unknown>) => {
      before = act;
    },
  };
}

const document = (run: string) => ({ path: 'a.txt', run, record: recordOf('a.txt', TEXT) });

test('who is forgotten after a record was looked through is covered all the same', async () => {
  const { store, other, beforeNext } = await disturbed();
  beforeNext(() => store.forgotten.begin(PLAN));
  await savingIn(other).save(document('r'));
  expect((await store.entities.people()).map(({ name }) => name)).toEqual(['Bo Ek']);
});

test('what a rule has removed meanwhile is not stored', async () => {
  const { store, other, beforeNext } = await disturbed();
  await store.save(document('r'));
  beforeNext(() => store.removals.document(DOCUMENT));
  await savingIn(other).save(document('run-2'));
  expect(await store.entries()).toEqual([]);
});

test('a record that was stored meanwhile is not replaced by an older one', async () => {
  const { store, other, beforeNext } = await disturbed();
  await store.save(document('r'));
  await store.forgotten.begin(PLAN);
  const { record } = document('run-2');
  const meeting = { ...record.meeting, kind: 'årsmöte' };
  // SQLite gives the number of the one that it takes the place of again.
  beforeNext(() => store.save({ path: 'a.txt', run: 'run-2', record: { ...record, meeting } }));
  await forgottenStore(other).finish(() => false);
  expect(await store.has(DOCUMENT, 'run-2')).toBe(true);
  const kept = await store.record((await store.at('a.txt'))?.id ?? 0);
  expect(kept?.record.meeting.kind).toBe('årsmöte');
  expect(kept?.record.people.map(({ name }) => name)).toEqual(['Bo Ek']);
});
