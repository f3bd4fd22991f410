import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../../src/errors.ts';
import { loadDriver } from '../../../../src/store/sqlite/driver.ts';
import { MIGRATIONS } from '../../../../src/store/sqlite/migrations.ts';
import { openDatabase, storeError } from '../../../../src/store/sqlite/open.ts';
import { openStore } from '../../../../src/store/store.ts';
import { recordOf, sha256 } from '../../support/records.ts';
import { folderWith, put } from '../../support/world.ts';

const Database = loadDriver();

const BUSY_MS = 50;

function open(path: string, create = true, migrations = MIGRATIONS) {
  return openDatabase({ path, create, busyMs: BUSY_MS, migrations });
}

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    const { message, exitCode } = error as UserError;
    expect(exitCode).toBe(2);
    expect(message).not.toContain('\n');
    return message;
  }
  throw new Error('nothing was refused');
}

async function refused(action: () => Promise<unknown>): Promise<string> {
  const error = await action().then(
    () => null,
    (reason: unknown) => reason,
  );
  return refusal(() => {
    if (error !== null) throw error;
  });
}

describe('openDatabase', () => {
  test('makes a store in WAL mode with strict tables', () => {
    const path = join(folderWith(), 'a.sqlite');
    const database = open(path);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    const lax = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0";
    const names = database.prepare(lax).pluck().all() as string[];
    expect(names.filter((name) => !/^(?:sqlite_|passages_index)/u.test(name))).toEqual([]);
    database.close();
  });

  test('takes an empty file, as mktemp makes it, to write but not to read', () => {
    const path = put(folderWith(), 'a.sqlite', '');
    expect(refusal(() => open(path, false))).toContain('is not a SQLite file');
    open(path).close();
    open(path, false).close();
  });

  test('does not make a store for those who only read', () => {
    const path = join(folderWith(), 'a.sqlite');
    expect(refusal(() => open(path, false))).toContain("make it with 'klubbslag run'");
    expect(() => statSync(path)).toThrow();
  });

  test.each([
    ['text', 'Protokoll fört vid sammanträde'],
    ['a few bytes', 'x'],
  ])('leaves a file of %s as it is', (_, content) => {
    const path = put(folderWith(), 'protokoll.txt', content);
    expect(refusal(() => open(path))).toContain('is not a SQLite file: left as it is');
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  test("leaves another program's database as it is", () => {
    const path = join(folderWith(), 'other.sqlite');
    const other = new Database(path);
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    const before = readFileSync(path);
    expect(refusal(() => open(path))).toContain("another program's SQLite file");
    expect(readFileSync(path)).toEqual(before);
  });

  test('refuses a damaged store', () => {
    const content = `SQLite format 3\0${'damage '.repeat(500)}`;
    const path = put(folderWith(), 'a.sqlite', content);
    expect(refusal(() => open(path))).toMatch(/not a SQLite file|damaged/);
    expect(readFileSync(path, 'latin1')).toBe(content);
  });

  test('refuses a folder, a missing folder and a file as folder', () => {
    const folder = folderWith({ 'file.txt': 'x' });
    expect(refusal(() => open(folder))).toContain('is not a file');
    const missing = join(folder, 'missing', 'a.sqlite');
    expect(refusal(() => open(missing))).toContain('does not exist: make it first');
    expect(refusal(() => open(join(folder, 'file.txt', 'a.sqlite')))).toContain('is a file');
  });

  test('a store that another program holds is busy, not broken', async () => {
    const path = join(folderWith(), 'a.sqlite');
    const holder = open(path);
    holder.exec('BEGIN EXCLUSIVE');
    const store = await openStore({ path, create: true, busyMs: BUSY_MS });
    const record = recordOf('a.txt', 'Organ: Nämnden\n');
    const save = () => store.save({ path: 'a.txt', run: 'r', record });
    expect(await refused(save)).toContain('another program holds it: wait');
    holder.exec('ROLLBACK');
    await save();
    expect(await store.entries()).toHaveLength(1);
    await store.close();
    holder.close();
  });

  test('a folder in which nothing can be made is told so', () => {
    expect(refusal(() => open('/proc/klubbslag.sqlite'))).toContain('check the permissions');
  });

  test.each([
    ['SQLITE_CANTOPEN', 'check the permissions'],
    ['SQLITE_READONLY', 'may not be written'],
    ['SQLITE_READONLY_DIRECTORY', 'may not be written'],
    ['SQLITE_FULL', 'the disk is full'],
    ['SQLITE_BUSY_SNAPSHOT', 'another program holds it'],
    ['SQLITE_CORRUPT_VTAB', 'it is damaged'],
    ['EACCES', 'no permission'],
    ['EROFS', 'read-only'],
  ])('%s becomes one line with advice', (code, words) => {
    const error = storeError('a.sqlite', Object.assign(new Error('x'), { code }));
    expect(
      refusal(() => {
        throw error;
      }),
    ).toMatch(new RegExp(`^store a\\.sqlite: .*${words}`));
  });

  test('a fault of the program stays one', () => {
    const wrong = Object.assign(new Error('UNIQUE'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
    expect(storeError('a.sqlite', wrong)).toBe(wrong);
    const bug = new TypeError('x');
    expect(storeError('a.sqlite', bug)).toBe(bug);
  });
});

describe('migrations', () => {
  const extra = { name: '999-extra', sql: 'CREATE TABLE extra (a TEXT) STRICT' };
  const names = 'SELECT name FROM migrations ORDER BY rowid';

  test('are recorded by name, and run once', () => {
    const path = join(folderWith(), 'a.sqlite');
    open(path).close();
    const again = open(path);
    const recorded = again.prepare(names).pluck().all();
    expect(recorded).toEqual(MIGRATIONS.map(({ name }) => name));
    again.close();
  });

  test('an older store gets what is new and keeps what it has', async () => {
    const path = join(folderWith(), 'a.sqlite');
    const store = await openStore({ path, create: true, busyMs: BUSY_MS });
    await store.save({ path: 'a.txt', run: 'r', record: recordOf('a.txt', 'Organ: Nämnden\n') });
    await store.close();
    const database = open(path, false, [...MIGRATIONS, extra]);
    expect(database.prepare(names).pluck().all()).toContain(extra.name);
    expect(database.prepare('SELECT COUNT(*) FROM documents').pluck().get()).toBe(1);
    database.close();
  });

  test('one from before the registers opens, with organisations that have no entry yet', () => {
    const path = join(folderWith(), 'a.sqlite');
    const old = open(path, true, MIGRATIONS.slice(0, 2));
    old.exec(`
      INSERT INTO documents VALUES (1, 'x', 'r', '2024', NULL, NULL, '', '{}');
      INSERT INTO organisations VALUES (1, 0, 'Kumla kommun', 'municipality', 1, 0, 12)`);
    old.close();
    const database = open(path, false);
    const rows = database.prepare('SELECT name, register, register_id FROM organisations').all();
    expect(rows).toEqual([{ name: 'Kumla kommun', register: null, register_id: null }]);
    database.close();
  });

  test('one from before people were forgotten opens, and forgets what an older program wrote', async () => {
    const path = join(folderWith(), 'a.sqlite');
    const old = open(path, true, MIGRATIONS.slice(0, 9));
    const text = 'Organ: Styrelsen\nPerson: Åsa Wahlén\n';
    const { sha256: hash } = recordOf('a.txt', text).source;
    // Fewer lists, no passages yet.
    const { actions, meetings, origins, ...record } = recordOf('a.txt', text);
    expect([actions, meetings, origins]).toEqual([[], [], []]);
    old
      .prepare(`INSERT INTO documents (id, sha256, run, processed_at, date, body, body_folded, record)
        VALUES (1, ?, 'r', '2020-01-02T00:00:00.000Z', NULL, 'Styrelsen', 'styrelsen', ?)`)
      .run(hash, JSON.stringify(record));
    old.exec(`INSERT INTO files VALUES ('a.txt', 1);
      INSERT INTO people (document, position, name, name_folded, mentions)
        VALUES (1, 0, 'Åsa Wahlén', 'åsa wahlen', 1)`);
    old.close();
    const store = await openStore({ path, create: false, busyMs: BUSY_MS });
    expect((await store.removals.held())[0]?.storedAt).toBe('2020-01-02T00:00:00.000Z');
    const forms = [{ document: hash, form: 'Åsa Wahlén' }];
    await store.forgotten.begin({ forms, spared: [], work: [{ document: hash, person: 'p0' }] });
    await store.forgotten.finish(() => false);
    expect(await store.entities.people()).toEqual([]);
    const kept = await store.record((await store.at('a.txt'))?.id ?? 0);
    expect(kept?.record.text).toBe('Organ: Styrelsen\nPerson: ███ ██████\n');
    await store.close();
  });

  test('what is deleted is overwritten', () => {
    const database = open(join(folderWith(), 'a.sqlite'));
    expect(database.pragma('secure_delete', { simple: true })).toBe(1);
    database.close();
  });

  test('each store has a key of its own', () => {
    const folder = folderWith();
    const secrets = ['a', 'b'].map((name) => {
      const database = open(join(folder, `${name}.sqlite`));
      const secret = database.prepare('SELECT secret FROM forgetting').pluck().get() as string;
      database.close();
      return secret;
    });
    expect(secrets).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/u), expect.any(String)]);
    expect(secrets[0]).not.toBe(secrets[1]);
  });

  test('a store of a newer version is refused and left as it is', () => {
    const path = join(folderWith(), 'a.sqlite');
    open(path, true, [...MIGRATIONS, extra]).close();
    const before = readFileSync(path);
    expect(refusal(() => open(path))).toContain('newer klubbslag (999-extra): update klubbslag');
    expect(readFileSync(path)).toEqual(before);
  });

  test('one that fails leaves nothing of itself behind', () => {
    const path = join(folderWith(), 'a.sqlite');
    const broken = { name: '998-broken', sql: 'CREATE TABLE half (a TEXT) STRICT; NONSENSE' };
    expect(() => open(path, true, [...MIGRATIONS, broken])).toThrow('NONSENSE');
    const database = open(path);
    const half = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get();
    expect(half).toBeUndefined();
    expect(database.prepare(names).pluck().all()).not.toContain(broken.name);
    database.close();
  });

  test('all that are missing come at once or not at all', () => {
    const path = join(folderWith(), 'a.sqlite');
    open(path, true, MIGRATIONS.slice(0, 2)).close();
    const broken = { name: '998-broken', sql: 'NONSENSE' };
    expect(() => open(path, false, [...MIGRATIONS, broken])).toThrow('NONSENSE');
    const found = new Database(path, { readonly: true });
    expect(found.prepare(names).pluck().all()).toEqual(['001-documents', '002-facts']);
    found.close();
  });

  test('are released: the text of an old one never changes', () => {
    const seals = MIGRATIONS.map(({ name, sql }) => `${name} ${sha256(sql).slice(0, 12)}`);
    expect(seals.slice(0, 2)).toMatchInlineSnapshot(`
      [
        "001-documents c046c5438389",
        "002-facts c413a4d6668d",
      ]
    `);
  });
});
