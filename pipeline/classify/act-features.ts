/** Hashed words of a unit and its neighbours; equals models/training/acts_text.py to the bit. */
import { fnv, normalise, SEED, step } from '../hashing.ts';

/** Raised when what this file computes changes: a model fits one version only. */
export const ACT_FEATURES_VERSION = 1;

const HEADING_WORDS = 7;
const ENDINGS = new Set(['.', ';', '?', '!', ',']);
const SPACE = ' '.charCodeAt(0);

/**
 * Feature ids (0…buckets-1) of each unit. A name that a unit has twice counts once.
 * @param units token lists of a whole document's units, in order
 */
export function actFeatures(units: readonly (readonly string[])[], buckets: number): Uint32Array[] {
  const words = new Words();
  const first = words.numbersOf(['<start>']);
  const last = words.numbersOf(['<end>']);
  const numbered = units.map((unit) => words.numbersOf(unit));
  let heading: readonly number[] = [];
  return numbered.map((unit, index) => {
    const before = numbered[index - 1] ?? first;
    const hashes = [
      ...own(words, unit),
      ...neighbour(words, 'p', before, 12),
      fnv(`pa${words.joined(before, 6)}`),
      ...neighbour(words, 'q', numbered[index - 2] ?? first, 12),
      ...neighbour(words, 'z', numbered[index + 1] ?? last, 6),
      fnv(`h${words.joined(heading, heading.length)}`),
      ...words.marked('hw', heading),
    ];
    if (isHeading(words, unit)) heading = unit;
    return Uint32Array.from(hashes, (hash) => hash % buckets);
  });
}

/** A document's words as numbers: hashing is what takes time, and words recur. */
class Words {
  readonly #numbers = new Map<string, number>();
  /** By token as it is written, which saves normalising it again. */
  readonly #tokens = new Map<string, number>();
  readonly #texts: string[] = [];
  /** By mark and number: the hash of the mark and the word. */
  readonly #marked = new Map<string, number[]>();

  numbersOf(tokens: readonly string[]): number[] {
    return tokens.map((token) => {
      const known = this.#tokens.get(token);
      if (known !== undefined) return known;
      const normal = normalise(token);
      const number = this.#numbers.get(normal) ?? this.#texts.push(normal) - 1;
      this.#numbers.set(normal, number);
      this.#tokens.set(token, number);
      return number;
    });
  }

  text(number: number | undefined): string {
    return number === undefined ? '' : (this.#texts[number] ?? '');
  }

  /** The first `most` words with a space between them. */
  joined(numbers: readonly number[], most: number): string {
    const words = numbers.length > most ? numbers.slice(0, most) : numbers;
    return words.map((number) => this.text(number)).join(' ');
  }

  /** Hashes of each different word after its mark. */
  marked(mark: string, numbers: readonly number[]): number[] {
    const known = this.#marked.get(mark) ?? [];
    this.#marked.set(mark, known);
    const found: number[] = [];
    for (const number of new Set(numbers)) {
      const hash = known[number] ?? fnv(`${mark}${this.text(number)}`);
      known[number] = hash;
      found.push(hash);
    }
    return found;
  }

  /** Hashes of each different pair of words: 'b', the first, a space, the second. */
  pairs(numbers: readonly number[]): number[] {
    const seen = new Set<number>();
    const found: number[] = [];
    for (let i = 1; i < numbers.length; i++) {
      const [one = 0, two = 0] = [numbers[i - 1], numbers[i]];
      const pair = one * this.#texts.length + two;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const [start = SEED] = this.marked('b', [one]);
      found.push(fnv(this.text(two), step(start, SPACE)));
    }
    return found;
  }
}

function own(words: Words, unit: readonly number[]): number[] {
  const count = unit.length;
  const size = count < 12 ? count : 12 + Math.min(Math.floor(count / 8), 6);
  return [
    fnv(`n${size}`),
    fnv(`e${words.text(unit.at(-1))}`),
    fnv(`s${words.joined(unit, 1)}`),
    fnv(`2${words.joined(unit, 2)}`),
    fnv(`3${words.joined(unit, 3)}`),
    ...words.marked('w', unit),
    ...words.pairs(unit),
  ];
}

function neighbour(words: Words, mark: string, unit: readonly number[], most: number): number[] {
  return [
    fnv(`${mark}n${Math.min(unit.length, 8)}`),
    fnv(`${mark}e${words.text(unit.at(-1))}`),
    fnv(`${mark}s${words.joined(unit, 2)}`),
    ...words.marked(`${mark}w`, unit.slice(0, most)),
  ];
}

/** A short unit that does not end like a sentence: it colours what stands under it. */
function isHeading(words: Words, unit: readonly number[]): boolean {
  const ends = ENDINGS.has(words.text(unit.at(-1)));
  return unit.length > 0 && unit.length <= HEADING_WORDS && !ends;
}
