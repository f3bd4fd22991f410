/** The models for real: the only file that knows onnxruntime. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ACT_FEATURES_VERSION } from '../pipeline/classify/act-features.ts';
import type { ActClassifier } from '../pipeline/classify/acts.ts';
import { linearActs, readActWeights } from '../pipeline/classify/linear-acts.ts';
import { spansOf } from '../pipeline/recognise/bio.ts';
import { batchesOf, type EncodedBatch, Encoder } from '../pipeline/recognise/encode.ts';
import { FEATURES_VERSION, Gazetteer } from '../pipeline/recognise/features.ts';
import type { TaggedSpan, TokenTagger } from '../pipeline/recognise/tagger.ts';
import { viterbi } from '../pipeline/recognise/viterbi.ts';
import { type Window, windowsOf } from '../pipeline/recognise/windows.ts';
import { UserError } from './errors.ts';
import {
  actsManifest,
  gazetteerFile,
  nameOf,
  readManifest,
  readVerified,
  taggerManifest,
} from './manifests.ts';

/** Longest token list shown to the model at once, and how far two windows overlap. */
const WINDOW = 256;
const OVERLAP = 64;
/** Most tokens in one run of the model, padding included: bounds its memory. */
const BATCH_CELLS = 2048;

/** How a model is run. */
export interface RunOptions {
  /** Processor threads of the session; 1 unless given. */
  readonly threads?: number;
}

/**
 * Loads the tagger of names from a model's folder.
 * Throws UserError, one sentence, where a file is missing or differs from the manifest.
 */
export async function loadTagger(folder: string, options: RunOptions = {}): Promise<TokenTagger> {
  const manifest = await readManifest(folder, taggerManifest);
  checkVersion(manifest, FEATURES_VERSION);
  const bytes = await readVerified(folder, manifest.files.model);
  const listed = await readVerified(folder, manifest.files.gazetteers);
  const lists = gazetteerFile.parse(JSON.parse(Buffer.from(listed).toString('utf8')));
  const encoder = new Encoder(manifest.features, new Gazetteer(lists));
  return new OnnxTagger(await open(bytes, options), encoder, manifest.labels, nameOf(manifest));
}

/**
 * Loads the classifier of sentence acts from a model's folder.
 * Throws UserError, one sentence, where a file is missing or differs from the manifest.
 */
export async function loadActs(folder: string): Promise<ActClassifier> {
  const manifest = await readManifest(folder, actsManifest);
  checkVersion(manifest, ACT_FEATURES_VERSION);
  const bytes = await readVerified(folder, manifest.files.weights);
  const weights = readActWeights(bytes, manifest.labels, manifest.features.buckets);
  return linearActs(nameOf(manifest), weights);
}

function checkVersion(
  manifest: { readonly name: string; readonly features: { readonly version: number } },
  version: number,
): void {
  if (manifest.features.version === version) return;
  throw new UserError(
    `model '${manifest.name}': made for features ${manifest.features.version}, ` +
      `this program has ${version}: install the model of this version`,
  );
}

function open(bytes: Uint8Array, options: RunOptions): Promise<InferenceSession> {
  return InferenceSession.create(bytes, {
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    intraOpNumThreads: options.threads ?? 1,
    interOpNumThreads: 1,
    // Warnings about the processor are no news to a person who reads minutes.
    logSeverityLevel: 3,
  });
}

interface Piece extends Window {
  readonly sentence: number;
}

class OnnxTagger implements TokenTagger {
  readonly model: string;
  readonly #session: InferenceSession;
  readonly #encoder: Encoder;
  readonly #labels: readonly string[];

  constructor(
    session: InferenceSession,
    encoder: Encoder,
    labels: readonly string[],
    model: string,
  ) {
    this.#session = session;
    this.#encoder = encoder;
    this.#labels = labels;
    this.model = model;
  }

  async tag(sentences: readonly (readonly string[])[]): Promise<TaggedSpan[][]> {
    const scores = await this.#score(sentences);
    return sentences.map((sentence, index) => {
      const own = scores[index] ?? new Float32Array(0);
      const tags = viterbi(own, 0, sentence.length, this.#labels);
      return spansOf(tags, own, 0, this.#labels);
    });
  }

  /** Log-probabilities [tokens × labels] of each sentence, its windows joined. */
  async #score(sentences: readonly (readonly string[])[]): Promise<Float32Array[]> {
    const width = this.#labels.length;
    const scores = sentences.map((sentence) => new Float32Array(sentence.length * width));
    const pieces: Piece[] = sentences.flatMap((tokens, sentence) =>
      windowsOf(tokens.length, WINDOW, OVERLAP).map((window) => ({ ...window, sentence })),
    );
    const lengths = pieces.map((piece) => piece.end - piece.start);
    for (const chosen of batchesOf(lengths, BATCH_CELLS)) {
      const batch = chosen.flatMap((index) => pieces[index] ?? []);
      const encoded = this.#encoder.encode(
        batch.map(({ sentence, start, end }) => sentences[sentence]?.slice(start, end) ?? []),
      );
      const output = await this.#run(encoded);
      for (const [row, { sentence, start, from, to }] of batch.entries()) {
        const first = (row * encoded.time + from - start) * width;
        const part = output.subarray(first, first + (to - from) * width);
        scores[sentence]?.set(part, from * width);
      }
    }
    return scores;
  }

  /** [batch × time × labels] */
  async #run(batch: EncodedBatch): Promise<Float32Array> {
    const size = batch.lengths.length;
    const shape = [size, batch.time];
    const listed = batch.gazetteer.length / Math.max(1, size * batch.time);
    const result = await this.#session.run({
      grams: new Tensor('int32', batch.grams, [batch.wordCount, batch.gramWidth]),
      words: new Tensor('int32', batch.words, shape),
      shapes: new Tensor('int32', batch.shapes, shape),
      gazetteer: new Tensor('uint8', batch.gazetteer, [...shape, listed]),
      lengths: new Tensor('int32', batch.lengths, [size]),
    });
    const data = result['scores']?.data;
    if (!(data instanceof Float32Array)) throw new TypeError('the tagger gave no scores');
    return data;
  }
}
