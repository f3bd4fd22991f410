/** Reading a Hugging Face folder on disk: its JSON, and which of its ONNX files to take. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode, errorLine, UserError } from '../errors.ts';

/** Configurations and tokenizers are smaller; what is not is none. */
const MOST_JSON = 128_000_000;

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

/** What cuts a text for a model. */
export interface TokenizerFiles {
  readonly tokenizer: string;
  /** Null where the folder has none. */
  readonly tokenizerConfig: string | null;
  /** What the tokenizer cuts a text into before its pieces, as its file says. */
  readonly preTokenizer: unknown;
  /** Longest input in word pieces; null where nothing is said of it. */
  readonly most: number | null;
}

/** The folder's tokenizer. Throws UserError, one sentence, where it is missing or none. */
export async function readTokenizer(name: string, folder: string): Promise<TokenizerFiles> {
  const words = await readJson(name, folder, 'tokenizer.json', tokenizer, 'with a vocabulary');
  const file = 'tokenizer_config.json';
  const hasMore = await exists(join(folder, file));
  const more = hasMore ? await readJson(name, folder, file, tokenizerConfig, 'of a tokenizer') : {};
  return {
    tokenizer: join(folder, 'tokenizer.json'),
    tokenizerConfig: hasMore ? join(folder, file) : null,
    preTokenizer: words.pre_tokenizer ?? null,
    most: more.model_max_length ?? null,
  };
}

/**
 * A JSON file of the folder, as `schema` has it.
 * @param what names the kind of configuration in messages
 * Throws UserError, one sentence, where it is missing or not so.
 */
export async function readJson<T>(
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

/** True where there is something at a path. */
export async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

/** Best first: eight bits are quickest on a processor, half precision is slowest there. */
const DTYPES: readonly (readonly [dtype: string, name: RegExp])[] = [
  ['int8', /_(?:quantized|q8|q?int8)/],
  ['uint8', /_q?uint8/],
  ['fp32', /^[a-z]*(?:_model(?:_merged)?)?\.onnx$/],
  ['q4', /_(?:q4|bnb4)(?!f16)/],
  ['fp16', /f(?:p|loat)?16/],
];

/** How the weights of an ONNX file are stored, by its name: 'fp32', 'int8' … */
export function dtypeOf(path: string): string {
  const file = path.split('/').at(-1) ?? '';
  return DTYPES.find(([, name]) => name.test(file))?.[0] ?? 'unknown';
}

/**
 * The path within the folder, in onnx/ or at its root, of the best file called `base`*.onnx, or
 * null.
 */
export async function pickOnnx(folder: string, base: string): Promise<string | null> {
  const found = await Promise.all(
    ['onnx', '.'].map(async (sub) => {
      const files = await readdir(join(folder, sub)).catch(() => []);
      return files
        .filter((file) => file.startsWith(base) && file.endsWith('.onnx'))
        .sort()
        .map((file) => (sub === '.' ? file : `${sub}/${file}`));
    }),
  );
  const rank = (path: string) => {
    const index = DTYPES.findIndex(([dtype]) => dtype === dtypeOf(path));
    return index < 0 ? DTYPES.length : index;
  };
  const [best] = found.flat().sort((a, b) => rank(a) - rank(b));
  return best ?? null;
}
