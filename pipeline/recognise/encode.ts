/** Token lists to the arrays that the model takes. */
import { normalise } from '../hashing.ts';
import {
  type FeatureSettings,
  type Gazetteer,
  grams,
  type KnownWords,
  type Marks,
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
  readonly word: Word;
  readonly shape: number;
  readonly marks: Marks;
}

/** A normalised word; one object for all tokens of it. */
interface Word {
  readonly own: readonly number[];
  readonly grams: readonly number[];
  readonly numbers: readonly [number, number, number];
  /** The batch that last held it, as the list of that batch's words, and its number there. */
  batch: readonly Word[] | null;
  number: number;
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
    const { width } = this.#gazetteer;
    const gazetteer = new Uint8Array(cells * width);
    const wide = new Int32Array(cells * this.wideWidth);
    const numbers = new Uint32Array(time * NUMBERS);
    const table: Word[] = [];
    for (const [row, sentence] of sentences.entries()) {
      const first = row * time;
      const listed: Marks[] = [];
      for (let column = 0; column < sentence.length; column++) {
        const { word, shape, marks } = this.#token(sentence[column] ?? '');
        if (word.batch !== table) {
          word.batch = table;
          word.number = table.push(word) - 1;
        }
        words[first + column] = word.number;
        shapes[first + column] = shape;
        fillNumbers(numbers, column * NUMBERS, word, shape);
        listed.push(marks);
      }
      this.#gazetteer.fill(listed, gazetteer, first * width);
      for (let column = 0; column < sentence.length; column++) {
        numbers[(column + 1) * NUMBERS - 1] = listedIn(gazetteer, (first + column) * width, width);
      }
      const own = numbers.subarray(0, sentence.length * NUMBERS);
      fillWide(own, this.#templates, this.#settings.wide, wide, first * this.wideWidth);
    }
    const lengths = Int32Array.from(sentences, (sentence) => sentence.length);
    return { ...tableOf(table), words, shapes, gazetteer, wide, lengths, time };
  }

  #forget(): void {
    if (this.#tokens.size <= MEMORY) return;
    this.#tokens.clear();
    this.#words.clear();
  }

  #token(token: string): Token {
    const known = this.#tokens.get(token);
    if (known) return known;
    const made = {
      word: this.#word(normalise(token)),
      shape: shapeId(token, this.#settings),
      marks: this.#gazetteer.marksOf(token),
    };
    this.#tokens.set(token, made);
    return made;
  }

  #word(normal: string): Word {
    const known = this.#words.get(normal);
    if (known) return known;
    const made: Word = {
      own: this.#known.rows(normal, this.#settings),
      grams: grams(normal, this.#settings),
      numbers: wordNumbers(normal),
      batch: null,
      number: 0,
    };
    this.#words.set(normal, made);
    return made;
  }
}

/** The numbers of a token but the last, which tells the lists that it stands in. */
function fillNumbers(out: Uint32Array, base: number, { numbers }: Word, shape: number): void {
  out[base] = numbers[0];
  out[base + 1] = numbers[1];
  out[base + 2] = numbers[2];
  out[base + 3] = shape + 1;
}

/** The columns of a token's row as bits, and 1. */
function listedIn(gazetteer: Uint8Array, row: number, width: number): number {
  let listed = 0;
  for (let bit = 0; bit < width; bit++) listed |= (gazetteer[row + bit] ?? 0) << bit;
  return listed + 1;
}

/** The words of a batch, each with its rows and its chunks of n-grams. */
function tableOf(
  words: readonly Word[],
): Pick<EncodedBatch, 'own' | 'grams' | 'chunks' | 'chunkWidth' | 'wordCount'> {
  const counts = words.map((word) => Math.ceil(word.grams.length / CHUNK));
  const chunkWidth = Math.max(1, ...counts);
  const own = new Int32Array(words.length * ROWS_A_WORD);
  const chunks = new Int32Array(words.length * chunkWidth);
  const grams = new Int32Array(CHUNK * (1 + counts.reduce((sum, count) => sum + count, 0)));
  let next = 1;
  for (const [index, word] of words.entries()) {
    // Some twenty numbers a word: a loop is faster than set().
    for (let i = 0; i < ROWS_A_WORD; i++) own[index * ROWS_A_WORD + i] = word.own[i] ?? 0;
    for (let i = 0; i < word.grams.length; i++) grams[next * CHUNK + i] = word.grams[i] ?? 0;
    for (let i = 0; i < (counts[index] ?? 0); i++) chunks[index * chunkWidth + i] = next++;
  }
  return { own, grams, chunks, chunkWidth, wordCount: words.length };
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
