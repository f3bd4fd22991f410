import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { COLUMNS } from '../../src/completeness.ts';
import { placeTextsIn } from '../../src/places.ts';
import { filled, WINTER } from './support/filled.ts';
import { sha256 } from './support/records.ts';
import { call } from './support/world.ts';

const COUNCIL = 'Organ: Kommunstyrelsen\nDatum: 2024-03-14\n';
const TABLE = ['--format', 'table'];

/** The matter begins below the first line: the document has a front page. */
function whole(record: MinutesRecord): MinutesRecord {
  const start = record.text.indexOf('\n') + 1;
  const span = { start, end: record.text.length };
  return { ...record, agenda: record.agenda.map((item) => ({ ...item, span })) };
}

/** Notes in which everything is told. */
function notes(record: MinutesRecord): MinutesRecord {
  return { ...record, meeting: { ...record.meeting, kind: 'minnesanteckningar' } };
}

describe('klubbslag check', () => {
  test('prints each point with its state, its place and the paragraph', async () => {
    const { store } = await filled({}, whole);
    const { code, out, err } = await call(['check', 'vår.txt', ...store, ...TABLE]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('vår.txt\ncustom for minutes\n');
    expect(out).toMatch(/^ {2}present {2}those present +3:9$/m);
    expect(out).toMatch(/^ {2}missing {2}start and end time$/m);
    expect(out).toMatch(/^§ 1 Öppnande\n {2}present {2}decision +4:9$/m);
  });

  test('names paragraphs of the law and speaks Swedish where asked to', async () => {
    const { folder, store } = await filled({ 'nämnd.txt': COUNCIL }, whole);
    const path = join(folder, 'nämnd.txt');
    const { out } = await call(['check', path, ...store, ...TABLE, '--language', 'sv']);
    expect(out).toContain('kommunallagen (2017:725) 5 kap. 65–69 §§ och sedvana\n');
    expect(out).toMatch(/^ {2}saknas +justeringsdag +5 kap\. 69 §$/m);
    expect(out).toMatch(/^ {2}ej aktuellt {2}förslag och yrkanden, propositionsordning, /m);
  });

  test('takes all that is stored, a folder, or a part of a path', async () => {
    const { folder, store } = await filled();
    const documents = async (...wanted: string[]) => {
      const { out } = await call(['check', ...wanted, ...store, '--format', 'ndjson']);
      const rows = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).document);
      return [...new Set(rows)].map((path) => String(path).split('/').at(-1));
    };
    expect(await documents()).toEqual(['vinter.md', 'vår.txt']);
    expect(await documents(folder)).toEqual(['vinter.md', 'vår.txt']);
    expect(await documents(`${folder}/x/..`)).toEqual(['vinter.md', 'vår.txt']);
    expect(await documents(sha256(WINTER).slice(0, 8))).toEqual(['vinter.md']);
    expect(await documents('VÅR')).toEqual(['vår.txt']);
    expect(await documents('vår', 'vinter', 'vår')).toEqual(['vår.txt', 'vinter.md']);
  });

  test('takes the file of a path before those that begin alike', async () => {
    const { folder, store } = await filled({ 'vår.txt.md': 'Organ: A\n' });
    const argv = ['check', join(folder, 'vår.txt'), ...store, '--format', 'ndjson'];
    expect((await call(argv)).out).not.toContain('vår.txt.md');
  });

  test('gives no place for what need not be told', async () => {
    const { store } = await filled({ 'nämnd.txt': COUNCIL }, whole);
    const { out } = await call(['check', 'nämnd', ...store, '--format', 'json']);
    const rows: { state: string; place: string | null }[] = JSON.parse(out);
    const idle = rows.filter(({ state }) => state === 'not-applicable');
    expect(idle.length).toBeGreaterThan(0);
    expect(idle.filter(({ place }) => place !== null)).toEqual([]);
  });

  test('--missing leaves out what is there, and documents that lack nothing', async () => {
    const { store } = await filled({}, (record) =>
      record.meeting.body === 'Styrelsen' ? notes(record) : whole(record),
    );
    const rows = await call(['check', ...store, '--missing', '--format', 'ndjson']);
    const states = rows.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).state);
    expect(new Set(states)).toEqual(new Set(['missing']));
    expect(rows.out).not.toContain('vinter.md');
    expect(rows.code).toBe(0);
  });

  test('--missing says so where nothing is', async () => {
    const { store } = await filled({}, notes);
    const { out } = await call(['check', 'vår', ...store, '--missing', ...TABLE]);
    expect(out).toBe('Nothing is missing.\n');
  });

  test.each([
    ['csv', COLUMNS.join(',')],
    ['json', '[\n{"document":'],
    ['ndjson', '{"document":'],
  ])('--format %s', async (format, start) => {
    const { store } = await filled();
    const { out } = await call(['check', 'vår', ...store, '--format', format]);
    expect(out.slice(0, start.length)).toBe(start);
  });

  test('a pipe gets tab-separated columns in their order', async () => {
    const { store } = await filled();
    const { out } = await call(['check', 'vår', ...store]);
    const cells = out.split('\n')[0]?.split('\t') ?? [];
    const row = Object.fromEntries(COLUMNS.map((name, at) => [name, cells[at]]));
    expect(cells).toHaveLength(COLUMNS.length);
    expect(row).toMatchObject({ body: 'Ärendenämnden', yardstick: 'minutes', point: 'date' });
  });

  test('refuses what fits no document, and another language', async () => {
    const { store } = await filled();
    const none = await call(['check', 'höst', ...store]);
    expect(none).toMatchObject({ code: 2, err: "klubbslag: no stored document fits 'höst'\n" });
    expect((await call(['check', ...store, '--language', 'fi'])).code).toBe(2);
  });
});

test.each([
  [0, '1:1'],
  [1, '1:2'],
  [2, '2:1'],
  [4, '3:2'],
])('placeTextsIn: %i is %s', (offset, place) => {
  expect(placeTextsIn('a\n\nbc')(offset)).toBe(place);
});
