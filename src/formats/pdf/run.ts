/** What a page holds before anything is known of its lines. */
import type { Box } from '../../../pipeline/reading.ts';

/**
 * Text set in one go. `x`, `y` and `width` are points in the upright frame of its page: x grows
 * along the line, y downwards; `y` is the baseline.
 */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the type, in points. */
  readonly size: number;
  readonly bold: boolean;
  /** True where the file itself sets a blank before it. */
  readonly spaced: boolean;
  /** Its place on the page as it is shown. */
  readonly box: Box;
}

/** A page with the runs that stand upright and, group by group, those turned otherwise. */
export interface Page {
  /** From 1. */
  readonly number: number;
  /** Of the upright frame, in points. */
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly turned: readonly (readonly Run[])[];
}

/** The smallest box around all; there is at least one. */
export function boxAround(boxes: readonly Box[]): Box {
  const x = smallest(boxes.map((box) => box.x));
  const y = smallest(boxes.map((box) => box.y));
  const right = largest(boxes.map((box) => box.x + box.width));
  const bottom = largest(boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The largest of numbers however many, at least `floor`; they are never spread over a call. */
export function largest(numbers: readonly number[], floor = -Infinity): number {
  return numbers.reduce((best, one) => (one > best ? one : best), floor);
}

/** The smallest of numbers however many. */
export function smallest(numbers: readonly number[]): number {
  return -largest(numbers.map((one) => -one));
}

/** The middle of the numbers; 0 where there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
