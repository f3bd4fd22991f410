/** Cuts a text where marks begin and end, so that marks may lie within and across each other. Pure. */

/** A half-open stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch that no mark begins or ends in. */
export interface Piece<M extends Stretch> extends Stretch {
  /** The marks that cover it, the outermost first. */
  readonly marks: readonly M[];
}

/** In the order of the text; of two that begin together the longer first. */
export function byPlace(a: Stretch, b: Stretch): number {
  return a.start - b.start || b.end - a.end;
}

/** Whether the two have a sign in common. */
export function meet(a: Stretch, b: Stretch): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/** All of `whole` in pieces, in order. `marks` are in the order of the text; empty ones mark nothing. */
export function piecesOf<M extends Stretch>(marks: readonly M[], whole: Stretch): Piece<M>[] {
  const here = marks.filter((mark) => meet(mark, whole));
  const cuts = new Set([whole.start, whole.end]);
  for (const { start, end } of here) {
    if (start > whole.start) cuts.add(start);
    if (end < whole.end) cuts.add(end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  let open: M[] = [];
  let next = 0;
  return places.slice(0, -1).map((start, i) => {
    open = open.filter((mark) => mark.end > start);
    for (let mark = here[next]; mark !== undefined && mark.start <= start; mark = here[next]) {
      if (mark.end > start) open.push(mark);
      next++;
    }
    return { start, end: places[i + 1] ?? start, marks: [...open] };
  });
}
