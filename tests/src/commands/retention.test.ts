/** `klubbslag retention` from the command line: what rules remove is gone, and stays out. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDriver } from '../../../src/store/sqlite/driver.ts';
import { openStore } from '../../../src/store/store.ts';
import { call, folderWith, put } from '../support/world.ts';

const OLD = `Organ: Styrelsen
Datum: 2010-03-14
Person: Åsa Lindé
Person: Bo Ek
Beslut: att Åsa Lindé utreder frågan om klubbens kanoter vid ån
`;
const NEWER = OLD.replace('2010', '2020').replace('kanoter', 'båtar');
const NEWEST = OLD.replace('2010', '2025');
const OTHER = OLD.replace('Styrelsen', 'Nämnden').replaceAll('Åsa', 'Eva');
const RULES = [
  { body: 'styrelsen', olderThan: 'P10Y', do: 'remove-document' },
  { body: 'styrelsen', olderThan: 365, do: 'remove-people' },
  { body: 'Nämnden', olderThan: 'P1Y', do: 'keep' },
];

/** A folder with minutes and rules, all read into a store, and calls on it. */
async function stored(rules: unknown = RULES) {
  const folder = folderWith({ 'rules.json': JSON.stringify(rules) });
  for (const [name, text] of Object.entries({ OLD, NEWER, NEWEST, OTHER })) {
    put(join(folder, 'm'), `${name.toLowerCase()}.txt`, text);
  }
  const path = join(folder, 'a.sqlite');
  const run = (...argv: string[]) => call([...argv, '--store', path]);
  const read = (...argv: string[]) => run('run', join(folder, 'm'), ...argv);
  expect(await read()).toMatchObject({ code: 0, err: '' });
  const apply = (...argv: string[]) =>
    run('retention', join(folder, 'rules.json'), '--today', '2026-01-01', ...argv);
  const bytes = () =>
    ['', '-wal'].map((end) => (existsSync(path + end) ? readFileSync(path + end) : ''));
  return { folder, path, run, read, apply, bytes: () => bytes().join('') };
}

test('a dry run tells what each rule would do, and does nothing', async () => {
  const { folder, run, apply } = await stored();
  const before = (await run('export', '--format', 'ndjson')).out;
  const { code, out } = await apply('--dry-run');
  expect([code, out.replaceAll(`${folder}/`, '').trimEnd().split('\n')]).toEqual([
    0,
    [
      '1. remove-document: styrelsen, older than P10Y: 1 document',
      '  m/old.txt, 2010-03-14, Styrelsen',
      '2. remove-people: styrelsen, older than 365 days: 1 document',
      '  m/newer.txt, 2020-03-14, Styrelsen',
      '3. keep: Nämnden, older than P1Y: 1 document',
      'Nothing was removed: this is a --dry-run.',
    ],
  ]);
  expect((await run('export', '--format', 'ndjson')).out).toBe(before);
});

test('removes documents and people, and proves it', async () => {
  const { run, apply, bytes } = await stored();
  expect(bytes()).toContain('kanoter vid ån');
  const { code, out } = await apply();
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /Looked through \d\d tables and 0\.\d MB for 1 text of what was removed.* and the names in 1 document: nothing is left\.\n$/u,
    ),
  ]);
  const records = (await run('export', '--format', 'ndjson')).out.trimEnd().split('\n');
  const shown = records
    .map((line) => JSON.parse(line))
    .map(({ meeting, people, text }) => {
      return [meeting.body, meeting.date, people.length, /\p{L} Lindé/u.test(text)];
    });
  expect(shown.sort()).toEqual([
    ['Nämnden', '2010-03-14', 2, true],
    ['Styrelsen', '2020-03-14', 0, false],
    ['Styrelsen', '2025-03-14', 2, true],
  ]);
  expect((await run('list', 'people', 'åsa')).out.trimEnd().split('\n')).toHaveLength(1);
  const types = (await run('events')).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).type);
  expect(types.slice(4)).toEqual(['document.removed', 'document.changed']);
  // Again: nothing is to be done.
  expect((await apply()).out).toBe(
    [
      '1. remove-document: styrelsen, older than P10Y: 0 documents',
      '2. remove-people: styrelsen, older than 365 days: 0 documents',
      '3. keep: Nämnden, older than P1Y: 1 document\n',
    ].join('\n'),
  );
});

test('what nobody else says is in no byte of the file', async () => {
  const rules = [{ olderThan: 'P10Y', do: 'remove-document' }];
  const { apply, bytes } = await stored(rules);
  expect((await apply()).code).toBe(0);
  for (const word of ['Eva', 'Datum: 2010', 'datum 2010']) expect(bytes()).not.toContain(word);
});

test('later runs leave it out and say so, by force it is taken again, its people are not', async () => {
  const { run, read, apply } = await stored();
  await apply();
  const later = await read();
  expect([later.code, later.out]).toEqual([
    0,
    expect.stringMatching(
      /^0 processed, 3 unchanged, 0 failed, 1 removed by a rule before and left out \(see --force\);/u,
    ),
  ]);
  const json = JSON.parse((await read('--json')).out);
  expect(json.removed).toEqual([expect.stringMatching(/old\.txt$/u)]);
  expect((await read('--force')).out).toMatch(/^4 processed, 0 unchanged, 0 failed;/u);
  const records = (await run('export', '--format', 'ndjson')).out.trimEnd().split('\n');
  const people = records
    .map((line) => JSON.parse(line))
    .map(({ meeting, people: all }) => {
      return `${meeting.body} ${meeting.date} ${all.length}`;
    });
  expect(people.sort()).toEqual([
    'Nämnden 2010-03-14 2',
    'Styrelsen 2010-03-14 2',
    'Styrelsen 2020-03-14 0',
    'Styrelsen 2025-03-14 2',
  ]);
});

test('interrupted behind a document, the next call builds the tables anew', async () => {
  const { path, apply, bytes } = await stored();
  const store = await openStore({ path, create: false, busyMs: 1000 });
  const held = (await store.removals.held()).find(({ date }) => date === '2020-03-14');
  await store.removals.document(held?.sha256 ?? '');
  expect(await store.proof.dirty()).toBe(true);
  await store.close();
  expect((await apply()).code).toBe(0);
  expect(bytes()).not.toContain('båtar');
});

test('what is left is told', async () => {
  const { path, apply } = await stored();
  const Database = loadDriver();
  const other = new Database(path);
  other.exec(`CREATE TABLE stray (bytes BLOB); INSERT INTO stray
    VALUES (CAST('Beslut: att Åsa Lindé utreder frågan om klubbens kanoter vid ån' AS BLOB))`);
  other.close();
  const rules = [{ olderThan: 1, do: 'remove-document' }];
  put(join(path, '..'), 'rules.json', JSON.stringify(rules));
  const { code, out } = await apply();
  expect([code, out]).toEqual([
    1,
    expect.stringMatching(/bytes of the file: 1 place\n.*something is left/u),
  ]);
});

test.each([
  [['retention'], '<rules.json> is missing'],
  [['retention', 'none.json'], 'none.json'],
  [['retention', 'RULES', '--today', 'soon'], '--today must be a date'],
])('%j is refused: %s', async (argv, words) => {
  const { folder, run } = await stored([{ olderThan: 1, do: 'keep' }]);
  const rules = join(folder, 'rules.json');
  const { code, err } = await run(...argv.map((one) => (one === 'RULES' ? rules : one)));
  expect([code, err]).toEqual([2, expect.stringContaining(words)]);
});
