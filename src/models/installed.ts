/** The models that a user has added: their folder, their manifests, whether their files are whole. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { digestOf } from '../digest.ts';
import { errorLine, UserError } from '../errors.ts';
import { fileEntry, readManifest } from '../manifests.ts';
import { packageRoot } from '../root.ts';
import { MEANINGS } from './labels.ts';

/** What a model that a user has added is for. */
export type Task = 'names' | 'wording';

/** Manifest of a token classifier that a user has added. */
export const ownManifest = z.object({
  format: z.literal(1),
  name: z.string().min(1),
  task: z.literal('names'),
  /** Of the network, as config.json calls it: 'bert', 'xlm-roberta' … */
  type: z.string(),
  dtype: z.string(),
  /** In the order of the output's columns: the model's own name, and what it is here. */
  labels: z.array(z.object({ label: z.string(), means: z.enum(MEANINGS) })).min(1),
  longest: z.number().int().min(8),
  pad: z.number().int().nonnegative(),
  spaced: z.boolean(),
  files: z.object({
    config: fileEntry,
    tokenizer: fileEntry,
    tokenizerConfig: fileEntry,
    model: fileEntry,
  }),
});

export type OwnManifest = z.infer<typeof ownManifest>;

/** Manifest of a model that writes text, which a user has added. */
export const textManifest = z.object({
  format: z.literal(1),
  name: z.string().min(1),
  task: z.literal('wording'),
  kind: z.enum(['seq2seq', 'causal']),
  /** Of the network, as config.json calls it: 't5', 'gpt2' … */
  type: z.string(),
  dtype: z.string(),
  longest: z.number().int().min(8),
  /** Stands before every text; mostly empty. */
  prefix: z.string(),
  files: z
    .object({
      config: fileEntry,
      tokenizer: fileEntry,
      tokenizerConfig: fileEntry,
      decoder: fileEntry,
    })
    // The encoder, generation_config.json, weights beside the ONNX files.
    .catchall(fileEntry),
});

export type TextManifest = z.infer<typeof textManifest>;

/** Of any manifest: what is needed to hold its files against it. */
const anyManifest = z.object({ name: z.string(), files: z.record(z.string(), fileEntry) });

/** A model that can be used, shipped or added. */
export interface Installed {
  readonly name: string;
  readonly folder: string;
  readonly shipped: boolean;
}

/** What a name may be: a folder of its own, never a path. */
export function checkName(name: string): string {
  if (/^[a-z0-9][\w.-]{0,63}$/i.test(name)) return name;
  throw new UserError(`'${name}' cannot be a model's name: letters, digits, '.', '_' and '-'`);
}

/** True where the program itself comes with a model of this name. */
export function isShipped(name: string): boolean {
  return existsSync(join(shippedHome(), name, 'manifest.json'));
}

function shippedHome(): string {
  return join(packageRoot(), 'models');
}

/** Every model: the shipped ones, then those in `home`, by name. */
export function listInstalled(home: string): Installed[] {
  const within = (folder: string, shipped: boolean) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => !name.startsWith('.') && existsSync(join(folder, name, 'manifest.json')))
      .sort()
      .map((name) => ({ name, folder: join(folder, name), shipped }));
  return [...within(shippedHome(), true), ...within(home, false)];
}

/** The model of this name. Throws UserError, naming those that there are. */
export function findInstalled(home: string, name: string): Installed {
  const all = listInstalled(home);
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = all.map((one) => one.name).join(', ');
  throw new UserError(`no model is called '${name}': there are ${names} (see klubbslag models)`);
}

/** What is wrong with a model's files: one line, or null where they are those of its manifest. */
export async function faultOf({ name, folder }: Installed): Promise<string | null> {
  try {
    const { files } = await readManifest(folder, anyManifest);
    for (const expected of Object.values(files)) await verify(name, folder, expected);
    return null;
  } catch (error) {
    return errorLine(error);
  }
}

async function verify(
  name: string,
  folder: string,
  { path, sha256, bytes }: z.infer<typeof fileEntry>,
): Promise<void> {
  const found = await digestOf(join(folder, path)).catch(() => null);
  if (found === null) throw new UserError(`model '${name}': ${path} is missing: add it again`);
  if (found.bytes === bytes && found.sha256 === sha256) return;
  throw new UserError(
    `model '${name}': ${path} is not the file its manifest describes: expected ${bytes} bytes ` +
      `with SHA-256 ${sha256}, found ${found.bytes} with ${found.sha256}: add it again`,
  );
}

/** The manifest of an added model whose files hold. Throws UserError where they do not. */
export async function readOwn<T>(model: Installed, schema: z.ZodType<T>): Promise<T> {
  const manifest = await readManifest(model.folder, schema);
  const fault = await faultOf(model);
  if (fault !== null) throw new UserError(fault);
  return manifest;
}

/** Refuses a model that is for something else. Throws UserError, one sentence. */
export function checkTask({ name, folder }: Installed, wanted: Task): void {
  const task = taskOf(folder);
  if (task === wanted) return;
  if (task === 'wording') {
    throw new UserError(`model '${name}' writes text and finds no names: give it as --wording`);
  }
  if (task === 'names' && wanted === 'wording') {
    throw new UserError(`model '${name}' finds names and writes no text: give it as --model`);
  }
  if (wanted === 'wording') throw new UserError(`model '${name}' writes no text`);
}

/** What a manifest says that its model is for; null where it cannot be read. */
function taskOf(folder: string): unknown {
  try {
    const raw = readFileSync(join(folder, 'manifest.json'), 'utf8');
    return z.object({ task: z.string() }).parse(JSON.parse(raw)).task;
  } catch {
    return null;
  }
}
