/** Workbooks, read by read-excel-file; what a reader does not tell stands in their parts. */
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import headings from '../../../src/export/headings.json' with { type: 'json' };
import { columnsOf, rowsOf, SHEETS } from '../../../src/export/sheets.ts';
import { workbook } from '../../../src/export/workbook.ts';
import type { Language } from '../../../src/render/labels.ts';
import { fixtureRecords, streamed } from '../support/fixtures.ts';
import { gathered } from '../support/gathered.ts';
import { recordOf } from '../support/records.ts';

async function written(
  records: readonly MinutesRecord[],
  language: Language = 'en',
  most?: number,
): Promise<Buffer> {
  return Buffer.concat(await gathered(workbook(streamed(records), language, most)));
}

/** Rows by sheet; days as ISO. */
async function read(file: Buffer): Promise<Map<string, (string | number | boolean | null)[][]>> {
  const sheets = await readWorkbook(file, { trim: false });
  return new Map(
    sheets.map(({ sheet, data }) => [
      sheet,
      data.map((row) =>
        row.map((cell) => (cell instanceof Date ? `day ${cell.toISOString()}` : cell)),
      ) as (string | number | boolean | null)[][],
    ]),
  );
}

const DAYS = new Set(['date', 'end_date', 'due_from', 'due', 'meeting_date']);

describe('of the invented minutes', () => {
  let records: MinutesRecord[] = [];
  beforeAll(async () => {
    records = await fixtureRecords(
      'forening/granviks-innebandy-styrelse-2024-10-21.txt',
      'forening/tallmora-hembygdsforening-arsmote-2025-03-22.txt',
      'namnd/miljo-och-byggnadsnamnden-2025-10-08.txt',
    );
  }, 120_000);

  test('each layer is a sheet with every fact, numbers as numbers and days as days', async () => {
    const sheets = await read(await written(records));
    expect([...sheets.keys()]).toEqual(SHEETS.map((name) => headings.sheets[name].en));
    for (const name of SHEETS) {
      const [heading, ...rows] = sheets.get(headings.sheets[name].en) ?? [];
      const columns = columnsOf(name);
      expect(heading).toEqual(columns);
      const expected = records
        .flatMap((record) => rowsOf(name, record))
        .map((row) =>
          columns.map((column) => {
            const cell = row[column] ?? null;
            return DAYS.has(column) && cell !== null ? `day ${cell}T00:00:00.000Z` : cell;
          }),
        );
      expect(rows.length, name).toBeGreaterThan(0);
      expect(rows).toEqual(expected);
    }
  });

  test('the rows are the facts of the record, each with its place', () => {
    for (const record of records) {
      const counts = new Map(SHEETS.map((name) => [name, rowsOf(name, record).length]));
      expect(counts.get('meetings')).toBe(1);
      for (const name of ['attendance', 'decisions', 'deadlines', 'actions'] as const) {
        expect(counts.get(name)).toBe(record[name].length);
        const texts = rowsOf(name, record).map(({ start, end }) =>
          record.text.slice(Number(start), Number(end)),
        );
        expect(texts).toEqual(
          record[name].map(({ span }) => record.text.slice(span.start, span.end)),
        );
      }
      expect(counts.get('people')).toBe(record.people.length);
      expect(counts.get('organisations')).toBe(record.organisations.length);
    }
  });

  test('Swedish headings, above a row that stays', async () => {
    const file = await written(records, 'sv');
    const sheets = await read(file);
    expect([...sheets.keys()]).toContain('Beslut');
    expect(sheets.get('Beslut')?.[0]?.slice(0, 5)).toEqual([
      'dokument',
      'mötesdatum',
      'organ',
      'punkt',
      'slag',
    ]);
    const parts = unzipSync(file);
    const sheet = strFromU8(parts['xl/worksheets/sheet4.xml'] ?? new Uint8Array());
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/u);
    expect(sheet).toMatch(/<col [^>]*width="40"/u);
    expect(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())).toContain('<b/>');
  });

  test('the same records give the same bytes', async () => {
    expect((await written(records)).equals(await written(records))).toBe(true);
  });
});

describe('cells', () => {
  const TITLE = 4;
  async function titleCell(title: string) {
    const record = recordOf('a.txt', 'Organ: Nämnden\nDatum: 2024-03-14\n');
    const file = await written([{ ...record, meeting: { ...record.meeting, title } }]);
    return { cell: (await read(file)).get('Meetings')?.[1]?.[TITLE], file };
  }

  test.each([
    '=1+1',
    '=HYPERLINK("http://x.example","y")',
    '+1',
    '-1',
    '@cmd',
    '\tx',
    '2024-03-14',
    '0115',
    'TRUE',
    ' å  ä ',
    'rad\nrad',
    '<b>&amp; "]]>" \'x\'',
    '🏛 ja',
    'constructor',
    '__proto__',
    'toString',
  ])('%j stays the text that it is', async (title) => {
    const { cell, file } = await titleCell(title);
    expect(String(cell).replace(/^(\w+) $/u, '$1')).toBe(title);
    const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toContain('<f>');
  });

  test.each([
    ['a\u0000b\u0007c', 'abc'],
    ['a\ud800b', 'ab'],
    ['x'.repeat(40_000), `${'x'.repeat(32_766)}…`],
    [`${'x'.repeat(32_765)}${'🏛'.repeat(9)}`, `${'x'.repeat(32_765)}…`],
  ])('what no cell holds is left out (%#)', async (title, expected) => {
    expect((await titleCell(title)).cell).toBe(expected);
  });

  test.each([
    ['2024-02-29', 'day 2024-02-29T00:00:00.000Z'],
    ['2023-02-29', '2023-02-29'],
    ['1899-12-31', '1899-12-31'],
    ['1900-02-28', '1900-02-28'],
    ['1900-03-01', 'day 1900-03-01T00:00:00.000Z'],
  ])('the day %s', async (date, expected) => {
    const record = recordOf('a.txt', `Organ: Nämnden\nDatum: ${date}\n`);
    expect((await read(await written([record]))).get('Meetings')?.[1]?.[1]).toBe(expected);
  });
});

test('a full sheet is gone on with in another', async () => {
  const lines = Array.from({ length: 5 }, (_, at) => `Person: Åsa ${'ABCDE'[at]}ek\n`).join('');
  const sheets = await read(await written([recordOf('a.txt', lines)], 'en', 3));
  const names = ['People', 'People 2', 'People 3'].flatMap(
    (sheet) => sheets.get(sheet)?.slice(1) ?? [],
  );
  expect(names.map((row) => row[3])).toEqual([...'ABCDE'].map((letter) => `Åsa ${letter}ek`));
  expect(sheets.get('People 2')?.[0]).toEqual(columnsOf('people'));
});

test('no record is a workbook of headings', async () => {
  const sheets = await read(await written([]));
  expect(sheets.get('Decisions')).toEqual([columnsOf('decisions')]);
});

describe('headings', () => {
  test.each(['en', 'sv'] as const)('%s: composed, and none stands for two columns', (language) => {
    for (const group of [headings.sheets, headings.columns]) {
      const words = Object.values(group).map((one) => one[language]);
      expect(words.filter((word) => word.trim() === '')).toEqual([]);
      expect(new Set(words).size).toBe(words.length);
      expect(words.map((word) => word.normalize('NFC'))).toEqual(words);
    }
  });

  test('English ones are the names of the columns; sheets have names that Excel allows', () => {
    for (const [name, { en }] of Object.entries(headings.columns)) expect(en).toBe(name);
    for (const { en, sv } of Object.values(headings.sheets)) {
      for (const name of [en, sv]) expect(name).toMatch(/^[^[\]/\\:*?]{1,28}$/u);
    }
  });
});
