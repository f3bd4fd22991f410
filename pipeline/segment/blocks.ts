/** Lines → blocks: which lines go together as one paragraph, item, row or piece of furniture. */
import type { MarkedHeading } from '../reading.ts';
import type { Line } from './lines.ts';
import { isInCells, lineMarker } from './marks.ts';
import { continues, type Gap, isWrappedTitle, type Room, wrapWidth } from './wrapping.ts';

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

/** What is known of the lines beside their text, by their index. */
export interface Known {
  readonly furniture: readonly boolean[];
  readonly headings: readonly (MarkedHeading | null)[];
  /** Whether it was broken for want of room; null where print does not show it. */
  readonly full: readonly (boolean | null)[];
}

/** What is known of the ends of all lines. */
type Ends = Pick<Room, 'width'> & Pick<Known, 'full'>;

/** A block under construction; `apart`: it begins a page below the end of a text. */
interface Open {
  readonly lines: Line[];
  readonly furniture: boolean;
  readonly apart: boolean;
}

/** Groups lines, furniture apart, in the order of the text; a page break does not end a sentence. */
export function groupLines(lines: readonly Line[], known: Known): RawBlock[] {
  const { furniture, headings } = known;
  const ends = { width: wrapWidth(lines, furniture), full: known.full };
  const blocks: Open[] = [];
  let open: Line[] | null = null;
  let gap: Gap = { blank: false, furniture: false };
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
          ? continues(previous, line, gap, roomOf(previous.index, line.index, lines, ends)) ||
            (title && isWrappedTitle(title, previous, line, gap))
          : heading === above);
      if (open && goesOn) open.push(line);
      else {
        const apart = (gap.furniture || line.newPage) && endsText(open);
        open = [line];
        blocks.push({ lines: open, furniture: false, apart });
      }
      gap = { blank: false, furniture: false };
    }
  }
  return blocks.map((block) => finish(block, lines, headings));
}

/** What is known of the end of the line `at`, below which the line `below` is to go on. */
function roomOf(at: number, below: number, lines: readonly Line[], ends: Ends): Room {
  const isEntry = (index: number): boolean =>
    ends.full[index] === false && !/[.!?]$/u.test(lines[index]?.text ?? '.');
  const goesOn = lines[below + 1]?.blank === false;
  const listed = isEntry(at - 1) || (goesOn && isEntry(below));
  return { width: ends.width, full: ends.full[at] ?? null, listed };
}

/** Whether what a page ends with is a sentence, and no entry of a numbered list. */
function endsText(lines: readonly Line[] | null): boolean {
  const [first, last] = [lines?.[0], lines?.at(-1)];
  if (!first || !last || /^\d/u.test(lineMarker(first) ?? '')) return false;
  return /[.!?]["”)]?$/u.test(last.text);
}

function addFurniture(blocks: Open[], line: Line): void {
  const last = blocks.at(-1);
  const end = last?.lines.at(-1);
  // A name broken over two lines of a page head is one name.
  const joins =
    last?.furniture === true && end?.index === line.index - 1 && /^\p{Ll}/u.test(line.text);
  if (joins) last.lines.push(line);
  else blocks.push({ lines: [line], furniture: true, apart: false });
}

function finish(
  block: Open,
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
    gapBefore: block.apart || (all[(first?.index ?? 0) - 1]?.blank ?? true),
    gapAfter: all[(last?.index ?? 0) + 1]?.blank ?? true,
  };
}
