/**
 * Tokens to numbers: hashed n-grams, shape, membership in lists of names. Must equal
 * models/training/text.py to the last bit; tests/recognise/features.test.ts holds both to it.
 */
import { fnv, SEED, step } from '../hashing.ts';
import { remember } from '../remember.ts';

/** Raised when what this file computes changes: a model fits one version only. */
export const FEATURES_VERSION = 2;

/** How the features of a model are cut; stands in its manifest. */
export interface FeatureSettings {
  /** Rows of the table of whole words; ids run from 1 to this, 0 is for words without rows. */
  readonly words: number;
  /** Rows of the n-gram table; ids run from 1 to this, 0 pads. */
  readonly buckets: number;
  readonly gramMin: number;
  readonly gramMax: number;
  /** Number of shape ids. */
  readonly shapes: number;
}

/**
 * - single: words, case ignored; one column
 * - exact: words whose case counts; one column
 * - phrase: words joined by one space, case ignored; a column for a match's first word, one for
 *   the words after it
 */
export type GazetteerKind = 'single' | 'exact' | 'phrase';

/** A list of names as a model's folder holds it; entries of 'single' and 'phrase' are lower case. */
export interface GazetteerList {
  readonly name: string;
  readonly kind: GazetteerKind;
  readonly entries: readonly string[];
}

/** A longer word keeps its first and last half of these units. */
const MAX_UNITS = 32;
const SHAPE_UNITS = 8;
/** Two rows a word, so that two words rarely share both. */
const WORD_SEEDS = [0x9747b28c, 0x3c6ef372] as const;
const KNOWN_SEEDS = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;
/** Rows that each word has in the table of whole words. */
export const ROWS_A_WORD = WORD_SEEDS.length;

/**
 * Which words have rows of their own; others would get those of strangers. A Bloom filter: of some
 * 500 unknown words one counts as known. Its bits are packed, the highest of a byte first.
 */
export class KnownWords {
  readonly #bits: Uint8Array;

  constructor(bits: Uint8Array) {
    this.#bits = bits;
  }

  /** Rows (1…words) of a normalised word, zeros where it has none. FNV-1a, as for the n-grams. */
  rows(normal: string, settings: FeatureSettings): number[] {
    const word = `<${shortened(normal)}>`;
    const known = KNOWN_SEEDS.every((seed) => this.#has(fnv(word, seed)));
    return WORD_SEEDS.map((seed) => (known ? (fnv(word, seed) % settings.words) + 1 : 0));
  }

  #has(hash: number): boolean {
    const place = hash % (this.#bits.length * 8);
    return (((this.#bits[place >>> 3] ?? 0) >>> (7 - (place & 7))) & 1) === 1;
  }
}

/** Bucket ids (1…buckets) of a word's n-grams by their start and length, between '<' and '>'. */
export function grams(normal: string, settings: FeatureSettings): number[] {
  const word = `<${shortened(normal)}>`;
  const { buckets, gramMin, gramMax } = settings;
  const ids: number[] = [];
  for (let start = 0; start < word.length; start++) {
    let hash = SEED;
    const longest = Math.min(gramMax, word.length - start);
    for (let length = 1; length <= longest; length++) {
      hash = step(hash, word.charCodeAt(start + length - 1));
      if (length >= gramMin) ids.push(((hash >>> 0) % buckets) + 1);
    }
  }
  return ids;
}

function shortened(normal: string): string {
  const half = MAX_UNITS / 2;
  return normal.length > MAX_UNITS ? normal.slice(0, half) + normal.slice(-half) : normal;
}

/** Letters to X and x, digits to d, runs cut to two, eight marks at most: 'Anna-Lena' is 'Xxx-Xxx'. */
export function shapeOf(token: string): string {
  const marks: string[] = [];
  for (const char of token) {
    const mark = markOf(char);
    if (marks.at(-1) === mark && marks.at(-2) === mark) continue;
    marks.push(mark);
    if (marks.length === SHAPE_UNITS) break;
  }
  return marks.join('');
}

const markOf = remember((char) => {
  if (/^[\p{Lu}\p{Lt}]$/u.test(char)) return 'X';
  if (/^\p{L}$/u.test(char)) return 'x';
  return /^\p{Nd}$/u.test(char) ? 'd' : char;
});

/** The shape's id, 0…shapes-1. */
export function shapeId(token: string, settings: FeatureSettings): number {
  return fnv(shapeOf(token)) % settings.shapes;
}

interface Indexed {
  readonly kind: GazetteerKind;
  readonly entries: ReadonlySet<string>;
  /** First words of the entries, and how many words those have at most. */
  readonly starts: ReadonlyMap<string, number>;
  readonly column: number;
}

/** What a token by itself says of the lists. */
export interface Marks {
  readonly key: string;
  /** Columns of the lists of words that it stands in. */
  readonly columns: readonly number[];
  /** A bit by list of phrases: a match may start here. */
  readonly starts: number;
}

/** The lists of names, made ready for look-up. */
export class Gazetteer {
  /** Columns of a token's row. */
  readonly width: number;
  readonly #words: readonly Indexed[];
  readonly #phrases: readonly Indexed[];

  constructor(lists: readonly GazetteerList[]) {
    let column = 0;
    const indexed = lists.map(({ kind, entries }): Indexed => {
      const own = column;
      column += kind === 'phrase' ? 2 : 1;
      return {
        kind,
        entries: new Set(entries),
        starts: longestByFirst(entries),
        column: own,
      };
    });
    this.#words = indexed.filter(({ kind }) => kind !== 'phrase');
    this.#phrases = indexed.filter(({ kind }) => kind === 'phrase');
    this.width = column;
  }

  /** Writes 1 where a token stands in a list; `out` is zeroed, row-major, from `offset` on. */
  fill(tokens: readonly Marks[], out: Uint8Array, offset: number): void {
    let starting = 0;
    for (let row = 0; row < tokens.length; row++) {
      const own = tokens[row];
      if (own === undefined) continue;
      for (const column of own.columns) out[offset + row * this.width + column] = 1;
      starting |= own.starts;
    }
    for (let index = 0; starting >>> index > 0; index++) {
      const list = this.#phrases[index];
      if (list && (starting >>> index) & 1) this.#fillPhrases(list, index, tokens, out, offset);
    }
  }

  /** What the lists say of a token: remember it, tokens recur. */
  marksOf(token: string): Marks {
    const key = token.replaceAll('\u00ad', '').toLowerCase();
    return {
      key,
      columns: this.#words.flatMap(({ kind, entries, column }) =>
        listed(entries, kind === 'exact' ? token : key) ? [column] : [],
      ),
      starts: this.#phrases.reduce(
        (bits, { entries, starts }, index) =>
          starts.has(key) || listed(entries, key) ? bits | (1 << index) : bits,
        0,
      ),
    };
  }

  /** The longest match at each place, from the left; what a match covers starts no other. */
  #fillPhrases(
    list: Indexed,
    index: number,
    marks: readonly Marks[],
    out: Uint8Array,
    offset: number,
  ): void {
    let position = 0;
    while (position < marks.length) {
      const starts = ((marks[position]?.starts ?? 0) >>> index) & 1;
      const found = starts ? longestMatch(list, marks, position) : 0;
      for (let inside = 0; inside < found; inside++) {
        const row = offset + (position + inside) * this.width;
        out[row + list.column + (inside === 0 ? 0 : 1)] = 1;
      }
      position += Math.max(found, 1);
    }
  }
}

function longestByFirst(entries: readonly string[]): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const entry of entries) {
    const words = entry.split(' ');
    const first = words[0] ?? '';
    longest.set(first, Math.max(words.length, longest.get(first) ?? 0));
  }
  return longest;
}

/** Number of tokens of the longest entry that starts at `position`, 0 where none does. */
function longestMatch(list: Indexed, marks: readonly Marks[], position: number): number {
  const first = marks[position]?.key ?? '';
  const longest = list.starts.get(first) ?? 1;
  let found = listed(list.entries, first) ? 1 : 0;
  let phrase = first;
  for (let length = 2; length <= longest && position + length <= marks.length; length++) {
    phrase += ` ${marks[position + length - 1]?.key}`;
    if (listed(list.entries, phrase)) found = length;
  }
  return found;
}

/** In the list as it stands or without a genitive ending. */
function listed(entries: ReadonlySet<string>, phrase: string): boolean {
  if (entries.has(phrase)) return true;
  if (phrase.endsWith(':s')) return entries.has(phrase.slice(0, -2));
  return phrase.endsWith('s') && entries.has(phrase.slice(0, -1));
}
