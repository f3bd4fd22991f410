/** Decoded pictures: grey and upright. */
import { describe, expect, it } from 'vitest';
import { IDENTITY, type Matrix } from '../../../../src/formats/pdf/page.ts';
import { pictureOf } from '../../../../src/formats/pdf/picture.ts';

const [WIDTH, HEIGHT] = [240, 200];
/** Upright on a page: the unit square's y grows upwards, the page's downwards. */
const UPRIGHT: Matrix = [240, 0, 0, -200, 10, 220];

/** White but for one black pixel. */
function dotted(channels: number, x: number, y: number): Uint8Array {
  const data = new Uint8Array(WIDTH * HEIGHT * channels).fill(255);
  data.fill(0, (y * WIDTH + x) * channels, (y * WIDTH + x) * channels + Math.min(channels, 3));
  return data;
}

function blackAt(decoded: unknown, matrix: Matrix): [number, number, number, number] | null {
  const picture = pictureOf(decoded, matrix);
  if (!picture) return null;
  const at = picture.grey.indexOf(0);
  return [picture.width, picture.height, at % picture.width, Math.floor(at / picture.width)];
}

describe('a picture', () => {
  const size = { width: WIDTH, height: HEIGHT };
  it.each([1, 3, 4])('of %i bytes a pixel is grey', (channels) => {
    const decoded = { ...size, data: dotted(channels, 30, 20) };
    expect(blackAt(decoded, UPRIGHT)).toEqual([WIDTH, HEIGHT, 30, 20]);
    expect(pictureOf(decoded, UPRIGHT)?.box).toEqual({ x: 10, y: 20, width: 240, height: 200 });
  });

  it('of one bit a pixel is grey', () => {
    const data = new Uint8Array((WIDTH / 8) * HEIGHT).fill(255);
    data[20 * (WIDTH / 8) + 3] = 0b11011111;
    expect(blackAt({ ...size, data }, UPRIGHT)).toEqual([WIDTH, HEIGHT, 26, 20]);
  });

  it.each<[string, Matrix, [number, number, number, number]]>([
    ['clockwise', [0, 240, 200, 0, 0, 0], [HEIGHT, WIDTH, HEIGHT - 1 - 20, 30]],
    ['counter-clockwise', [0, -240, -200, 0, 200, 240], [HEIGHT, WIDTH, 20, WIDTH - 1 - 30]],
    ['upside down', [-240, 0, 0, 200, 240, 0], [WIDTH, HEIGHT, WIDTH - 1 - 30, HEIGHT - 1 - 20]],
  ])('turned %s is put upright', (_, matrix, wanted) => {
    expect(blackAt({ ...size, data: dotted(1, 30, 20) }, matrix)).toEqual(wanted);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a name', 'img'],
    ['too small', { width: 20, height: 20, data: new Uint8Array(400) }],
    ['of two bytes a pixel', { ...size, data: new Uint8Array(2 * WIDTH * HEIGHT) }],
  ])('that is %s is none', (_, decoded) => {
    expect(pictureOf(decoded, IDENTITY)).toBeNull();
  });
});
