/** An added model as a tagger of our own words. */
import { spansOf } from '../../pipeline/recognise/bio.ts';
import { batchesOf } from '../../pipeline/recognise/encode.ts';
import type { TaggedSpan, TokenTagger } from '../../pipeline/recognise/tagger.ts';
import { viterbi } from '../../pipeline/recognise/viterbi.ts';
import type { Window } from '../../pipeline/recognise/windows.ts';
import { UserError } from '../errors.ts';
import { type Installed, type OwnManifest, ownManifest, readOwn } from './installed.ts';
import type { Meaning } from './labels.ts';
import { pieceWindows, WordPieces } from './pieces.ts';
import { addWord, LABELS, logScores } from './scores.ts';
import { type Classifier, openClassifier } from './transformers.ts';

/** Most pieces in one run of the net, padding included: bounds its memory. */
const BATCH_CELLS = 2048;
/** Digits of the model's checksum that stand for its version. */
const VERSION = 8;

/**
 * Loads an added model.
 * Throws UserError, one sentence, where its files are not those that were added, the package it
 * runs in is missing, or it cannot be opened.
 */
export async function loadOwnTagger(model: Installed, threads: number): Promise<TokenTagger> {
  const manifest = await readOwn(model, ownManifest);
  const classifier = await openClassifier(model, threads, manifest.pad);
  const reader = new Reader(classifier, manifest);
  const version = manifest.files.model.sha256.slice(0, VERSION);
  return { model: `${manifest.name}@${version}`, tag: (sentences) => reader.tag(sentences) };
}

interface Piece extends Window {
  readonly sentence: number;
}

type Sentence = readonly (readonly number[])[];

class Reader {
  readonly #classifier: Classifier;
  readonly #name: string;
  readonly #meanings: readonly Meaning[];
  readonly #before: readonly number[];
  readonly #after: readonly number[];
  readonly #size: number;
  readonly #pieces: WordPieces;

  constructor(classifier: Classifier, manifest: OwnManifest) {
    const { name, labels, longest, spaced } = manifest;
    this.#classifier = classifier;
    this.#name = name;
    this.#meanings = labels.map(({ means }) => means);
    [this.#before, this.#after] = specialOf(name, classifier);
    this.#size = longest - this.#before.length - this.#after.length;
    // A quarter of a window: even between two endless words there is context.
    const most = Math.max(1, Math.floor(this.#size / 4));
    this.#pieces = new WordPieces((text) => classifier.encode(text, false), spaced, most);
  }

  async tag(sentences: readonly (readonly string[])[]): Promise<TaggedSpan[][]> {
    const encoded = sentences.map((words) => words.map((word) => this.#pieces.of(word)));
    const rows = await this.#read(encoded);
    return rows.map((row, index) => {
      const scores = logScores(row);
      const tags = viterbi(scores, 0, sentences[index]?.length ?? 0, LABELS);
      return spansOf(tags, scores, 0, LABELS);
    });
  }

  /** Probabilities of each sentence, [words × 7]. */
  async #read(sentences: readonly Sentence[]): Promise<Float32Array[]> {
    const rows = sentences.map((words) => new Float32Array(words.length * LABELS.length));
    const windows = sentences.flatMap((words, sentence) => {
      const counts = words.map((pieces) => pieces.length);
      const found = pieceWindows(counts, this.#size, Math.floor(this.#size / 4));
      return found.map((window): Piece => ({ ...window, sentence }));
    });
    const inputs = windows.map(({ sentence, start, end }) =>
      this.#input(sentences, sentence, start, end),
    );
    for (const chosen of batchesOf(
      inputs.map((input) => input.length),
      BATCH_CELLS,
    )) {
      const logits = await this.#classifier.run(chosen.map((index) => inputs[index] ?? []));
      if (logits.labels !== this.#meanings.length) {
        throw new UserError(
          `model '${this.#name}': its manifest names ${this.#meanings.length} labels, it gives ` +
            `${logits.labels}: add it again`,
        );
      }
      for (const [place, index] of chosen.entries()) {
        const window = windows[index];
        if (window === undefined) continue;
        const words = sentences[window.sentence] ?? [];
        this.#take(logits.data, place * logits.time, window, words, rows[window.sentence]);
      }
    }
    return rows;
  }

  #input(sentences: readonly Sentence[], sentence: number, start: number, end: number): number[] {
    const words = sentences[sentence]?.slice(start, end) ?? [];
    return [...this.#before, ...words.flat(), ...this.#after];
  }

  /** Takes from a window's logits the first piece of each word that it answers for. */
  #take(
    logits: ArrayLike<number>,
    at: number,
    { start, from, to }: Window,
    words: Sentence,
    rows: Float32Array | undefined,
  ): void {
    let piece = at + this.#before.length;
    for (let word = start; word < to; word++) {
      const count = words[word]?.length ?? 0;
      const row = rows?.subarray(word * LABELS.length, (word + 1) * LABELS.length);
      if (row && word >= from) {
        if (count > 0) addWord(logits, piece * this.#meanings.length, this.#meanings, row);
        else row[0] = 1;
      }
      piece += count;
    }
  }
}

/** What the tokenizer puts before and after a text. */
function specialOf(name: string, { encode }: Classifier): [number[], number[]] {
  const inner = encode('a', false);
  const whole = encode('a', true);
  const at = whole.findIndex((_, start) => inner.every((id, i) => whole[start + i] === id));
  if (inner.length > 0 && at >= 0) return [whole.slice(0, at), whole.slice(at + inner.length)];
  throw new UserError(`model '${name}': its tokenizer cannot cut the word 'a'`);
}
