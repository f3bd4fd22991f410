/** Tables of action points: which cell of a row says what is to be done, and which says by whom. */
import { contains } from '../span.ts';
import type { Block, Decided, Sentence, Span } from '../types.ts';
import { namedIn } from './named.ts';
import { anywhere } from './words.ts';

/** The cells beside a time; null where the row has none such. */
export interface Entry {
  /** True under a head that names the columns of tasks and owners. */
  readonly headed: boolean;
  readonly what: Sentence | null;
  readonly who: Sentence | null;
}

/** A row under a head of tasks and owners. */
export interface TaskRow {
  readonly what: Sentence;
  readonly who: Sentence | null;
  readonly status: Sentence | null;
}

const WHAT = anywhere('whatColumns');
const WHO = anywhere('whoColumns');
const STATUS = anywhere('statusColumns');
/** A rule between head and body, as Markdown draws it. */
const RULE = /^[\s|:+=_-]*$/u;
/** Empty cells at the end of a row are looked for in so many units. */
const MOST_EMPTY = 200;
/** How far above a row its head may stand. */
const FAR = 60;

/** What a row says of its cell `sentence`; null outside tables. */
export function entryOf(input: Decided, block: Block, sentence: Sentence): Entry | null {
  const cells = block.sentences;
  if (block.kind !== 'row' || cells.length < 2) return null;
  const head = headOf(input, block);
  if (head) {
    const at = (kind: RegExp): Sentence | null => {
      const cell = cellUnder(input, block, head, kind);
      return cell === sentence ? null : cell;
    };
    return { headed: true, what: at(WHAT), who: at(WHO) };
  }
  const others = cells.filter((cell) => cell !== sentence);
  const who = others.find((cell) => isNames(input, cell)) ?? null;
  return { headed: false, what: others.find((cell) => cell !== who) ?? null, who };
}

/** What a row under such a head says; null of any other block. */
export function taskRowOf(input: Decided, block: Block): TaskRow | null {
  if (block.kind !== 'row' && columnsOf(input.text, block).length < 2) return null;
  const head = headOf(input, block);
  const what = head && cellUnder(input, block, head, WHAT);
  if (!head || !what) return null;
  const who = cellUnder(input, block, head, WHO);
  return { what, who, status: cellUnder(input, block, head, STATUS) };
}

/** The cell in the column whose title is of a kind. */
function cellUnder(
  input: Decided,
  block: Block,
  head: readonly string[],
  kind: RegExp,
): Sentence | null {
  const column = columnsOf(input.text, block)[head.findIndex((title) => kind.test(title))];
  const inside = column && block.sentences.find(({ span }) => contains(column, span));
  return inside ?? null;
}

/** The titles of the columns over this row, by the row above that says what they are for. */
function headOf(input: Decided, block: Block): readonly string[] | null {
  const wanted = columnsOf(input.text, block).length;
  for (let index = block.index - 1; index >= Math.max(0, block.index - FAR); index--) {
    const above = input.blocks[index];
    if (!above) return null;
    const text = input.text.slice(above.span.start, above.span.end);
    if (above.kind === 'furniture' || RULE.test(text)) continue;
    const columns = columnsOf(input.text, above);
    // A row of which one cell only is filled is no row to whoever counts its cells.
    if (above.kind !== 'row' && columns.length !== wanted) return null;
    const titles = columns.map(({ start, end }) => input.text.slice(start, end).trim());
    const titled = [WHAT, WHO].every((kind) => titles.some((title) => kind.test(title)));
    if (titled && titles.length === wanted) return titles;
  }
  return null;
}

/** The cells of a row with the empty ones, as long as a mark stands between them. */
function columnsOf(text: string, { span }: Block): readonly Span[] {
  const line = text.slice(span.start, span.end);
  // A cell at the end of its line may be empty: 'Boka lokal⇥Asta⇥'.
  const rest = /^[^\S\n]*\|?/u.exec(text.slice(span.end, span.end + MOST_EMPTY))?.[0] ?? '';
  const whole = line + rest;
  const piped = whole.includes('|');
  const gap = piped ? /\|/gu : whole.includes('\t') ? /\t/gu : / {3,}/gu;
  const bounds = [...whole.matchAll(gap)].map(({ 0: mark, index }) => [index, mark.length]);
  const columns: Span[] = [];
  let start = 0;
  for (const [at = 0, length = 0] of [...bounds, [whole.length, 0]]) {
    columns.push({ start: span.start + start, end: span.start + at });
    start = at + length;
  }
  // '| a | b |': what stands before the first mark and after the last is no cell.
  const isEdge = (i: number): boolean =>
    piped &&
    (i === 0 || i === columns.length - 1) &&
    whole.slice(...rangeOf(columns, i, span)).trim() === '';
  return columns.filter((_, i) => !isEdge(i));
}

function rangeOf(columns: readonly Span[], i: number, span: Span): [number, number] {
  const column = columns[i];
  return [(column?.start ?? span.start) - span.start, (column?.end ?? span.start) - span.start];
}

/** True of a cell that holds names and nothing else. */
function isNames(input: Decided, cell: Sentence): boolean {
  let rest = input.text.slice(cell.span.start, cell.span.end);
  const names = namedIn(input, cell.span);
  for (const { start, end } of names.toReversed()) {
    rest = rest.slice(0, start - cell.span.start) + rest.slice(end - cell.span.start);
  }
  return names.length > 0 && /^(?:[\s,/&+()@]|och|samt)*$/u.test(rest);
}
