/** From figures to places in a drawing. */

/** Where a figure lies, in units of the drawing with one decimal. */
export type Scale = (value: number) => number;

/** The straight line that takes `from` to `start` and `to` to `end`. */
export function scaleOf(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  const step = (end - start) / (to - from);
  return (value) => Math.round(10 * (start + (value - from) * step)) / 10;
}

/** Round figures from `from` to 1: every tenth, or every fifth of a long way. */
export function ticksOf(from: number): number[] {
  const step = from < 0.5 ? 2 : 1;
  const tenths = Array.from({ length: 11 }, (_, tenth) => tenth);
  return tenths.filter((t) => t >= 10 * from - 1e-9 && (10 - t) % step === 0).map((t) => t / 10);
}

/** The tenth at or below the least figure, so that points far from 0 are not pressed together. */
export function floorOf(values: readonly number[]): number {
  return Math.min(0.9, Math.floor(10 * Math.min(...values) + 1e-9) / 10);
}
