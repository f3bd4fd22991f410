/**
 * The cleaned view: line pieces joined to running text in which hyphenation at line ends is
 * undone, letters are composed (NFC) and blanks are single. Every unit knows its place.
 */
import { type CleanText, isCombining, mended, unitAt } from '../clean-text.ts';
import type { Span } from '../types.ts';
import { restoreLetters } from './lost-letters.ts';
import { restoreScanned } from './scanned.ts';

/** Zero-width marks and soft hyphens are no part of a word. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;
/** After these a hyphen at a line end is a suspended one: 'hälso- och sjukvård'. */
const SUSPENDING = /^(?:och|eller|samt|respektive|resp\.?|till|&)(?:\s|$)/iu;

/** Which words a document has, in small letters. */
export interface Words {
  has(word: string): boolean;
}

/**
 * Joins the pieces (lines of one block, in order) of `source`. `known` holds the words of the
 * document in lower case: a compound that it writes with its hyphen elsewhere keeps it.
 */
export function joinPieces(source: string, pieces: readonly Span[], known: Words): CleanText {
  const out = new Buffer(pieces.reduce((sum, { start, end }) => sum + end - start + 1, 0));
  pieces.forEach((piece, i) => {
    if (i > 0) bridge(out, source, piece, known);
    append(out, source, piece);
  });
  out.trimEnd();
  return { text: narrowed(restoreScanned(restoreLetters(out.text))), offsets: out.offsets };
}

const WIDE = /[\u0100-\u{10ffff}]/u;
/** A call takes no more arguments than some ten thousands. */
const MOST_UNITS = 10_000;

/**
 * The same text, made anew. A part of a document with one wide letter or dash in it takes two bytes
 * a unit, and so do its words; expressions and look-ups of all later stages are slower on them.
 */
function narrowed(text: string): string {
  if (text.length > MOST_UNITS || WIDE.test(text)) return text;
  const units: number[] = [];
  for (let i = 0; i < text.length; i++) units.push(text.charCodeAt(i));
  return String.fromCharCode(...units);
}

/** Text that grows at its end; time is linear in its length, however many lines are joined. */
class Buffer {
  #done = '';
  /** From the word on that the last line end stood in or after. */
  #line = '';
  #length = 0;
  #offsets: Uint32Array;
  /** The last unit; '' where there is none. */
  last = '';

  /** `most`: how many units are expected. */
  constructor(most: number) {
    this.#offsets = new Uint32Array(most);
  }

  get text(): string {
    return this.#done + this.#line;
  }

  get offsets(): Uint32Array {
    return this.#offsets.slice(0, this.#length);
  }

  /** What stands for the unit of the document at `offset`. */
  push(letter: string, offset: number): void {
    this.#reserve(letter.length);
    this.#offsets.fill(offset, this.#length, this.#length + letter.length);
    this.#add(letter);
  }

  /** Text of the document that stays as it is. */
  run(text: string, offset: number): void {
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) this.#offsets[this.#length + i] = offset + i;
    this.#add(text);
  }

  trimEnd(): void {
    while (this.last === ' ') this.pop();
  }

  pop(): void {
    this.#line = this.#line.slice(0, -1);
    this.#length--;
    this.last = this.#line.slice(-1);
  }

  lastWord(): string {
    const from = this.#line.lastIndexOf(' ') + 1;
    this.#done += this.#line.slice(0, from);
    this.#line = this.#line.slice(from);
    return this.#line;
  }

  #add(text: string): void {
    if (text === '') return;
    this.#line += text;
    this.#length += text.length;
    this.last = text.slice(-1);
  }

  #reserve(units: number): void {
    const needed = this.#length + units;
    if (needed <= this.#offsets.length) return;
    const wider = new Uint32Array(needed * 2);
    wider.set(this.#offsets);
    this.#offsets = wider;
  }
}

/** Decides what stands for the line end: nothing, a blank, or nothing and the hyphen goes too. */
function bridge(out: Buffer, source: string, next: Span, known: Words): void {
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

function isCompound(stem: string, rest: string, known: Words): boolean {
  const word = stem.replace(/^[^\p{L}\p{N}]+/u, '').toLowerCase();
  const tail = rest.toLowerCase();
  return known.has(`${word}-${tail}`) && !known.has(word + tail);
}

/** Blanks that are not single, marks of Markdown, and all that `unitAt` reads as something else. */
const UNEVEN = /\s{2}|[^\S ]|[\u0300-\u036f*_~ÃÂâ\u00ad\u200b-\u200d\u2060\ufeff]/u;

function append(out: Buffer, source: string, piece: Span): void {
  const text = source.slice(piece.start, piece.end);
  // Most lines are to stay as they are.
  if (!UNEVEN.test(text) && !isCombining(source.charCodeAt(piece.end))) {
    const skip = text.startsWith(' ') && (out.last === '' || out.last === ' ') ? 1 : 0;
    out.run(text.slice(skip), piece.start + skip);
    return;
  }
  for (let i = piece.start; i < piece.end; ) {
    if (isEmphasis(source, i, piece)) {
      i++;
      continue;
    }
    const unit = unitAt(source, i);
    if (/^\s/u.test(unit.text)) {
      if (out.last !== '' && out.last !== ' ') out.push(' ', i);
    } else if (!INVISIBLE.test(unit.text)) out.push(unit.text, i);
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
