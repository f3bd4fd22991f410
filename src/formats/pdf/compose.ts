/** Pages of runs → a reading: the text and what the pages know beside it. */
import type { LineEnd, MarkedHeading, Origin, Reading } from '../../../pipeline/reading.ts';
import type { Note, Span } from '../../../pipeline/types.ts';
import { linesOf } from './cells.ts';
import { readingOrder } from './columns.ts';
import { fullLines } from './edges.ts';
import { furnitureOf } from './furniture.ts';
import { bodyOf, joinTitles, titlesOf } from './headings.ts';
import { isBreak, leadingOf } from './paragraphs.ts';
import { rowsOf } from './rows.ts';
import type { Page, Run } from './run.ts';
import { joinWrapped, type PrintLine } from './wrapped.ts';

/** A page in reading order; what is turned comes last. */
interface Sheet {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PrintLine[];
  readonly turned: readonly PrintLine[];
}

/** Reads pages of runs. `notes` are what is to be told of the file. */
export function compose(pages: readonly Page[], notes: readonly Note[]): Reading {
  const raw = pages.map((page) => ({
    number: page.number,
    width: page.width,
    height: page.height,
    lines: joinWrapped(readingOrder(printed(page.runs)), page.width),
    turned: page.turned.flatMap((runs) => joinWrapped(printed(runs).map(alone))),
  }));
  const body = bodyOf(raw.flatMap(({ lines }) => lines));
  const sheets = raw.map((sheet) => ({ ...sheet, lines: joinTitles(sheet.lines, body) }));
  const furniture = furnitureOf(sheets);
  const leading = leadingOf(sheets.map(({ lines }) => lines));
  const texts = sheets.map(({ width, lines }) => {
    return { width, lines: lines.filter((line) => !furniture.has(line)) };
  });
  const titles = titlesOf(
    texts.map(({ lines }) => lines),
    body,
  );
  return {
    ...write(sheets, { furniture, titles, leading, full: fullLines(texts) }),
    pages: pages.length,
    struck: [],
    notes,
  };
}

function printed(runs: readonly Run[]): ReturnType<typeof linesOf> {
  return linesOf(rowsOf(runs));
}

function alone<T>(line: T): T & { column: number } {
  return { ...line, column: 0 };
}

/** What is known of the lines. */
interface Known {
  readonly furniture: ReadonlySet<PrintLine>;
  readonly titles: ReadonlyMap<PrintLine, number>;
  readonly leading: number;
  /** Whether the next line's first word had no room. */
  readonly full: ReadonlyMap<PrintLine, boolean>;
}

/** The text under construction. A form feed ends a page, an empty line a paragraph. */
class Text {
  text = '';
  readonly origins: Origin[] = [];

  line(line: PrintLine, page: number): Span {
    const start = this.text.length;
    line.parts.forEach(({ pieces }, index) => {
      if (index > 0) this.text += '\t';
      for (const piece of pieces) {
        this.text += piece.lead;
        const from = this.text.length;
        this.text += piece.text;
        this.origins.push({
          start: from,
          end: this.text.length,
          page,
          box: piece.box,
          paragraph: null,
        });
      }
    });
    return { start, end: this.text.length };
  }
}

function write(
  sheets: readonly Sheet[],
  known: Known,
): Pick<Reading, 'text' | 'origins' | 'headings' | 'furniture' | 'lineEnds'> {
  const out = new Text();
  const headings: MarkedHeading[] = [];
  const furniture: Span[] = [];
  const lineEnds: LineEnd[] = [];
  sheets.forEach((sheet, index) => {
    if (index > 0) out.text += '\f';
    let above: PrintLine | null = null;
    for (const line of sheet.lines) {
      if (above) out.text += endOf(above, line, known);
      const span = out.line(line, sheet.number);
      if (known.furniture.has(line)) furniture.push(span);
      const full = known.full.get(line);
      if (full !== undefined) lineEnds.push({ at: span.end, full });
      const level = known.titles.get(line);
      if (level !== undefined) mark(headings, above, { span, level }, known);
      above = line;
    }
    for (const [i, line] of sheet.turned.entries()) {
      if (above || i > 0) out.text += i === 0 ? '\n\n' : '\n';
      furniture.push(out.line(line, sheet.number));
    }
  });
  return { text: out.text, origins: out.origins, headings, furniture, lineEnds };
}

/** What stands between two lines of a page. */
function endOf(above: PrintLine, line: PrintLine, known: Known): string {
  const border =
    known.furniture.has(above) !== known.furniture.has(line) ||
    known.titles.get(above) !== known.titles.get(line);
  return border || isBreak(above, line, known.leading) ? '\n\n' : '\n';
}

/** A title's second line goes on with it. */
function mark(
  headings: MarkedHeading[],
  above: PrintLine | null,
  next: MarkedHeading,
  known: Known,
): void {
  const last = headings.at(-1);
  const goesOn =
    last &&
    above &&
    known.titles.get(above) === next.level &&
    last.span.end === next.span.start - 1;
  if (goesOn) {
    headings[headings.length - 1] = {
      ...last,
      span: { start: last.span.start, end: next.span.end },
    };
  } else headings.push(next);
}
