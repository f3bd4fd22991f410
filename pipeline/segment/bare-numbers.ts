/** Headings numbered without a full stop: '1  Mötets öppnande', '2  Föregående protokoll', … */
import type { Line } from './lines.ts';

/** A number, a gap and a title that no mark ends. */
const TITLED = /^(?<number>\d{1,2})(?:\t+| +)(?<title>\p{Lu}[^.!?;:|\t]{1,79})$/u;
/** A gap inside it makes a title a row of a table. */
const CELLS = /\S {3,}\S/u;
const MOST_WORDS = 10;
/** Fewer in a row may be anything. */
const LEAST = 3;
/** Where a document numbers its items in another way, bare numbers are something else. */
const OTHERWISE = /^(?:§|\d{1,2}[.)]\s+\p{Lu})/u;

/**
 * The lines, those of a run 1, 2, 3 … that each stand after an empty line or at the top of a page
 * with their number as mark. None where a document has §§ or numbers with full stops.
 */
export function withBareNumbers(lines: readonly Line[]): Line[] {
  const numbers = new Map<number, string>();
  let next = 1;
  for (const line of lines) {
    const apart = lines[line.index - 1]?.blank ?? true;
    if (!apart && !line.newPage) continue;
    if (apart && OTHERWISE.test(line.text)) return [...lines];
    const { number, title } = TITLED.exec(line.text)?.groups ?? {};
    if (number === undefined || title === undefined || Number(number) !== next) continue;
    if (CELLS.test(title) || title.split(/\s+/u).length > MOST_WORDS) continue;
    numbers.set(line.index, number);
    next++;
  }
  if (numbers.size < LEAST) return [...lines];
  return lines.map((line) => ({ ...line, number: numbers.get(line.index) ?? null }));
}
