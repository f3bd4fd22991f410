/**
 * The cleaned view's units and its way back: from a range of cleaned text to its place in the
 * document.
 */
import mojibake from './lexicon/mojibake.json' with { type: 'json' };
import type { Span } from './types.ts';

/** Cleaned text; `offsets[i]` is the place in the document of `text[i]`. */
export interface CleanText {
  readonly text: string;
  readonly offsets: Uint32Array;
}

const BROKEN = new Map<string, string>(Object.entries(mojibake.entries));
/** What UTF-8's lead bytes become when they are read as windows-1252. */
const BROKEN_START = 'ÃÂâ';
const MAY_BE_BROKEN = /[\u0300-\u036fÃÂâ]/u;
const LONGEST_BROKEN = 3;

/** True of a code unit that belongs to the letter before it. */
export function isCombining(unit: number): boolean {
  return unit >= 0x0300 && unit <= 0x036f;
}

/**
 * The letter at `at` and how many units of `source` it takes: a base with its combining marks is
 * one letter (NFC), so is 'Ã¥', which is å read in the wrong encoding.
 */
export function unitAt(source: string, at: number): { readonly text: string; length: number } {
  const first = source.charAt(at);
  if (BROKEN_START.includes(first)) {
    for (let length = LONGEST_BROKEN; length > 1; length--) {
      const meant = BROKEN.get(source.slice(at, at + length));
      if (meant !== undefined) return { text: meant, length };
    }
  }
  let length = 1;
  while (isCombining(source.charCodeAt(at + length))) length++;
  return { text: length === 1 ? first : source.slice(at, at + length).normalize('NFC'), length };
}

/** The text as it was meant, for looking at; it has no way back. */
export function mended(text: string): string {
  if (!MAY_BE_BROKEN.test(text)) return text;
  let out = '';
  for (let at = 0; at < text.length; ) {
    const unit = unitAt(text, at);
    out += unit.text;
    at += unit.length;
  }
  return out;
}

/**
 * The span in the document of `[start, end)` of a cleaned text; `source` is the document's text,
 * needed for the units that the last letter takes.
 */
export function sourceSpan(source: string, clean: CleanText, start: number, end: number): Span {
  if (start >= end) throw new RangeError(`empty range ${start}–${end} of a cleaned text`);
  const from = clean.offsets[start];
  const last = clean.offsets[end - 1];
  if (from === undefined || last === undefined) {
    throw new RangeError(`range ${start}–${end} is outside a cleaned text of ${clean.text.length}`);
  }
  return { start: from, end: last + unitAt(source, last).length };
}
