/** `klubbslag forget` from the command line: shown, erased, proven, kept out. */

import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDriver } from '../../../../src/store/sqlite/driver.ts';
import { openStore } from '../../../../src/store/store.ts';
import { recordOf, sha256 } from '../../support/records.ts';
import { call, folderWith, put } from '../../support/world.ts';

const board = (date: string, text: string): string => `Organ: Styrelsen
Datum: ${date}
Person: Uno Bäckman
Person: Viva Dahlin
${text}`;
const MARCH = board('2024-03-14', 'Person: Åsa Lindé\nBeslut: att Åsa\nLindé utreder\n');
const APRIL = board('2024-04-11', 'Person: Åsa Lindé\nPerson: Åsa Lindberg\n');
const OTHER = 'Organ: Nämnden\nDatum: 2024-05-02\nPerson: Åsa Lindé\n';
const ref = (text: string, id: string): string => `${sha256(text).slice(0, 12)}:${id}`;

/** A folder with minutes, all read into a store, and calls on it. */
async function stored(files: Readonly<Record<string, string>>) {
  const folder = folderWith();
  for (const [name, text] of Object.entries(files)) put(join(folder, 'm'), name, text);
  const path = join(folder, 'a.sqlite');
  const run = (...argv: string[]) => call([...argv, '--store', path]);
  const read = (...argv: string[]) => run('run', join(folder, 'm'), ...argv);
  expect(await read()).toMatchObject({ code: 0, err: '' });
  const bytes = () =>
    ['', '-wal'].map((end) => (existsSync(path + end) ? readFileSync(path + end, 'latin1') : ''));
  return { folder, path, run, read, bytes };
}

/** As the bytes of a file have it. */
const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

const lines = (text: string, folder: string): string[] =>
  text.replaceAll(`${folder}/`, '').trimEnd().split('\n');

test('shows, erases and proves; later runs do not bring the name back', async () => {
  const { folder, run, read, bytes } = await stored({ 'mars.txt': MARCH, 'april.txt': APRIL });
  const shown = await run('forget', 'Åsa Lindé');
  expect(lines(shown.out, folder)).toEqual([
    'Åsa Lindé: 2 documents',
    '  m/april.txt, 2024-04-11, Styrelsen: 1 place',
    '  m/mars.txt, 2024-03-14, Styrelsen: 2 places',
    'Nothing was erased: --yes erases.',
  ]);
  expect(await run('forget', 'Åsa Lindé', '--dry-run')).toEqual(shown);
  expect(bytes().join('')).toContain(latin1('Åsa Lindé'));
  const erased = await run('forget', 'åsa lindé', '--yes');
  expect(erased).toMatchObject({ code: 0, err: '' });
  expect(lines(erased.out, folder).slice(3)).toEqual([
    'Erased 3 places in 2 documents.',
    expect.stringMatching(/^Looked through \d\d tables and 0\.\d MB: the name stands nowhere\.$/u),
    'The files hold it as before; they are yours to delete:',
    '  m/april.txt',
    '  m/mars.txt',
    'What was exported or sent before lies with whoever has it.',
  ]);
  for (const word of ['Lindé', 'lindé', 'linde', 'LINDÉ']) {
    expect(bytes().join('')).not.toContain(latin1(word));
  }
  expect(bytes().join('')).toContain(latin1('Åsa Lindberg'));
  expect((await run('list', 'people')).out).not.toContain('Lindé');
  expect((await read('--force')).out).toContain('2 processed');
  expect((await run('export', '--format', 'ndjson')).out).not.toMatch(/Lindé/iu);
  expect((await run('forget', 'list')).out).toMatch(/^1 {2}\d{4}-\d\d-\d\d {2}2 documents\n$/u);
  const again = await run('forget', 'Åsa Lindé', '--yes');
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('stands nowhere')]);
});

test('of several it asks which, and leaves the others', async () => {
  const { folder, run } = await stored({ 'mars.txt': MARCH, 'annan.txt': OTHER });
  const asked = await run('forget', 'Åsa Lindé', '--yes');
  expect(asked).toMatchObject({ code: 2, out: '' });
  expect(asked.err.trimEnd().split('\n')).toEqual([
    "klubbslag: 'Åsa Lindé' may be 2 people: say which with --id",
    `  ${ref(MARCH, 'person-3')}  Åsa Lindé, 1 document, Styrelsen, 2024-03-14`,
    `  ${ref(OTHER, 'person-1')}  Åsa Lindé, 1 document, Nämnden, 2024-05-02`,
  ]);
  const one = await run('forget', 'Åsa Lindé', '--id', ref(MARCH, 'person-3'), '--yes');
  expect(one.code).toBe(1);
  const out = lines(one.out, folder);
  expect(out).toContain(
    `  somebody else, and left: Åsa Lindé, m/annan.txt (${ref(OTHER, 'person-1')})`,
  );
  expect(out).toContain('  m/annan.txt, people: 2 times (somebody else of that name)');
  expect((await run('list', 'people', 'Åsa')).out).not.toContain('mars.txt');
  const both = [ref(MARCH, 'person-3'), ref(OTHER, 'person-1')].flatMap((id) => ['--id', id]);
  expect((await run('forget', 'Åsa Lindé', ...both, '--yes')).code).toBe(2);
  expect((await run('forget', 'Åsa Lindé', '--yes')).code).toBe(0);
});

test('the name in the name of a file is told until the file is renamed or gone', async () => {
  const { folder, run, read } = await stored({ 'åsa_lindé.txt': MARCH, 'april.txt': APRIL });
  const first = await run('forget', 'Åsa Lindé', '--yes');
  expect(first.code).toBe(1);
  expect(first.out).toContain(
    'm/åsa_lindé.txt, files: once (the path of the file: rename or delete it, and forget again)',
  );
  expect((await run('events')).out).not.toMatch(/lindé/iu);
  renameSync(join(folder, 'm/åsa_lindé.txt'), join(folder, 'm/mars.txt'));
  expect((await read()).code).toBe(0);
  expect((await run('forget', 'Åsa Lindé', '--yes')).code).toBe(0);
});

test('short forms are looked for where they were meant, and what is left is told', async () => {
  const { path, run } = await stored({ 'mars.txt': MARCH });
  const text = `${MARCH}Åsa skriver. Sedan går Åsa.\n`;
  const record = recordOf('/m/kort.txt', text);
  const short = (told: readonly string[]) => ({
    ...record,
    people: record.people.map((one) => {
      const at = text.indexOf('Åsa skriver');
      const mention = { start: at, end: at + 3, confidence: 1, by: 'test' };
      return one.name !== 'Åsa Lindé'
        ? one
        : { ...one, aliases: [...told], mentions: [...one.mentions, mention] };
    }),
  });
  const store = await openStore({ path, create: false, busyMs: 1000 });
  await store.save({ path: '/m/kort.txt', run: 'r', record: short(['Åsa']) });
  await store.close();
  const { code, out } = await run('forget', 'Åsa Lindé', '--yes');
  expect([code, out]).toEqual([
    0,
    expect.stringContaining('Short forms in 1 document: Åsa stands nowhere there, either.\n'),
  ]);
  expect((await run('export', '--format', 'ndjson')).out).toContain('███ skriver. Sedan går ███.');
});

test('a short form that may be of another is left and told', async () => {
  const { path, run } = await stored({ 'mars.txt': MARCH });
  const text = `${APRIL}Åsa skriver.\n`;
  const record = recordOf('/m/kort.txt', text);
  const people = record.people.map((one) => ({ ...one, aliases: ['Åsa'] }));
  const store = await openStore({ path, create: false, busyMs: 1000 });
  await store.save({ path: '/m/kort.txt', run: 'r', record: { ...record, people } });
  await store.close();
  const { code, out } = await run('forget', 'Åsa Lindé', '--yes');
  expect([code, out]).toEqual([
    1,
    expect.stringContaining("/m/kort.txt: 1 place may be another's: Åsa"),
  ]);
});

test('a name in texts alone is erased, too', async () => {
  const text = 'Organ: Styrelsen\nBeslut: att tacka Bo Ek\n';
  const { run } = await stored({ 'a.txt': text });
  const { code, out } = await run('forget', 'Bo Ek', '--yes');
  expect([code, out]).toEqual([0, expect.stringContaining('1 place (in the text alone)')]);
  expect((await run('export', '--format', 'ndjson')).out).toContain('att tacka ██ ██');
});

test('an erasure that was interrupted goes on', async () => {
  const { path, run } = await stored({ 'mars.txt': MARCH, 'april.txt': APRIL });
  const store = await openStore({ path, create: false, busyMs: 1000 });
  const forms = [{ document: '', form: 'Åsa Lindé' }];
  const work = [MARCH, APRIL].map((text) => ({ document: sha256(text), person: '' }));
  await store.forgotten.begin({ forms, spared: [], work });
  await store.close();
  expect((await run('forget', 'Uno Bäckman')).out).toContain('An erasure was interrupted: --yes');
  const { code, out } = await run('forget', 'Åsa Lindé', '--yes');
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/An erasure that was interrupted is finished\.[\s\S]*stands nowhere/u),
  ]);
  expect((await run('export', '--format', 'ndjson')).out).not.toMatch(/Lindé/iu);
});

test('another program that holds the store is told, and what is begun is finished later', async () => {
  const { path, run } = await stored({ 'mars.txt': MARCH });
  const Database = loadDriver();
  const reader = new Database(path);
  const rows = reader.prepare('SELECT * FROM documents').iterate();
  rows.next();
  const held = await run('forget', 'Åsa Lindé', '--yes', '--busy-ms', '50');
  expect([held.code, held.err]).toEqual([2, expect.stringContaining('another program holds it')]);
  rows.return?.();
  reader.close();
  expect((await run('forget', 'Åsa Lindé', '--yes')).code).toBe(0);
});

test('what was removed by another path is found in the bytes', async () => {
  const { path, run } = await stored({ 'mars.txt': MARCH, 'april.txt': APRIL });
  await run('forget', 'Åsa Lindé', '--yes');
  const Database = loadDriver();
  const other = new Database(path);
  // A table of nobody's with a column of no text: no look at the tables finds it.
  other.exec(`CREATE TABLE stray (bytes BLOB); INSERT INTO stray
    VALUES (CAST('Åsa Lindé' AS BLOB)), (CAST('Åsa Lindéns' AS BLOB))`);
  other.close();
  const { code, out } = await run('forget', 'Åsa Lindé', '--yes');
  expect([code, out]).toEqual([1, expect.stringContaining('in the bytes of the file: 2 places')]);
});

test('a longer name that holds it is nothing that is left', async () => {
  const text = board('2024-04-11', 'Person: Åsa Lindén\n');
  const { run, bytes } = await stored({ 'mars.txt': MARCH, 'april.txt': text });
  const { code, out } = await run('forget', 'Åsa Lindé', '--yes');
  expect([code, out]).toEqual([0, expect.stringContaining('the name stands nowhere')]);
  expect(bytes().join('')).toContain(latin1('Åsa Lindén'));
});

test('what an older program has deleted and left in the file is gone, too', async () => {
  const { path, run, bytes } = await stored({ 'mars.txt': MARCH });
  const Database = loadDriver();
  const old = new Database(path);
  old.pragma('secure_delete = OFF');
  const event = `INSERT INTO events (nonce, type, time, subject, data)
    VALUES ('', 'document.failed', '', ?, ?)`;
  const data = JSON.stringify({ path: `Wahlgren, Vera ${'x'.repeat(9000)}` });
  for (let n = 0; n < 100; n++) old.prepare(event).run('Vera Wahlgren', data);
  old.exec("DELETE FROM events WHERE subject LIKE 'Vera%'");
  old.pragma('wal_checkpoint(TRUNCATE)');
  old.close();
  expect(bytes().join('')).toContain('Wahlgren');
  expect((await run('forget', 'Åsa Lindé', '--yes')).code).toBe(0);
  expect(bytes().join('')).not.toContain('Wahlgren');
});

test.each([
  [['forget'], '<NAME> is missing'],
  [['forget', 'Nils Norén'], "nobody stored is called 'Nils Norén'"],
  [['forget', 'Norén'], "nobody stored is called 'Norén'"],
  [['forget', 'Bäckm'], "'Bäckm' is no full name: give one, or say who with --id"],
  [['forget', 'Uno Bäck'], "'Uno Bäck' is nobody; who is meant?"],
  [['forget', 'Uno Bäckman', '--yes', '--dry-run'], '--yes and --dry-run cannot go together'],
  [['forget', 'Uno Bäckman', '--id', 'abc:person-1'], "nobody stored is called 'abc:person-1'"],
  [
    ['forget', 'Nils Norén', '--id', ref(MARCH, 'person-1')],
    "Uno Bäckman is not called 'Nils Norén'",
  ],
])('%j is refused: %s', async (argv, words) => {
  const { run } = await stored({ 'mars.txt': MARCH });
  const { code, err, out } = await run(...argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(words);
  expect((await run('forget', 'list')).out).toBe('Nobody was forgotten.\n');
});

test('who corrected is forgotten, too, and who is named in a correction', async () => {
  const { path, run, bytes } = await stored({ 'mars.txt': MARCH });
  const store = await openStore({ path, create: false, busyMs: 1000 });
  const span = { start: MARCH.indexOf('att Åsa'), end: MARCH.indexOf(' utreder') };
  const document = sha256(MARCH);
  const said = { document, layer: 'decisions', verdict: 'change', span } as const;
  const [found] = (await store.corrections.prediction(document))?.decisions ?? [];
  const own = { ...said, span: found?.span ?? span };
  await store.corrections.add(document, { ...own, to: { values: { kind: 'note' } } }, 'Rut Gransk');
  const named = { ...own, to: { values: { decider: 'Ottilia Rask' } } };
  await store.corrections.add(document, named, 'Rut Gransk');
  await store.close();
  const shown = await run('forget', 'Rut Gransk');
  expect(shown.out).toBe(
    'Rut Gransk: 0 documents\n  2 corrections\nNothing was erased: --yes erases.\n',
  );
  for (const name of ['Rut Gransk', 'Ottilia Rask']) {
    const erased = await run('forget', name, '--yes');
    expect(erased).toMatchObject({ code: 0, err: '' });
    expect(erased.out).toContain('the name stands nowhere');
    for (const word of name.split(' ')) expect(bytes().join('')).not.toContain(word);
  }
  const { out } = await run('corrections');
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).to.values),
  ).toEqual([{ kind: 'note' }]);
  expect(out).toContain('"who":"███ ██████"');
});
