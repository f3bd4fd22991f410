/** The completeness of one document for a person to read. Pure. */
import type { CheckRow } from '../completeness.ts';
import { hang, oneLine, type Paint, pad, shorten, widthOf } from './text.ts';

/** How it is printed. */
export interface CheckOptions {
  readonly width: number;
  readonly paint: Paint;
  /** By what the document is measured, in words. */
  readonly yardstick: string;
}

const TITLE_LENGTH = 100;

/** The document, its own points, then each matter's; of what need not be told the names alone. */
export function renderCheck(
  document: string,
  rows: readonly CheckRow[],
  { width, paint, yardstick }: CheckOptions,
): string {
  const states = Math.max(0, ...rows.map((row) => widthOf(row.state_label)));
  const names = Math.max(0, ...rows.map(({ label }) => widthOf(label)));
  const lines = [
    ...hang('', oneLine(document), width).map(paint.bold),
    ...hang('', yardstick, width).map(paint.dim),
  ];
  for (const [heading, own] of groupsOf(rows)) {
    if (heading !== '') lines.push('', ...hang('', heading, width));
    for (const row of own.filter((one) => !isIdle(one))) {
      const lead = `  ${pad(row.state_label, states)}  ${pad(row.label, names)}  `;
      lines.push(
        ...hang(lead, aside(row), width).map(row.state === 'missing' ? paint.bold : plain),
      );
    }
    const idle = own.filter(isIdle);
    const lead = `  ${pad(idle[0]?.state_label ?? '', states)}  `;
    const named = idle.map((row) => [row.label, aside(row)].filter((text) => text !== ''));
    const all = named.map(([label, why]) => (why ? `${label} (${why})` : label)).join(', ');
    if (idle.length > 0) lines.push(...hang(lead, all, width).map(paint.dim));
  }
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function plain(line: string): string {
  return line;
}

/** What need not be told: named in one line, without its paragraph. */
function isIdle({ state }: CheckRow): boolean {
  return state === 'not-applicable';
}

/** Rows by the heading that they stand under, '' for those of the document. */
function groupsOf(rows: readonly CheckRow[]): Map<string, CheckRow[]> {
  const groups = new Map<string, CheckRow[]>();
  for (const row of rows) {
    const heading = headingOf(row);
    const group = groups.get(heading) ?? [];
    groups.set(heading, group);
    group.push(row);
  }
  return groups;
}

function headingOf({ item, title }: CheckRow): string {
  if (item === null) return '';
  return shorten(item === title ? item : `${item} ${title ?? ''}`, TITLE_LENGTH);
}

/** Place, paragraph, note: what there is of them; of what need not be told the note alone. */
function aside(row: CheckRow): string {
  const { place, paragraph, note } = row;
  const parts = isIdle(row) ? [note] : [place, paragraph, note];
  return parts.filter((part) => part !== null).join(' · ');
}
