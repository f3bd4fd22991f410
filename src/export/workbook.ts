/**
 * Records as an Office Open XML workbook (ECMA-376), one sheet a layer. The library needs all cells
 * at once: they are what is kept of the records. Pure: the same records give the same bytes.
 */
import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type Row, type SheetData } from 'write-excel-file/node';
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { Language } from '../render/labels.ts';
import { type ColumnName, headingsOf, type SheetName, sheetTitle } from './headings.ts';
import { columnsOf, rowsOf, SHEETS } from './sheets.ts';

/** Excel's own limits: rows of a sheet, the heading among them; units of a cell. */
const MOST_ROWS = 1_048_576;
const MOST_UNITS = 32_767;

/** In digits of the usual font. */
const USUAL_WIDTH = 16;
const WIDTHS: Partial<Readonly<Record<ColumnName, number>>> = {
  document: 40,
  date: 12,
  end_date: 12,
  due_from: 12,
  due: 12,
  meeting_date: 12,
  body: 28,
  title: 40,
  text: 60,
  action: 50,
  who: 28,
  name: 28,
  aliases: 28,
  register_name: 28,
  start: 10,
  end: 10,
  yes: 8,
  no: 8,
  mentions: 10,
};

const DAYS: ReadonlySet<ColumnName> = new Set([
  'date',
  'end_date',
  'due_from',
  'due',
  'meeting_date',
]);

/** A day of the calendar that Excel counts: none before 1900, and the first two months are off by one. */
function dayOf(text: string): Date | null {
  const day = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return exists && text >= '1900-03-01' ? day : null;
}

/** Cut where a cell holds no more; half a character at the cut the library drops. */
function fitting(text: string): string {
  if (text.length <= MOST_UNITS) return text;
  return `${text.slice(0, MOST_UNITS - 1)}…`;
}

/**
 * Text is a string cell, whatever it begins with: no spreadsheet runs it. The library keeps texts
 * in an object: those that name something which every object has get a blank behind.
 */
function textCell(text: string): Row[number] {
  const value = fitting(text);
  return { value: value in {} ? `${value} ` : value, type: String };
}

function cellOf(column: ColumnName, value: string | number | null | undefined): Row[number] {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  const day = DAYS.has(column) ? dayOf(value) : null;
  return day === null ? textCell(value) : { value: day, type: Date, format: 'yyyy-mm-dd' };
}

/** Full sheets are gone on with in another: 'Decisions', 'Decisions 2'. */
function sheetsOf(name: SheetName, rows: readonly Row[], language: Language, most: number) {
  const columns = columnsOf(name);
  const heading: Row = headingsOf(columns, language).map((value) => {
    return { value, type: String, fontWeight: 'bold' };
  });
  const title = sheetTitle(name, language);
  const pages = Math.max(1, Math.ceil(rows.length / (most - 1)));
  return Array.from({ length: pages }, (_, page) => {
    const data: SheetData = [heading, ...rows.slice(page * (most - 1), (page + 1) * (most - 1))];
    return {
      data,
      sheet: page === 0 ? title : `${title} ${page + 1}`,
      columns: columns.map((column) => ({ width: WIDTHS[column] ?? USUAL_WIDTH })),
      stickyRowsCount: 1,
    };
  });
}

/** The library stamps its files with the clock. */
function withoutClock(file: Uint8Array): Uint8Array {
  return zipSync(unzipSync(file), { mtime: '1980-01-01T00:00:00' });
}

/** One chunk: the workbook. `most` rows a sheet, its heading among them. */
export async function* workbook(
  records: AsyncIterable<MinutesRecord>,
  language: Language,
  most: number = MOST_ROWS,
): AsyncGenerator<Uint8Array> {
  const rows = new Map(SHEETS.map((sheet): [SheetName, Row[]] => [sheet, []]));
  for await (const record of records) {
    for (const [sheet, own] of rows) {
      const columns = columnsOf(sheet);
      for (const row of rowsOf(sheet, record)) {
        own.push(columns.map((column) => cellOf(column, row[column])));
      }
    }
  }
  const sheets = [...rows].flatMap(([name, own]) => sheetsOf(name, own, language, most));
  yield withoutClock(await writeExcelFile(sheets).toBuffer());
}
