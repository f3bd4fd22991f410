/** Places of a text as people count them. Pure. */

/** 'line:column', both from 1; columns count UTF-16 units. */
export function placesIn(text: string): (offset: number) => string {
  const starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return `${line + 1}:${offset - (starts[line] ?? 0) + 1}`;
  };
}
