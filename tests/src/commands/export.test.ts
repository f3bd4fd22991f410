/** The forms of `klubbslag export` that other systems read, through the command. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { exportCommand } from '../../../src/commands/export.ts';
import { FACT_COLUMNS } from '../../../src/export/facts.ts';
import headings from '../../../src/export/headings.json' with { type: 'json' };
import { parseCsv } from '../support/csv.ts';
import { filled } from '../support/filled.ts';
import { brokenReferences, popoloSchema } from '../support/popolo.ts';
import { call, folderWith } from '../support/world.ts';

/** Two meetings of the same people. */
const SUMMER = `Organ: Lekgruppen
Datum: 2024-06-13
Person: Vera Lind
Person: Sten Alm
Person: Tim Dahl
Senast: 2024-09-01 Vera
`;
const AUTUMN = SUMMER.replace('2024-06-13', '2024-08-13').replace('2024-09-01', '2024-10-01');

function exported(format: string, store: readonly string[], ...more: readonly string[]) {
  return call(['export', '--format', format, ...store, ...more]);
}

test('csv with Swedish headings has the same rows', async () => {
  const { store } = await filled();
  const [english, swedish] = await Promise.all([
    exported('csv', store),
    exported('csv', store, '--language', 'sv'),
  ]);
  const [heading, ...rows] = parseCsv(swedish.out);
  expect(heading).toEqual(FACT_COLUMNS.map((name) => headings.columns[name].sv));
  expect(rows).toEqual(parseCsv(english.out).slice(1));
});

test('xlsx is bytes in a pipe, the same as in a file', async () => {
  const { folder, store } = await filled();
  const path = join(folder, 'facts.xlsx');
  const { code, out, err } = await exported('xlsx', store, '--output', path);
  expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
  const piped = await exported('xlsx', store);
  expect(Buffer.from(piped.out, 'latin1').equals(readFileSync(path))).toBe(true);
  const people = (await readWorkbook(path)).find(({ sheet }) => sheet === 'People');
  expect(people?.data.slice(1).map((row) => row[3])).toEqual(['Bo Ek', 'Åsa Wahlén']);
});

test('ics has each task, and of a day that is given a newer version', async () => {
  const { store } = await filled({ 'sommar.txt': SUMMER, 'höst.txt': AUTUMN });
  const todosOf = async (...more: string[]) => {
    const { out } = await exported('ics', store, ...more);
    return new ICAL.Component(ICAL.parse(out)).getAllSubcomponents('vtodo').map((todo) => ({
      due: String(todo.getFirstPropertyValue('due')),
      uid: todo.getFirstPropertyValue('uid'),
      sequence: Number(todo.getFirstPropertyValue('sequence')),
    }));
  };
  const before = await todosOf();
  expect(before.map(({ due }) => due)).toEqual(['2024-10-01', '2024-09-01', '2024-05-01']);
  const after = await todosOf('--today', '2024-06-01', '--language', 'sv');
  expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
  expect(after.every((one, at) => one.sequence > (before[at]?.sequence ?? 0))).toBe(true);
});

test('popolo has whom the store links once, and the body that met twice', async () => {
  const { store } = await filled({ 'sommar.txt': SUMMER, 'höst.txt': AUTUMN });
  const { out } = await exported('popolo', store);
  const all = popoloSchema.parse(JSON.parse(out));
  expect(brokenReferences(all)).toEqual([]);
  expect(all.persons.map(({ name, sources }) => [name, sources.length]).sort()).toEqual([
    ['Bo Ek', 1],
    ['Sten Alm', 2],
    ['Tim Dahl', 2],
    ['Vera Lind', 2],
    ['Åsa Wahlén', 1],
  ]);
  expect(all.organizations.map(({ name }) => name).sort()).toEqual([
    'Lekgruppen',
    'Styrelsen',
    'Ärendenämnden',
  ]);
  expect(all.events).toHaveLength(4);
});

describe('every format', () => {
  const { options } = exportCommand.args['format'] as { readonly options: readonly string[] };
  // That one goes into a folder: see tests/src/export/folder.test.ts.
  const formats = options.filter((format) => format !== 'brat');

  test.each(formats)('%s: two exports are the same, in a pipe and in a file', async (format) => {
    const { folder, store } = await filled();
    const first = await exported(format, store);
    expect(first.code).toBe(0);
    expect(await exported(format, store)).toEqual(first);
    const path = join(folder, 'out');
    await exported(format, store, '--output', path);
    const coding = format === 'xlsx' ? 'latin1' : 'utf8';
    expect(readFileSync(path, coding)).toBe(first.out);
  });

  test.each(formats)('%s of an empty store is no error', async (format) => {
    const folder = folderWith({ 'bad.txt': '' });
    const store = ['--store', join(folder, 'a.sqlite')];
    await call(['run', folder, ...store]);
    expect(await exported(format, store)).toMatchObject({ code: 0, err: '' });
  });
});

test.each([
  [['--format', 'xlsx'], 'xlsx is nothing for a terminal: give --output FILE'],
  [['--format', 'ndjson', '--language', 'sv'], '--language is for csv, xlsx, ics, not for ndjson'],
  [['--format', 'csv', '--today', '2024-05-01'], '--today is for ics, not for csv'],
  [['--format', 'ics', '--today', 'idag'], '--today must be a day like'],
  [['--format', 'csv', '--output', '.'], 'is no file that could be replaced'],
])('%j is refused in one line', async (argv, message) => {
  const { store } = await filled();
  const outcome = await call(['export', ...argv, ...store], { out: { interactive: true } });
  expect(outcome).toMatchObject({ code: 2, out: '' });
  expect(outcome.err).toMatch(/^klubbslag: [^\n]+\n$/u);
  expect(outcome.err).toContain(message);
});

test('an interrupt leaves no file', async () => {
  const { folder, store } = await filled();
  const path = join(folder, 'out');
  const argv = ['export', '--format', 'csv', '--output', path, ...store];
  expect(await call(argv, { signal: AbortSignal.abort() })).toMatchObject({ code: 130, out: '' });
  expect(existsSync(path)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});
