/** Fetches a model's files from a server that is laid out as Hugging Face's is. */
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, errorLine, UserError } from '../errors.ts';
import { download, type Fetched, type Limits } from './download.ts';
import { checkName } from './installed.ts';
import { textKindOf } from './text-layout.ts';

/** Where models are fetched from unless another place is given. */
export const USUAL_BASE = 'https://huggingface.co';

/** Large models have two gigabytes; a minute without a byte is a dead line. */
export const USUAL_LIMITS: Limits = { bytes: 4_000_000_000, idleMs: 60_000, tries: 3 };

/** Where a net may be, tried in this order; the first that is there is taken. */
function placesOf(net: string): string[] {
  return ['onnx/', ''].flatMap((sub) => [`${sub}${net}_quantized.onnx`, `${sub}${net}.onnx`]);
}

/** What is to be fetched. */
export interface Request {
  /** As the server knows it: 'owner/model'. */
  readonly model: string;
  readonly base: string;
  readonly revision: string;
  /** Checksums that files must have, by their path in the model. */
  readonly expected: ReadonlyMap<string, string>;
  /** The folder of the user's models; what is fetched stands in a hidden folder there. */
  readonly home: string;
  readonly limits: Limits;
}

/** 'config.json=ab12…' as given on the command line. Throws UserError where it is none. */
export function parseChecksums(given: readonly string[]): Map<string, string> {
  return new Map(
    given.map((text) => {
      const [, file, hex] = /^([\w./-]+)=([0-9a-f]{64})$/i.exec(text) ?? [];
      if (file !== undefined && hex !== undefined) return [file, hex.toLowerCase()] as const;
      throw new UserError(`--sha256 must be FILE=HEX with 64 digits, not '${text}'`);
    }),
  );
}

/** The model's name here: the last part of the server's, with nothing that a name cannot hold. */
export function nameFor(model: string): string {
  return checkName(basename(model));
}

/**
 * Fetches a model to a folder and gives it to `use`, which adds it; when that is done the folder
 * is removed. Where something fails, what has come stays for the next try.
 * @param tell is given the path, length and checksum of each file that has come
 * Throws UserError, one sentence.
 */
export async function fetchModel<T>(
  request: Request,
  tell: (file: string, fetched: Fetched) => Promise<void>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  check(request);
  const { model, revision, home } = request;
  const folder = join(home, `.fetching-${`${model}@${revision}`.replace(/[^\w.-]/g, '_')}`);
  const files = new Files(request, folder, tell);
  try {
    await mkdir(folder, { recursive: true });
    await files.need('config.json');
    await files.need('tokenizer.json');
    await files.get('tokenizer_config.json');
    const kind = await textKindOf(model, folder);
    if (kind !== null) await files.get('generation_config.json');
    const nets = kind === 'seq2seq' ? ['encoder_model', 'decoder_model_merged'] : ['model'];
    for (const net of nets) await files.needOneOf(placesOf(net));
    files.checkNamed();
    const outcome = await use(folder);
    await rm(folder, { recursive: true, force: true });
    return outcome;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    throw new UserError(`nothing can be fetched to ${home}: ${errorLine(error)}`);
  }
}

function check({ model, base, revision }: Request): void {
  const parts = model.split('/');
  if (parts.length > 2 || parts.some((part) => !/^\w[\w.-]*$/.test(part))) {
    throw new UserError(`'${model}' is no name of a model on a server: give owner/model`);
  }
  if (!/^\w[\w./-]*$/.test(revision) || revision.includes('..')) {
    throw new UserError(`--revision must be a branch, tag or commit, not '${revision}'`);
  }
  if (!/^https?:\/\//.test(base) || !URL.canParse(base)) {
    throw new UserError(`--from must be an address that begins with https://, not '${base}'`);
  }
}

class Files {
  readonly #request: Request;
  readonly #folder: string;
  readonly #tell: (file: string, fetched: Fetched) => Promise<void>;
  readonly #seen = new Set<string>();

  constructor(
    request: Request,
    folder: string,
    tell: (file: string, fetched: Fetched) => Promise<void>,
  ) {
    this.#request = request;
    this.#folder = folder;
    this.#tell = tell;
  }

  #url(file: string): string {
    const { base, model, revision } = this.#request;
    return `${base.replace(/\/+$/, '')}/${model}/resolve/${encodeURIComponent(revision)}/${file}`;
  }

  /** False where the server has no such file. */
  async get(file: string): Promise<boolean> {
    const path = join(this.#folder, file);
    await mkdir(dirname(path), { recursive: true });
    const fetched = await download(this.#url(file), path, this.#request.limits);
    if (fetched === null) {
      await rm(path, { force: true });
      return false;
    }
    const expected = this.#request.expected.get(file);
    this.#seen.add(file);
    if (expected !== undefined && expected !== fetched.sha256) {
      for (const wrong of [path, `${path}.etag`]) await rm(wrong, { force: true });
      throw new UserError(
        `${this.#url(file)}: expected SHA-256 ${expected}, found ${fetched.sha256}`,
      );
    }
    await this.#tell(file, fetched);
    return true;
  }

  async need(file: string): Promise<void> {
    if (await this.get(file)) return;
    throw new UserError(`${this.#url(file)}: there is no such file: check the model's name`);
  }

  async needOneOf(files: readonly string[]): Promise<void> {
    for (const file of files) {
      if (!(await this.get(file))) continue;
      // What an earlier try took is not what the model is made of now.
      const others = files.filter((other) => other !== file);
      for (const other of others) await rm(join(this.#folder, other), { force: true });
      return;
    }
    throw new UserError(
      `${this.#request.model} has none of ${files.join(', ')}: not made for ONNX`,
    );
  }

  /** A checksum of a file that was never asked for guards nothing. */
  checkNamed(): void {
    const strange = [...this.#request.expected.keys()].find((file) => !this.#seen.has(file));
    if (strange === undefined) return;
    throw new UserError(`--sha256 names ${strange}, which was not fetched`);
  }
}
