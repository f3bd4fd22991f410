/** Items as pdf.js gives them → a page of runs in its upright frame. */
import type { Box } from '../../../pipeline/reading.ts';
import { lettersOf } from './letters.ts';
import type { Page, Run } from './run.ts';

/** `[a b c d e f]` of PDF: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Leaves all as it is. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Text as pdf.js gives it: its matrix leads to the page's own space, of which y grows upwards. */
export interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
  readonly hasEOL: boolean;
}

/** What stands on a page. */
export interface Content {
  readonly items: readonly Item[];
  /** By name of the font, in type sizes; `descent` is negative. */
  readonly styles: Readonly<Record<string, { readonly ascent: number; readonly descent: number }>>;
}

/** How a page is shown: turned and cut to its visible part, in points from the upper left. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

/** A run before it is known which way its page is up. `angle` in degrees, clockwise. */
interface Placed {
  readonly item: Item;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly angle: number;
  readonly spaced: boolean;
}

/** The page `number` (from 1) with what stands on it; `view` is how it is shown at scale 1. */
export function pageOf(
  number: number,
  view: View,
  content: Content,
  bold: (font: string) => boolean,
): Page {
  const { width, height, transform } = view;
  // What lies outside the visible part pdf.js has left out.
  const placed = placedItems(content, transform);
  const up = mainAngle(placed);
  const runs = (angle: number): Run[] =>
    placed.filter((one) => one.angle === angle).map((one) => runOf(one, content, view, bold));
  const others = new Set(placed.map(({ angle }) => angle).filter((angle) => angle !== up));
  const sideways = up === 90 || up === 270;
  return {
    number,
    width: sideways ? height : width,
    height: sideways ? width : height,
    runs: runs(up),
    turned: [...others].map(runs),
  };
}

function placedItems(content: Content, view: readonly number[]): Placed[] {
  const placed: Placed[] = [];
  let spaced = false;
  for (const item of content.items) {
    const text = lettersOf(item.str);
    if (text.trim() === '') {
      spaced ||= item.str !== '' && !item.hasEOL;
      continue;
    }
    const [a, b, c, d, e, f] = multiply(view, item.transform);
    const size = Math.hypot(c, d);
    const angle = (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
    if ([size, e, f].every(Number.isFinite) && size > 0) {
      placed.push({ item, text, x: e, y: f, size, angle, spaced: spaced || /^ /u.test(text) });
    }
    spaced = / $/u.test(text);
  }
  return placed;
}

/** The matrix that first does `n`, then `m`. */
export function multiply(m: readonly number[], n: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** The way in which most letters of the page run. */
function mainAngle(placed: readonly Placed[]): number {
  const letters = new Map<number, number>();
  for (const { angle, text } of placed) letters.set(angle, (letters.get(angle) ?? 0) + text.length);
  return [...letters].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
}

function runOf(
  { item, text, x, y, size, angle, spaced }: Placed,
  content: Content,
  { width, height }: View,
  bold: (font: string) => boolean,
): Run {
  const style = content.styles[item.fontName];
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const rise = size * clamp(style?.ascent ?? 0, 0.6, 1);
  const drop = size * clamp(-(style?.descent ?? 0), 0.15, 0.4);
  const corners = [-rise, drop].flatMap((v) =>
    [0, item.width].map((u): [number, number] => [x + u * cos - v * sin, y + u * sin + v * cos]),
  );
  // Turned upright, the page's own corner comes to lie in the upper left again.
  const ends = [0, width].flatMap((px) => [0, height].map((py): [number, number] => [px, py]));
  const left = Math.min(...ends.map(([px, py]) => px * cos + py * sin));
  const top = Math.min(...ends.map(([px, py]) => py * cos - px * sin));
  return {
    text,
    x: x * cos + y * sin - left,
    y: y * cos - x * sin - top,
    width: item.width,
    size,
    bold: bold(item.fontName),
    spaced,
    box: boxOf(corners),
  };
}

function boxOf(corners: readonly (readonly [number, number])[]): Box {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return {
    x: rounded(x),
    y: rounded(y),
    width: rounded(Math.max(...xs) - x),
    height: rounded(Math.max(...ys) - y),
  };
}

/** Hundredths of a point are enough for any eye. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
