/** A picture of a page, read through a stand-in for tesseract. */
import { expect, it } from 'vitest';
import { NAMES } from '../../../src/formats/formats.ts';
import { readScan } from '../../../src/formats/scan.ts';

const word = { y: 100, height: 40, width: 200 };
const OCR = {
  readFile: async (file: Uint8Array) => [
    { ...word, text: `Närvarande${file[0]}`, line: 0, x: 50 },
    { ...word, text: 'Åsa', line: 1, x: 50, y: 200 },
    { ...word, text: 'Öhrn', line: 1, x: 265, y: 200 },
  ],
};
const FILE = Uint8Array.from([7]);

it('says what stands on the page, each word with its box in points', async () => {
  const { text, pages, origins, notes } = await readScan(FILE, OCR);
  expect(text).toBe('Närvarande7\n\nÅsa Öhrn');
  expect(pages).toBe(1);
  const [first] = origins;
  const { x, y, width, height } = first?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  expect([first?.page, ...[x, y, width, height].map((n) => Math.round(n * 10) / 10)]).toEqual([
    1, 12, 24, 48, 9.6,
  ]);
  expect(notes).toEqual([{ code: 'ocr', message: 'read by OCR' }]);
});

it('that shows no words has no text', async () => {
  const { text, pages } = await readScan(FILE, { readFile: async () => [] });
  expect([text.trim(), pages]).toEqual(['', 1]);
});

it('without OCR says what it needs', async () => {
  await expect(readScan(FILE, null)).rejects.toMatchObject({
    code: 'no-text',
    message: expect.stringContaining('run with --ocr'),
  });
});

it('is read where it is named, not wherever one lies in a folder', () => {
  expect(NAMES).toContain('pdf');
  expect(NAMES.filter((name) => /^(?:png|jpe?g|tiff?)$/u.test(name))).toEqual([]);
});
