/** Blocks → rows: one line of text a block, its cells apart by tabs, every unit with its place. */
import type { Block, BlockKind, Segmented, Span } from '../types.ts';
import { lowered } from './words.ts';

/** A block as one line. `offsets[i]` is the place in the document of `text[i]`. */
export interface Row {
  /** Position among the rows; equal to that of its block. */
  readonly index: number;
  readonly kind: BlockKind;
  readonly marker: string | null;
  readonly text: string;
  /** `text` in small letters, to see quickly what it cannot hold. */
  readonly lower: string;
  readonly offsets: Uint32Array;
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

const PARTICLES = ['af', 'von', 'de', 'van', 'der', 'av'] as const;
const ENDS_IN_PARTICLE = new RegExp(`\\p{Lu}\\p{L}+\\s(?:${PARTICLES.join('|')})$`, 'u');

/** A name broken before its last part: 'Henrik af' / 'Klintberga (M)'. */
function endsInParticle({ kind, text }: Row): boolean {
  // The pattern looks through the whole row; few rows end so.
  const may = kind !== 'furniture' && PARTICLES.some((particle) => text.endsWith(particle));
  return may && ENDS_IN_PARTICLE.test(text);
}

function joined(row: Row, next: Row): Row {
  const text = `${row.text} ${next.text}`;
  const offsets = new Uint32Array(text.length);
  offsets.set(row.offsets);
  offsets[row.text.length] = next.span.start;
  offsets.set(next.offsets, row.text.length + 1);
  return {
    ...row,
    text,
    lower: lowered(text),
    offsets,
    span: { start: row.span.start, end: next.span.end },
  };
}

function emptied(row: Row): Row {
  return { ...row, kind: 'furniture', text: '', lower: '', offsets: new Uint32Array(0) };
}

function makeRow(block: Block): Row {
  const { index, kind, marker, gapBefore, span, sentences } = block;
  const withText = (text: string, offsets: Uint32Array): Row => {
    return { index, kind, marker, text, lower: lowered(text), offsets, gapBefore, span };
  };
  const [only, second] = sentences;
  if (only && !second) return withText(only.text, only.offsets);
  const text = sentences.map((sentence) => sentence.text).join(kind === 'row' ? '\t' : ' ');
  const offsets = new Uint32Array(text.length);
  let at = 0;
  for (const sentence of sentences) {
    if (at > 0) offsets[at++] = sentence.span.start;
    offsets.set(sentence.offsets, at);
    at += sentence.text.length;
  }
  return withText(text, offsets);
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
    return char === ' ' || also.includes(char) || /\s/u.test(char);
  };
  while (start < end && loose(start)) start++;
  while (end > start && loose(end - 1)) end--;
  return { start, end };
}

/** The cells of a part of a row; lines of dots between them are left out. */
export function cellsOf(text: string, range: Range): Range[] {
  const cells: Range[] = [];
  for (let start = range.start; start <= range.end; ) {
    const tab = text.indexOf('\t', start);
    const end = tab < 0 ? range.end : Math.min(tab, range.end);
    const cell = tighten(text, { start, end });
    if (cell.end > cell.start && !RULE.test(text.slice(cell.start, cell.end))) cells.push(cell);
    start = end + 1;
  }
  return cells;
}
