/** Long token lists as overlapping windows, so that nothing is cut off. */

/** Tokens `start`…`end` are shown to the model; only `from`…`to` of its answer are used. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Windows over `length` tokens. Each token is answered for by exactly one window, in which it has
 * at least `overlap / 2` neighbours on either side, save at the ends of the list.
 * @param size longest window, more than `overlap`
 */
export function windowsOf(length: number, size: number, overlap: number): Window[] {
  if (size <= overlap) throw new RangeError(`windows of ${size} cannot overlap by ${overlap}`);
  const half = Math.floor(overlap / 2);
  const windows: Window[] = [];
  for (let start = 0; start < length; start += size - overlap) {
    const end = Math.min(length, start + size);
    const last = end === length;
    windows.push({
      start,
      end,
      from: start === 0 ? 0 : start + half,
      to: last ? length : end - overlap + half,
    });
    if (last) break;
  }
  return windows;
}
