/** How values are compared: names, bodies and kinds as a reader would call them the same. */

/** Lower case, one kind of space, no marks around it: 'Styrelsen.' and 'styrelsen' are the same. */
export function normalise(value: string): string {
  return value
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** True where both are the same value, or both absent. */
export function sameValue(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : normalise(a) === normalise(b);
}
