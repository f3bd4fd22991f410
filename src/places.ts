/** From offsets in a text to lines and columns. */

/** Line and column of a place, both from 1; columns count UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Prepares a text for many questions. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** The same as 'line:column'. */
export function placeTextsIn(text: string): (offset: number) => string {
  const placeOf = placesIn(text);
  return (offset) => {
    const { line, column } = placeOf(offset);
    return `${line}:${column}`;
  };
}
