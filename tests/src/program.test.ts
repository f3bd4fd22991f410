import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recordSchema } from '../../pipeline/record.ts';
import { UserError } from '../../src/errors.ts';
import { allCommands } from '../../src/program.ts';
import { COLUMNS, LAYERS } from '../../src/store/query.ts';
import { openStore } from '../../src/store/store.ts';
import { parseCsv } from './support/csv.ts';
import { fakeAnalyser, recordOf, sha256 } from './support/records.ts';
import { call, folderWith, put } from './support/world.ts';

const SPRING = `Organ: Ärendenämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Beslut: att Åsa Wahlén utreder frågan
Senast: 2024-05-01 Åsa
`;
const WINTER = `Organ: Styrelsen
Datum: 2023-12-01
Person: Bo Ek
Beslut: att köpa en klubba, "stor"
`;

/** A folder with two documents, both stored, and the options that name the store. */
function filled() {
  const folder = folderWith({ 'vår.txt': SPRING, 'vinter.md': WINTER });
  const path = join(folder, 'a.sqlite');
  const store = openStore({ path, create: true, busyMs: 1000 });
  for (const [name, text] of [
    ['vår.txt', SPRING],
    ['vinter.md', WINTER],
  ] as const) {
    const at = join(folder, name);
    store.save({ path: at, run: 'run-1', record: recordOf(at, text) });
  }
  store.close();
  return { folder, store: ['--store', path] };
}

describe('klubbslag', () => {
  test('without a command shows what there is, and that this was no answer', async () => {
    const { code, out } = await call([]);
    expect(code).toBe(2);
    for (const { name } of await allCommands()) expect(out).toContain(`  ${name} `);
  });

  test.each([['--help'], ['-h'], ['help']])('%s shows the commands', async (argument) => {
    const { code, out } = await call([argument]);
    expect(code).toBe(0);
    expect(out).toContain('Exit codes: 0 all right, 1 some documents failed');
  });

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await call(['--version'])).toMatchObject({ code: 0, out: `${version}\n`, err: '' });
  });

  test.each([
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['constructor'], "unknown command 'constructor'"],
    [['run'], '<folder|file…> is missing'],
    [['run', 'x', '--speed', '9'], 'unknown option --speed'],
    [['run', 'x', '--json', '--brief'], '--json and --brief cannot go together'],
    [['run', 'x', '--concurrency', '0'], '--concurrency must be a whole number'],
    [['list'], '<decisions|deadlines|people|organisations> is missing'],
    [['list', 'votes'], "not 'votes'"],
    [['list', 'people', '--since', 'igår'], '--since must be a date'],
    [['list', 'people', '--since', '2025', '--until', '2024'], 'is later than'],
    [['list', 'people', '--format', 'xml'], '--format must be one of'],
    [['export'], '--format is needed'],
    [['export', '--format', 'xml'], '--format must be one of'],
    [['show', 'x', '--store', 'nowhere.sqlite'], 'there is no store nowhere.sqlite'],
  ])('%j is refused in one line', async (argv, message) => {
    const { code, out, err } = await call(argv, { env: { KLUBBSLAG_STORE: folderWith() } });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^klubbslag: [^\n]+\n$/);
    expect(err).toContain(message);
  });

  test('help of every command is within 80 columns and names every option', async () => {
    for (const command of await allCommands()) {
      const { code, out } = await call([command.name, '--help']);
      expect(code).toBe(0);
      for (const [name, { type }] of Object.entries(command.args)) {
        if (type !== 'positional') expect(out, command.name).toContain(`  --${name}`);
      }
      expect(out).toContain('Examples:\n  klubbslag ');
      expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
    }
  });

  test('every example in a help is a call that would be understood', async () => {
    for (const command of await allCommands()) {
      for (const example of command.examples) {
        const argv = [...(example.split(/ [|>]/)[0]?.matchAll(/'([^']*)'|(\S+)/g) ?? [])];
        const [program, name, ...rest] = argv.map(([, quoted, bare]) => quoted ?? bare ?? '');
        expect([program, name]).toEqual(['klubbslag', command.name]);
        const { checkArguments } = await import('../../src/arguments.ts');
        expect(() => checkArguments(rest, command.args), example).not.toThrow();
      }
    }
  });

  test('a fault of the program shows its trace and has a code of its own', async () => {
    const folder = folderWith({ 'a.txt': 'Organ: A\n' });
    const analyser = Object.defineProperty(fakeAnalyser(), 'run', {
      get: () => {
        throw new TypeError('bug');
      },
    });
    const argv = ['run', folder, '--store', join(folder, 'a.sqlite')];
    const { code, err } = await call(argv, { analyser });
    expect(code).toBe(70);
    expect(err).toContain('internal error, please report it');
  });
});

describe('klubbslag run', () => {
  test('stores, says what it did, and does nothing the second time', async () => {
    const folder = folderWith({ 'a.txt': SPRING, 'sub/b.md': WINTER });
    const argv = ['run', folder, '--store', join(folder, 'a.sqlite')];
    const analyser = fakeAnalyser();
    const first = await call(argv, { analyser });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^2 processed, 0 unchanged, 0 failed; results in .*a\.sqlite\n$/);
    const second = await call(argv, { analyser });
    expect(second.out).toMatch(/^0 processed, 2 unchanged, 0 failed;/);
    expect(analyser.seen).toHaveLength(2);
    const forced = await call([...argv, '--force'], { analyser });
    expect(forced.out).toMatch(/^2 processed/);
    expect(analyser.seen).toHaveLength(4);
  });

  test('tells each failure in a line, goes on, and exits 1', async () => {
    const files = { 'a.txt': SPRING, 'empty.txt': '', 'noise.txt': '\u0001\u0002'.repeat(50) };
    const folder = folderWith(files);
    const inputs = [folder, join(folder, 'nowhere')];
    const argv = ['run', ...inputs, '--store', join(folder, 'a.sqlite')];
    const { code, out, err } = await call(argv);
    expect(code).toBe(1);
    expect(out).toContain('1 processed, 0 unchanged, 3 failed');
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('nowhere: there is no such file or folder: check the path');
    expect(lines[1]).toContain('empty.txt: is empty');
    expect(lines[2]).toContain('noise.txt: holds binary data');
  });

  test('--json gives the same to a program', async () => {
    const folder = folderWith({ 'a.txt': SPRING, 'empty.txt': '' });
    const argv = ['run', folder, '--store', join(folder, 'a.sqlite'), '--json'];
    const { code, out } = await call(argv);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      store: join(folder, 'a.sqlite'),
      processed: [join(folder, 'a.txt')],
      unchanged: [],
      failed: [expect.objectContaining({ path: join(folder, 'empty.txt'), code: 'empty' })],
      skipped: 0,
    });
  });

  test('--brief prints every document, also the unchanged, each once', async () => {
    const folder = folderWith({ 'a.txt': SPRING, 'b.txt': WINTER, 'copy.txt': SPRING });
    const argv = ['run', folder, '--store', join(folder, 'a.sqlite'), '--brief'];
    await call(argv);
    const { out } = await call(argv);
    expect(out.match(/Ärendenämnden · protokoll · 2024-03-14/g)).toHaveLength(1);
    expect(out).toContain('Styrelsen · protokoll · 2023-12-01');
    expect(out).toMatch(/3 unchanged, 0 failed; results in .*\n$/);
  });

  test('where there is nothing to read it says so, and makes no store', async () => {
    const folder = folderWith({ 'a.pdf': 'x' });
    const path = join(folder, 'a.sqlite');
    const none = await call(['run', folder, '--store', path]);
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toMatch(/^klubbslag: no \.txt or \.md files in [^\n]+\n$/);
    const missing = await call(['run', join(folder, 'nowhere'), '--store', path]);
    expect(missing.code).toBe(2);
    expect(missing.err).toMatch(/^klubbslag: [^\n]+nowhere: there is no such[^\n]+\n$/);
    expect(() => readFileSync(path)).toThrow();
  });

  test('a store that is none stops it before anything is read', async () => {
    const folder = folderWith({ 'a.txt': SPRING, 'notes.txt': 'not a store' });
    const analyser = fakeAnalyser();
    const argv = ['run', join(folder, 'a.txt'), '--store', join(folder, 'notes.txt')];
    const { code, err } = await call(argv, { analyser });
    expect(code).toBe(2);
    expect(err).toContain('is not a SQLite file: left as it is');
    expect(analyser.seen).toEqual([]);
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('not a store');
  });

  test('limits come from options and from the environment', async () => {
    const folder = folderWith({ 'a.txt': SPRING });
    const argv = ['run', folder, '--store', join(folder, 'a.sqlite')];
    const option = await call([...argv, '--max-bytes', '10']);
    expect(option.err).toContain('the limit is 10 bytes');
    const variable = await call(argv, { env: { KLUBBSLAG_MAX_BYTES: '10' } });
    expect(variable).toMatchObject({ code: 1, err: option.err });
  });

  test('a model that is missing is one line', async () => {
    const folder = folderWith({ 'a.txt': SPRING });
    const analyser = fakeAnalyser({ fail: () => new UserError('the model x is missing') });
    const argv = ['run', folder, '--store', join(folder, 'a.sqlite')];
    const { code, err } = await call(argv, { analyser });
    expect({ code, err }).toEqual({ code: 2, err: 'klubbslag: the model x is missing\n' });
  });

  test('an interrupt has its own code and says how to go on', async () => {
    const folder = folderWith({ 'a.txt': SPRING, 'b.txt': WINTER });
    const argv = ['run', folder, '--store', join(folder, 'a.sqlite')];
    const { code, out } = await call(argv, { signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(out).toContain('interrupted with 2 left, run again to go on');
  });

  test('progress: for who watches, or on request', async () => {
    const folder = folderWith({ 'a.txt': SPRING });
    const argv = ['run', folder, '--force', '--store', join(folder, 'a.sqlite')];
    expect((await call(argv)).err).toBe('');
    expect((await call([...argv, '--progress'])).err).toContain('1/1 documents');
    const watched = (await call(argv, { err: { interactive: true } })).err;
    expect(watched.startsWith('\r\u001b[K0/1 documents')).toBe(true);
    expect(watched.endsWith('\r\u001b[K')).toBe(true);
  });
});

describe('klubbslag show', () => {
  test.each([
    ['the path', ({ folder }: { folder: string }) => join(folder, 'vår.txt')],
    ['the file name', () => 'vår.txt'],
    ['the file name in another case and form', () => 'VA\u030aR.TXT'],
    ['a part of the path', () => 'vår'],
    ['the start of its hash', () => sha256(SPRING).slice(0, 8)],
  ])('finds a document by %s', async (_, wanted) => {
    const { folder, store } = filled();
    const { code, out } = await call(['show', wanted({ folder }), ...store]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Ärendenämnden · protokoll · 2024-03-14\n/);
  });

  test('å is not a', async () => {
    const { store } = filled();
    const { code, err } = await call(['show', 'var.txt', ...store]);
    expect({ code, err }).toEqual({
      code: 2,
      err: "klubbslag: no stored document fits 'var.txt'\n",
    });
  });

  test('lists where several fit, and exits 2', async () => {
    const { store } = filled();
    const { code, out, err } = await call(['show', 'v', ...store]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain("'v' fits 2 documents");
    expect(err).toContain(`${sha256(SPRING).slice(0, 12)}  2024-03-14  `);
  });

  test('without a document lists the store', async () => {
    const { store } = filled();
    const { code, out } = await call(['show', ...store]);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });

  test('--json is a valid record under the path of now', async () => {
    const { folder, store } = filled();
    const { out } = await call(['show', 'vår', '--json', ...store]);
    const record = recordSchema.parse(JSON.parse(out));
    expect(record.source.path).toBe(join(folder, 'vår.txt'));
    expect(record.text).toBe(SPRING);
  });
});

describe('klubbslag list', () => {
  const argv = ['list', 'decisions'];

  test('a pipe gets tab-separated lines', async () => {
    const { folder, store } = filled();
    const { out } = await call([...argv, ...store]);
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows.map((row) => row.length)).toEqual([10, 10]);
    expect(rows[0]?.slice(0, 5)).toEqual([
      '2023-12-01',
      'Styrelsen',
      '§ 1',
      'approve',
      'att köpa en klubba, "stor"',
    ]);
    expect(rows[0]?.[7]).toBe(join(folder, 'vinter.md'));
  });

  test('a terminal gets a table, and a word where nothing is found', async () => {
    const { store } = filled();
    const out = { interactive: true };
    const found = await call([...argv, ...store], { out });
    expect(found.out).toMatch(/^2023-12-01 {2}att köpa en klubba/);
    const none = await call([...argv, '--person', 'ingen', ...store], { out });
    expect(none).toMatchObject({ code: 0, out: 'No decisions found.\n' });
    expect((await call([...argv, '--person', 'ingen', ...store])).out).toBe('');
  });

  test.each(LAYERS)('%s: csv, json and ndjson parse back to the same', async (layer) => {
    const { store } = filled();
    const text = async (format: string) =>
      (await call(['list', layer, '--format', format, ...store])).out;
    const json = JSON.parse(await text('json')) as Record<string, unknown>[];
    const lines = (await text('ndjson')).split('\n').slice(0, -1);
    expect(lines.map((line) => JSON.parse(line))).toEqual(json);
    const [header, ...rows] = parseCsv(await text('csv'));
    expect(header).toEqual(COLUMNS[layer]);
    const cells = json.map((row) => COLUMNS[layer].map((name) => String(row[name] ?? '')));
    expect(rows).toEqual(cells);
  });

  test.each([
    [['--since', '2024'], ['att Åsa Wahlén utreder frågan']],
    [['--until', '2023-12'], ['att köpa en klubba, "stor"']],
    [['--body', 'NÄMNDEN'], ['att Åsa Wahlén utreder frågan']],
    [['--person', 'åsa'], ['att Åsa Wahlén utreder frågan']],
    [['--person', 'asa'], []],
  ])('%j', async (filter, expected) => {
    const { store } = filled();
    const { out } = await call([...argv, ...filter, '--format', 'json', ...store]);
    const rows = JSON.parse(out) as { text: string }[];
    expect(rows.map(({ text }) => text)).toEqual(expected);
  });
});

describe('klubbslag export', () => {
  test('ndjson and json hold every record, valid and with its text', async () => {
    const { store } = filled();
    const ndjson = (await call(['export', '--format', 'ndjson', ...store])).out;
    const records = ndjson
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const texts = records.map((record) => recordSchema.parse(record).text);
    expect(texts).toEqual([WINTER, SPRING]);
    const json = (await call(['export', '--format', 'json', ...store])).out;
    expect(JSON.parse(json)).toEqual(records);
  });

  test('csv has a heading and a row a fact', async () => {
    const { store } = filled();
    const { out } = await call(['export', '--format', 'csv', ...store]);
    const [header, ...rows] = parseCsv(out);
    expect(header?.join()).toBe('layer,document,date,body,text,kind,who,due,start,end');
    expect(rows).toHaveLength(7);
    expect(rows.every((row) => row.length === 10)).toBe(true);
    expect(rows.map((row) => row[4])).toContain('att köpa en klubba, "stor"');
  });

  test('two exports of one store are the same to the byte', async () => {
    const { store } = filled();
    const once = () => call(['export', '--format', 'ndjson', ...store]);
    expect(await once()).toEqual(await once());
  });

  test('an empty store is no error', async () => {
    const folder = folderWith({ 'bad.txt': '' });
    const store = ['--store', join(folder, 'a.sqlite')];
    await call(['run', folder, ...store]);
    expect((await call(['export', '--format', 'json', ...store])).out).toBe('[]\n');
    expect((await call(['export', '--format', 'ndjson', ...store])).out).toBe('');
  });
});

test('klubbslag schema prints a JSON Schema of the record', async () => {
  const { code, out } = await call(['schema']);
  expect(code).toBe(0);
  const schema = JSON.parse(out) as { $schema: string; required: string[] };
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema.required).toEqual(Object.keys(recordSchema.shape));
});

describe('paths', () => {
  test('are shown from here where they lie below, else whole', async () => {
    const before = process.cwd();
    onTestFinished(() => process.chdir(before));
    const folder = folderWith({ 'sub/a.txt': SPRING });
    process.chdir(folder);
    expect((await call(['run', 'sub'])).out).toContain('results in klubbslag.sqlite\n');
    expect((await call(['show'])).out).toMatch(/ {2}sub\/a\.txt\n$/);
    mkdirSync('other');
    process.chdir('other');
    const store = ['--store', '../klubbslag.sqlite'];
    expect((await call(['show', ...store])).out).toContain(`  ${join(folder, 'sub', 'a.txt')}\n`);
  });

  test('a file that moved is exported under its new path', async () => {
    const folder = folderWith({ 'a.txt': SPRING });
    const store = ['--store', join(folder, 'a.sqlite')];
    await call(['run', folder, ...store]);
    rmSync(join(folder, 'a.txt'));
    const moved = put(folder, 'new/b.txt', SPRING);
    await call(['run', folder, ...store]);
    const { out } = await call(['export', '--format', 'ndjson', ...store]);
    expect(JSON.parse(out)).toMatchObject({ source: { path: moved } });
  });
});
