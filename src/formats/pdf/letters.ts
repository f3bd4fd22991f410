/** What a PDF calls letters → what a reader calls letters. */

/** Marks of symbol fonts, as Word writes them. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['\uf0b7', '•'],
  ['\uf0a7', '▪'],
  ['\uf06f', '○'],
  ['\uf0a8', '○'],
  ['\uf0d8', '>'],
  ['\uf02d', '–'],
  ['\uf0e0', '→'],
]);

/** An accent that is set apart from its letter, and the mark that joins it. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['¨', '\u0308'],
  ['˚', '\u030a'],
  ['´', '\u0301'],
]);

const BEFORE = /([¨˚´]) ?([aouenAOUEN])/gu;
const AFTER = /([aouenAOUEN])([¨˚´])/gu;
const LIGATURE = /[\ufb00-\ufb06]/gu;
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2060-\u2064\ufeff\ufffe\uffff]/gu;
const BLANK = /[\t\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** 'P R O T O K O L L': at least four capitals, one blank between each. */
const LETTERSPACED = /(?<!\S)\p{Lu}(?: \p{Lu}){3,}(?!\S)/gu;

/** The text of a run: composed letters (NFC), plain blanks, marks for symbols, no ligatures. */
export function lettersOf(raw: string): string {
  return raw
    .replace(BLANK, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE, '\ufffd')
    .replace(LIGATURE, (one) => one.normalize('NFKC'))
    .replace(/[\uf000-\uf0ff]/gu, (one) => SYMBOLS.get(one) ?? one)
    .replace(BEFORE, (_, accent: string, letter: string) => letter + (ACCENTS.get(accent) ?? ''))
    .replace(AFTER, (_, letter: string, accent: string) => letter + (ACCENTS.get(accent) ?? ''))
    .normalize('NFC');
}

/** The text of a line: a soft hyphen is a hyphen at its end and nothing elsewhere. */
export function tidyLine(text: string): string {
  return text
    .replace(/\u00ad\s*$/u, '-')
    .replace(/\u00ad/gu, '')
    .replace(LETTERSPACED, (word) => word.replaceAll(' ', ''))
    .replace(/ {2,}/gu, ' ')
    .trim();
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Raised digits as such, so that a note's number is no part of the word before it. */
export function raised(text: string): string {
  return text.replace(/\d/gu, (digit) => RAISED.charAt(Number(digit)));
}

const NARROW = /[\sijlrtfI.,:;!'()|-]/gu;
const BROAD = /[\p{Lu}mw%@–—]/gu;
const [NARROW_LESS, BROAD_MORE] = [0.45, 0.3];

/** How wide a text is beside others in the same type: an ordinary letter is 1. */
export function widthOf(text: string): number {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  return text.length - NARROW_LESS * count(NARROW) + BROAD_MORE * count(BROAD);
}
