/** Titles told by their type: larger than the body, or bold and alone on the line. */
import { largest } from './run.ts';
import { bridged, firstWord, type PrintLine, rightOf, textOf } from './wrapped.ts';

/** So much larger than the body a title is surely one. */
const LARGER = 1.15;
/** A title in several lines has at most so many. */
const MOST_LINES = 3;
const LONGEST = 120;
/** Lines of one title follow each other at most so far, in type sizes. */
const LEADING = 1.6;
/** Where more of the letters are bold, bold says nothing. */
const MOSTLY_BOLD = 0.4;
const DEEPEST = 6;

/** What the type of a document's body is. */
export interface Body {
  /** In points. */
  readonly size: number;
  /** Whether bold sets titles apart from it. */
  readonly boldTells: boolean;
}

/** The type in which most letters of all pages are set. */
export function bodyOf(lines: readonly PrintLine[]): Body {
  const letters = new Map<number, number>();
  let [all, bold] = [0, 0];
  for (const line of lines) {
    const { length } = textOf(line);
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + length);
    all += length;
    if (isBold(line)) bold += length;
  }
  const [size = 0] = [...letters].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  return { size, boldTells: bold < MOSTLY_BOLD * all };
}

/** Titles in several lines as one line where the first was broken for want of room. */
export function joinTitles(lines: readonly PrintLine[], body: Body): PrintLine[] {
  const edge = largest(lines.map(rightOf), 0);
  const joined: PrintLine[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const [part] = above?.parts ?? [];
    const cell = line.parts[0]?.pieces[0];
    const room = above && cell ? edge - rightOf(above) - firstWord(cell) : 1;
    const larger = above && above.size >= LARGER * body.size && line.size === above.size;
    if (above && part && cell && room < 0 && larger && isAlone(above) && follows(above, line)) {
      joined[joined.length - 1] = { ...above, bottom: line.y, parts: [bridged(part, cell)] };
    } else joined.push(line);
  }
  return joined;
}

/** Each line that is (part of) a title with its level, 1 for the largest type of all pages. */
export function titlesOf(
  pages: readonly (readonly PrintLine[])[],
  body: Body,
): ReadonlyMap<PrintLine, number> {
  const titles = pages.flatMap((lines) => titleLines(lines, body));
  const large = new Set(titles.filter((title) => isLarge(title, body)).map(sizeOf));
  const sizes = [...large].toSorted((a, b) => b - a);
  return new Map(
    titles.map((title) => {
      const rank = isLarge(title, body) ? sizes.indexOf(sizeOf(title)) : sizes.length;
      return [title, Math.min(rank + 1, DEEPEST)];
    }),
  );
}

function titleLines(lines: readonly PrintLine[], body: Body): PrintLine[] {
  const looks = lines.map((line) => lookOf(line, body));
  const titles: PrintLine[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && isSame(lines, looks, to)) to++;
    const look = looks[from];
    // A title stands above something; a whole paragraph in bold is none.
    if (look && to - from <= MOST_LINES && to < lines.length) titles.push(...lines.slice(from, to));
    from = to;
  }
  return titles;
}

type Look = 'large' | 'bold' | null;

function lookOf(line: PrintLine, body: Body): Look {
  const text = textOf(line);
  if (!isAlone(line) || text.length > LONGEST || !/\p{L}{2}/u.test(text)) return null;
  if (/[.,;]$/u.test(text) || !/^(?:[\p{Lu}\d]|§)/u.test(text)) return null;
  if (isLarge(line, body)) return 'large';
  return body.boldTells && isBold(line) && line.size >= 0.95 * body.size ? 'bold' : null;
}

function isSame(lines: readonly PrintLine[], looks: readonly Look[], index: number): boolean {
  const [above, line] = [lines[index - 1], lines[index]];
  if (!above || !line || looks[index] === null || looks[index] !== looks[index - 1]) return false;
  return sizeOf(above) === sizeOf(line) && follows(above, line);
}

function follows(above: PrintLine, line: PrintLine): boolean {
  const pitch = line.y - above.bottom;
  return line.column === above.column && pitch > 0 && pitch <= LEADING * line.size;
}

function isLarge(line: PrintLine, body: Body): boolean {
  return line.size >= LARGER * body.size;
}

function sizeOf(line: PrintLine): number {
  return Math.round(line.size * 2) / 2;
}

function isAlone(line: PrintLine): boolean {
  return line.parts.length === 1;
}

function isBold(line: PrintLine): boolean {
  return line.parts.every(({ pieces }) => pieces.every((piece) => piece.bold));
}
