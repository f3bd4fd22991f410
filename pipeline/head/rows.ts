/** Blocks → rows: one line of text a block, its cells apart by tabs, every unit with its place. */
import type { Block, BlockKind, Segmented, Span } from '../types.ts';

/** A block as one line. `offsets[i]` is the place in the document of `text[i]`. */
export interface Row {
  /** Position among the rows; equal to that of its block. */
  readonly index: number;
  readonly kind: BlockKind;
  readonly marker: string | null;
  readonly text: string;
  readonly offsets: readonly number[];
  readonly gapBefore: boolean;
  readonly span: Span;
}

const COMBINING = /[\u0300-\u036f]/u;
/** A line for a signature, dots or underscores, is as good as a cell border. */
const RULE = /^[.…_-]{3,}$/u;

/** One row a block, in the order of the text. */
export function makeRows(input: Segmented): Row[] {
  const rows = input.blocks.map(makeRow);
  return rows.map((row, i) => {
    const before = rows[i - 1];
    if (before && endsInParticle(before) && row.marker === null) return emptied(row);
    const next = rows[i + 1];
    return next && next.marker === null && endsInParticle(row) ? joined(row, next) : row;
  });
}

/** A name broken before its last part: 'Henrik af' / 'Klintberga (M)'. */
function endsInParticle(row: Row): boolean {
  return row.kind !== 'furniture' && /\p{Lu}\p{L}+\s(?:af|von|de|van|der|av)$/u.test(row.text);
}

function joined(row: Row, next: Row): Row {
  const text = `${row.text} ${next.text}`;
  const offsets = [...row.offsets, next.span.start, ...next.offsets];
  return { ...row, text, offsets, span: { start: row.span.start, end: next.span.end } };
}

function emptied(row: Row): Row {
  return { ...row, kind: 'furniture', text: '', offsets: [] };
}

function makeRow(block: Block): Row {
  const units: string[] = [];
  const offsets: number[] = [];
  const glue = block.kind === 'row' ? '\t' : ' ';
  for (const sentence of block.sentences) {
    if (units.length > 0) {
      units.push(glue);
      offsets.push(sentence.span.start);
    }
    for (let i = 0; i < sentence.text.length; i++) {
      units.push(sentence.text.charAt(i));
      offsets.push(sentence.offsets[i] ?? sentence.span.start);
    }
  }
  const { index, kind, marker, gapBefore, span } = block;
  return { index, kind, marker, text: units.join(''), offsets, gapBefore, span };
}

/** The place in the document of `[start, end)` of a row. */
export function spanOf(source: string, row: Row, start: number, end: number): Span {
  const from = row.offsets[start];
  const last = row.offsets[end - 1];
  if (from === undefined || last === undefined || end <= start) {
    throw new RangeError(`range ${start}–${end} is outside a row of ${row.text.length}`);
  }
  let to = last + 1;
  while (to < source.length && COMBINING.test(source.charAt(to))) to++;
  return { start: from, end: to };
}

/** A part of a row: half-open, in units of its text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** `range` without the blanks and the marks of `also` at its ends. */
export function tighten(text: string, range: Range, also = ''): Range {
  let { start, end } = range;
  const loose = (at: number): boolean => {
    const char = text.charAt(at);
    return /\s/u.test(char) || also.includes(char);
  };
  while (start < end && loose(start)) start++;
  while (end > start && loose(end - 1)) end--;
  return { start, end };
}

/** The cells of a part of a row; lines of dots between them are left out. */
export function cellsOf(text: string, range: Range): Range[] {
  const cells: Range[] = [];
  let start = range.start;
  for (let at = range.start; at <= range.end; at++) {
    if (at < range.end && text.charAt(at) !== '\t') continue;
    const cell = tighten(text, { start, end: at });
    if (cell.end > cell.start && !RULE.test(text.slice(cell.start, cell.end))) cells.push(cell);
    start = at + 1;
  }
  return cells;
}
