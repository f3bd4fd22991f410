/** Numbers of lists as they are printed: 3, c, C, iii, III. */

export type NumeralStyle = '1' | 'a' | 'A' | 'i' | 'I';

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const LETTERS = 26;
/** Beyond this, letters and Roman numbers are only long. */
const LONGEST = 780;

/** A number of a list in a style; one that the style has no sign for stands in figures. */
export function numeral(value: number, style: NumeralStyle): string {
  if (style === '1' || value < 1 || value > LONGEST) return String(value);
  const lower = style.toLowerCase() === 'a' ? letters(value) : roman(value);
  return style === 'A' || style === 'I' ? lower.toUpperCase() : lower;
}

/** 1 is a, 27 is aa, 28 is bb, as word processors count. */
function letters(value: number): string {
  const letter = String.fromCharCode(97 + ((value - 1) % LETTERS));
  return letter.repeat(Math.ceil(value / LETTERS));
}

function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}
