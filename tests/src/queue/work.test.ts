/** Several machines: queued documents get into a shared store whatever happens to the workers. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Cluster, canServe, findPostgres, startCluster } from '../support/postgres.ts';
import { CLI, ensureBuilt, klubbslag } from '../support/process.ts';
import { fakeAnalyser } from '../support/records.ts';
import { call, folderWith } from '../support/world.ts';

const BIN = findPostgres();
const THREE = { 'a.txt': 'Organ: A\n', 'b.txt': 'Organ: B\n', 'c.txt': 'Organ: C\n' };

/** Minutes of one of four bodies, long enough to be killed in. */
function minutes(n: number): string {
  const day = String(1 + (n % 28)).padStart(2, '0');
  const items = Array.from(
    { length: 60 },
    (_, item) => `§ ${item + 2} Ärende ${item}
Nämnden beslutar att bevilja ansökan nummer ${n * 100 + item}.
Åsa Österman får i uppdrag att återkomma till nästa möte.
`,
  );
  return `Bygdenämnden ${n % 4} i Lövåsen
Protokoll 2025-${String(1 + (n % 12)).padStart(2, '0')}-${day}

Närvarande: Åsa Österman, ordförande, Bo Ek, sekreterare, Viva Dahlin

${items.join('\n')}`;
}

describe.runIf(canServe(BIN))('work', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    ensureBuilt();
    cluster = await startCluster(BIN ?? '');
  }, 120_000);
  afterAll(() => cluster.stop(), 120_000);

  const jobs = async (store: string, where = 'TRUE') =>
    (await cluster.ask(store, `SELECT * FROM klubbslag_queue.jobs WHERE ${where}`)).length;

  test('killed in mid-document: nothing is lost, and all is as if nothing had happened', async () => {
    const texts = Array.from({ length: 40 }, (_, n) => [`${n}.txt`, minutes(n)] as const);
    const folder = folderWith({ ...Object.fromEntries(texts), 'empty.txt': '' });
    const store = await cluster.fresh();
    expect((await call(['enqueue', join(folder, '0.txt'), '--store', store])).code).toBe(0);
    const options = ['--workers', '1', '--threads', '1', '--concurrency', '2', '--store', store];
    const workers = [1, 2, 3].map(() => worker(['work', ...options]));
    const waiting = () => cluster.ask(store, "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'");
    await expect.poll(async () => (await waiting()).length, { timeout: 120_000 }).toBe(3);
    expect((await call(['enqueue', folder, '--store', store])).out).toMatch(/^41 queued in /u);
    const [first, second, last] = workers;
    for (const dying of [first, second]) {
      const before = await documents(store);
      const few = Math.ceil(Math.random() * 8);
      const some = { timeout: 120_000, interval: 20 };
      await expect.poll(() => documents(store), some).toBeGreaterThan(before + few);
      dying?.kill('SIGKILL');
      await dying?.ended;
      expect(await jobs(store, 'locked_by IS NOT NULL')).toBeGreaterThan(1);
    }
    await expect.poll(() => jobs(store), { timeout: 240_000 }).toBe(0);
    last?.kill('SIGTERM');
    expect(await last?.ended).toBe(1);
    const alone = join(folder, 'a.sqlite');
    klubbslag('run', folder, '--store', alone);
    for (const command of [
      ['export', '--format', 'ndjson'],
      ['list', 'deadlines', '--format', 'json'],
      ['entities', 'people', '--format', 'json'],
    ]) {
      const shared = await call([...command, '--store', store]);
      expect(shared.out.length).toBeGreaterThan(10_000);
      expect(shared.out === (await call([...command, '--store', alone])).out, command[0]).toBe(
        true,
      );
    }
    const failed = async (at: string) =>
      JSON.parse((await call(['retry', '--list', '--format', 'json', '--store', at])).out);
    expect(await failed(store)).toMatchObject([{ code: 'empty' }]);
  }, 600_000);

  const documents = async (store: string): Promise<number> =>
    (await cluster.ask(store, 'SELECT 1 FROM klubbslag.documents')).length;

  test('what is queued twice waits once, and is worked off with a line at the end', async () => {
    const folder = folderWith({ ...THREE, 'empty.txt': '' });
    const store = await cluster.fresh();
    await call(['enqueue', folder, '--store', store]);
    const again = await call(['enqueue', folder, join(folder, 'nowhere'), '--store', store]);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('nowhere: ') });
    expect(await jobs(store)).toBe(4);
    const analyser = fakeAnalyser();
    const done = await call(['work', '--until-empty', '--store', store], { analyser });
    expect(done).toMatchObject({ code: 1, err: expect.stringMatching(/empty\.txt: is empty/u) });
    expect(done.out).toMatch(/^3 processed, 0 unchanged, 1 failed; results in postgres:\/\//u);
    expect(analyser.seen).toHaveLength(3);
    await call(['enqueue', folder, '--store', store]);
    const unchanged = await call(['work', '--until-empty', '--store', store], { analyser });
    expect(unchanged.out).toMatch(/^0 processed, 3 unchanged, 1 failed/u);
    await call(['enqueue', folder, '--force', '--store', store]);
    await call(['work', '--until-empty', '--store', store], { analyser });
    expect(analyser.seen).toHaveLength(6);
    expect(await jobs(store)).toBe(0);
  });

  test('a folder has the name that the workers know it by, and must be there', async () => {
    const [here, there] = [folderWith(THREE), folderWith(THREE)];
    const store = await cluster.fresh();
    const gone = join(there, 'gone');
    await call(['enqueue', here, '--root', gone, '--store', store]);
    const none = await call(['work', '--until-empty', '--store', store]);
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toContain('gone is not on this machine: mount it there');
    // As if they had not been taken.
    expect(await jobs(store, 'attempts = 0 AND locked_by IS NULL')).toBe(3);
    const other = await cluster.fresh();
    await call(['enqueue', here, '--root', there, '--store', other]);
    await call(['work', '--until-empty', '--store', other]);
    const { out } = await call(['show', '--store', other]);
    expect(out.split('\n')).toHaveLength(4);
    expect(out.split('\n')[0]).toMatch(new RegExp(`${there}/a\\.txt$`, 'u'));
  });

  test('a document on which workers ended again and again is put aside', async () => {
    const folder = folderWith(THREE);
    const store = await cluster.fresh();
    await call(['enqueue', folder, '--store', store]);
    await cluster.ask(
      store,
      "UPDATE klubbslag_queue._private_jobs SET attempts = 3 WHERE payload->>'path' LIKE '%/b.txt'",
    );
    const analyser = fakeAnalyser();
    const { code, err } = await call(['work', '--until-empty', '--store', store], { analyser });
    expect({ code, seen: analyser.seen.length }).toEqual({ code: 1, seen: 2 });
    expect(err).toMatch(/b\.txt: 3 workers ended while they processed it/u);
    const list = await call(['retry', '--list', '--format', 'csv', '--store', store]);
    expect(list.out).toContain('b.txt,worker-ended,');
    expect((await call(['retry', '--store', store], { analyser })).out).toMatch(/^1 processed/u);
  });

  test('a document that takes long is left to the worker that has it', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n' });
    const store = await cluster.fresh();
    await call(['enqueue', folder, '--store', store]);
    const analyser = fakeAnalyser();
    const slow = {
      ...analyser,
      analyse: async (file: Parameters<typeof analyser.analyse>[0]) => {
        const record = await analyser.analyse(file);
        await sleep(9000);
        return record;
      },
    };
    const argv = ['work', '--until-empty', '--store', store];
    const both = await Promise.all([
      call(argv, { analyser: slow }),
      call(argv, { analyser: slow }),
    ]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(analyser.seen).toHaveLength(1);
    expect(await documents(store)).toBe(1);
  });

  test('interrupted it finishes what is begun and takes nothing more', async () => {
    const folder = folderWith(
      Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.txt`, `Organ: ${n}\n`])),
    );
    const store = await cluster.fresh();
    await call(['enqueue', folder, '--store', store]);
    const controller = new AbortController();
    const analyser = fakeAnalyser({
      fail: () => {
        controller.abort();
        return null;
      },
    });
    const argv = ['work', '--until-empty', '--concurrency', '2', '--workers', '1'];
    const given = { analyser, signal: controller.signal };
    const { code, out } = await call([...argv, '--store', store], given);
    expect(code).toBe(130);
    const processed = Number(/^\d+/u.exec(out)?.[0]);
    expect(processed).toBe(analyser.seen.length);
    expect(await documents(store)).toBe(processed);
    expect(await jobs(store, 'locked_by IS NULL')).toBe(30 - processed);
  });

  test('a database that goes away ends it with a line', async () => {
    const folder = folderWith(THREE);
    const store = await cluster.fresh();
    await call(['enqueue', folder, '--store', store]);
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'klubbslag' AND datname = '${store.split('/').at(-1)}'`;
    const working = call(['work', '--store', store]);
    await expect.poll(() => documents(store), { timeout: 30_000 }).toBe(3);
    await cluster.ask(store, end);
    const { code, err } = await working;
    expect(code).toBe(2);
    expect(err).toMatch(/^klubbslag: store postgres:[^\n]*: the connection broke[^\n]*\n$/u);
  });

  test.each([
    ['enqueue', THREE],
    ['work', {}],
  ])('%s needs a store that is shared', async (command, files) => {
    const folder = folderWith(files);
    const argv = command === 'enqueue' ? [command, folder] : [command];
    const { code, err } = await call([...argv, '--store', join(folder, 'a.sqlite')]);
    expect(code).toBe(2);
    expect(err).toContain('need a store in PostgreSQL: give --store postgres://');
  });

  test('--root is one absolute path for one folder', async () => {
    const folder = folderWith(THREE);
    const relative = await call(['enqueue', folder, '--root', 'arkiv']);
    expect(relative.err).toContain("--root must be an absolute path, not 'arkiv'");
    const two = await call(['enqueue', folder, folder, '--root', '/arkiv']);
    expect(two).toMatchObject({ code: 2, err: expect.stringContaining('names one folder') });
  });
});

/** The built command as a process that can be killed; `ended` gives its code. */
function worker(argv: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...argv], { stdio: 'ignore' });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { ended, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}
