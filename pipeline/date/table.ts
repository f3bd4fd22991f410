/** Tables of action points: which cell of a row says what is to be done, and which says by whom. */
import type { Block, Decided, Sentence } from '../types.ts';
import { namedIn } from './named.ts';
import { anywhere } from './words.ts';

/** The cells beside a time; null where the row has none such. */
export interface Entry {
  /** True under a head that names the columns of tasks and owners. */
  readonly headed: boolean;
  readonly what: Sentence | null;
  readonly who: Sentence | null;
}

const WHAT = anywhere('whatColumns');
const WHO = anywhere('whoColumns');
/** A rule between head and body, as Markdown draws it. */
const RULE = /^[\s|:+=_-]*$/u;
/** How far above a row its head may stand. */
const FAR = 60;

/** What a row says of its cell `sentence`; null outside tables. */
export function entryOf(input: Decided, block: Block, sentence: Sentence): Entry | null {
  const cells = block.sentences;
  if (block.kind !== 'row' || cells.length < 2) return null;
  const own = cells.indexOf(sentence);
  const head = headOf(input, block);
  if (head) {
    const at = (kind: RegExp): Sentence | null => {
      const column = head.findIndex((cell) => kind.test(cell.text));
      return column === own ? null : (cells[column] ?? null);
    };
    return { headed: true, what: at(WHAT), who: at(WHO) };
  }
  const others = cells.filter((_, column) => column !== own);
  const who = others.find((cell) => isNames(input, cell)) ?? null;
  return { headed: false, what: others.find((cell) => cell !== who) ?? null, who };
}

/** The cells of the row over this one that says what the columns are for. */
function headOf(input: Decided, block: Block): readonly Sentence[] | null {
  for (let index = block.index - 1; index >= Math.max(0, block.index - FAR); index--) {
    const above = input.blocks[index];
    if (!above) return null;
    if (above.kind !== 'row') {
      const text = input.text.slice(above.span.start, above.span.end);
      if (above.kind === 'furniture' || RULE.test(text)) continue;
      return null;
    }
    const { sentences } = above;
    const titled = [WHAT, WHO].every((kind) => sentences.some(({ text }) => kind.test(text)));
    if (titled && sentences.length === block.sentences.length) return sentences;
  }
  return null;
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
