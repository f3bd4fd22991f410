/** A Hugging Face folder on disk: what in it is the model, and what its configuration says. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode, errorLine, UserError } from '../errors.ts';

/** Longest input that is ever shown to a model, in word pieces with the special ones. */
const LONGEST = 512;
/** Configurations and tokenizers are smaller; what is not is none. */
const MOST_JSON = 128_000_000;

const config = z.looseObject({
  model_type: z.string().min(1),
  id2label: z.record(z.string().regex(/^\d+$/), z.string().min(1)),
  max_position_embeddings: z.number().int().positive().optional(),
  pad_token_id: z.number().int().nonnegative().nullish(),
});

const tokenizer = z.looseObject({
  model: z.looseObject({
    vocab: z.union([
      z.record(z.string(), z.number()).refine((vocab) => Object.keys(vocab).length > 0),
      z.array(z.unknown()).min(1),
    ]),
  }),
  pre_tokenizer: z.unknown().optional(),
});

// Exporters write 1e30 where there is no limit.
const tokenizerConfig = z.looseObject({ model_max_length: z.number().positive().optional() });

/** What was found in a folder. Paths are absolute or as the folder was given. */
export interface Layout {
  readonly config: string;
  readonly tokenizer: string;
  /** Null where the folder has none. */
  readonly tokenizerConfig: string | null;
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
  const words = await readJson(name, folder, 'tokenizer.json', tokenizer, 'with a vocabulary');
  const hasMore = await exists(join(folder, 'tokenizer_config.json'));
  const more = hasMore
    ? await readJson(name, folder, 'tokenizer_config.json', tokenizerConfig, 'of a tokenizer')
    : {};
  const onnx = await pickOnnx(name, folder);
  const limits = [LONGEST, said.max_position_embeddings, more.model_max_length];
  return {
    config: join(folder, 'config.json'),
    tokenizer: join(folder, 'tokenizer.json'),
    tokenizerConfig: hasMore ? join(folder, 'tokenizer_config.json') : null,
    onnx: join(folder, onnx),
    dtype: dtypeOf(onnx),
    type: said.model_type,
    labels: inOrder(name, said.id2label),
    longest: Math.min(...limits.map((limit) => limit ?? LONGEST)),
    pad: said.pad_token_id ?? 0,
    spaced: JSON.stringify(words.pre_tokenizer ?? null).includes('"ByteLevel"'),
  };
}

function inOrder(name: string, id2label: Readonly<Record<string, string>>): string[] {
  const labels = Object.keys(id2label).map((_, index) => id2label[index]);
  const gap = labels.indexOf(undefined);
  if (gap < 0) return labels.filter((label) => label !== undefined);
  throw new UserError(`model '${name}': id2label in config.json has no label ${gap}`);
}

async function readJson<T>(
  name: string,
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  what: string,
): Promise<T> {
  const path = join(folder, file);
  const raw = await readText(name, path, file);
  const checked = schema.safeParse(parse(name, file, raw));
  if (checked.success) return checked.data;
  const place = checked.error.issues[0]?.path.join('.') || 'its root';
  throw new UserError(`model '${name}': ${file} is no configuration ${what}: wrong at ${place}`);
}

async function readText(name: string, path: string, file: string): Promise<string> {
  try {
    if ((await stat(path)).size > MOST_JSON) throw new Error('it is too large');
    return await readFile(path, 'utf8');
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
    const reason = missing ? 'there is none in its folder' : errorLine(error);
    throw new UserError(`model '${name}': ${file} cannot be read: ${reason}`);
  }
}

function parse(name: string, file: string, raw: string): unknown {
  try {
    return JSON.parse(raw.replace(/^\uFEFF/, ''));
  } catch {
    throw new UserError(`model '${name}': ${file} is not valid JSON`);
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

/** Best first: eight bits are quickest on a processor, half precision is slowest there. */
const DTYPES: readonly (readonly [dtype: string, name: RegExp])[] = [
  ['int8', /_(?:quantized|q8|q?int8)/],
  ['uint8', /_q?uint8/],
  ['fp32', /^model\.onnx$/],
  ['q4', /_(?:q4|bnb4)(?!f16)/],
  ['fp16', /f(?:p|loat)?16/],
];

function dtypeOf(path: string): string {
  const file = path.split('/').at(-1) ?? '';
  return DTYPES.find(([, name]) => name.test(file))?.[0] ?? 'unknown';
}

async function pickOnnx(name: string, folder: string): Promise<string> {
  const found = await Promise.all(
    ['onnx', '.'].map(async (sub) => {
      const files = await readdir(join(folder, sub)).catch(() => []);
      return files
        .filter((file) => /^model.*\.onnx$/.test(file))
        .sort()
        .map((file) => (sub === '.' ? file : `${sub}/${file}`));
    }),
  );
  const files = found.flat();
  const rank = (path: string) => {
    const index = DTYPES.findIndex(([dtype]) => dtype === dtypeOf(path));
    return index < 0 ? DTYPES.length : index;
  };
  const [best] = [...files].sort((a, b) => rank(a) - rank(b));
  if (best !== undefined) return best;
  throw new UserError(`model '${name}': no onnx/model*.onnx or model*.onnx in ${folder}`);
}
