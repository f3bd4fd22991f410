/** Words as word pieces, and long sentences as windows that end between words. */
import type { Window } from '../../pipeline/recognise/windows.ts';

/** Of a longer word only so many code units are read: its beginning decides its label. */
const MOST_UNITS = 200;
/** How many words' pieces are remembered before the memory starts afresh. */
const MEMORY = 50_000;

/** The beginning of a long word, never half a character. */
function beginningOf(word: string): string {
  if (word.length <= MOST_UNITS) return word;
  const last = word.charCodeAt(MOST_UNITS - 1);
  const inPair = last >= 0xd800 && last < 0xdc00;
  return word.slice(0, inPair ? MOST_UNITS - 1 : MOST_UNITS);
}

/** Cuts words one by one, so that it is known whose a piece is. */
export class WordPieces {
  readonly #encode: (text: string) => readonly number[];
  readonly #spaced: boolean;
  readonly #most: number;
  readonly #known = new Map<string, readonly number[]>();

  /**
   * @param encode the tokenizer, without special pieces
   * @param spaced true where a word is read with the space before it
   * @param most pieces of one word that are kept
   */
  constructor(encode: (text: string) => readonly number[], spaced: boolean, most: number) {
    this.#encode = encode;
    this.#spaced = spaced;
    this.#most = most;
  }

  /** Pieces of a word; none where the tokenizer leaves nothing of it. */
  of(word: string): readonly number[] {
    const start = beginningOf(word);
    const known = this.#known.get(start);
    if (known !== undefined) return known;
    if (this.#known.size >= MEMORY) this.#known.clear();
    const pieces = this.#encode(this.#spaced ? ` ${start}` : start).slice(0, this.#most);
    this.#known.set(start, pieces);
    return pieces;
  }
}

/**
 * Windows over words of so many pieces each. Each word is answered for by exactly one window;
 * neighbouring windows share up to `overlap` pieces, the middle of which parts them.
 * @param size pieces of the longest window; no word has more
 */
export function pieceWindows(counts: readonly number[], size: number, overlap: number): Window[] {
  const windows: Window[] = [];
  let [start, from] = [0, 0];
  while (start < counts.length) {
    const end = fill(counts, start, size);
    const last = end === counts.length;
    const next = last ? end : back(counts, start, end, overlap);
    const to = last ? end : next + Math.floor((end - next) / 2);
    windows.push({ start, end, from, to });
    from = to;
    start = next;
  }
  return windows;
}

function fill(counts: readonly number[], start: number, size: number): number {
  let end = start;
  for (let sum = 0; end < counts.length; end++) {
    // A word without pieces counts too, so that no window is endless.
    sum += Math.max(1, counts[end] ?? 0);
    if (sum > size && end > start) break;
  }
  return end;
}

/** Where the next window begins: before `end` by at most `overlap` pieces, yet after `start`. */
function back(counts: readonly number[], start: number, end: number, overlap: number): number {
  let next = end;
  for (let sum = 0; next - 1 > start; next--) {
    sum += Math.max(1, counts[next - 1] ?? 0);
    if (sum > overlap) break;
  }
  return next;
}
