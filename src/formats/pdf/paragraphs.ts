/** Where an empty line belongs: the gap between two lines of print is wider than within a text. */
import { type PrintLine, textOf } from './wrapped.ts';

/** So many times the usual leading begins a paragraph. */
const WIDER = 1.25;
/** Rows of a table stand apart without being paragraphs. */
const ROWS_WIDER = 2;
/** Type that differs so much is of another paragraph. */
const OTHER_SIZE = 1.15;
/** Leading in type sizes where a document has too few lines to tell. */
const USUAL = 1.25;
const [TIGHTEST, WIDEST] = [0.9, 2.4];
/** Few pitches say little. */
const LEAST = 4;

/** The usual distance of baselines in type sizes: the commonest between lines of one column. */
export function leadingOf(pages: readonly (readonly PrintLine[])[]): number {
  const counts = new Map<number, number>();
  for (const lines of pages) {
    lines.forEach((line, index) => {
      const above = lines[index - 1];
      if (!above || above.column !== line.column || above.size !== line.size) return;
      // A line of text counts by its length: rows of a list are no text.
      const pitch = Math.round(((line.y - above.bottom) / line.size) * 20) / 20;
      if (pitch < TIGHTEST || pitch > WIDEST) return;
      counts.set(pitch, (counts.get(pitch) ?? 0) + Math.min(textOf(above).length, 100) / 100);
    });
  }
  const [best, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [USUAL, 0]);
  return count >= LEAST / 2 ? best : USUAL;
}

/** A sentence that goes on at the head of the next column. */
function runsOn(above: string, line: string): boolean {
  return /^\p{Ll}/u.test(line) && !/[.!?:;]$/u.test(above);
}

/** Whether an empty line belongs between two lines of one page. */
export function isBreak(above: PrintLine, line: PrintLine, leading: number): boolean {
  if (above.column !== line.column) return !runsOn(textOf(above), textOf(line));
  const pitch = line.y - above.bottom;
  if (pitch <= 0) return true;
  const size = Math.max(above.size, line.size);
  const rows = above.parts.length > 1 && line.parts.length > 1;
  if (!rows && size > OTHER_SIZE * Math.min(above.size, line.size)) return true;
  return pitch > (rows ? ROWS_WIDER : WIDER) * leading * size;
}
