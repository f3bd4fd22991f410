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
  decode(pieces: readonly bigint[], options: { skip_special_tokens: boolean }): string;
  readonly chat_template: unknown;
  apply_chat_template(
    messages: readonly object[],
    options: { add_generation_prompt: boolean; tokenize: false },
  ): string;
}

/** What writes text: [1 × time] pieces in, and out with all that was in where there's no encoder. */
interface Net {
  generate(options: object): Promise<{ tolist(): bigint[][] }>;
}

type Run = (inputs: Readonly<Record<string, Tensor>>) => Promise<{ readonly logits: Tensor }>;

/** What is used of the package. */
interface Transformers {
  readonly env: {
    allowRemoteModels: boolean;
    localModelPath: string;
    useFSCache: boolean;
    logLevel: number;
  };
  readonly LogLevel: { readonly NONE: number };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;
  readonly AutoTokenizer: { from_pretrained(name: string): Promise<Tokenizer> };
  readonly AutoModelForTokenClassification: {
    from_pretrained(name: string, options: object): Promise<Run>;
  };
  readonly AutoModelForSeq2SeqLM: {
    from_pretrained(name: string, options: object): Promise<Net>;
  };
  readonly AutoModelForCausalLM: { from_pretrained(name: string, options: object): Promise<Net> };
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

/** A model that writes text and is ready. */
export interface Writer {
  /** How many pieces a prompt is, special ones included. */
  count(prompt: string): number;
  /** What is said to a model that answers people, as its template has it; null for any other. */
  asked(message: string): string | null;
  /**
   * What the model writes after a prompt, or of it where it has an encoder: the likeliest piece
   * each time, `most` at most.
   * @param asked true where the prompt comes from a template, which has the special pieces
   */
  write(prompt: string, most: number, asked: boolean): Promise<string>;
}

/**
 * Opens an added classifier, from its folder alone.
 * @param pad number of the piece that fills rows up
 * Throws UserError, one sentence, where the package is missing or cannot open it.
 */
export async function openClassifier(
  model: Installed,
  threads: number,
  pad: number,
): Promise<Classifier> {
  const { Tensor, AutoTokenizer, AutoModelForTokenClassification } = await offline(model);
  return await refusing(model, 'open', async () => {
    const tokenizer = await AutoTokenizer.from_pretrained(model.name);
    const options = optionsFor(threads);
    const net = await AutoModelForTokenClassification.from_pretrained(model.name, options);
    const tensor = (values: BigInt64Array, dims: readonly number[]) =>
      new Tensor('int64', values, dims);
    return {
      encode: (text, whole) => tokenizer.encode(text, { add_special_tokens: whole }),
      run: (rows) => run(net, tensor, rows, pad),
    };
  });
}

/**
 * Opens an added model that writes text, from its folder alone.
 * @param kind with an encoder or without
 * Throws UserError, one sentence, where the package is missing or cannot open it.
 */
export async function openWriter(
  model: Installed,
  threads: number,
  kind: 'seq2seq' | 'causal',
): Promise<Writer> {
  const library = await offline(model);
  const { Tensor, AutoTokenizer, AutoModelForSeq2SeqLM, AutoModelForCausalLM } = library;
  return await refusing(model, 'open', async () => {
    const tokenizer = await AutoTokenizer.from_pretrained(model.name);
    const Auto = kind === 'seq2seq' ? AutoModelForSeq2SeqLM : AutoModelForCausalLM;
    const net = await Auto.from_pretrained(model.name, optionsFor(threads));
    const encode = (prompt: string, asked: boolean) =>
      tokenizer.encode(prompt, { add_special_tokens: !asked });
    const write = async (prompt: string, most: number, asked: boolean) => {
      const pieces = encode(prompt, asked);
      const dims = [1, pieces.length];
      const [written = []] = (
        await net.generate({
          input_ids: new Tensor('int64', BigInt64Array.from(pieces, BigInt), dims),
          attention_mask: new Tensor('int64', new BigInt64Array(pieces.length).fill(1n), dims),
          max_new_tokens: most,
          ...GREEDY,
        })
      ).tolist();
      const own = kind === 'causal' ? written.slice(pieces.length) : written;
      return tokenizer.decode(own, { skip_special_tokens: true });
    };
    return {
      count: (prompt) => encode(prompt, false).length,
      asked: (message) =>
        tokenizer.chat_template === null
          ? null
          : tokenizer.apply_chat_template([{ role: 'user', content: message }], {
              add_generation_prompt: true,
              tokenize: false,
            }),
      write: (...given) => refusing(model, 'run', () => write(...given)),
    };
  });
}

/** Against what generation_config.json may say: no chance, no least length to be filled. */
const GREEDY = {
  do_sample: false,
  num_beams: 1,
  min_length: 0,
  min_new_tokens: null,
  guidance_scale: null,
  return_dict_in_generate: false,
};

/** The package, told to look at the folder of models and nowhere else, and to print nothing. */
async function offline({ name, folder }: Installed): Promise<Transformers> {
  const library = await load(name);
  const { env, LogLevel } = library;
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder);
  env.logLevel = LogLevel.NONE;
  return library;
}

function optionsFor(threads: number): object {
  return {
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
  };
}

async function refusing<T>(
  { name }: Installed,
  what: 'open' | 'run',
  use: () => Promise<T>,
): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw new UserError(`model '${name}': ${PACKAGE} cannot ${what} it: ${errorLine(error)}`);
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
