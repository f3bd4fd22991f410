import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recordSchema } from '../../pipeline/record.ts';
import { UserError } from '../../src/errors.ts';
import { allCommands } from '../../src/program.ts';
import { SPRING, WINTER } from './support/filled.ts';
import { fakeAnalyser } from './support/records.ts';
import { call, folderWith, put } from './support/world.ts';

async function commandsAndActions() {
  return (await allCommands()).flatMap((command) => [command, ...(command.actions ?? [])]);
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
    [['list'], 'list needs one of decisions, deadlines, actions, people, organisations'],
    [['list', 'decisions', '--status', 'open'], '--status is for actions'],
    [['list', 'actions', '--status', 'ready'], '--status is one of open, ongoing, done, dropped'],
    [['list', 'votes'], "not 'votes'"],
    [['list', 'people', '--since', 'igår'], '--since must be a date'],
    [['list', 'people', '--since', '2025', '--until', '2024'], 'is later than'],
    [['list', 'people', '--format', 'xml'], '--format must be one of'],
    [['gold'], '<check|new|from-corrections> is missing'],
    [['gold', 'chekc', 'x'], "gold needs one of check, new, from-corrections, not 'chekc'"],
    [['gold', '--force', 'new', 'x'], 'unknown option --force'],
    [['gold', 'check', '--empty'], 'unknown option --empty'],
    [['gold', 'new'], '<document…> is missing'],
    [['gold', 'from-corrections', 'x'], 'needs a file and a folder, or --store'],
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
    for (const command of await commandsAndActions()) {
      const { code, out } = await call([...command.name.split(' '), '--help']);
      expect(code).toBe(0);
      for (const [name, { type }] of Object.entries(command.args)) {
        if (type !== 'positional') expect(out, command.name).toContain(`  --${name}`);
      }
      expect(out).toContain('Examples:\n  klubbslag ');
      expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
    }
  });

  test('every example in a help is a call that would be understood', async () => {
    for (const command of await commandsAndActions()) {
      for (const example of command.examples) {
        const argv = [...(example.split(/ [|>]/)[0]?.matchAll(/'([^']*)'|(\S+)/g) ?? [])];
        const words = argv.map(([, quoted, bare]) => quoted ?? bare ?? '');
        const name = ['klubbslag', ...command.name.split(' ')];
        expect(words.slice(0, name.length)).toEqual(name);
        const rest = words.slice(name.length);
        const { checkArguments } = await import('../../src/arguments.ts');
        expect(() => checkArguments(rest, command.args), example).not.toThrow();
      }
    }
  });

  test('help of a command of several parts names each', async () => {
    const { out } = await call(['gold', '--help']);
    for (const name of ['check', 'new', 'from-corrections']) expect(out).toContain(`\n  ${name} `);
    expect((await call(['gold', 'new', '-h'])).out).toContain('Usage: klubbslag gold new <');
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
      removed: [],
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
    const folder = folderWith({ 'a.png': 'x' });
    const path = join(folder, 'a.sqlite');
    const none = await call(['run', folder, '--store', path]);
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toMatch(/^klubbslag: no documents \(\.txt, \.docx, …\) in [^\n]+\n$/);
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
