/** Text tables: the first column to the left, numbers to the right. */
import type { Figure } from './bootstrap.ts';

/** Wide enough for a ratio, so that tables under one another line up. */
const LEAST_WIDTH = 5;

/** Lines of equal columns under a heading. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(LEAST_WIDTH, ...all.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

/** The same as Markdown, numbers to the right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  const rule = `|${head.map((_, column) => (column === 0 ? '---' : '--:')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/**
 * Text that Markdown shows as it is, on one line: no markup, no link, no image, and on GitHub
 * nobody is called by '@name' and no issue by '#1': a word joiner, not seen, follows the sign.
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_<&~|$]|\](?=[([])/gu, '\\$&')
    .replace(/@(?=\w)|#(?=\d)/gu, '$&\u2060');
}

/** Three decimals, or a dash where there is no figure. */
export function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

/** The figure and its interval: '0.967 [0.951–0.981]'. */
export function withInterval({ value, interval }: Figure): string {
  if (interval === null) return figure(value);
  return `${figure(value)} [${figure(interval.low)}–${figure(interval.high)}]`;
}

/** With its sign, or nothing where nothing changed. */
export function signed(change: number): string {
  return change === 0 ? '' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`;
}

/** '1 document', '2 documents'. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
