/** The Hugging Face folder of a model that writes text: of which kind it is, and its files. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import {
  dtypeOf,
  exists,
  pickOnnx,
  readJson,
  readTokenizer,
  type TokenizerFiles,
} from './folder.ts';

/** An encoder with a decoder (T5, BART), or a decoder alone (GPT). */
export type TextKind = 'seq2seq' | 'causal';

/** Longest input that is ever shown to a model, in word pieces: an item's lines are shorter. */
const LONGEST = 1024;
/** What an encoder is shown where its configuration sets no limit (T5). */
const USUAL_ENCODER = 512;

const limit = z.number().int().positive().optional();

const config = z.looseObject({
  model_type: z.string().min(1).optional(),
  is_encoder_decoder: z.boolean().optional(),
  architectures: z.array(z.string()).nullish(),
  max_position_embeddings: limit,
  n_positions: limit,
  // T5's instruction: 'summarize: '.
  task_specific_params: z
    .looseObject({ summarization: z.looseObject({ prefix: z.string().max(200) }).partial() })
    .partial()
    .nullish(),
});

/** A file of the net, and the name that transformers.js looks for. */
export interface Part {
  readonly from: string;
  readonly to: string;
}

/** What was found in a folder. Paths are absolute or as the folder was given. */
export interface TextLayout extends Pick<TokenizerFiles, 'tokenizer' | 'tokenizerConfig'> {
  readonly config: string;
  /** generation_config.json; null where the folder has none. */
  readonly generation: string | null;
  readonly kind: TextKind;
  readonly type: string;
  readonly dtype: string;
  /** Word pieces of the longest input, special ones included. */
  readonly longest: number;
  /** What the model was trained to see before a text to sum up; mostly nothing. */
  readonly prefix: string;
  /** Takes a text and, of a model with an encoder, what that made of it; gives the next piece. */
  readonly decoder: Part;
  readonly encoder: Part | null;
  /** Weights beside the ONNX files (model.onnx_data), which know them by these names. */
  readonly data: readonly Part[];
}

/**
 * The kind of model in a folder by its config.json, or null where it writes no text.
 * Throws UserError, one sentence, where there is no configuration.
 */
export async function textKindOf(name: string, folder: string): Promise<TextKind | null> {
  const said = await readJson(name, folder, 'config.json', config, 'of a model');
  const [architecture = ''] = said.architectures ?? [];
  if (/(?:ForCausalLM|LMHeadModel)$/.test(architecture)) return 'causal';
  if (/(?:ForConditionalGeneration|MTModel)$/.test(architecture)) return 'seq2seq';
  return architecture === '' && said.is_encoder_decoder === true ? 'seq2seq' : null;
}

/**
 * Reads the folder's configuration and picks its ONNX files.
 * Throws UserError, one sentence, for whatever is missing or not as it should be.
 */
export async function readTextLayout(
  name: string,
  folder: string,
  kind: TextKind,
): Promise<TextLayout> {
  const said = await readJson(name, folder, 'config.json', config, 'of a model');
  const { tokenizer, tokenizerConfig, most } = await readTokenizer(name, folder);
  const usual = kind === 'seq2seq' ? USUAL_ENCODER : LONGEST;
  const limits = [LONGEST, said.max_position_embeddings ?? said.n_positions ?? usual, most];
  const generation = join(folder, 'generation_config.json');
  const bases = ['decoder_model_merged', 'decoder_model'];
  const decoder = await part(name, folder, kind === 'seq2seq' ? bases : ['model', ...bases]);
  const encoder = kind === 'seq2seq' ? await part(name, folder, ['encoder_model']) : null;
  const to = kind === 'seq2seq' ? 'decoder_model_merged.onnx' : 'model.onnx';
  const parts = [decoder, ...(encoder === null ? [] : [encoder])];
  return {
    config: join(folder, 'config.json'),
    tokenizer,
    tokenizerConfig,
    generation: (await exists(generation)) ? generation : null,
    kind,
    type: said.model_type ?? 'unknown',
    dtype: dtypeOf(decoder),
    longest: Math.min(...limits.map((one) => one ?? LONGEST)),
    prefix: said.task_specific_params?.summarization?.prefix ?? '',
    decoder: { from: decoder, to },
    encoder: encoder === null ? null : { from: encoder, to: 'encoder_model.onnx' },
    data: (await Promise.all(parts.map(dataOf))).flat(),
  };
}

async function part(name: string, folder: string, bases: readonly string[]): Promise<string> {
  for (const base of bases) {
    const found = await pickOnnx(folder, base);
    if (found !== null) return join(folder, found);
  }
  const [first] = bases;
  throw new UserError(`model '${name}': no onnx/${first}*.onnx or ${first}*.onnx in ${folder}`);
}

async function dataOf(onnx: string): Promise<Part[]> {
  const files = await readdir(dirname(onnx));
  const own = files.filter((file) => file.startsWith(`${basename(onnx)}_data`)).sort();
  return own.map((file) => ({ from: join(dirname(onnx), file), to: file }));
}
