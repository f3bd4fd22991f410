/** Which annotations are elements in the text, and which must stand beside it. Pure. */
import type { Span } from '../../../pipeline/types.ts';
import { xmlText } from './xml.ts';

/** An element in the text. */
export interface Inline extends Span {
  readonly open: string;
  readonly close: string;
}

/** An empty element at an offset. */
export interface Mark {
  readonly at: number;
  readonly xml: string;
}

/**
 * Those of `wanted` (in the order of the text) that lie in one of the blocks and in each other, so
 * that elements can hold them. Where two cross, the one that begins first is kept.
 */
export function nestable<T extends Span>(blocks: readonly Span[], wanted: readonly T[]): Set<T> {
  const kept = new Set<T>();
  const open: Span[] = [];
  let block = 0;
  for (const one of wanted) {
    while ((blocks[block]?.end ?? Number.POSITIVE_INFINITY) <= one.start) block++;
    const around = blocks[block];
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= one.start) open.pop();
    const limit = Math.min(around?.end ?? 0, open.at(-1)?.end ?? Number.POSITIVE_INFINITY);
    if (one.end > limit) continue;
    kept.add(one);
    open.push(one);
  }
  return kept;
}

/** What stands in one block. Both lists are in the order of the text; all lie in the block. */
export function content(
  text: string,
  block: Span,
  inlines: readonly Inline[],
  marks: readonly Mark[],
): string {
  const out: string[] = [];
  const open: Inline[] = [];
  let [at, mark] = [block.start, 0];
  const upTo = (offset: number): void => {
    for (let one = marks[mark]; one && one.at <= offset; one = marks[++mark]) {
      out.push(xmlText(text.slice(at, one.at)), one.xml);
      at = one.at;
    }
    out.push(xmlText(text.slice(at, offset)));
    at = offset;
  };
  const closeUpTo = (offset: number): void => {
    for (let last = open.at(-1); last && last.end <= offset; last = open.at(-1)) {
      upTo(last.end);
      out.push(last.close);
      open.pop();
    }
  };
  for (const one of inlines) {
    closeUpTo(one.start);
    upTo(one.start);
    out.push(one.open);
    open.push(one);
  }
  closeUpTo(block.end);
  upTo(block.end);
  return out.join('');
}
