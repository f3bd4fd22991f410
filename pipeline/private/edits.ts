/** Stretches of a text that others take the place of, and where all the rest comes to stand. */
import type { Span } from '../base-types.ts';

/** `text.slice(start, end)` becomes `with`; half-open, in UTF-16 code units, never empty. */
export interface Edit extends Span {
  readonly with: string;
}

/** A text before and after. */
export interface Edited {
  readonly before: string;
  readonly after: string;
  /** In the order of the text, none overlapping. */
  readonly edits: readonly Edit[];
  /**
   * Where a span comes to stand. What ends inside an edit that changes the length goes to that
   * edit's end; an edit of the same length moves nothing.
   */
  readonly moved: (span: Span) => Span;
  /** Edits that share at least one unit with one of the spans. */
  readonly within: (spans: readonly Span[]) => readonly Edit[];
}

/** What covers a letter. */
export const COVER = '\u2588';

/** Every letter and digit as '█', unit for unit; what stands between them stays. */
export function covered(text: string): string {
  return text.replace(/[\p{L}\p{M}\p{N}]/gu, (letter) => COVER.repeat(letter.length));
}

/** The text with the edits made. Throws RangeError where one is empty or outside the text. */
export function editText(text: string, edits: readonly Edit[]): Edited {
  for (const { start, end } of edits) {
    if (start < 0 || end > text.length || start >= end) {
      throw new RangeError(`edit ${start}–${end} in a text of ${text.length}`);
    }
  }
  const joined = joinOverlaps(edits);
  let after = '';
  let at = 0;
  /** By edit: where it begins in the new text. */
  const starts: number[] = [];
  for (const edit of joined) {
    after += text.slice(at, edit.start);
    starts.push(after.length);
    after += edit.with;
    at = edit.end;
  }
  after += text.slice(at);
  const place = placeIn(joined, starts);
  return {
    before: text,
    after,
    edits: joined,
    moved: ({ start, end }) => {
      const from = place(start, 'start');
      return { start: from, end: Math.max(from, place(end, start === end ? 'start' : 'end')) };
    },
    within: (spans) => spans.flatMap((span) => overlapping(joined, span)),
  };
}

/** True where the edit leaves as much text as it takes. */
function keepsLength(edit: Edit): boolean {
  return edit.with.length === edit.end - edit.start;
}

/** What overlaps becomes one: laid over each other where all keep the length, else the longest's. */
function joinOverlaps(edits: readonly Edit[]): Edit[] {
  const groups: Edit[][] = [];
  let reach = -1;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const group = edit.start < reach ? groups.at(-1) : undefined;
    if (group) group.push(edit);
    else groups.push([edit]);
    reach = Math.max(reach, edit.end);
  }
  return groups.map(joinOne);
}

function joinOne(group: readonly Edit[]): Edit {
  const start = Math.min(...group.map((one) => one.start));
  const end = Math.max(...group.map((one) => one.end));
  if (!group.every(keepsLength)) {
    const longest = group.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
    return { start, end, with: longest?.with ?? '' };
  }
  const units: string[] = [];
  for (const one of group) {
    [...one.with.split('')].forEach((unit, i) => {
      units[one.start - start + i] = unit;
    });
  }
  return { start, end, with: units.join('') };
}

/** The first edit that ends behind `at`. */
function firstBehind(edits: readonly Edit[], at: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function overlapping(edits: readonly Edit[], { start, end }: Span): Edit[] {
  const found: Edit[] = [];
  for (let i = firstBehind(edits, start); i < edits.length; i++) {
    const edit = edits[i];
    if (edit === undefined || edit.start >= end) break;
    found.push(edit);
  }
  return found;
}

function placeIn(edits: readonly Edit[], starts: readonly number[]) {
  return (at: number, side: 'start' | 'end'): number => {
    const behind = firstBehind(edits, at);
    const edit = edits[behind];
    if (edit !== undefined && edit.start < at) {
      const start = starts[behind] ?? 0;
      if (keepsLength(edit)) return start + at - edit.start;
      return side === 'start' ? start : start + edit.with.length;
    }
    const last = edits[behind - 1];
    if (last === undefined) return at;
    return (starts[behind - 1] ?? 0) + last.with.length + at - last.end;
  };
}
