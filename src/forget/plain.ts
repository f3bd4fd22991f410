/** A text without case and accents, each letter with its place, for names written in any way. Pure. */

/** `text` is lower case; `starts[i]` and `ends[i]` are the place of its unit `i` in the original. */
export interface Plain {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A letter with its marks, what stands in no word, or a word's break at the end of a line. */
const UNIT = /\u00AD|(?<=\p{L})[-\u2010][^\S\n]*\r?\n[^\S\n]*(?=\p{Ll})|\P{M}\p{M}*|\p{M}/gu;

function plainUnit(unit: string): string {
  if (unit === '\u00AD' || (unit.length > 1 && /^[-\u2010]/u.test(unit))) return '';
  if (unit.length === 1 && unit < '\u0080') return unit.toLowerCase();
  const lower = unit.normalize('NFKC').toLowerCase();
  return 'åäö'.includes(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Folds a text: å, ä and ö stay, a soft hyphen and a hyphen at a line's end go. */
export function plain(text: string): Plain {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    const letters = plainUnit(unit);
    folded += letters;
    for (let i = 0; i < letters.length; i++) {
      starts.push(index);
      ends.push(index + unit.length);
    }
  }
  return { text: folded, starts, ends };
}

/** The letters without rings and dots, as addresses and foreign keyboards have them. */
export function ringless(text: string): string {
  return text.replace(/[åä]/gu, 'a').replaceAll('ö', 'o');
}
