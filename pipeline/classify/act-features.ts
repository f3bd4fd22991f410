/** Hashed words of a unit and its neighbours; equals models/training/acts_text.py to the bit. */
import { fnv, normalise, step } from '../hashing.ts';

/** Raised when what this file computes changes: a model fits one version only. */
export const ACT_FEATURES_VERSION = 1;

const HEADING_WORDS = 7;
const ENDINGS = new Set(['.', ';', '?', '!', ',']);
const SPACE = ' '.charCodeAt(0);

/** How many words of a neighbour before and after count. */
const BEFORE = 12;
const AFTER = 6;

/**
 * Feature ids (0…buckets-1) of each unit. A name that a unit has twice counts once.
 * @param units token lists of a whole document's units, in order
 */
export function actFeatures(units: readonly (readonly string[])[], buckets: number): Uint32Array[] {
  if (memory.size > MEMORY) memory = new Words();
  const words = memory;
  const first = unitOf(words, ['<start>']);
  const last = unitOf(words, ['<end>']);
  const read = units.map((unit) => unitOf(words, unit));
  let heading = unitOf(words, []);
  return read.map((unit, index) => {
    const before = read[index - 1] ?? first;
    const hashes: number[] = [];
    addOwn(hashes, unit);
    addNeighbour(hashes, 'p', before, BEFORE);
    hashes.push(joined('pa', before, 6));
    addNeighbour(hashes, 'q', read[index - 2] ?? first, BEFORE);
    addNeighbour(hashes, 'z', read[index + 1] ?? last, AFTER);
    hashes.push(joined('h', heading, HEADING_WORDS));
    addMarked(hashes, 'hw', heading, HEADING_WORDS);
    if (isHeading(unit)) heading = unit;
    return idsOf(hashes, buckets);
  });
}

function idsOf(hashes: readonly number[], buckets: number): Uint32Array {
  const ids = new Uint32Array(hashes.length);
  for (let i = 0; i < ids.length; i++) ids[i] = (hashes[i] ?? 0) % buckets;
  return ids;
}

/** What is put before a word: its own unit's, a pair's first, a neighbour's, the heading's. */
type Mark = 'w' | 'b' | 'pw' | 'qw' | 'zw' | 'hw';

/** A normalised word and its hash after each mark: hashing is what takes time, and words recur. */
interface Word {
  readonly text: string;
  readonly hashes: Readonly<Record<Mark, number>>;
  /** The number of the unit that was last seen to hold it, and its place in `all` there. */
  unit: number;
  place: number;
}

/** Words; one object for all tokens of one. */
class Words {
  /** How many units were read. */
  units = 0;
  readonly #normals = new Map<string, Word>();
  /** By token as it is written, which saves normalising it again. */
  readonly #tokens = new Map<string, Word>();

  get size(): number {
    return this.#tokens.size;
  }

  of(token: string): Word {
    const known = this.#tokens.get(token);
    if (known) return known;
    const text = normalise(token);
    const word = this.#normals.get(text) ?? {
      text,
      hashes: hashesOf(text),
      unit: 0,
      place: 0,
    };
    this.#normals.set(text, word);
    this.#tokens.set(token, word);
    return word;
  }
}

/** How many different tokens are remembered before the memory starts afresh. */
const MEMORY = 50_000;
let memory = new Words();

function hashesOf(text: string): Word['hashes'] {
  const after = (mark: Mark): number => fnv(text, fnv(mark));
  return {
    w: after('w'),
    b: after('b'),
    pw: after('pw'),
    qw: after('qw'),
    zw: after('zw'),
    hw: after('hw'),
  };
}

/** A unit's words; `all` has each once, in the order in which they first stand there. */
interface Unit {
  readonly words: readonly Word[];
  readonly all: readonly Word[];
  /** Of each word, its place in `all`. */
  readonly places: readonly number[];
}

function unitOf(words: Words, tokens: readonly string[]): Unit {
  const unit = { words: [] as Word[], all: [] as Word[], places: [] as number[] };
  const number = ++words.units;
  for (const token of tokens) {
    const word = words.of(token);
    if (word.unit !== number) {
      word.unit = number;
      word.place = unit.all.push(word) - 1;
    }
    unit.words.push(word);
    unit.places.push(word.place);
  }
  return unit;
}

/** The hash of a mark and the first `most` words with a space between them. */
function joined(mark: string, { words }: Unit, most: number): number {
  let hash = fnv(mark);
  for (let i = 0; i < words.length && i < most; i++) {
    if (i > 0) hash = step(hash, SPACE);
    hash = fnv(words[i]?.text ?? '', hash);
  }
  return hash;
}

/** Hashes of each different word of the first `most` after a mark. */
function addMarked(hashes: number[], mark: Mark, { all, places }: Unit, most: number): void {
  let different = 0;
  for (let i = 0; i < places.length && i < most; i++) {
    if (places[i] !== different) continue;
    hashes.push(all[different]?.hashes[mark] ?? 0);
    different++;
  }
}

/** Hashes of each different pair of words: 'b', the first, a space, the second. */
function addPairs(hashes: number[], { words, all, places }: Unit): void {
  const seen = new Set<number>();
  for (let i = 1; i < words.length; i++) {
    const pair = (places[i - 1] ?? 0) * all.length + (places[i] ?? 0);
    if (seen.has(pair)) continue;
    seen.add(pair);
    hashes.push(fnv(words[i]?.text ?? '', step(words[i - 1]?.hashes.b ?? 0, SPACE)));
  }
}

function addOwn(hashes: number[], unit: Unit): void {
  const count = unit.words.length;
  const size = count < 12 ? count : 12 + Math.min(Math.floor(count / 8), 6);
  hashes.push(fnv(`n${size}`), fnv(`e${lastOf(unit)}`));
  hashes.push(joined('s', unit, 1), joined('2', unit, 2), joined('3', unit, 3));
  addMarked(hashes, 'w', unit, count);
  addPairs(hashes, unit);
}

function addNeighbour(hashes: number[], mark: 'p' | 'q' | 'z', unit: Unit, most: number): void {
  hashes.push(fnv(`${mark}n${Math.min(unit.words.length, 8)}`), fnv(`${mark}e${lastOf(unit)}`));
  hashes.push(joined(`${mark}s`, unit, 2));
  addMarked(hashes, `${mark}w`, unit, most);
}

function lastOf({ words }: Unit): string {
  return words.at(-1)?.text ?? '';
}

/** A short unit that does not end like a sentence: it colours what stands under it. */
function isHeading(unit: Unit): boolean {
  const count = unit.words.length;
  return count > 0 && count <= HEADING_WORDS && !ENDINGS.has(lastOf(unit));
}
