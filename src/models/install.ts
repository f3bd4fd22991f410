/** Adds a Hugging Face folder to the user's models: checked, copied whole or not at all. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { z } from 'zod';
import { digestOf } from '../digest.ts';
import { errorCode, errorLine, UserError } from '../errors.ts';
import type { fileEntry } from '../manifests.ts';
import { checkName, isShipped, type OwnManifest, type TextManifest } from './installed.ts';
import { type Meaning, mapLabels } from './labels.ts';
import { readLayout } from './layout.ts';
import { checkClassifier, checkWriter } from './nets.ts';
import { readTextLayout, type TextKind, type TextLayout, textKindOf } from './text-layout.ts';

type Entry = z.infer<typeof fileEntry>;

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
export async function addModel(addition: Addition): Promise<OwnManifest | TextManifest> {
  const { folder, home, force } = addition;
  const name = checkName(addition.name ?? basename(resolve(folder)));
  refuseTaken(name, home, force);
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() !== true) {
    throw new UserError(
      `${folder} is no folder: give one with config.json, tokenizer.json, *.onnx`,
    );
  }
  const kind = await textKindOf(name, folder);
  if (kind === null) return await addTagger(name, addition);
  if (addition.map.size > 0) {
    throw new UserError(`model '${name}' writes text: it has no labels to --map`);
  }
  return await addWriter(name, addition, kind);
}

async function addTagger(name: string, { folder, map, home }: Addition): Promise<OwnManifest> {
  const layout = await readLayout(name, folder);
  const meanings = mapLabels(name, layout.labels, map);
  return await withStaging(home, async (staging) => {
    const model = await copied(staging, layout.onnx, 'model.onnx');
    const files = { ...(await settingsCopied(staging, layout)), model };
    await checkClassifier(name, join(staging, files.model.path), layout.labels);
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
    return await finished(manifest, staging, home);
  });
}

async function addWriter(
  name: string,
  { folder, home }: Addition,
  kind: TextKind,
): Promise<TextManifest> {
  const layout = await readTextLayout(name, folder, kind);
  const { encoder, decoder, generation } = layout;
  return await withStaging(home, async (staging) => {
    const data: TextManifest['files'][string][] = [];
    for (const { from, to } of layout.data) data.push(await copied(staging, from, to));
    const files = {
      ...(await settingsCopied(staging, layout)),
      ...(generation && {
        generation: await copied(staging, generation, 'generation_config.json'),
      }),
      ...(encoder && { encoder: await copied(staging, encoder.from, encoder.to) }),
      decoder: await copied(staging, decoder.from, decoder.to),
      ...Object.fromEntries(data.map((file, index) => [`data${index}`, file])),
    };
    await checkWriter(name, staging, layout);
    const { type, dtype, longest, prefix } = layout;
    const manifest: TextManifest = {
      ...{ format: 1, name, task: 'wording', kind, type, dtype, longest, prefix, files },
    };
    return await finished(manifest, staging, home);
  });
}

async function finished<M extends OwnManifest | TextManifest>(
  manifest: M,
  staging: string,
  home: string,
): Promise<M> {
  await writeFile(join(staging, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await replace(staging, join(home, manifest.name));
  return manifest;
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

async function copied(staging: string, from: string, path: string): Promise<Entry> {
  await copyFile(from, join(staging, path));
  return { path, ...(await digestOf(join(staging, path))) };
}

async function settingsCopied(
  staging: string,
  layout: Pick<TextLayout, 'config' | 'tokenizer' | 'tokenizerConfig'>,
): Promise<{ config: Entry; tokenizer: Entry; tokenizerConfig: Entry }> {
  const settings = 'tokenizer_config.json';
  // transformers.js asks for it; what a folder without it means is what an empty one means.
  if (layout.tokenizerConfig === null) await writeFile(join(staging, settings), '{}\n');
  return {
    config: await copied(staging, layout.config, 'config.json'),
    tokenizer: await copied(staging, layout.tokenizer, 'tokenizer.json'),
    tokenizerConfig:
      layout.tokenizerConfig === null
        ? { path: settings, ...(await digestOf(join(staging, settings))) }
        : await copied(staging, layout.tokenizerConfig, settings),
  };
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
