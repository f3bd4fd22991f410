/** The only file that knows transformers.js, an optional package that is loaded when it is used. */
import { dirname } from 'node:path';
import { errorCode, errorLine, UserError } from '../errors.ts';
import type { Installed } from './installed.ts';

const PACKAGE = '@xenova/transformers';

interface Tensor {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

interface Tokenizer {
  encode(text: string, options: { add_special_tokens: boolean }): number[];
}

type Run = (inputs: Readonly<Record<string, Tensor>>) => Promise<{ readonly logits: Tensor }>;

/** What is used of the package. */
interface Transformers {
  readonly env: { allowRemoteModels: boolean; localModelPath: string; useFSCache: boolean };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;
  readonly AutoTokenizer: { from_pretrained(name: string): Promise<Tokenizer> };
  readonly AutoModelForTokenClassification: {
    from_pretrained(name: string, options: object): Promise<Run>;
  };
}

/** A classifier of word pieces that is ready. */
export interface Classifier {
  /** Numbers of the pieces of a text; `whole` puts the special ones around them. */
  encode(text: string, whole: boolean): number[];
  /** Logits, row-major [rows × time × labels], time being the longest row's. */
  run(rows: readonly (readonly number[])[]): Promise<Logits>;
}

/** What the net says of a batch. */
export interface Logits {
  readonly data: ArrayLike<number>;
  readonly time: number;
  readonly labels: number;
}

async function load(name: string): Promise<Transformers> {
  try {
    // Not a literal: the program compiles and runs where the package is not installed.
    const module: Transformers = await import(PACKAGE);
    return module;
  } catch (error) {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UserError(
      `model '${name}' needs the package ${PACKAGE}, which is not installed: ` +
        'install klubbslag again without --omit=optional',
    );
  }
}

/**
 * Opens an added model, from its folder alone.
 * @param pad number of the piece that fills rows up
 * Throws UserError, one sentence, where the package is missing or cannot open it.
 */
export async function openClassifier(
  model: Installed,
  threads: number,
  pad: number,
): Promise<Classifier> {
  const { name, folder } = model;
  const { env, Tensor, AutoTokenizer, AutoModelForTokenClassification } = await load(name);
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder);
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(name);
    const net = await AutoModelForTokenClassification.from_pretrained(name, {
      device: 'cpu',
      dtype: 'fp32', // The suffix of the file's name, which is none here, whatever its weights are.
      subfolder: '',
      use_external_data_format: false,
      session_options: {
        executionMode: 'sequential',
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        logSeverityLevel: 3,
      },
    });
    const tensor = (values: BigInt64Array, dims: readonly number[]) =>
      new Tensor('int64', values, dims);
    return {
      encode: (text, whole) => tokenizer.encode(text, { add_special_tokens: whole }),
      run: (rows) => run(net, tensor, rows, pad),
    };
  } catch (error) {
    throw new UserError(`model '${name}': ${PACKAGE} cannot open it: ${errorLine(error)}`);
  }
}

async function run(
  net: Run,
  tensor: (values: BigInt64Array, dims: readonly number[]) => Tensor,
  rows: readonly (readonly number[])[],
  pad: number,
): Promise<Logits> {
  const time = Math.max(...rows.map((row) => row.length));
  const ids = new BigInt64Array(rows.length * time).fill(BigInt(pad));
  const mask = new BigInt64Array(rows.length * time);
  for (const [row, pieces] of rows.entries()) {
    for (const [at, piece] of pieces.entries()) ids[row * time + at] = BigInt(piece);
    mask.fill(1n, row * time, row * time + pieces.length);
  }
  const dims = [rows.length, time];
  const inputs = { input_ids: tensor(ids, dims), attention_mask: tensor(mask, dims) };
  const { logits } = await net(inputs);
  return { data: logits.data, time, labels: logits.dims.at(-1) ?? 0 };
}
