/** The lines of the text, as spans without their line ends. */
import { mended } from '../clean-text.ts';
import type { Span } from '../types.ts';
import { restoreLetters } from './lost-letters.ts';

export interface Line {
  readonly index: number;
  /** Without the line end, with its leading and trailing blanks. */
  readonly span: Span;
  /** Trimmed, unit for unit as in the document. */
  readonly text: string;
  /** As it was meant: letters composed, wrong encodings undone. For looking at only. */
  readonly plain: string;
  /** Of the trimmed text. */
  readonly inner: Span;
  /** Columns before the first character; a tab counts 4. */
  readonly indent: number;
  readonly blank: boolean;
  /** True where a form feed stands before it. */
  readonly newPage: boolean;
  /** Its number, where it is one of a run of titles numbered without a full stop. */
  readonly number: string | null;
}

const LINE_END = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/gu;

/** Splits at every kind of line end; a form feed ends a line and starts a page. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let newPage = false;
  for (const match of text.matchAll(LINE_END)) {
    lines.push(makeLine(text, lines.length, start, match.index, newPage));
    newPage = match[0] === '\f';
    start = match.index + match[0].length;
  }
  lines.push(makeLine(text, lines.length, start, text.length, newPage));
  return lines;
}

function makeLine(text: string, index: number, start: number, end: number, newPage: boolean): Line {
  const raw = text.slice(start, end);
  const trimmed = raw.trim();
  const lead = raw.length - raw.trimStart().length;
  const inner = { start: start + lead, end: start + lead + trimmed.length };
  let indent = 0;
  for (const char of raw.slice(0, lead)) indent += char === '\t' ? 4 : 1;
  return {
    index,
    span: { start, end },
    text: trimmed,
    plain: restoreLetters(mended(trimmed)),
    inner,
    indent,
    blank: trimmed === '',
    newPage,
    number: null,
  };
}
