/** The pages of a document as far as its record knows them: lines of text in their boxes. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { Mark } from './facts.ts';
import { byPlace, meet, type Stretch } from './segments.ts';

/** In points from the page's upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A stretch of the text and where it is printed. */
export interface Printed extends Stretch {
  readonly box: Box;
}

/** One page; its size is that of a sheet of A4, or larger where its text reaches beyond. */
export interface Page {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Printed[];
}

/** A mark's part on a line. */
export interface Drawn {
  readonly mark: Mark;
  readonly box: Box;
}

const A4 = { short: 595, long: 842 } as const;
const MARGIN = 20;

/** The pages that have text; none where the format has no pages. */
export function pagesOf({ origins }: Pick<MinutesRecord, 'origins'>): Page[] {
  const byPage = new Map<number, Printed[]>();
  for (const { page, box, start, end } of origins) {
    if (page === undefined || box === undefined || end <= start) continue;
    const lines = byPage.get(page);
    if (lines) lines.push({ start, end, box });
    else byPage.set(page, [{ start, end, box }]);
  }
  return [...byPage]
    .sort(([a], [b]) => a - b)
    .map(([number, lines]) => ({ number, ...sizeOf(lines), lines: lines.sort(byPlace) }));
}

function sizeOf(lines: readonly Printed[]) {
  let [right, bottom] = [0, 0];
  for (const { box } of lines) {
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  const lying = right > A4.short && bottom <= A4.short;
  const [width, height] = lying ? [A4.long, A4.short] : [A4.short, A4.long];
  const atLeast = (sheet: number, reach: number) =>
    reach > sheet ? Math.ceil(reach + MARGIN) : sheet;
  return { width: atLeast(width, right), height: atLeast(height, bottom) };
}

/** How wide a text is printed, in any unit: the box tells how wide all of a line is. */
export type Measure = (text: string) => number;

/** Where the marks are on a page: the part of each line's box that their signs take. */
export function drawnOn(
  { lines }: Page,
  marks: readonly Mark[],
  text: string,
  measure: Measure,
): Drawn[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  const here = marks.filter((mark) => meet(mark, { start: first.start, end: last.end }));
  return here.flatMap((mark) =>
    lines
      .filter((line) => meet(line, mark))
      .map((line) => ({ mark, box: partOf(line, mark, text, measure) })),
  );
}

function partOf({ start, end, box }: Printed, mark: Stretch, text: string, measure: Measure): Box {
  const reach = (to: number) => measure(text.slice(start, Math.max(start, Math.min(to, end))));
  const whole = reach(end);
  if (whole === 0) return box;
  const [from, to] = [reach(mark.start) / whole, reach(mark.end) / whole];
  return { ...box, x: box.x + from * box.width, width: (to - from) * box.width };
}

/** The page that a place stands on; null where none does. */
export function pageAt(pages: readonly Page[], place: Stretch): number | null {
  return pages.find(({ lines }) => lines.some((line) => meet(line, place)))?.number ?? null;
}
