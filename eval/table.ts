/** Text tables: the first column to the left, numbers to the right. */

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

/** Three decimals, or a dash where there is no figure. */
export function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

/** With its sign, or nothing where nothing changed. */
export function signed(change: number): string {
  return change === 0 ? '' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`;
}

/** '1 document', '2 documents'. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
