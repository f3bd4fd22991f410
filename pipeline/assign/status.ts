/** How far a task has come, where the document says so. */
import type { ActionStatus } from '../action-item.ts';
import type { Dated, Span } from '../types.ts';
import { oneOf } from './words.ts';

export interface Stated {
  readonly status: ActionStatus;
  /** Null where nothing says it. */
  readonly span: Span | null;
}

const KINDS = ['open', 'ongoing', 'done', 'dropped'] as const;
/** In a cell the words stand first: 'Klart 3/5', 'Pågår, se § 4'. */
const CELL = KINDS.map((kind) => [kind, new RegExp(`^\\s*${oneOf(kind)}`, 'iu')] as const);
const PARTS = '(?:[^()]{0,40},\\s*)?';
/** '(Bo, klart)', '– klart', 'KLART:' */
const BESIDE = KINDS.map(
  (kind) =>
    [
      kind,
      new RegExp(
        `\\(${PARTS}(?<in>${oneOf(kind)})[^()]{0,12}\\)|` +
          `(?:\\s[–—-]|=|→)\\s*(?<end>${oneOf(kind)})[\\s.!]*$|` +
          `^[\\s•*–-]*(?<lead>${oneOf(kind)})\\s*[:–]\\s`,
        'iu',
      ),
    ] as const,
);
/** A box to tick, as Markdown and mail have it. */
const BOX = /(?:\[(?<tick>[xX ])\]|(?<mark>[✓✔☑☒☐]))/u;

/** What the cell of a table says. */
export function statusOfCell(text: string, cell: Span): Stated {
  const words = text.slice(cell.start, cell.end);
  const found = CELL.find(([, pattern]) => pattern.test(words));
  if (found) return { status: found[0], span: cell };
  const ticked = /^\s*(?:[✓✔☑xX]|\[[xX]\]|ja)\s*$/u.test(words);
  return ticked ? { status: 'done', span: cell } : { status: 'open', span: null };
}

/** What stands in a line beside its task. `line`: the sentence with its list mark. */
export function statusBeside(input: Dated, line: Span): Stated {
  const words = input.text.slice(line.start, line.end);
  for (const [status, pattern] of BESIDE) {
    const match = pattern.exec(words);
    const { groups } = match ?? {};
    const word = groups?.['in'] ?? groups?.['end'] ?? groups?.['lead'];
    if (!match || word === undefined) continue;
    const start = line.start + match.index + match[0].lastIndexOf(word);
    return { status, span: { start, end: start + word.length } };
  }
  const box = BOX.exec(words.slice(0, LEAD));
  if (!box) return { status: 'open', span: null };
  const span = { start: line.start + box.index, end: line.start + box.index + box[0].length };
  const ticked = /[xX]/u.test(box.groups?.['tick'] ?? '') || /[✓✔☑☒]/u.test(box[0]);
  return { status: ticked ? 'done' : 'open', span };
}

/** A box stands before its words. */
const LEAD = 12;
