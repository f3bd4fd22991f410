/** The command as people and scripts meet it: a process, its streams, its exit code. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordSchema } from '../pipeline/record.ts';
import { loadDriver } from '../src/store/sqlite/driver.ts';
import { openStore } from '../src/store/store.ts';
import { built, CLI, ensureBuilt, klubbslag, ROOT, shell, start } from './src/support/process.ts';
import { recordOf } from './src/support/records.ts';
import { folderWith, put } from './src/support/world.ts';

const Database = loadDriver();

beforeAll(ensureBuilt);

const MINUTES = `Byggnadsnämnden i Lövåsen
Protokoll 2025-03-11

Närvarande: Åsa Österman, ordförande, Bo Ek, sekreterare

§ 12 Ansökan
Byggnadsnämnden beslutar att avslå ansökan.

§ 13 Uppdrag
Åsa Österman får i uppdrag att återkomma med ett förslag senast den 4 april 2025.
`;

/** Different documents in a folder, as many as asked. */
function many(count: number): string {
  const names = Array.from({ length: count }, (_, n) => [`${n}.txt`, `${MINUTES}\nNr ${n}.\n`]);
  return folderWith(Object.fromEntries(names) as Record<string, string>);
}

async function entries(path: string) {
  const store = await openStore({ path, create: false, busyMs: 1000 });
  const found = await Promise.all((await store.entries()).map(({ id }) => store.record(id)));
  await store.close();
  return found;
}

describe('the process', () => {
  test('is a program of its own', () => {
    expect(readFileSync(CLI, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(klubbslag('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test('run, run again, show, list, export: one document from end to end', () => {
    const folder = folderWith({ 'nämnd.txt': MINUTES });
    const store = ['--store', join(folder, 'a.sqlite')];
    const first = klubbslag('run', folder, ...store);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^1 processed, 0 unchanged, 0 failed/);
    expect(klubbslag('run', folder, ...store).out).toMatch(/^0 processed, 1 unchanged/);
    expect(klubbslag('show', 'nämnd', ...store).out).toContain('2025-03-11');
    const decisions = klubbslag('list', 'decisions', '--body', 'BYGGNADSNÄMNDEN', ...store).out;
    expect(decisions).toContain('\treject\t');
    const { out } = klubbslag('export', '--format', 'ndjson', ...store);
    const record = recordSchema.parse(JSON.parse(out));
    expect(record.text).toBe(MINUTES);
    for (const { span, text } of record.decisions) {
      expect(MINUTES.slice(span.start, span.end).replace(/\s+/gu, ' ')).toBe(text);
    }
  });

  test('has no colours in a pipe', () => {
    const folder = folderWith({ 'a.txt': MINUTES });
    const { out } = klubbslag('run', folder, '--brief', '--store', join(folder, 'a.sqlite'));
    expect(out).toContain('Decisions');
    expect(out).not.toContain('\u001b');
  });

  test.each([
    [['frobnicate'], "klubbslag: unknown command 'frobnicate': see klubbslag --help\n"],
    [['run', '--sped', '9'], 'klubbslag: unknown option --sped\n'],
    [['list', 'people', '--since', '2024-02-30'], /^klubbslag: --since must be a date/],
  ])('%j ends with 2 and one line', (argv, line) => {
    const { code, out, err } = klubbslag(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    if (typeof line === 'string') expect(err).toBe(line);
    else expect(err).toMatch(line);
  });
});

describe('bad input', () => {
  test('each gets one line, the rest goes on, the exit code tells', async () => {
    const folder = folderWith({ 'good.txt': MINUTES });
    const hard = join(ROOT, 'tests/hard');
    for (const name of readdirSync(hard)) copyFileSync(join(hard, name), join(folder, name));
    put(folder, 'long.txt', `kort\n${'x'.repeat(2_000_000)}`);
    truncateSync(put(folder, 'huge.txt', ''), 200_000_000);
    const store = join(folder, 'a.sqlite');
    const { code, out, err } = klubbslag('run', folder, join(folder, 'nowhere'), '--store', store);
    expect(code).toBe(1);
    expect(out).toMatch(/^\d+ processed, 0 unchanged, 5 failed/);
    const said = err
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(folder.length + 1));
    expect(said).toEqual([
      expect.stringMatching(/^nowhere: there is no such file or folder: check the path$/),
      expect.stringMatching(/^binary\.txt: .*: save it as \.txt first$/),
      expect.stringMatching(/^empty\.txt: is empty: nothing to read/),
      expect.stringMatching(/^huge\.txt: is 200 MB, the limit is 50 MB: split it/),
      expect.stringMatching(/^long\.txt: has a line over 1 MB: add line breaks/),
    ]);
    const names = (await entries(store)).map((found) => found?.path.slice(folder.length + 1));
    expect(names).toContain('good.txt');
    expect(names).toContain('invalid-utf-8.txt');
  });

  test('invalid UTF-8 is processed, with a warning in its record', async () => {
    const store = join(folderWith(), 'a.sqlite');
    const file = join(ROOT, 'tests/hard/invalid-utf-8.txt');
    expect(klubbslag('run', file, '--store', store).code).toBe(0);
    expect((await entries(store))[0]?.record.warnings.length).toBeGreaterThan(0);
  });

  test('a store that is not SQLite is left alone', () => {
    const folder = folderWith({ 'a.txt': MINUTES, 'store.sqlite': 'my notes' });
    const store = join(folder, 'store.sqlite');
    for (const argv of [
      ['run', folder],
      ['show'],
      ['list', 'people'],
      ['export', '--format', 'csv'],
    ]) {
      const { code, err } = klubbslag(...argv, '--store', store);
      expect(code).toBe(2);
      expect(err).toMatch(/^klubbslag: \S+ is not a SQLite file: left as it is[^\n]+\n$/);
    }
    expect(readFileSync(store, 'utf8')).toBe('my notes');
  });

  test('a store that another program holds: one line, and nothing is lost', async () => {
    const folder = folderWith({ 'a.txt': MINUTES });
    const path = join(folder, 'a.sqlite');
    klubbslag('run', folder, '--store', path);
    const holder = new Database(path);
    holder.exec('BEGIN EXCLUSIVE');
    const held = klubbslag('run', folder, '--force', '--busy-ms', '50', '--store', path);
    holder.close();
    expect(held.code).toBe(2);
    expect(held.err).toMatch(/^klubbslag: store [^\n]+another program holds it: wait[^\n]+\n$/);
    expect(await entries(path)).toHaveLength(1);
  });
});

describe('pipes', () => {
  /** A folder with a store whose exports are far larger than a pipe holds. */
  let large = '';

  beforeAll(async () => {
    large = mkdtempSync(join(tmpdir(), 'klubbslag-large-'));
    const store = await openStore({ path: join(large, 'a.sqlite'), create: true, busyMs: 1000 });
    for (let n = 0; n < 10; n++) {
      const text = `Organ: Nämnd ${n}\n${'Beslut: att gå vidare\n'.repeat(500)}`;
      await store.save({ path: `/m/${n}.txt`, run: 'r', record: recordOf(`/m/${n}.txt`, text) });
    }
    await store.close();
    return () => rmSync(large, { recursive: true });
  });

  test.each([
    ['export --format ndjson', 'head -c 20'],
    ['export --format json', 'head -n 1 | cut -c 1-9'],
    ['export --format csv', 'head -n 2'],
    ['export --format ics', 'head -n 2'],
    ['export --format popolo', 'head -n 2'],
    ['export --format xlsx', 'head -c 2'],
    ['list decisions', 'head -n 1'],
    ['list decisions --format table', 'true'],
  ])('%s | %s ends quietly', (command, reader) => {
    const { code, err } = shell(`$K ${command} --store ${large}/a.sqlite | ${reader}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('bytes pass a pipe as they are', () => {
    const xlsx = `$K export --format xlsx --store ${large}/a.sqlite`;
    const { code, out } = shell(
      `cd ${large} && ${xlsx} > a.xlsx && ${xlsx} --output b.xlsx && cmp a.xlsx b.xlsx && ` +
        'head -c 2 b.xlsx && [ $(stat -c %s b.xlsx) -gt 100000 ]',
    );
    expect({ code, out }).toEqual({ code: 0, out: 'PK' });
  });

  test('a reader that waits gets everything', () => {
    const { code, out } = shell(`$K list decisions --store ${large}/a.sqlite | (sleep 0.3; wc -l)`);
    expect({ code, out: out.trim() }).toEqual({ code: 0, out: '5000' });
  });
});

describe('interruption', () => {
  test('a kill between two documents leaves whole documents, and a new run goes on', async () => {
    const folder = many(12);
    const store = join(folder, 'a.sqlite');
    // The parts of the real command, with an analyser that dies at the sixth document.
    const script = `
      import { makeAnalyser } from ${built('analyse')};
      import { runBatch } from ${built('batch')};
      import { resolveSettings } from ${built('config')};
      import { openDocuments } from ${built('documents')};
      import { SILENT } from ${built('progress')};
      import { openStore } from ${built('store/store')};
      const [folder, path] = process.argv.slice(2);
      const real = makeAnalyser({ threads: 1 });
      let count = 0;
      const analyse = async (file) => {
        if (++count > 5) process.kill(process.pid, 'SIGKILL');
        return await real.analyse(file);
      };
      const ports = {
        analyser: { run: real.run, analyse },
        store: await openStore({ path, create: true, busyMs: 1000 }),
        open: (file) => openDocuments(file, file, resolveSettings({}, {})),
        gone: () => false,
        progress: SILENT,
      };
      const paths = Array.from({ length: 12 }, (_, n) => folder + '/' + n + '.txt');
      await runBatch(paths, ports, { concurrency: 1, force: false });`;
    const killed = await start([put(folder, 'killed.mjs', script), folder, store]);
    expect(killed).toMatchObject({ code: null, err: '' });
    const kept = await entries(store);
    expect(kept).toHaveLength(5);
    for (const found of kept) recordSchema.parse(found?.record);
    const resumed = await start([CLI, 'run', folder, '--store', store]);
    expect(resumed.out).toMatch(/^7 processed, 5 unchanged, 0 failed/);
  });

  test('the first interrupt finishes what is begun and says how to go on', async () => {
    const folder = many(60);
    const store = join(folder, 'a.sqlite');
    const argv = [CLI, 'run', folder, '--progress', '--concurrency', '1', '--store', store];
    let sent = false;
    const { code, out } = await start(argv, (err, kill) => {
      if (!sent && err.includes('0/60')) kill('SIGINT');
      sent ||= err.includes('0/60');
    });
    expect(code).toBe(130);
    expect(out).toMatch(/interrupted with \d+ left, run again to go on\n$/);
    const processed = Number(/^\d+/.exec(out)?.[0]);
    expect(await entries(store)).toHaveLength(processed);
  });

  test('two runs on one store at once both end well', async () => {
    const folder = many(20);
    const store = join(folder, 'a.sqlite');
    const argv = [CLI, 'run', folder, '--store', store];
    const ended = await Promise.all([start(argv), start(argv), start(argv)]);
    for (const { code, err } of ended) expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(await entries(store)).toHaveLength(20);
    expect(klubbslag('run', folder, '--store', store).out).toMatch(/^0 processed, 20 unchanged/);
  });
});

describe('loading', () => {
  /** The files of code that a call loads. */
  function loadedBy(...argv: readonly string[]): string[] {
    const folder = folderWith();
    const env = { ...process.env, NODE_V8_COVERAGE: folder };
    spawnSync(process.execPath, [CLI, ...argv], { env });
    const reports = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const urls = reports.flatMap((report): string[] =>
      JSON.parse(report).result.map(({ url }: { readonly url: string }) => url),
    );
    return urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  }

  /** Modules in files of the bundle, which names each before its code. */
  function modulesIn(files: readonly string[]): string {
    const own = files.filter((file) => file.startsWith(join(ROOT, 'dist')));
    const code = own.map((file) => readFileSync(file, 'utf8')).join('\n');
    return (code.match(/^\/\/ \S+\.(?:ts|m?js|json)$/gmu) ?? []).join('\n');
  }

  // One by one they took longer than the reading: where these fail, the bundle was not made anew.
  test.each(['--help', '--version'])('%s takes two files and no package', (option) => {
    const names = loadedBy(option).map((file) => basename(file));
    expect(names.sort()).toEqual(['cli.js', 'start.js']);
  });

  test('a page of text takes few files, and nothing that reads other formats or evaluates', () => {
    const folder = folderWith({ 'a.txt': MINUTES });
    const store = join(folder, 'a.sqlite');
    const run = loadedBy('run', join(folder, 'a.txt'), '--store', store);
    // Some forty are those of the database and of onnxruntime.
    expect(run.length).toBeLessThan(65);
    expect(modulesIn(run)).toContain('pipeline/recognise/index.js');
    expect(modulesIn(run)).not.toMatch(
      /htmlparser2|postal-mime|mammoth|formats\/(?:docx|html)\.js|eval\/score/u,
    );
    expect(modulesIn(run)).not.toMatch(/zod\/v4\/locales\/sv/u);
    for (const command of ['show', 'list decisions', 'export']) {
      const [name = '', ...more] = command.split(' ');
      const what = name === 'show' ? [join(folder, 'a.txt')] : more;
      const loaded = modulesIn(loadedBy(name, ...what, '--store', store));
      expect(loaded).toContain(`commands/${name}.js`);
      expect(loaded).not.toMatch(/pipeline\/recognise|compromise|onnx|zod\/v4\/locales\/sv/u);
    }
  });
});
