/** A text in paragraphs, and these in blocks of about a screen, which are drawn one by one. Pure. */
import { meet, type Stretch } from './segments.ts';

/** Paragraphs that are drawn together, and the marks in them. */
export interface Block<M extends Stretch> extends Stretch {
  readonly paragraphs: readonly Stretch[];
  /** In the order of the text. */
  readonly marks: readonly M[];
}

/** A paragraph without an end is cut where a line ends after so many signs, or else anywhere. */
const LONG = 2000;
const LONGEST = 20_000;
/** Signs in a block: about what a screen shows. */
const FULL = 3000;

/** The paragraphs, each with the empty lines after it: together they are the text. */
export function paragraphsOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  const cut = (end: number) => {
    for (; end - start > LONGEST; start += LONGEST) found.push({ start, end: start + LONGEST });
    if (end > start) found.push({ start, end });
    start = end;
  };
  for (const { index, 0: ends } of text.matchAll(/\n+/gu)) {
    if (ends.length > 1 || index - start > LONG) cut(index + ends.length);
  }
  cut(text.length);
  return found;
}

/** The blocks of a text. `marks` are in its order. */
export function blocksOf<M extends Stretch>(text: string, marks: readonly M[]): Block<M>[] {
  const groups: Stretch[][] = [];
  let room = 0;
  for (const paragraph of paragraphsOf(text)) {
    const length = paragraph.end - paragraph.start;
    const last = groups.at(-1);
    if (last === undefined || length > room) {
      groups.push([paragraph]);
      room = FULL - length;
    } else {
      last.push(paragraph);
      room -= length;
    }
  }
  const stretches = groups.map((paragraphs) => ({
    paragraphs,
    start: paragraphs[0]?.start ?? 0,
    end: paragraphs.at(-1)?.end ?? 0,
  }));
  return shared(stretches, marks);
}

/** Gives each stretch the marks that lie in it: a mark may lie in several. */
function shared<S extends Stretch, M extends Stretch>(
  stretches: readonly S[],
  marks: readonly M[],
) {
  const given = stretches.map((): M[] => []);
  let first = 0;
  for (const mark of marks) {
    // Marks come in the order of the text: what ends before this one begins, gets no more.
    while ((stretches[first]?.end ?? Number.POSITIVE_INFINITY) <= mark.start) first++;
    for (let at = first; at < stretches.length; at++) {
      const stretch = stretches[at];
      if (stretch === undefined || stretch.start >= mark.end) break;
      if (meet(stretch, mark)) given[at]?.push(mark);
    }
  }
  return stretches.map((stretch, at) => ({ ...stretch, marks: given[at] ?? [] }));
}
