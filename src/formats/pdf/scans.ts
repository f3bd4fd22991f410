/** Words seen in pictures → runs, as if the page had been set in type. */
import type { SeenWord } from '../ocr.ts';
import { lettersOf } from './letters.ts';
import type { Picture } from './picture.ts';
import { largest, median, type Run, smallest } from './run.ts';

/** A line's height, from the highest to the lowest stroke, in type sizes. */
const HEIGHT = 0.92;
/** Of that, what stands above the baseline. */
const RISE = 0.78;
/** Lines whose heights differ less are in one type: heights vary with the letters. */
const ALIKE = 1.35;

/** The words of one picture as runs of its page. */
export function runsOf(
  words: readonly SeenWord[],
  picture: Pick<Picture, 'width' | 'height' | 'box'>,
): Run[] {
  const across = picture.box.width / picture.width;
  const down = picture.box.height / picture.height;
  const lines = [...new Set(words.map(({ line }) => line))].map((line) =>
    words.filter((word) => word.line === line),
  );
  const heights = lines.map(heightOf);
  const usual = median(heights);
  return lines.flatMap((line, index) => {
    const top = smallest(line.map(({ y }) => y));
    const own = heights[index] ?? usual;
    const alike = own < usual * ALIKE && own > usual / ALIKE;
    const y = picture.box.y + (top + own * RISE) * down;
    return line.map((word): Run => {
      const x = picture.box.x + word.x * across;
      const width = word.width * across;
      const box = { x, y: picture.box.y + word.y * down, width, height: word.height * down };
      const size = ((alike ? usual : own) * down) / HEIGHT;
      return { text: lettersOf(word.text), x, y, width, size, bold: false, spaced: true, box };
    });
  });
}

function heightOf(line: readonly SeenWord[]): number {
  const bottom = largest(line.map(({ y, height }) => y + height));
  return bottom - smallest(line.map(({ y }) => y));
}
