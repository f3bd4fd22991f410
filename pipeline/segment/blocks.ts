/** Lines → blocks: which lines go together as one paragraph, item, row or piece of furniture. */
import { mended, unitAt } from '../clean-text.ts';
import functionWords from '../lexicon/function-words.json' with { type: 'json' };
import type { MarkedHeading } from '../reading.ts';
import type { Span } from '../types.ts';
import type { Line } from './lines.ts';
import { partRole } from './parts.ts';

/** A block before its text is cleaned. */
export interface RawBlock {
  readonly lines: readonly Line[];
  readonly marker: string | null;
  /** Of a title that the format marks as such, or null. */
  readonly level: number | null;
  readonly kind: 'paragraph' | 'item' | 'row' | 'furniture';
  readonly gapBefore: boolean;
  readonly gapAfter: boolean;
}

const MARKER =
  /^(?:§{1,2}\s*\d+(?:\s*[-–]\s*\d+)?\s?[a-z]?(?=[\s.:,]|$)|\d{1,3}(?:\.\d{1,3})*[.)](?=\s|$)|\d{1,2}(?:\.\d{1,2})+(?=\s)|[-–—•*·▪●○>](?=\s)|o(?=\s+\p{Lu})|\(?[a-zåäö]\)(?=\s)|[A-ZÅÄÖ]\/(?=\s)|#{1,6}(?=\s))/u;
const CELL_GAP = /\t+| {3,}/u;
/** Narrower or wider than this is no wrapped text. */
const WRAP_MIN = 50;
const WRAP_MAX = 140;
/** From this share of the full width on, a line may have been broken for want of room. */
const LONG_LINE = 0.8;
const FULL_LINE = 0.9;

/** Looking at more of a line than this finds no longer mark. */
const LONGEST_MARKER = 24;

/** The list mark or number that a line starts with, as it was meant, or null. */
export function markerOf(text: string): string | null {
  return MARKER.exec(mended(text.slice(0, LONGEST_MARKER)))?.[0] ?? null;
}

/** A line's mark: its number in a run of titles, else what it starts with. */
function lineMarker(line: Line): string | null {
  return line.number ?? markerOf(line.text);
}

/** How many units of the line its mark takes: 'Â§ 4' is one longer than '§ 4'. */
export function markerLength(text: string): number {
  const marker = markerOf(text);
  let length = 0;
  for (let meant = 0; marker !== null && meant < marker.length; meant++) {
    length += unitAt(text, length).length;
  }
  return length;
}

/** Groups lines, furniture apart, in the order of the text; a page break does not end a sentence. */
export function groupLines(
  lines: readonly Line[],
  furniture: readonly boolean[],
  headings: readonly (MarkedHeading | null)[] = [],
): RawBlock[] {
  const width = wrapWidth(lines, furniture);
  const blocks: { lines: Line[]; furniture: boolean }[] = [];
  let open: Line[] | null = null;
  let gap = { blank: false, furniture: false };
  for (const line of lines) {
    if (line.blank) gap.blank = true;
    else if (furniture[line.index]) {
      addFurniture(blocks, line);
      gap.furniture = true;
    } else {
      const previous: Line | undefined = open?.at(-1);
      const title = open?.length === 1 && blocks.at(-2)?.lines.at(-1);
      const heading = headings[line.index] ?? null;
      const above = previous ? (headings[previous.index] ?? null) : null;
      const goesOn =
        previous &&
        (heading === null && above === null
          ? continues(previous, line, gap, width) ||
            (title && isWrappedTitle(title, previous, line, gap))
          : heading === above);
      if (open && goesOn) open.push(line);
      else {
        open = [line];
        blocks.push({ lines: open, furniture: false });
      }
      gap = { blank: false, furniture: false };
    }
  }
  return blocks.map((block) => finish(block, lines, headings));
}

function addFurniture(blocks: { lines: Line[]; furniture: boolean }[], line: Line): void {
  const last = blocks.at(-1);
  const end = last?.lines.at(-1);
  // A name broken over two lines of a page head is one name.
  const joins =
    last?.furniture === true && end?.index === line.index - 1 && /^\p{Ll}/u.test(line.text);
  if (joins) last.lines.push(line);
  else blocks.push({ lines: [line], furniture: true });
}

function finish(
  block: { lines: Line[]; furniture: boolean },
  all: readonly Line[],
  headings: readonly (MarkedHeading | null)[],
): RawBlock {
  const first = block.lines[0];
  const last = block.lines.at(-1);
  const marker = first ? lineMarker(first) : null;
  const kind = block.furniture
    ? 'furniture'
    : first && block.lines.length === 1 && first.number === null && isInCells(first)
      ? 'row'
      : marker
        ? 'item'
        : 'paragraph';
  return {
    lines: block.lines,
    marker: kind === 'furniture' ? null : marker,
    level: headings[first?.index ?? 0]?.level ?? null,
    kind,
    gapBefore: all[(first?.index ?? 0) - 1]?.blank ?? true,
    gapAfter: all[(last?.index ?? 0) + 1]?.blank ?? true,
  };
}

/** Whether `line` goes on with what `previous` began. */
function continues(
  previous: Line,
  line: Line,
  gap: { blank: boolean; furniture: boolean },
  width: number | null,
): boolean {
  const marker = lineMarker(line);
  // '… den 12 juni, § 547 och den 28 augusti,⏎§ 634.': a reference goes on, no paragraph begins.
  const cited = marker?.startsWith('§') === true && /(?:,|\soch|\ssamt)$/u.test(previous.text);
  if (marker !== null && !cited) return false;
  if (isInCells(line) || isInCells(previous)) return false;
  const broken = /[\p{L}\p{N}][-\u2010\u2011]$/u.test(previous.text);
  const lower = /^\p{Ll}/u.test(line.text);
  const ended = /[.!?:;]["”)]?$/u.test(previous.text);
  if (gap.furniture) {
    const open = !ended && partRole(previous.plain) === null;
    return open && (lower || broken || previous.text.endsWith(','));
  }
  if (gap.blank) return false;
  if (broken) return true;
  if (isAttClause(previous, line, width)) return false;
  if ((lower && !ended) || cited || isOpenEnded(previous.text)) return true;
  if (width === null || previous.text.endsWith(':') || partRole(line.plain) !== null) return false;
  if (previous.text.length + 1 + firstWord(line).length > width) return true;
  // Proportional type is wrapped by inches, not by columns: a long line that stops at a small word.
  if (ended || !/[\p{L}\p{N},]$/u.test(previous.text)) return false;
  const share = previous.text.length / width;
  return share > (/[\p{Ll},]$/u.test(previous.text) ? LONG_LINE : FULL_LINE);
}

/** 'Styrelsen beslutade⏎att …,⏎att …': each line that opens with 'att' by choice is an entry. */
function isAttClause(previous: Line, line: Line, width: number | null): boolean {
  if (!/^att\s/u.test(line.text)) return false;
  const full = width !== null && previous.text.length + 4 > width;
  const opens = /(?:[,:;]|\b(?:samt|och|dels|beslutar|beslutade|beslöt|yrkar|föreslår))$/u;
  return !full && opens.test(previous.text);
}

/** The title below a bare '§ 12 Dnr …' is set in larger type and wraps early, between names too. */
function isWrappedTitle(
  above: Line,
  previous: Line,
  line: Line,
  gap: { blank: boolean; furniture: boolean },
): boolean {
  if (gap.blank || gap.furniture) return false;
  const numbered = /^§/u.test(above.text) && !/\p{Ll}{4}/u.test(above.text.replace(CASE_LABEL, ''));
  const open = previous.text.length >= 40 && /\p{L}$/u.test(previous.text);
  return numbered && open && lineMarker(line) === null && partRole(line.plain) === null;
}

const CASE_LABEL = /ärendenummer|diarienummer/iu;

const OPEN_ENDED = new Set(functionWords.entries);

/** Ends in a word that cannot end a clause, or in an abbreviation that stands before its number. */
export function isOpenEnded(text: string): boolean {
  const last = /\s(\p{Ll}+)$/u.exec(text)?.[1];
  return (
    (last !== undefined && OPEN_ENDED.has(last)) ||
    /\s(?:kap|nr|dnr|bil|sid|st|kl|prop)\.$/u.test(text)
  );
}

function firstWord(line: Line): string {
  return /^\S+/u.exec(line.text)?.[0] ?? '';
}

/**
 * The column at which this text was wrapped, told from lines that surely go on (the next one
 * starts in lower case), or null where its lines are whole paragraphs.
 */
function wrapWidth(lines: readonly Line[], furniture: readonly boolean[]): number | null {
  const lengths: number[] = [];
  for (const line of lines) {
    const next = lines[line.index + 1];
    if (line.blank || furniture[line.index] || !next || !/^\p{Ll}/u.test(next.text)) continue;
    if (line.text.length >= WRAP_MIN && line.text.length <= WRAP_MAX)
      lengths.push(line.text.length);
  }
  if (lengths.length < 3) return null;
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.95)] ?? null;
}

const MAY_HAVE_CELLS = /\t| {3}|^\|/u;

/** Whether a line has more than one cell; most have not even a gap. */
function isInCells(line: Line): boolean {
  return MAY_HAVE_CELLS.test(line.text) && cellsOf(line).length > 1;
}

/** The cells of a line: apart by a tab, a wide gap or a pipe. One cell means no row. */
export function cellsOf(line: Line): Span[] {
  const marker = markerLength(line.text);
  const piped = /^\|.*\|$/u.test(line.text);
  const separator = piped ? /\|/gu : new RegExp(CELL_GAP.source, 'gu');
  const cells: Span[] = [];
  let start = marker;
  const take = (end: number): void => {
    const raw = line.text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const length = raw.trim().length;
    const at = line.inner.start + start + lead;
    if (length > 0 && !/^:?-{2,}:?$/u.test(raw.trim())) cells.push({ start: at, end: at + length });
  };
  for (const match of line.text.matchAll(separator)) {
    if (match.index < marker) continue;
    take(match.index);
    start = match.index + match[0].length;
  }
  take(line.text.length);
  return cells;
}
