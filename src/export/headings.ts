/** What columns are called, for people. Pure. */
import type { Language } from '../render/labels.ts';
import table from './headings.json' with { type: 'json' };

/** The name of a column, the same in every sheet. */
export type ColumnName = keyof typeof table.columns;
/** The name of a sheet. */
export type SheetName = keyof typeof table.sheets;

function isColumn(name: string): name is ColumnName {
  return Object.hasOwn(table.columns, name);
}

/** Their headings in a language; English ones are the names that scripts rely on. */
export function headingsOf(columns: readonly string[], language: Language): string[] {
  return columns.map((name) => (isColumn(name) ? table.columns[name][language] : name));
}

/** The heading of a sheet in a language. */
export function sheetTitle(sheet: SheetName, language: Language): string {
  return table.sheets[sheet][language];
}
