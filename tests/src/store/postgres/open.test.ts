/** What goes wrong with a store in PostgreSQL, told in one line that never holds the password. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAnalyser } from '../../../../src/analyse.ts';
import { main } from '../../../../src/program.ts';
import { migrate } from '../../../../src/store/postgres/migrate.ts';
import { MIGRATIONS } from '../../../../src/store/postgres/migrations.ts';
import { openPool } from '../../../../src/store/postgres/pool.ts';
import { openStore } from '../../../../src/store/store.ts';
import {
  type Cluster,
  canServe,
  findPostgres,
  PASSWORD,
  startCluster,
} from '../../support/postgres.ts';
import { recordOf } from '../../support/records.ts';
import { call, folderWith, remembering } from '../../support/world.ts';

const BIN = findPostgres();
const FIXTURES = resolve(fileURLToPath(new URL('.', import.meta.url)), '../../../../fixtures');
const MINUTES = { 'a.txt': 'Organ: Nämnden\nDatum: 2024-03-14\nBeslut: ja\n' };

describe.runIf(canServe(BIN))('a store in PostgreSQL', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster(BIN ?? '');
  }, 120_000);
  afterAll(() => cluster.stop(), 120_000);

  /** A command that is refused: its line. */
  async function refused(store: string, ...argv: string[]): Promise<string> {
    const { code, out, err } = await call([...argv, '--busy-ms', '100', '--store', store]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^klubbslag: [^\n]+\n$/u);
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 'h@ssel', 'h%40ssel', '42']) {
      expect(err.replaceAll(/:\d+\//gu, '/')).not.toContain(secret);
    }
    return err;
  }

  test('what cannot be opened is told', async () => {
    const address = await cluster.fresh();
    const wrong = address.replace(encodeURIComponent(PASSWORD), 'wrong');
    expect(await refused(wrong, 'show')).toContain('user or password is wrong');
    const none = address.replace(`:${encodeURIComponent(PASSWORD)}`, '');
    expect(await refused(none, 'show')).toContain('asks for a password');
    const elsewhere = address.replace(/:\d+\//u, ':1/');
    expect(await refused(elsewhere, 'show')).toContain('is not reached');
    expect(await refused(cluster.address('nowhere'), 'show')).toContain('no such database');
    const raw = (password: string) => address.replace(encodeURIComponent(PASSWORD), password);
    expect(await refused(raw(PASSWORD), 'show')).toContain('is not reached');
    expect(await refused(raw('a/h@ssel'), 'show')).toContain('/ is written as %2F');
    expect(await refused(address, 'list', 'people')).toContain("make it with 'klubbslag run'");
    const [schema] = await cluster.ask(address, "SELECT to_regnamespace('klubbslag') AS it");
    expect(schema).toEqual({ it: null });
  });

  test('a database that cannot hold a store is left as it is', async () => {
    const folder = folderWith(MINUTES);
    const latin = await cluster.fresh("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    expect(await refused(latin, 'run', folder)).toContain('its encoding is LATIN1');
    const other = await cluster.fresh();
    await cluster.ask(other, 'CREATE SCHEMA klubbslag CREATE TABLE documents (a TEXT)');
    expect(await refused(other, 'run', folder)).toContain("is another program's");
    const newer = await cluster.fresh();
    await call(['run', folder, '--store', newer]);
    await cluster.ask(
      newer,
      "INSERT INTO klubbslag.migrations (name, applied_at) VALUES ('999-x', '')",
    );
    expect(await refused(newer, 'show')).toContain('newer klubbslag (999-x): update klubbslag');
  });

  test('one that may only be read is read, and told where it is to be written', async () => {
    const folder = folderWith(MINUTES);
    const address = await cluster.fresh();
    await call(['run', folder, '--store', address]);
    const name = address.split('/').at(-1);
    await cluster.ask(address, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    expect((await call(['list', 'decisions', '--store', address])).out).toContain('\tja\t');
    expect(await refused(address, 'run', '--force', folder)).toContain('it may only be read');
  });

  test('one that another program holds is told after the wait, and nothing is lost', async () => {
    const address = await cluster.fresh();
    const store = await openStore({ path: address, create: true, busyMs: 100 });
    const save = () => store.save({ path: 'a', run: 'r', record: recordOf('a', 'Organ: A\n') });
    const hold = cluster.ask(
      address,
      'BEGIN; LOCK klubbslag.documents; SELECT pg_sleep(2); COMMIT',
    );
    await expect.poll(() => save().then(() => '', String)).toContain('another program holds it');
    await hold;
    await save();
    expect(await store.entries()).toHaveLength(1);
    const breaks = cluster.ask(
      address,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'klubbslag'",
    );
    await breaks;
    // Broken connections are told once at most; then there are new ones.
    await store.entries().catch((error: unknown) => expect(String(error)).toContain('broke'));
    await expect.poll(() => store.entries()).toHaveLength(1);
    await store.close();
  });

  test('one from before people were forgotten is brought up to date, and forgets', async () => {
    const address = await cluster.fresh();
    const pool = await openPool({ path: address, busyMs: 100 }, 1);
    const client = await pool.connect();
    await migrate(client, { path: address, create: true, busyMs: 100 }, MIGRATIONS.slice(0, 3));
    const record = recordOf('a.txt', 'Organ: Styrelsen\nPerson: Åsa Wahlén\n');
    const { sha256 } = record.source;
    await client.query(
      `INSERT INTO documents (sha256, run, processed_at, body, body_folded, record)
        VALUES ($1, 'r', '2020-01-02T00:00:00.000Z', 'Styrelsen', 'styrelsen', $2)`,
      [sha256, JSON.stringify(record)],
    );
    await client.query(`INSERT INTO files VALUES ('a.txt', 1);
      INSERT INTO people (document, position, name, name_folded, mentions, detail)
        VALUES (1, 0, 'Åsa Wahlén', 'åsa wahlen', 1, '{}')`);
    client.release();
    await pool.end();
    const rules = join(folderWith({ 'r.json': '[{"olderThan": "P5Y", "do": "keep"}]' }), 'r.json');
    const kept = await call(['retention', rules, '--today', '2025-01-03', '--store', address]);
    expect(kept.out).toContain('older than P5Y: 1 document');
    const { code, out } = await call(['forget', 'Åsa Wahlén', '--yes', '--store', address]);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/Looked through \d\d tables: the name stands nowhere\./u),
    ]);
    expect((await call(['list', 'people', '--store', address])).out).toBe('');
    const secret = 'SELECT secret FROM klubbslag.forgetting';
    expect((await cluster.ask(address, secret))[0]?.['secret']).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('a job that waits for a file with the name is told, and a held store is', async () => {
    const address = await cluster.fresh();
    const folder = folderWith({ 'åsa_wahlén.txt': 'Organ: Styrelsen\nPerson: Åsa Wahlén\n' });
    await call(['run', folder, '--store', address]);
    expect((await call(['enqueue', folder, '--store', address])).code).toBe(0);
    const { code, out } = await call(['forget', 'Åsa Wahlén', '--yes', '--store', address]);
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}klubbslag_queue\.\w*jobs: once$/mu);
    expect(out).toMatch(/åsa_wahlén\.txt, klubbslag\.files: once \(the path of the file/u);
    const holds = 'BEGIN; LOCK klubbslag.people IN SHARE MODE; SELECT pg_sleep(2); COMMIT';
    const hold = cluster.ask(address, holds);
    const held = () => refusedSoon(address);
    await expect.poll(held).toContain('another program holds it');
    await hold;
    expect((await call(['forget', 'Åsa Wahlén', '--yes', '--store', address])).code).toBe(1);
  });

  async function refusedSoon(address: string): Promise<string> {
    const argv = ['forget', 'Åsa Wahlén', '--yes', '--busy-ms', '50', '--store', address];
    return (await call(argv)).err;
  }

  test('the password stands in no output', async () => {
    const folder = folderWith({ ...MINUTES, 'empty.txt': '' });
    const address = await cluster.fresh();
    const log = join(folder, 'log');
    const first = await call(['run', folder, '--log', log, '--store', address]);
    expect(first.out).toMatch(/results in postgres:\/\/%C3%A4gare@127\.0\.0\.1:\d+\/test\d+\n$/u);
    const env = { KLUBBSLAG_STORE: address };
    const outputs = [
      first,
      await call(['run', folder, '--json'], { env }),
      await call(['retry'], { env }),
      await call(['retry', '--list', '--format', 'json'], { env }),
      await call(['export', '--format', 'ndjson'], { env }),
      await call(['run', '--help'], { env }),
    ];
    for (const { out, err } of outputs) expect(out + err).not.toMatch(/ssel|n%C3%B6t|nöt/u);
    expect(outputs[1]?.out).toContain('"store": "postgres://%C3%A4gare@127');
  });

  test('every command prints the same from it as from a SQLite file', async () => {
    const address = await cluster.fresh();
    const file = join(folderWith(), 'a.sqlite');
    const analyser = makeAnalyser({ threads: 1 });
    for (const store of [address, file]) {
      const world = { ...remembering().world, makeAnalyser: async () => analyser };
      await main(['run', FIXTURES, '--store', store], world);
    }
    const layers = ['decisions', 'deadlines', 'actions', 'people', 'organisations'];
    const commands = [
      ['show'],
      ['show', 'innebandy'],
      ...['ndjson', 'json', 'csv'].map((format) => ['export', '--format', format]),
      ...layers.map((layer) => ['list', layer, '--format', 'json']),
      ['list', 'deadlines', '--since', '2024-10', '--until', '2025-01', '--person', 'SANNE'],
      ['list', 'actions', '--status', 'open', '--body', 'STYRELSEN'],
      ['entities', 'people', '--format', 'ndjson'],
      ['entities', 'organisations', '--why'],
      ['follow', '--format', 'json'],
      ['brief', '--today', '2025-05-20'],
      ['check', '--format', 'csv'],
    ];
    for (const command of commands) {
      const [shared, own] = [
        await call([...command, '--store', address]),
        await call([...command, '--store', file]),
      ];
      expect(shared, command.join(' ')).toEqual(own);
      expect(own).toMatchObject({ code: 0, out: expect.stringMatching(/\n/u) });
    }
  }, 300_000);
});
