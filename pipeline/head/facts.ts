/** Labelled facts of the head and of the signatures: which field, and where its value stands. */
import { narrowed } from '../evidence.ts';
import type { Evidence } from '../types.ts';
import { type Field, fieldLabel } from './labels.ts';
import type { Layout } from './layout.ts';
import { certainty, readName } from './names.ts';
import { cellsOf, type Range, type Row, tighten } from './rows.ts';
import { contentStart, type Zone } from './zones.ts';

/**
 * Where the value stands from its label: in the same row, in the row below or above, in a column
 * with it, or below two labels of which this is the upper one.
 */
type Placed = 'beside' | 'below' | 'above' | 'column' | 'stacked';

/** The value of a label: a part of `row`. */
export interface Fact {
  readonly field: Field;
  readonly row: Row;
  readonly range: Range;
  /** Stands among the signatures rather than in the head. */
  readonly tail: boolean;
  readonly placed: Placed;
}

/** How surely a label means its field; guesses. 'Datum' in a letter's head may be the letter's. */
const LABELS: Readonly<Record<Field, number>> = {
  time: 0.97,
  date: 0.97,
  letterDate: 0.7,
  place: 0.95,
  placeTime: 0.93,
  body: 0.92,
  chair: 0.94,
  secretary: 0.95,
  adjuster: 0.94,
  other: 0.5,
};
/** How surely the value is that of the label; guesses. */
const PLACED: Readonly<Record<Placed, number>> = {
  beside: 1,
  below: 0.95,
  above: 0.92,
  column: 0.9,
  stacked: 0.85,
};

/** The evidence of a label for its value: 'label-place-time', 'signature-secretary-below'. */
export function labelEvidence({ field, tail, placed }: Fact): Evidence {
  const name = field.replace(/\p{Lu}/gu, (letter) => `-${letter.toLowerCase()}`);
  const own = { confidence: LABELS[field], by: `${tail ? 'signature' : 'label'}-${name}` };
  return placed === 'beside' ? own : narrowed(own, placed, PLACED[placed]);
}

const OFFICERS: ReadonlySet<Field> = new Set<Field>(['chair', 'secretary', 'adjuster']);

const SIGNS_BELOW = /^\p{L}+(?:man|män|are|ande|förare)$/iu;
/** 'Sekreterare …… Paragrafer §§ 140–145 Ada Berg': the sections stand before the name. */
const SECTIONS = /^[\s.…_]*(?:paragrafer|paragraf|§§?)\s*[§\d\s–-]*/iu;

/** All labelled facts outside the lists of participants, in the order of the text. */
export function findFacts(rows: readonly Row[], layout: Layout, zones: readonly Zone[]): Fact[] {
  const listed = new Set(zones.flatMap(({ from, to }) => rangeOf(from, to)));
  const used = rows.filter((row) => {
    if (listed.has(row.index)) return row.kind === 'furniture';
    return row.index < layout.headEnd || row.index >= layout.tailStart;
  });
  const reader = new FactReader(layout);
  for (const row of used) reader.read(row);
  return reader.facts;
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Reads rows one by one; labels without a value wait for the rows after them. */
class FactReader {
  readonly facts: Fact[] = [];
  private waiting: Field[] = [];
  private above: { row: Row; cells: Range[] } | null = null;
  private readonly layout: Layout;

  constructor(layout: Layout) {
    this.layout = layout;
  }

  read(row: Row): void {
    const whole = { start: contentStart(row), end: row.text.length };
    const cells = cellsOf(row.text, whole);
    if (cells.length > 1 && this.readColumns(row, cells)) return;
    const start = officerCell(row.text, cells) ?? whole.start;
    const label = fieldLabel(row.text.slice(start));
    if (!label) {
      this.readValue(row, cells);
      return;
    }
    const officer = OFFICERS.has(label.field);
    const after = start + label.end;
    const skip = officer ? (SECTIONS.exec(row.text.slice(after))?.[0].length ?? 0) : 0;
    const value = tighten(row.text, { start: after + skip, end: row.text.length }, ':.…_');
    if (!officer && row.index >= this.layout.tailStart) return;
    if (value.end === value.start) {
      // 'Styrelse' or 'Möte' on a line of its own is a word, not a label.
      if (label.field === 'body') return;
      // 'Ada Berg' over 'Mötesordförande'; above dots or after a colon nobody has signed yet.
      if (SIGNS_BELOW.test(row.text) && this.readAbove(label.field)) return;
      this.waiting = this.waiting.filter((field) => OFFICERS.has(field));
      this.waiting.push(label.field);
      return;
    }
    const stacked = this.waiting.at(-1);
    if (stacked !== undefined && OFFICERS.has(stacked) && officer) {
      this.add(stacked, row, value, 'stacked');
      this.waiting = [label.field];
      return;
    }
    this.waiting = [];
    this.above = null;
    this.add(label.field, row, value, 'beside');
  }

  /** Labels side by side: their values stand in the next row, or in the one above. */
  private readColumns(row: Row, cells: readonly Range[]): boolean {
    const labels = cells.map((cell) => {
      const label = fieldLabel(row.text.slice(cell.start, cell.end));
      return label && label.end >= cell.end - cell.start ? label.field : null;
    });
    if (!labels.every((label) => label !== null)) return false;
    const above = this.above;
    if (above && above.cells.length === cells.length) {
      labels.forEach((field, i) => {
        const cell = above.cells[i];
        if (cell) this.add(field, above.row, cell, 'above');
      });
      this.above = null;
    } else this.waiting = labels;
    return true;
  }

  /** 'Ada Berg' over 'Mötesordförande'. */
  private readAbove(field: Field): boolean {
    const cell = this.above?.cells[0];
    const above = this.above;
    if (!OFFICERS.has(field) || !above || !cell || above.cells.length > 1) return false;
    this.add(field, above.row, cell, 'above');
    this.above = null;
    return true;
  }

  private readValue(row: Row, cells: readonly Range[]): void {
    const waiting = this.waiting;
    const first = waiting[0];
    if (cells.length === 0) return;
    const whole = first === undefined && cells.every((cell) => isName(row.text, cell, true));
    this.above = whole ? { row, cells: [...cells] } : null;
    if (first === undefined) return;
    if (OFFICERS.has(first) && !cells.some((cell) => isName(row.text, cell))) {
      this.waiting = [];
      return;
    }
    if (cells.length > 1) {
      cells.forEach((cell, i) => {
        this.add(waiting[Math.min(i, waiting.length - 1)] ?? first, row, cell, 'column');
      });
      this.waiting = [];
      return;
    }
    this.add(first, row, { start: 0, end: row.text.length }, 'below');
    this.waiting = waiting.slice(1);
    // More than one may sign below 'Justerare'.
    if (this.waiting.length === 0 && first === 'adjuster') this.waiting = ['adjuster'];
  }

  private add(field: Field, row: Row, range: Range, placed: Placed): void {
    const tail = row.index >= this.layout.tailStart;
    this.facts.push({ field, row, range, tail, placed });
  }
}

/** 'Underskrifter  Sekreterare  ……': where the label of an officer starts in a later cell. */
function officerCell(text: string, cells: readonly Range[]): number | null {
  const first = cells[0];
  if (!first || fieldLabel(text.slice(first.start, first.end))?.field !== 'other') return null;
  const at = cells.slice(1).find((cell) => {
    const label = fieldLabel(text.slice(cell.start, cell.end));
    return label !== null && OFFICERS.has(label.field);
  });
  return at?.start ?? null;
}

/** Whether a cell starts with a sure name, or holds nothing else. */
function isName(text: string, cell: Range, alone = false): boolean {
  const read = readName(text, cell);
  if (read === null || certainty(read.name) < 2) return false;
  return !alone || /^\s*(?:\([^)]*\))?\s*$/u.test(text.slice(read.range.end, cell.end));
}
