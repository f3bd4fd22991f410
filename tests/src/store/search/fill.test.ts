/** Stores of an older program are searched like any other. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDriver } from '../../../../src/store/sqlite/driver.ts';
import { MIGRATIONS } from '../../../../src/store/sqlite/migrations.ts';
import { openDatabase } from '../../../../src/store/sqlite/open.ts';
import { recordOf } from '../../support/records.ts';
import { folderWith } from '../../support/world.ts';
import { found } from '../contract/search.ts';
import { openAt, save } from '../contract/subject.ts';

const Database = loadDriver();

const before = MIGRATIONS.slice(
  0,
  MIGRATIONS.findIndex(({ name }) => name === '008-search'),
);

function olderStore(texts: readonly string[]): string {
  const path = join(folderWith(), 'a.sqlite');
  const database = openDatabase({ path, create: true, busyMs: 1000, migrations: before });
  const document = database.prepare(`INSERT INTO documents
    (sha256, run, processed_at, date, body, body_folded, record) VALUES (?, 'r', '', ?, ?, '', ?)`);
  const file = database.prepare('INSERT INTO files (path, document) VALUES (?, ?)');
  for (const [n, text] of texts.entries()) {
    const record = recordOf(`/m/${n}.txt`, text);
    const { date, body } = record.meeting;
    const { lastInsertRowid } = document.run(
      ...[record.source.sha256, date, body, JSON.stringify(record)],
    );
    file.run(`/m/${n}.txt`, lastInsertRowid);
  }
  database.close();
  return path;
}

test('what an older program stored is found, once, and the index agrees with the passages', async () => {
  const path = olderStore(['Parken är stängd.', 'Badet är öppet.', 'Parken är öppen.']);
  const store = await openAt(path);
  const first = await found(store, 'parken', { facets: true });
  expect(first.hits.map((hit) => hit.path).sort()).toEqual(['/m/0.txt', '/m/2.txt']);
  expect(first.counts?.facets.kind).toEqual([{ value: 'protokoll', count: 2 }]);
  expect((await found(store, 'parken')).hits).toHaveLength(2);
  await save(store, '/m/0.txt', 'Badet är stängt.');
  const database = new Database(path);
  const passages = database.prepare('SELECT COUNT(*) FROM passages').pluck().get();
  expect(passages).toBe(3);
  // Throws where it holds more or less than the passages do.
  database.exec("INSERT INTO passages_index (passages_index, rank) VALUES ('integrity-check', 1)");
  const terms = database.exec(
    "CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'passages_index', 'row')",
  );
  expect(terms.prepare('SELECT term FROM temp.terms ORDER BY term').pluck().all()).toEqual(
    'badet parken stängt är öppen öppet'.split(' '),
  );
  database.close();
});
