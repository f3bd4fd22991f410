/**
 * The cleaned view: line pieces joined to running text in which hyphenation at line ends is
 * undone, letters are composed (NFC) and blanks are single. Every unit knows its place.
 */
import { type CleanText, mended, unitAt } from '../clean-text.ts';
import type { Span } from '../types.ts';
import { restoreLetters } from './lost-letters.ts';
import { restoreScanned } from './scanned.ts';

/** Zero-width marks and soft hyphens are no part of a word. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;
/** After these a hyphen at a line end is a suspended one: 'hälso- och sjukvård'. */
const SUSPENDING = /^(?:och|eller|samt|respektive|resp\.?|till|&)(?:\s|$)/iu;

/**
 * Joins the pieces (lines of one block, in order) of `source`. `known` holds the words of the
 * document in lower case: a compound that it writes with its hyphen elsewhere keeps it.
 */
export function joinPieces(
  source: string,
  pieces: readonly Span[],
  known: ReadonlySet<string>,
): CleanText {
  const out = new Buffer();
  pieces.forEach((piece, i) => {
    if (i > 0) bridge(out, source, piece, known);
    append(out, source, piece);
  });
  out.trimEnd();
  const text = restoreScanned(restoreLetters(out.units.join('')));
  return { text, offsets: Uint32Array.from(out.offsets) };
}

class Buffer {
  readonly units: string[] = [];
  readonly offsets: number[] = [];

  push(unit: string, offset: number): void {
    this.units.push(unit);
    this.offsets.push(offset);
  }

  trimEnd(): void {
    while (this.units.at(-1) === ' ') this.pop();
  }

  pop(): void {
    this.units.pop();
    this.offsets.pop();
  }

  lastWord(): string {
    const from = this.units.lastIndexOf(' ') + 1;
    return this.units.slice(from).join('');
  }
}

/** Decides what stands for the line end: nothing, a blank, or nothing and the hyphen goes too. */
function bridge(out: Buffer, source: string, next: Span, known: ReadonlySet<string>): void {
  out.trimEnd();
  const last = out.lastWord();
  const following = mended(
    source.slice(next.start, Math.min(next.end, next.start + 60)),
  ).trimStart();
  const hyphenated = /[\p{L}\p{N}][-\u2010\u2011]$/u.test(last);
  if (!hyphenated || SUSPENDING.test(following) || !/^[\p{L}\p{N}]/u.test(following)) {
    out.push(' ', next.start);
    return;
  }
  const stem = last.slice(0, -1);
  const rest = /^[\p{L}\p{N}]+/u.exec(following)?.[0] ?? '';
  const keepsHyphen =
    /^[\p{Lu}\p{N}]/u.test(rest) ||
    /^[\p{Lu}\p{N}]{2,}$/u.test(stem) ||
    isCompound(stem, rest, known);
  if (!keepsHyphen) out.pop();
}

function isCompound(stem: string, rest: string, known: ReadonlySet<string>): boolean {
  const word = stem.replace(/^[^\p{L}\p{N}]+/u, '').toLowerCase();
  const tail = rest.toLowerCase();
  return known.has(`${word}-${tail}`) && !known.has(word + tail);
}

function append(out: Buffer, source: string, piece: Span): void {
  for (let i = piece.start; i < piece.end; ) {
    if (isEmphasis(source, i, piece)) {
      i++;
      continue;
    }
    const unit = unitAt(source, i);
    if (/^\s/u.test(unit.text)) {
      if (out.units.length > 0 && out.units.at(-1) !== ' ') out.push(' ', i);
    } else if (!INVISIBLE.test(unit.text)) {
      for (const letter of unit.text.split('')) out.push(letter, i);
    }
    i += unit.length;
  }
}

/** Markdown's marks around words: `**`, `~~`, `__`, and a single `*` or `_` at a word's edge. */
function isEmphasis(source: string, at: number, piece: Span): boolean {
  const mark = source.charAt(at);
  if (mark !== '*' && mark !== '_' && mark !== '~') return false;
  const before = at > piece.start ? source.charAt(at - 1) : ' ';
  const after = at + 1 < piece.end ? source.charAt(at + 1) : ' ';
  if (before === mark || after === mark) return true;
  if (mark === '~') return false;
  const opens = !/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}"”(]/u.test(after);
  const closes = /[\p{L}\p{N}"”).!?:]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
  return opens || closes;
}
