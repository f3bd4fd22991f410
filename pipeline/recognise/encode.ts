/** Token lists to the arrays that the model takes. */
import { normalise } from '../hashing.ts';
import { type FeatureSettings, type Gazetteer, grams, shapeId } from './features.ts';

/** The model's inputs for some sentences, row-major; shorter sentences are padded with zeros. */
export interface EncodedBatch {
  /** [words × gramWidth] bucket ids of the different words, padded with 0. */
  readonly grams: Int32Array;
  readonly gramWidth: number;
  /** Number of different words, at least 1. */
  readonly wordCount: number;
  /** [batch × time] which of the words. */
  readonly words: Int32Array;
  /** [batch × time] shape ids. */
  readonly shapes: Int32Array;
  /** [batch × time × gazetteer.width] 0 or 1. */
  readonly gazetteer: Uint8Array;
  /** [batch] tokens in each sentence. */
  readonly lengths: Int32Array;
  readonly time: number;
}

interface Token {
  readonly normal: string;
  readonly shape: number;
}

/** How many different tokens are remembered before the memory starts afresh. */
const MEMORY = 50_000;

/** Encodes sentences; remembers what it has worked out for a token, so keep one per model. */
export class Encoder {
  readonly #settings: FeatureSettings;
  readonly #gazetteer: Gazetteer;
  readonly #tokens = new Map<string, Token>();
  readonly #grams = new Map<string, readonly number[]>();

  constructor(settings: FeatureSettings, gazetteer: Gazetteer) {
    this.#settings = settings;
    this.#gazetteer = gazetteer;
  }

  /** One batch of sentences, none of them empty. */
  encode(sentences: readonly (readonly string[])[]): EncodedBatch {
    this.#forget();
    const time = Math.max(0, ...sentences.map((sentence) => sentence.length));
    const cells = sentences.length * time;
    const words = new Int32Array(cells);
    const shapes = new Int32Array(cells);
    const gazetteer = new Uint8Array(cells * this.#gazetteer.width);
    const numbers = new Map<string, number>();
    for (const [row, sentence] of sentences.entries()) {
      for (const [column, token] of sentence.entries()) {
        const { normal, shape } = this.#token(token);
        const number = numbers.get(normal) ?? numbers.size;
        numbers.set(normal, number);
        words[row * time + column] = number;
        shapes[row * time + column] = shape;
      }
      this.#gazetteer.fill(sentence, gazetteer, row * time * this.#gazetteer.width);
    }
    const lengths = Int32Array.from(sentences, (sentence) => sentence.length);
    return { ...this.#table([...numbers.keys()]), words, shapes, gazetteer, lengths, time };
  }

  #forget(): void {
    if (this.#tokens.size > MEMORY) this.#tokens.clear();
    if (this.#grams.size > MEMORY) this.#grams.clear();
  }

  #token(token: string): Token {
    const known = this.#tokens.get(token);
    if (known) return known;
    const made = { normal: normalise(token), shape: shapeId(token, this.#settings) };
    this.#tokens.set(token, made);
    return made;
  }

  #table(normals: readonly string[]): Pick<EncodedBatch, 'grams' | 'gramWidth' | 'wordCount'> {
    const rows = normals.map((normal) => this.#gramsOf(normal));
    const gramWidth = Math.max(1, ...rows.map((row) => row.length));
    const table = new Int32Array(rows.length * gramWidth);
    for (const [index, row] of rows.entries()) table.set(row, index * gramWidth);
    return { grams: table, gramWidth, wordCount: rows.length };
  }

  #gramsOf(normal: string): readonly number[] {
    const known = this.#grams.get(normal);
    if (known) return known;
    const made = grams(normal, this.#settings);
    this.#grams.set(normal, made);
    return made;
  }
}

/**
 * Puts sentences of like length together.
 * @param lengths tokens of each sentence
 * @param cells most tokens, padding included, in a batch; a longer sentence goes alone
 * @returns groups of positions in `lengths`; sentences of no tokens are in none
 */
export function batchesOf(lengths: readonly number[], cells: number): number[][] {
  const order = [...lengths.keys()]
    .filter((index) => (lengths[index] ?? 0) > 0)
    .sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  const batches: number[][] = [];
  let current: number[] = [];
  for (const index of order) {
    if (current.length > 0 && (current.length + 1) * (lengths[index] ?? 0) > cells) {
      batches.push(current);
      current = [];
    }
    current.push(index);
  }
  if (current.length > 0) batches.push(current);
  return batches;
}
