/** ONNX files: the only file that knows onnxruntime. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { CHUNK, type EncodedBatch } from '../pipeline/recognise/encode.ts';
import { ROWS_A_WORD } from '../pipeline/recognise/features.ts';
import { errorLine, UserError } from './errors.ts';

/** How a model is run. */
export interface RunOptions {
  /** Processor threads of the session; 1 unless given. */
  readonly threads?: number;
}

/** What the net says of a batch. */
export interface Output {
  /** [batch × time × labels] log-probabilities. */
  readonly scores: Float32Array;
  /** [batch × acts] logits. */
  readonly acts: Float32Array;
}

/** A session of the net, made once and kept. */
export interface Net {
  run(batch: EncodedBatch): Promise<Output>;
}

/** The last side of each input and output; null where it differs from batch to batch. */
export interface Widths {
  readonly inputs: Readonly<Record<string, number | null>>;
  readonly outputs: Readonly<Record<string, number>>;
}

/** What a net must take and give for these numbers of list columns, templates, labels and acts. */
export function widthsOf(lists: number, templates: number, labels: number, acts: number): Widths {
  const any = null;
  return {
    inputs: {
      own: ROWS_A_WORD,
      grams: CHUNK,
      chunks: any,
      words: any,
      shapes: any,
      gazetteer: lists,
      lengths: any,
      wide: templates,
    },
    outputs: { scores: labels, acts },
  };
}

/**
 * Opens a net by the path of its file, beside which its weights may lie: they are mapped into
 * memory, and only what is used of them is read.
 * @param name the model's, for messages
 * Throws UserError, one sentence, where it is no ONNX file, where its weights lie outside its
 * folder, or where it has other inputs or outputs.
 */
export async function openNet(
  name: string,
  path: string,
  widths: Widths,
  options: RunOptions,
): Promise<Net> {
  const session = await open(name, path, options);
  check(name, 'input', widths.inputs, session.inputMetadata);
  check(name, 'output', widths.outputs, session.outputMetadata);
  return { run: (batch) => run(session, batch) };
}

async function open(name: string, path: string, options: RunOptions): Promise<InferenceSession> {
  const sessionOptions: InferenceSession.SessionOptions = {
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    intraOpNumThreads: options.threads ?? 1,
    interOpNumThreads: 1,
    // Warnings about the processor are no news to a person who reads minutes; errors are thrown.
    logSeverityLevel: 4,
  };
  try {
    return await InferenceSession.create(path, sessionOptions);
  } catch (error) {
    throw new UserError(`model '${name}': onnxruntime cannot open it: ${errorLine(error)}`);
  }
}

function check(
  name: string,
  what: string,
  expected: Readonly<Record<string, number | null>>,
  found: readonly InferenceSession.ValueMetadata[],
): void {
  const names = Object.keys(expected);
  const has = found.map((value) => value.name);
  if (names.length !== has.length || !names.every((item) => has.includes(item))) {
    throw new UserError(
      `model '${name}': expected the ${what}s ${names.join(', ')}; it has ${has.join(', ')}`,
    );
  }
  for (const value of found) {
    const width = value.isTensor ? value.shape.at(-1) : undefined;
    const wanted = expected[value.name] ?? null;
    if (wanted === null || width === wanted) continue;
    throw new UserError(
      `model '${name}': the ${what} ${value.name} is expected ${wanted} wide; it has ${width}`,
    );
  }
}

async function run(session: InferenceSession, batch: EncodedBatch): Promise<Output> {
  const size = batch.lengths.length;
  const shape = [size, batch.time];
  const cells = Math.max(1, size * batch.time);
  const result = await session.run({
    own: new Tensor('int32', batch.own, [batch.wordCount, ROWS_A_WORD]),
    grams: new Tensor('int32', batch.grams, [batch.grams.length / CHUNK, CHUNK]),
    chunks: new Tensor('int32', batch.chunks, [batch.wordCount, batch.chunkWidth]),
    words: new Tensor('int32', batch.words, shape),
    shapes: new Tensor('int32', batch.shapes, shape),
    gazetteer: new Tensor('uint8', batch.gazetteer, [...shape, batch.gazetteer.length / cells]),
    lengths: new Tensor('int32', batch.lengths, [size]),
    wide: new Tensor('int32', batch.wide, [...shape, batch.wide.length / cells]),
  });
  return { scores: floats(result, 'scores'), acts: floats(result, 'acts') };
}

function floats(result: InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const data = result[name]?.data;
  if (!(data instanceof Float32Array)) throw new TypeError(`the net gave no ${name}`);
  return data;
}

/** What a token classifier of somebody else's takes and gives. */
export interface Shape {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Last side of its logits for a text of two pieces. */
  readonly width: number | null;
}

/**
 * Opens a classifier of word pieces and shows it two of them.
 * @param known inputs that can be given; where it wants others it is not run
 * Throws UserError, one sentence, where it is no ONNX file or cannot be run.
 */
export async function probe(name: string, path: string, known: readonly string[]): Promise<Shape> {
  const session = await open(name, path, {});
  const { inputNames: inputs, outputNames: outputs } = session;
  try {
    if (inputs.some((input) => !known.includes(input))) return { inputs, outputs, width: null };
    const ones = () => new Tensor('int64', new BigInt64Array(2).fill(1n), [1, 2]);
    const zeros = () => new Tensor('int64', new BigInt64Array(2), [1, 2]);
    const feed = inputs.map((input) => [input, input === 'attention_mask' ? ones() : zeros()]);
    const result = await session.run(Object.fromEntries(feed));
    return { inputs, outputs, width: result['logits']?.dims.at(-1) ?? null };
  } catch (error) {
    throw new UserError(`model '${name}': onnxruntime cannot run it: ${errorLine(error)}`);
  } finally {
    await session.release();
  }
}

/**
 * Names of what the net in a file takes and gives. Its weights may lie in files beside it.
 * Throws UserError, one sentence, where it is no ONNX file.
 */
export async function namesOf(name: string, path: string): Promise<Omit<Shape, 'width'>> {
  const session = await open(name, path, {});
  const { inputNames: inputs, outputNames: outputs } = session;
  await session.release();
  return { inputs, outputs };
}
