/** Paragraphs and rows → lines of runs: trimmed, with their marks, cells side by side. */
import type { Block, Paragraph, Run } from './flow.ts';

/** A line before it is written. `mark` with its blank is the format's, not the text's. */
export interface Line {
  readonly mark: string;
  readonly runs: readonly Run[];
}

const BLANK = /^\s*$/u;

/** True where a paragraph holds nothing to be seen. */
export function isBlank({ runs }: Paragraph): boolean {
  return runs.every(({ text }) => BLANK.test(text));
}

/** The lines of a paragraph: its breaks end them. A mark stands before the first. */
export function linesOf({ runs, mark }: Paragraph): Line[] {
  const lines: Run[][] = [[]];
  for (const { text, struck } of runs) {
    text.split('\n').forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, struck });
    });
  }
  const trimmed = lines.map(trim);
  while (trimmed.length > 1 && trimmed[0]?.length === 0) trimmed.shift();
  while (trimmed.length > 1 && trimmed.at(-1)?.length === 0) trimmed.pop();
  return trimmed.map((line, i) => ({
    mark: i === 0 && mark !== null ? `${mark} ` : '',
    runs: line,
  }));
}

function trim(runs: readonly Run[]): Run[] {
  const kept = [...runs];
  for (let first = kept[0]; first !== undefined; first = kept[0]) {
    const text = first.text.trimStart();
    if (text !== '') {
      kept[0] = { ...first, text };
      break;
    }
    kept.shift();
  }
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const text = last.text.trimEnd();
    if (text !== '') {
      kept[kept.length - 1] = { ...last, text };
      break;
    }
    kept.pop();
  }
  return kept;
}

/** What stands on a line of a row: one list of lines a cell, written side by side. */
export type RowLine = readonly (readonly Line[])[];

/**
 * The lines of a row. Cells with as many lines each are read across; one cell with many goes on
 * below; otherwise each cell is one line of its own. Null where a cell holds titles or tables: then
 * the table only lays the page out.
 */
export function rowLines(cells: readonly (readonly Block[])[]): RowLine[] | null {
  if (cells.some((cell) => cell.some(isLayout))) return null;
  const texts = cells.map(cellLines);
  const filled = texts.filter((lines) => lines.length > 0);
  if (filled.length === 0) return [];
  if (filled.length === 1 && cells.length === 1) return null;
  const most = Math.max(...filled.map((lines) => lines.length));
  const many = filled.filter((lines) => lines.length > 1);
  if (many.length > 1 && !filled.every((lines) => lines.length === most)) return [texts];
  return Array.from({ length: most }, (_, i) => texts.map((lines) => lines.slice(i, i + 1)));
}

function isLayout(block: Block): boolean {
  return block.kind !== 'paragraph' || block.level !== null;
}

function cellLines(cell: readonly Block[]): Line[] {
  return cell
    .flatMap((block) => (block.kind === 'paragraph' ? linesOf(block) : []))
    .filter(({ runs }) => runs.length > 0)
    .map(({ mark, runs }) => ({ mark, runs: runs.map(withoutTabs) }));
}

function withoutTabs({ text, struck }: Run): Run {
  return { text: text.replaceAll('\t', ' '), struck };
}
