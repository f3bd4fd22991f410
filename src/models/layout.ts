/** The Hugging Face folder of a token classifier: which files are the model, what it says of it. */
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { dtypeOf, pickOnnx, readJson, readTokenizer, type TokenizerFiles } from './folder.ts';

/** Longest input that is ever shown to a model, in word pieces with the special ones. */
const LONGEST = 512;

const config = z.looseObject({
  model_type: z.string().min(1),
  id2label: z.record(z.string().regex(/^\d+$/), z.string().min(1)),
  max_position_embeddings: z.number().int().positive().optional(),
  pad_token_id: z.number().int().nonnegative().nullish(),
});

/** What was found in a folder. Paths are absolute or as the folder was given. */
export interface Layout extends Pick<TokenizerFiles, 'tokenizer' | 'tokenizerConfig'> {
  readonly config: string;
  readonly onnx: string;
  /** How its weights are stored, by the file's name: 'fp32', 'int8' … */
  readonly dtype: string;
  readonly type: string;
  /** In the order of the output's columns. */
  readonly labels: readonly string[];
  /** Word pieces of the longest input, special ones included. */
  readonly longest: number;
  /** Number of the piece that fills rows up. */
  readonly pad: number;
  /** True where a word within a sentence is read with the space before it. */
  readonly spaced: boolean;
}

/**
 * Reads the folder's configuration and picks its ONNX file.
 * Throws UserError, one sentence, for whatever is missing or not as it should be.
 */
export async function readLayout(name: string, folder: string): Promise<Layout> {
  const said = await readJson(name, folder, 'config.json', config, 'with model_type and id2label');
  const { tokenizer, tokenizerConfig, preTokenizer, most } = await readTokenizer(name, folder);
  const onnx = await pickOnnx(folder, 'model');
  if (onnx === null) {
    throw new UserError(`model '${name}': no onnx/model*.onnx or model*.onnx in ${folder}`);
  }
  const limits = [LONGEST, said.max_position_embeddings, most];
  return {
    config: join(folder, 'config.json'),
    tokenizer,
    tokenizerConfig,
    onnx: join(folder, onnx),
    dtype: dtypeOf(onnx),
    type: said.model_type,
    labels: inOrder(name, said.id2label),
    longest: Math.min(...limits.map((limit) => limit ?? LONGEST)),
    pad: said.pad_token_id ?? 0,
    spaced: JSON.stringify(preTokenizer).includes('"ByteLevel"'),
  };
}

function inOrder(name: string, id2label: Readonly<Record<string, string>>): string[] {
  const labels = Object.keys(id2label).map((_, index) => id2label[index]);
  const gap = labels.indexOf(undefined);
  if (gap < 0) return labels.filter((label) => label !== undefined);
  throw new UserError(`model '${name}': id2label in config.json has no label ${gap}`);
}
