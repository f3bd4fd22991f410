/** Blocks → the reading: the text with its conventions, and where each part of it stood. */
import { struckSpans } from '../../pipeline/ingest/index.ts';
import type { MarkedHeading, Origin, Reading } from '../../pipeline/reading.ts';
import type { Note, Span } from '../../pipeline/types.ts';
import type { Block, Paragraph, Table } from './flow.ts';
import { isBlank, type Line, linesOf, type RowLine, rowLines } from './lines.ts';

/** Makes the reading of a document without pages. */
export function render(blocks: readonly Block[], notes: readonly Note[] = []): Reading {
  const writer = new Writer();
  writeAll(writer, blocks, hasOwnGaps(blocks));
  return writer.reading(notes);
}

/** Fewer gaps may be slips. */
const LEAST_GAPS = 2;
const GAP_SHARE = 0.3;

/**
 * Whether empty paragraphs are what stands between paragraphs here, as where Enter is struck twice:
 * then paragraphs without one between them are lines of one list of names or fields.
 */
function hasOwnGaps(blocks: readonly Block[]): boolean {
  let gaps = 0;
  let direct = 0;
  let gap = false;
  let before: Block | null = null;
  for (const block of blocks) {
    if (block.kind === 'paragraph' && isBlank(block)) {
      gap = true;
      continue;
    }
    if (isPlain(block) && before !== null && isPlain(before)) {
      if (gap) gaps++;
      else direct++;
    }
    before = block;
    gap = false;
  }
  return gaps >= LEAST_GAPS && gaps >= GAP_SHARE * (gaps + direct);
}

function isPlain(block: Block): boolean {
  return block.kind === 'paragraph' && block.level === null && block.place === null;
}

function writeAll(writer: Writer, blocks: readonly Block[], ownGaps: boolean): void {
  let before: Block | null = null;
  let gap = false;
  for (const block of blocks) {
    if (block.kind === 'paragraph' && isBlank(block)) {
      gap = true;
      continue;
    }
    const tight =
      before !== null && (sameList(before, block) || (ownGaps && !gap && goesOn(before, block)));
    writer.separate(tight ? '\n' : '\n\n');
    if (block.kind === 'paragraph') writer.paragraph(block);
    else if (block.kind === 'verbatim') writer.verbatim(block.text);
    else writeTable(writer, block);
    before = block;
    gap = false;
  }
}

function sameList(before: Block, block: Block): boolean {
  if (before.kind !== 'paragraph' || block.kind !== 'paragraph') return false;
  const marked = before.mark !== null && block.mark !== null;
  return marked && before.place !== null && before.place.list === block.place?.list;
}

function goesOn(before: Block, block: Block): boolean {
  return (
    before.kind === 'paragraph' &&
    block.kind === 'paragraph' &&
    before.level === null &&
    block.level === null
  );
}

function writeTable(writer: Writer, { rows }: Table): void {
  let first = true;
  for (const cells of rows) {
    const lines = rowLines(cells);
    if (lines === null) {
      for (const cell of cells) {
        if (!first) writer.separate('\n\n');
        writeAll(writer, cell, hasOwnGaps(cell));
        first = false;
      }
      continue;
    }
    for (const line of lines) {
      if (!first) writer.separate('\n');
      writer.row(line);
      first = false;
    }
  }
}

/** Writes the text and keeps account of it. */
class Writer {
  private readonly parts: string[] = [];
  private readonly origins: Origin[] = [];
  private readonly headings: MarkedHeading[] = [];
  private readonly struck: Span[] = [];
  private readonly furniture: Span[] = [];
  private length = 0;
  private count = 0;
  private separator = '';

  /** What stands before the next thing that is written; nothing before the first. */
  separate(separator: string): void {
    if (this.length > 0 && separator.length > this.separator.length) this.separator = separator;
  }

  paragraph(paragraph: Paragraph): void {
    this.count++;
    const { level, place, aside } = paragraph;
    const indent = '  '.repeat(place?.depth ?? 0);
    const lines = linesOf(paragraph);
    const start = this.length + this.separator.length;
    lines.forEach((line, i) => {
      if (i > 0) this.separate('\n');
      this.own(i === 0 ? indent : '');
      this.line(line);
    });
    const span = { start, end: this.length };
    if (level !== null) this.headings.push({ span, level });
    if (aside) this.furniture.push(span);
  }

  row(cells: RowLine): void {
    this.count++;
    const filled = cells.findLastIndex((lines) => lines.length > 0);
    cells.slice(0, filled + 1).forEach((lines, i) => {
      if (i > 0) this.own('\t');
      lines.forEach((line, k) => {
        if (k > 0) this.own(joint(lines[k - 1]));
        this.line(line);
      });
    });
  }

  /** Text with lines and gaps of its own; a paragraph is what stands between gaps. */
  verbatim(text: string): void {
    for (const part of text.split(/\n(?:[ \t]*\n)+/u)) {
      const lines = part.split('\n').filter((line) => line.trim() !== '');
      if (lines.length === 0) continue;
      this.separate('\n\n');
      this.count++;
      const start = this.length + this.separator.length;
      const written = lines.map((line) => line.trimEnd());
      written.forEach((line, i) => {
        if (i > 0) this.separate('\n');
        this.put(line, false);
      });
      for (const span of struckSpans(written.join('\n'))) {
        this.struck.push({ start: start + span.start, end: start + span.end });
      }
    }
  }

  reading(notes: readonly Note[]): Reading {
    const { origins, headings, struck, furniture } = this;
    const text = `${this.parts.join('')}${this.length > 0 ? '\n' : ''}`;
    return { text, origins, pages: null, headings, struck, furniture, lineEnds: [], notes };
  }

  private line({ mark, runs }: Line): void {
    this.own(mark);
    for (const { text, struck } of runs) this.put(text, struck);
  }

  /** What is no part of the file's text. */
  private own(text: string): void {
    if (text === '') return;
    this.flush();
    this.parts.push(text);
    this.length += text.length;
  }

  private put(text: string, struck: boolean): void {
    if (text === '') return;
    this.flush();
    const span = { start: this.length, end: this.length + text.length };
    this.parts.push(text);
    this.length = span.end;
    this.place(span);
    if (struck && text.trim() !== '') this.strike(span);
  }

  private flush(): void {
    this.parts.push(this.separator);
    this.length += this.separator.length;
    this.separator = '';
  }

  private place(span: Span): void {
    const last = this.origins.at(-1);
    if (last !== undefined && last.end === span.start && last.paragraph === this.count) {
      this.origins[this.origins.length - 1] = { ...last, end: span.end };
    } else this.origins.push({ ...span, page: null, box: null, paragraph: this.count });
  }

  /** Over a line break what is struck is one, as in the text. */
  private strike(span: Span): void {
    const last = this.struck.at(-1);
    const goesOn = last !== undefined && span.start - last.end <= 1 && this.struckIn === this.count;
    if (goesOn) this.struck[this.struck.length - 1] = { start: last.start, end: span.end };
    else this.struck.push(span);
    this.struckIn = this.count;
  }

  private struckIn = 0;
}

/** Between lines that a cell holds one below the other, where the row is written as one line. */
function joint(before: Line | undefined): string {
  const end = before?.runs.at(-1)?.text.trimEnd() ?? '';
  return /[.,:;!?]$/u.test(end) ? ' ' : ', ';
}
