/** Runs as pdf.js would give them, without a PDF. */
import { type Line, linesOf } from '../../../../src/formats/pdf/cells.ts';
import { readingOrder } from '../../../../src/formats/pdf/columns.ts';
import { rowsOf } from '../../../../src/formats/pdf/rows.ts';
import type { Run } from '../../../../src/formats/pdf/run.ts';
import { joinWrapped, type PrintLine, textOf } from '../../../../src/formats/pdf/wrapped.ts';

/** Letters are half as wide as high. */
const WIDTH = 0.5;

/** A run of text at a place; its width follows from its letters. */
export function run(text: string, x: number, y: number, more: Partial<Run> = {}): Run {
  const size = more.size ?? 10;
  const width = more.width ?? text.length * size * WIDTH;
  const box = { x, y: y - size, width, height: size };
  return { text, x, y, width, size, bold: false, spaced: false, box, ...more };
}

/** A drawing of a page: each text line is one of print, 12 points apart, a sign 5 points wide. */
export function drawn(picture: string, more: Partial<Run> = {}): Run[] {
  return picture
    .split('\n')
    .flatMap((line, row) =>
      [...line.matchAll(/\S+(?: \S+)*/gu)].map(({ 0: text, index }) =>
        run(text, index * 10 * WIDTH, (row + 1) * 12, more),
      ),
    );
}

/** Lines cut into cells. */
export function cellsOf(runs: readonly Run[]): Line[] {
  return linesOf(rowsOf(runs));
}

/** Lines in reading order with their wrapped cells joined, on a page of unknown width or so wide. */
export function printOf(runs: readonly Run[], width = 0): PrintLine[] {
  return joinWrapped(readingOrder(cellsOf(runs)), width);
}

/** What comes out as text, a line each; '|' stands for the tab. */
export function textsOf(runs: readonly Run[], width = 0): string[] {
  return printOf(runs, width).map((line) => textOf(line).replaceAll('\t', '|'));
}
