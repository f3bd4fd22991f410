/** The model that ships, from its folder: one net for names and for what a sentence does. */

import { ACT_FEATURES_VERSION } from '../pipeline/classify/act-features.ts';
import type { ActClassifier } from '../pipeline/classify/acts.ts';
import { readActWeights } from '../pipeline/classify/linear-acts.ts';
import { mixedActs } from '../pipeline/classify/mixed-acts.ts';
import { spansOf } from '../pipeline/recognise/bio.ts';
import { batchesOf, Encoder } from '../pipeline/recognise/encode.ts';
import { FEATURES_VERSION, Gazetteer, KnownWords } from '../pipeline/recognise/features.ts';
import type { TaggedSpan, TokenTagger } from '../pipeline/recognise/tagger.ts';
import { viterbi } from '../pipeline/recognise/viterbi.ts';
import { type Window, windowsOf } from '../pipeline/recognise/windows.ts';
import { UserError } from './errors.ts';
import {
  gazetteerFile,
  type ModelManifest,
  modelManifest,
  nameOf,
  readManifest,
  readVerified,
  verifiedPath,
} from './manifests.ts';
import { type Net, openNet, type RunOptions, widthsOf } from './onnx.ts';

/** Longest token list shown to the net at once, and how far two windows overlap. */
const WINDOW = 256;
const OVERLAP = 64;
/** Most tokens in one run of the net, padding included: bounds its memory. */
const BATCH_CELLS = 1024;
/** Of longer sentences the acts are not remembered. */
const REMEMBERED_LENGTH = 500;

/** Both uses of one net. */
export interface Model {
  readonly tagger: TokenTagger;
  readonly acts: ActClassifier;
}

/**
 * Loads a model from its folder.
 * Throws UserError, one sentence, where a file is missing, differs from the manifest or does not
 * fit this program.
 */
export async function loadModel(folder: string, options: RunOptions = {}): Promise<Model> {
  const manifest = await readManifest(folder, modelManifest);
  checkVersions(manifest);
  const { files, acts } = manifest;
  const graph = await verifiedPath(folder, files.model);
  await verifiedPath(folder, files.weights);
  const listed = await readVerified(folder, files.gazetteers);
  const known = await readVerified(folder, files.known);
  checkSize(manifest, known);
  const weighed = await readVerified(folder, files.acts);
  const lists = gazetteerFile.parse(JSON.parse(Buffer.from(listed).toString('utf8')));
  const gazetteer = new Gazetteer(lists);
  const encoder = new Encoder(manifest.features, gazetteer, new KnownWords(known));
  const { labels } = manifest;
  const widths = widthsOf(gazetteer.width, encoder.wideWidth, labels.length, acts.labels.length);
  const net = await openNet(manifest.name, graph, widths, options);
  const reader = new Reader(net, encoder, labels, acts.labels.length);
  const weights = readActWeights(weighed, acts.labels, acts.buckets);
  const model = nameOf(manifest);
  return {
    tagger: { model, tag: (sentences) => reader.tag(sentences) },
    acts: mixedActs(model, (units) => reader.acts(units), weights, acts.mix),
  };
}

function checkVersions({ name, features, acts }: ModelManifest): void {
  const wrong = [
    { what: 'features', has: features.version, needs: FEATURES_VERSION },
    { what: 'features of acts', has: acts.version, needs: ACT_FEATURES_VERSION },
  ].find(({ has, needs }) => has !== needs);
  if (wrong === undefined) return;
  throw new UserError(
    `model '${name}': made for ${wrong.what} ${wrong.has}, this program has ${wrong.needs}: ` +
      'install the model of this version',
  );
}

function checkSize({ name, files, features }: ModelManifest, known: Uint8Array): void {
  const expected = features.knownBits / 8;
  if (known.length === expected) return;
  throw new UserError(
    `model '${name}': ${files.known.path} is expected to hold ${expected} bytes; ` +
      `it has ${known.length}`,
  );
}

interface Piece extends Window {
  readonly sentence: number;
}

/** What the net says of one sentence. */
interface Said {
  /** [tokens × labels] log-probabilities, from `offset` on. */
  readonly scores: Float32Array;
  readonly offset: number;
  /** [acts] logits; of a sentence in several windows the highest of each. */
  readonly acts: Float32Array;
}

class Reader {
  readonly #net: Net;
  readonly #encoder: Encoder;
  readonly #labels: readonly string[];
  readonly #actCount: number;
  /** By a sentence: names and acts are asked for at different times, of the same lists of words. */
  readonly #acts = new WeakMap<readonly string[], Float32Array>();

  constructor(net: Net, encoder: Encoder, labels: readonly string[], actCount: number) {
    this.#net = net;
    this.#encoder = encoder;
    this.#labels = labels;
    this.#actCount = actCount;
  }

  async tag(sentences: readonly (readonly string[])[]): Promise<TaggedSpan[][]> {
    const said = await this.#read(sentences);
    return sentences.map((sentence, index) => {
      const { scores, offset } = said[index] ?? this.#nothing(0);
      const tags = viterbi(scores, offset, sentence.length, this.#labels);
      return spansOf(tags, scores, offset, this.#labels);
    });
  }

  /** Logits of the acts of each sentence; zeros for one without words. */
  async acts(sentences: readonly (readonly string[])[]): Promise<Float32Array[]> {
    const missing = new Map<string, readonly string[]>();
    for (const sentence of sentences) {
      if (!this.#acts.has(sentence)) missing.set(keyOf(sentence), sentence);
    }
    const said = await this.#read([...missing.values()]);
    const found = new Map([...missing.keys()].map((key, index) => [key, said[index]?.acts]));
    const none = new Float32Array(this.#actCount);
    return sentences.map(
      (sentence) => this.#acts.get(sentence) ?? found.get(keyOf(sentence)) ?? none,
    );
  }

  /** Windows of all sentences, batched by length, joined again. */
  async #read(sentences: readonly (readonly string[])[]): Promise<Said[]> {
    const said: (Said | null)[] = sentences.map(() => null);
    const pieces: Piece[] = sentences.flatMap((tokens, sentence) =>
      windowsOf(tokens.length, WINDOW, OVERLAP).map((window) => ({ ...window, sentence })),
    );
    const lengths = pieces.map((piece) => piece.end - piece.start);
    for (const chosen of batchesOf(lengths, BATCH_CELLS)) {
      const batch = chosen.flatMap((index) => pieces[index] ?? []);
      await this.#readBatch(batch, sentences, said);
    }
    const read = sentences.map(
      (tokens, sentence) => said[sentence] ?? this.#nothing(tokens.length),
    );
    this.#remember(sentences, read);
    return read;
  }

  /** Before anything is said of a sentence. */
  #nothing(tokens: number): Said {
    const scores = new Float32Array(tokens * this.#labels.length);
    return {
      scores,
      offset: 0,
      acts: new Float32Array(this.#actCount).fill(tokens > 0 ? -Infinity : 0),
    };
  }

  async #readBatch(
    batch: readonly Piece[],
    sentences: readonly (readonly string[])[],
    said: (Said | null)[],
  ): Promise<void> {
    const width = this.#labels.length;
    const encoded = this.#encoder.encode(
      batch.map(({ sentence, start, end }) => {
        const tokens = sentences[sentence] ?? [];
        return end - start === tokens.length ? tokens : tokens.slice(start, end);
      }),
    );
    const { scores, acts } = await this.#net.run(encoded);
    for (const [row, { sentence, start, end, from, to }] of batch.entries()) {
      const tokens = sentences[sentence]?.length ?? 0;
      const offset = row * encoded.time * width;
      const own = acts.slice(row * this.#actCount, (row + 1) * this.#actCount);
      if (end - start === tokens) {
        said[sentence] = { scores, offset, acts: own };
        continue;
      }
      const joined = said[sentence] ?? this.#nothing(tokens);
      said[sentence] = joined;
      const first = offset + (from - start) * width;
      joined.scores.set(scores.subarray(first, first + (to - from) * width), from * width);
      for (const [act, logit] of own.entries()) {
        joined.acts[act] = Math.max(joined.acts[act] ?? 0, logit);
      }
    }
  }

  #remember(sentences: readonly (readonly string[])[], said: readonly Said[]): void {
    for (const [index, sentence] of sentences.entries()) {
      const acts = said[index]?.acts;
      if (acts && sentence.length <= REMEMBERED_LENGTH) this.#acts.set(sentence, acts);
    }
  }
}

function keyOf(sentence: readonly string[]): string {
  return sentence.join('\u0000');
}
