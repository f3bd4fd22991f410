/** Token lists to the arrays that the model takes. */
import { normalise } from '../hashing.ts';
import {
  type FeatureSettings,
  type Gazetteer,
  grams,
  type KnownWords,
  ROWS_A_WORD,
  shapeId,
} from './features.ts';
import { fillWide, NUMBERS, parseTemplates, type Template, wordNumbers } from './wide.ts';

/** The model's inputs for some sentences, row-major; shorter sentences are padded with zeros. */
export interface EncodedBatch {
  /** [words × ROWS_A_WORD] rows of the different words. */
  readonly own: Int32Array;
  /** [chunks × CHUNK] bucket ids of the words' n-grams, padded with 0; the first chunk is empty. */
  readonly grams: Int32Array;
  /** [words × chunkWidth] which chunks are a word's, padded with 0. */
  readonly chunks: Int32Array;
  readonly chunkWidth: number;
  /** Number of different words, at least 1. */
  readonly wordCount: number;
  /** [batch × time] which of the words. */
  readonly words: Int32Array;
  /** [batch × time] shape ids. */
  readonly shapes: Int32Array;
  /** [batch × time × gazetteer.width] 0 or 1. */
  readonly gazetteer: Uint8Array;
  /** [batch × time × templates] rows of the wide part's table. */
  readonly wide: Int32Array;
  /** [batch] tokens in each sentence. */
  readonly lengths: Int32Array;
  readonly time: number;
}

/** How a model's features are cut, its wide part's too; stands in its manifest. */
export interface EncoderSettings extends FeatureSettings {
  /** Rows of the wide part's table. */
  readonly wide: number;
  /** What each feature of the wide part combines. */
  readonly templates: readonly string[];
}

interface Token {
  readonly normal: string;
  readonly shape: number;
}

interface Word {
  readonly own: readonly number[];
  readonly grams: readonly number[];
  readonly numbers: readonly [number, number, number];
}

/**
 * N-grams in a chunk. A word has some twenty and a long one a hundred: one row of the longest's width
 * a word would be padding for the most part.
 */
export const CHUNK = 16;

/** How many different tokens are remembered before the memory starts afresh. */
const MEMORY = 50_000;

/** Encodes sentences; remembers what it has worked out for a token, so keep one per model. */
export class Encoder {
  readonly #settings: EncoderSettings;
  readonly #templates: readonly Template[];
  readonly #gazetteer: Gazetteer;
  readonly #known: KnownWords;
  readonly #tokens = new Map<string, Token>();
  readonly #words = new Map<string, Word>();

  constructor(settings: EncoderSettings, gazetteer: Gazetteer, known: KnownWords) {
    this.#settings = settings;
    this.#known = known;
    this.#templates = parseTemplates(settings.templates);
    this.#gazetteer = gazetteer;
  }

  /** Features of a token in the wide part. */
  get wideWidth(): number {
    return this.#templates.length;
  }

  /** One batch of sentences, none of them empty. */
  encode(sentences: readonly (readonly string[])[]): EncodedBatch {
    this.#forget();
    const time = Math.max(0, ...sentences.map((sentence) => sentence.length));
    const cells = sentences.length * time;
    const words = new Int32Array(cells);
    const shapes = new Int32Array(cells);
    const gazetteer = new Uint8Array(cells * this.#gazetteer.width);
    const wide = new Int32Array(cells * this.wideWidth);
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
      const own = this.#numbers(sentence, gazetteer, row * time);
      fillWide(own, this.#templates, this.#settings.wide, wide, row * time * this.wideWidth);
    }
    const lengths = Int32Array.from(sentences, (sentence) => sentence.length);
    return { ...this.#table([...numbers.keys()]), words, shapes, gazetteer, wide, lengths, time };
  }

  #forget(): void {
    if (this.#tokens.size > MEMORY) this.#tokens.clear();
    if (this.#words.size > MEMORY) this.#words.clear();
  }

  /** [tokens × NUMBERS] of a sentence whose first row in `gazetteer` is `row`. */
  #numbers(sentence: readonly string[], gazetteer: Uint8Array, row: number): Uint32Array {
    const out = new Uint32Array(sentence.length * NUMBERS);
    const { width } = this.#gazetteer;
    for (const [column, token] of sentence.entries()) {
      const { normal, shape } = this.#token(token);
      const base = column * NUMBERS;
      out.set(this.#word(normal).numbers, base);
      let listed = 0;
      for (let bit = 0; bit < width; bit++) {
        if (gazetteer[(row + column) * width + bit] === 1) listed |= 1 << bit;
      }
      out[base + NUMBERS - 2] = shape + 1;
      out[base + NUMBERS - 1] = listed + 1;
    }
    return out;
  }

  #token(token: string): Token {
    const known = this.#tokens.get(token);
    if (known) return known;
    const made = { normal: normalise(token), shape: shapeId(token, this.#settings) };
    this.#tokens.set(token, made);
    return made;
  }

  #table(
    normals: readonly string[],
  ): Pick<EncodedBatch, 'own' | 'grams' | 'chunks' | 'chunkWidth' | 'wordCount'> {
    const rows = normals.map((normal) => this.#word(normal));
    const counts = rows.map((row) => Math.ceil(row.grams.length / CHUNK));
    const chunkWidth = Math.max(1, ...counts);
    const own = new Int32Array(rows.length * ROWS_A_WORD);
    const chunks = new Int32Array(rows.length * chunkWidth);
    const grams = new Int32Array(CHUNK * (1 + counts.reduce((sum, count) => sum + count, 0)));
    let next = 1;
    for (const [index, row] of rows.entries()) {
      own.set(row.own, index * ROWS_A_WORD);
      grams.set(row.grams, next * CHUNK);
      for (let i = 0; i < (counts[index] ?? 0); i++) chunks[index * chunkWidth + i] = next++;
    }
    return { own, grams, chunks, chunkWidth, wordCount: rows.length };
  }

  #word(normal: string): Word {
    const known = this.#words.get(normal);
    if (known) return known;
    const made = {
      own: this.#known.rows(normal, this.#settings),
      grams: grams(normal, this.#settings),
      numbers: wordNumbers(normal),
    };
    this.#words.set(normal, made);
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
