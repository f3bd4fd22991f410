/** A model's folder: its manifest read, its files verified, or one sentence that says why not. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { errorCode, errorLine, UserError } from './errors.ts';

const file = z.object({
  // A plain name: a manifest cannot point outside its folder.
  path: z.string().regex(/^[\w-][\w.-]*$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
});

const score = z.object({ p: z.number(), r: z.number(), f1: z.number(), n: z.number().int() });

const common = {
  format: z.literal(1),
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  description: z.string(),
  language: z.literal('sv'),
  licence: z.string().min(1),
  labels: z.array(z.string()).min(1),
  sources: z.array(z.object({ name: z.string(), licence: z.string(), use: z.string() })),
  /** By file, then by label. */
  scores: z.record(z.string(), z.record(z.string(), score)),
  made: z.object({ command: z.string(), seed: z.number().int(), trainingMinutes: z.number() }),
};

const act = z.enum([
  'decision',
  'proposal',
  'background',
  'assignment',
  'deadline',
  'meeting',
  'voting',
  'reservation',
  'discussion',
  'heading',
  'information',
]);

const hashing = {
  version: z.number().int(),
  hash: z.string(),
  buckets: z.number().int().positive(),
};

/** Manifest of a model that finds names. */
export const taggerManifest = z.object({
  ...common,
  task: z.literal('names'),
  features: z.object({
    ...hashing,
    gramMin: z.number().int().positive(),
    gramMax: z.number().int().positive(),
    shapes: z.number().int().positive(),
    gazetteers: z.array(z.object({ name: z.string(), kind: z.string() })),
  }),
  files: z.object({ model: file, gazetteers: file }),
});

export type TaggerManifest = z.infer<typeof taggerManifest>;

/** Manifest of a model that says what a sentence does. */
export const actsManifest = z.object({
  ...common,
  task: z.literal('acts'),
  labels: z.array(act).length(act.options.length),
  features: z.object(hashing),
  files: z.object({ weights: file }),
});

/** The lists of names that a tagger was trained with. */
export const gazetteerFile = z.array(
  z.object({
    name: z.string(),
    kind: z.enum(['single', 'exact', 'phrase']),
    entries: z.array(z.string()),
  }),
);

/** name@version, as facts name the model in `by`. */
export function nameOf(manifest: { readonly name: string; readonly version: string }): string {
  return `${manifest.name}@${manifest.version}`;
}

/** Reads `folder`/manifest.json. Throws UserError where it is missing or not as `schema` says. */
export async function readManifest<T>(folder: string, schema: z.ZodType<T>): Promise<T> {
  const raw = await readModelFile(folder, 'manifest.json');
  const checked = schema.safeParse(parse(raw, folder));
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  throw new UserError(`model '${basename(folder)}': its manifest is wrong at '${place}'`);
}

function parse(raw: Uint8Array, folder: string): unknown {
  try {
    return JSON.parse(Buffer.from(raw).toString('utf8'));
  } catch {
    throw new UserError(`model '${basename(folder)}': its manifest is not valid JSON`);
  }
}

/** The file's bytes. Throws UserError unless length and SHA-256 are the manifest's. */
export async function readVerified(
  folder: string,
  expected: z.infer<typeof file>,
): Promise<Uint8Array> {
  const bytes = await readModelFile(folder, expected.path);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length === expected.bytes && found === expected.sha256) return bytes;
  throw new UserError(
    `model '${basename(folder)}': ${expected.path} is not the file its manifest describes ` +
      '(the checksum differs): install it again',
  );
}

async function readModelFile(folder: string, name: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
    const reason = missing ? 'is missing: install it again' : `cannot be read: ${errorLine(error)}`;
    throw new UserError(`model '${basename(folder)}': ${name} ${reason}`);
  }
}
