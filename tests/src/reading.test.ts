/** The commands that read a store: show, list, export. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordSchema } from '../../pipeline/record.ts';
import { COLUMNS, LAYERS } from '../../src/store/query.ts';
import { parseCsv } from './support/csv.ts';
import { filled, SPRING, WINTER } from './support/filled.ts';
import { sha256 } from './support/records.ts';
import { call, folderWith } from './support/world.ts';

describe('klubbslag show', () => {
  test.each([
    ['the path', ({ folder }: { folder: string }) => join(folder, 'vår.txt')],
    ['the file name', () => 'vår.txt'],
    ['the file name in another case and form', () => 'VA\u030aR.TXT'],
    ['a part of the path', () => 'vår'],
    ['the start of its hash', () => sha256(SPRING).slice(0, 8)],
  ])('finds a document by %s', async (_, wanted) => {
    const { folder, store } = await filled();
    const { code, out } = await call(['show', wanted({ folder }), ...store]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Ärendenämnden · protokoll · 2024-03-14\n/);
  });

  test('å is not a', async () => {
    const { store } = await filled();
    const { code, err } = await call(['show', 'var.txt', ...store]);
    expect({ code, err }).toEqual({
      code: 2,
      err: "klubbslag: no stored document fits 'var.txt'\n",
    });
  });

  test('lists where several fit, and exits 2', async () => {
    const { store } = await filled();
    const { code, out, err } = await call(['show', 'v', ...store]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain("'v' fits 2 documents");
    expect(err).toContain(`${sha256(SPRING).slice(0, 12)}  2024-03-14  `);
  });

  test('without a document lists the store', async () => {
    const { store } = await filled();
    const { code, out } = await call(['show', ...store]);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });

  test('--json is a valid record under the path of now', async () => {
    const { folder, store } = await filled();
    const { out } = await call(['show', 'vår', '--json', ...store]);
    const record = recordSchema.parse(JSON.parse(out));
    expect(record.source.path).toBe(join(folder, 'vår.txt'));
    expect(record.text).toBe(SPRING);
    expect((await call(['show', 'vår', '--format', 'json', ...store])).out).toBe(out);
  });

  test.each([
    [[], /^Ärendenämnden · /],
    [['--format', 'text'], /^Ärendenämnden · /],
    [['--language', 'sv'], /\nBeslut \(1\)\n/],
    [['--format', 'markdown'], /^# Ärendenämnden · [\s\S]*\n## Decisions \(1\)\n/],
    [['--format', 'html', '--language', 'sv'], /^<!doctype html>\n<html lang="sv">/],
    [['--length', 'medium'], /^Ärendenämnden · /],
    [['--length', '200'], /^Ärendenämnden · /],
  ])('%j is a form of the brief', async (options, form) => {
    const { store } = await filled();
    const { code, out } = await call(['show', 'vår', ...options, ...store]);
    expect(code).toBe(0);
    expect(out).toMatch(form);
  });

  test.each([
    [['--length', 'huge'], "--length must be short, medium, long or a number of words, not 'huge'"],
    [['--length', '-1'], "--length must be short, medium, long or a number of words, not '-1'"],
    [['--format', 'pdf'], "--format must be one of text, markdown, html, json, not 'pdf'"],
    [['--language', 'fi'], "--language must be one of sv, en, not 'fi'"],
    [['--why', '--format', 'html'], '--why and --format cannot go together'],
    [['--why', '--length', '9'], '--why and --length cannot go together'],
    [['--json', '--format', 'html'], '--json and --format cannot go together'],
    [['--json', '--why'], '--why and --json cannot go together'],
  ])('%j is refused in one line', async (options, message) => {
    const { store } = await filled();
    const { code, out, err } = await call(['show', 'vår', ...options, ...store]);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `klubbslag: ${message}\n` });
  });
});

describe('klubbslag list', () => {
  const argv = ['list', 'decisions'];

  test('a pipe gets tab-separated lines', async () => {
    const { folder, store } = await filled();
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
    const { store } = await filled();
    const out = { interactive: true };
    const found = await call([...argv, ...store], { out });
    expect(found.out).toMatch(/^2023-12-01 {2}att köpa en klubba/);
    const none = await call([...argv, '--person', 'ingen', ...store], { out });
    expect(none).toMatchObject({ code: 0, out: 'No decisions found.\n' });
    expect((await call([...argv, '--person', 'ingen', ...store])).out).toBe('');
  });

  test.each(LAYERS)('%s: csv, json and ndjson parse back to the same', async (layer) => {
    const { store } = await filled();
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
    const { store } = await filled();
    const { out } = await call([...argv, ...filter, '--format', 'json', ...store]);
    const rows = JSON.parse(out) as { text: string }[];
    expect(rows.map(({ text }) => text)).toEqual(expected);
  });
});

describe('klubbslag export', () => {
  test('ndjson and json hold every record, valid and with its text', async () => {
    const { store } = await filled();
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
    const { store } = await filled();
    const { out } = await call(['export', '--format', 'csv', ...store]);
    const [header, ...rows] = parseCsv(out);
    expect(header?.join()).toBe('layer,document,date,body,text,kind,who,due,start,end');
    expect(rows).toHaveLength(7);
    expect(rows.every((row) => row.length === 10)).toBe(true);
    expect(rows.map((row) => row[4])).toContain('att köpa en klubba, "stor"');
  });

  test('two exports of one store are the same to the byte', async () => {
    const { store } = await filled();
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
