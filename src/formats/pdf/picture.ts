/** Decoded pictures of a page: grey, turned upright, with their place. */
import type { Box } from '../../../pipeline/reading.ts';
import type { Matrix } from './page.ts';

/** A picture as it is seen: one byte a pixel (0 is black), row by row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  /** Its place on the page, in points. */
  readonly box: Box;
}

/** Smaller ones, in pixels, are logotypes and lines. */
const SMALLEST = 200;

interface Raw {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/**
 * A picture from what pdf.js decoded, `matrix` being where its unit square lies on the page as
 * shown. Null where it is none, or too small to hold text.
 */
export function pictureOf(decoded: unknown, matrix: Matrix): Picture | null {
  if (!isRaw(decoded) || Math.min(decoded.width, decoded.height) < SMALLEST) return null;
  const grey = greyOf(decoded);
  if (!grey) return null;
  const [a, b, c, d, e, f] = matrix;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const box = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  const { width, height } = decoded;
  const quarters = (Math.round((Math.atan2(b, a) * 2) / Math.PI) + 4) % 4;
  return { ...turned({ width, height, grey }, quarters), box };
}

function isRaw(value: unknown): value is Raw {
  if (typeof value !== 'object' || value === null) return false;
  const { width, height, data } = value as Partial<Raw>;
  const bytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray;
  return bytes && typeof width === 'number' && typeof height === 'number';
}

/** One byte a pixel of one bit, one, three or four bytes a pixel; null of anything else. */
function greyOf({ width, height, data }: Raw): Uint8Array | null {
  const pixels = width * height;
  const channels = data.length / pixels;
  if (channels === 1) return new Uint8Array(data);
  const grey = new Uint8Array(pixels);
  const row = Math.ceil(width / 8);
  if (data.length === row * height) {
    for (let i = 0; i < pixels; i++) {
      const x = i % width;
      const byte = data[Math.floor(i / width) * row + (x >> 3)] ?? 0;
      grey[i] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
    return grey;
  }
  if (channels !== 3 && channels !== 4) return null;
  for (let i = 0; i < pixels; i++) {
    const at = i * channels;
    grey[i] = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
  }
  return grey;
}

type Pixels = Pick<Picture, 'width' | 'height' | 'grey'>;

/** Turned clockwise by quarters of a circle. */
function turned({ width, height, grey }: Pixels, quarters: number): Pixels {
  if (quarters === 0) return { width, height, grey };
  const out = new Uint8Array(grey.length);
  const [w, h] = quarters === 2 ? [width, height] : [height, width];
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const from =
        quarters === 1
          ? (height - 1 - x) * width + y
          : quarters === 2
            ? (height - 1 - y) * width + (width - 1 - x)
            : x * width + (width - 1 - y);
      out[y * w + x] = grey[from] ?? 0;
    }
  }
  return { width: w, height: h, grey: out };
}
