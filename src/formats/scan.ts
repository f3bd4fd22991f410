/** A picture of one page → reading, through OCR where it is given. */
import type { Reading } from '../../pipeline/reading.ts';
import { ProblemError } from '../problem.ts';
import type { Ocr } from './ocr.ts';
import { compose } from './pdf/compose.ts';
import { largest } from './pdf/run.ts';
import { runsOf } from './pdf/scans.ts';

/** Scanners make 300 dots an inch; a point is a 72nd of one. */
const POINTS = 72 / 300;

/** Throws ProblemError 'no-text' without OCR; one page, whose size is that of what stands on it. */
export async function readScan(
  file: Uint8Array,
  ocr: Pick<Ocr, 'readFile'> | null,
): Promise<Reading> {
  if (ocr === null) {
    throw new ProblemError('no-text', 'is a picture without text: needs OCR, run with --ocr');
  }
  const words = await ocr.readFile(file);
  const width = largest(
    words.map((word) => word.x + word.width),
    1,
  );
  const height = largest(
    words.map((word) => word.y + word.height),
    1,
  );
  const box = { x: 0, y: 0, width: width * POINTS, height: height * POINTS };
  const runs = runsOf(words, { width, height, box });
  const page = { number: 1, width: box.width, height: box.height, runs, turned: [] };
  return compose([page], [{ code: 'ocr', message: 'read by OCR' }]);
}
