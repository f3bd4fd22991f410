/** Adds a Hugging Face folder to the user's models: checked, copied whole or not at all. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { z } from 'zod';
import { errorCode, errorLine, UserError } from '../errors.ts';
import type { fileEntry } from '../manifests.ts';
import { probe } from '../onnx.ts';
import { checkName, digestOf, isShipped, type OwnManifest } from './installed.ts';
import { type Meaning, mapLabels } from './labels.ts';
import { type Layout, readLayout } from './layout.ts';

/** What transformers.js gives a classifier of word pieces. */
const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];

/** What is to be added. */
export interface Addition {
  readonly folder: string;
  /** Null for the folder's own name. */
  readonly name: string | null;
  readonly map: ReadonlyMap<string, Meaning>;
  /** True to replace a model of that name. */
  readonly force: boolean;
  /** The folder of the user's models; made where it is missing. */
  readonly home: string;
}

/**
 * Adds a model and gives its manifest.
 * Throws UserError, one sentence, and leaves the user's models as they were, where anything of it
 * is missing or wrong or its name is taken.
 */
export async function addModel(addition: Addition): Promise<OwnManifest> {
  const { folder, home, force } = addition;
  const name = checkName(addition.name ?? basename(resolve(folder)));
  refuseTaken(name, home, force);
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() !== true) {
    throw new UserError(
      `${folder} is no folder: give one with config.json, tokenizer.json, *.onnx`,
    );
  }
  const layout = await readLayout(name, folder);
  const meanings = mapLabels(name, layout.labels, addition.map);
  return await withStaging(home, async (staging) => {
    const files = await copied(layout, staging);
    await checkNet(name, join(staging, files.model.path), layout.labels);
    const manifest: OwnManifest = {
      format: 1,
      name,
      task: 'names',
      type: layout.type,
      dtype: layout.dtype,
      labels: layout.labels.map((label, index) => ({ label, means: meanings[index] ?? 'O' })),
      longest: layout.longest,
      pad: layout.pad,
      spaced: layout.spaced,
      files,
    };
    await writeFile(join(staging, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await replace(staging, join(home, name));
    return manifest;
  });
}

/** Refuses a name that is taken. Throws UserError, one sentence. */
export function refuseTaken(name: string, home: string, force: boolean): void {
  if (isShipped(name)) {
    throw new UserError(`'${name}' is a model of the program's own: choose another --name`);
  }
  if (!force && existsSync(join(home, name))) {
    throw new UserError(`there is a model '${name}' already: give --force or another --name`);
  }
}

async function withStaging<T>(home: string, use: (staging: string) => Promise<T>): Promise<T> {
  let staging: string | null = null;
  try {
    await mkdir(home, { recursive: true });
    // In the same folder, so that it can be renamed; the dot hides it from the list.
    staging = await mkdtemp(join(home, '.adding-'));
    return await use(staging);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    throw new UserError(`nothing can be added to ${home}: ${errorLine(error)}`);
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true });
  }
}

async function copied(layout: Layout, staging: string): Promise<OwnManifest['files']> {
  const copy = async (from: string, path: string): Promise<z.infer<typeof fileEntry>> => {
    await copyFile(from, join(staging, path));
    return { path, ...(await digestOf(join(staging, path))) };
  };
  const settings = 'tokenizer_config.json';
  // transformers.js asks for it; what a folder without it means is what an empty one means.
  if (layout.tokenizerConfig === null) await writeFile(join(staging, settings), '{}\n');
  return {
    config: await copy(layout.config, 'config.json'),
    tokenizer: await copy(layout.tokenizer, 'tokenizer.json'),
    tokenizerConfig:
      layout.tokenizerConfig === null
        ? { path: settings, ...(await digestOf(join(staging, settings))) }
        : await copy(layout.tokenizerConfig, settings),
    model: await copy(layout.onnx, 'model.onnx'),
  };
}

async function checkNet(name: string, path: string, labels: readonly string[]): Promise<void> {
  const { inputs, outputs, width } = await probe(name, await readFile(path), INPUTS);
  const fits = inputs.includes('input_ids') && inputs.every((one) => INPUTS.includes(one));
  if (!fits) {
    const found = inputs.join(', ') || 'none';
    throw new UserError(
      `model '${name}': expected the inputs ${INPUTS.join(', ')}; it has ${found}`,
    );
  }
  if (!outputs.includes('logits')) {
    throw new UserError(
      `model '${name}': expected the output logits; it has ${outputs.join(', ') || 'none'}`,
    );
  }
  if (width === labels.length) return;
  throw new UserError(
    `model '${name}': config.json names ${labels.length} labels, its ONNX file gives ${width}`,
  );
}

/** Puts a folder in another's place; where that fails the other stays. */
async function replace(staging: string, target: string): Promise<void> {
  const aside = `${staging}-former`;
  const had = await rename(target, aside).then(
    () => true,
    () => false,
  );
  try {
    await rename(staging, target);
  } catch (error) {
    if (had) await rename(aside, target);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}
