/** A store that is open for reading only refuses whatever writes. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { onlyRead } from '../../../src/store/database.ts';
import { openSqlite } from '../../../src/store/sqlite/database.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { recordOf, sha256 } from '../support/records.ts';
import { folderWith } from '../support/world.ts';

/** What looks only, or is no call; whatever else a database has writes. */
const LOOKS = ['read', 'stream', 'fullText', 'texts', 'files', 'close'];

test('whatever a database has beside looking is refused', async () => {
  const path = join(folderWith(), 'a.sqlite');
  const database = await openSqlite({ path, create: true, busyMs: 100 });
  const reading = onlyRead(database);
  const writing = Object.entries(reading).filter(([name]) => !LOOKS.includes(name));
  expect(writing.map(([name]) => name).sort()).toEqual(['alone', 'compact', 'write']);
  for (const [, call] of writing) {
    await expect((call as () => Promise<unknown>)()).rejects.toThrow('open for reading only');
  }
  await database.close();
});

test('nothing of a store is forgotten or removed', async () => {
  const path = join(folderWith(), 'a.sqlite');
  const text = 'Organ: Styrelsen\nPerson: Åsa Wahlén\n';
  const store = await openStore({ path, create: true, busyMs: 100 });
  await store.save({ path: 'a.txt', run: 'r', record: recordOf('a.txt', text) });
  await store.close();
  const reading = await openStore({ path, create: false, busyMs: 100, readOnly: true });
  const document = sha256(text);
  const plan = { forms: [{ document, form: 'Åsa Wahlén' }], spared: [], work: [] };
  const calls: ((store: Store) => Promise<unknown>)[] = [
    (one) => one.forgotten.begin(plan),
    (one) => one.removals.document(document),
    (one) => one.removals.people(document),
    (one) => one.proof.compact(),
  ];
  for (const call of calls) await expect(call(reading)).rejects.toThrow('reading only');
  // With nothing to be done nothing is written.
  await reading.forgotten.finish(() => true);
  expect(await reading.proof.dirty()).toBe(false);
  expect((await reading.entities.people()).map(({ name }) => name)).toEqual(['Åsa Wahlén']);
  await reading.close();
});
