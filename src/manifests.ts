/** A model's folder: its manifest read, its files verified, or one sentence that says why not. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Digest, digestOf } from './digest.ts';
import { errorCode, errorLine, UserError } from './errors.ts';

/** A file of a model: its place in the folder, its SHA-256 and its length. */
export const fileEntry = z.object({
  // A plain name: a manifest cannot point outside its folder.
  path: z.string().regex(/^[\w-][\w.-]*$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
});

const part = z.number().min(0).max(1);
/** With the 95 % interval of F1 and the number of marks. */
const score = z.object({ p: part, r: part, f1: part, low: part, high: part, n: z.int() });

const common = {
  format: z.literal(1),
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  description: z.string(),
  language: z.literal('sv'),
  licence: z.string().min(1),
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

const count = z.number().int().positive();
const share = z.number().min(0).max(5);

/** Manifest of a model that ships: names, and what a sentence does. */
export const modelManifest = z.object({
  ...common,
  task: z.literal('names and acts'),
  labels: z.tuple([
    z.literal('O'),
    z.literal('B-PER'),
    z.literal('I-PER'),
    z.literal('B-ORG'),
    z.literal('I-ORG'),
    z.literal('B-LOC'),
    z.literal('I-LOC'),
  ]),
  acts: z.object({
    version: z.number().int(),
    labels: z.array(act).length(act.options.length),
    buckets: count,
    mix: z.object({ net: share, linear: share }),
  }),
  features: z.object({
    version: z.number().int(),
    hash: z.string(),
    words: count,
    knownBits: count.multipleOf(8),
    buckets: count,
    gramMin: count,
    gramMax: count,
    shapes: count,
    wide: count,
    templates: z.array(z.string()).min(1),
    gazetteers: z.array(z.object({ name: z.string(), kind: z.string() })),
  }),
  files: z.object({
    /** The graph, which says where in `weights` its large weights lie. */
    model: fileEntry,
    weights: fileEntry,
    gazetteers: fileEntry,
    known: fileEntry,
    acts: fileEntry,
  }),
});

export type ModelManifest = z.infer<typeof modelManifest>;

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
  const raw = readModelFile(folder, 'manifest.json');
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
  expected: z.infer<typeof fileEntry>,
): Promise<Uint8Array> {
  const bytes = readModelFile(folder, expected.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  hold(folder, expected, { sha256, bytes: bytes.length });
  return bytes;
}

/**
 * The path of a file that is opened elsewhere, and never in memory whole.
 * Throws UserError unless length and SHA-256 are the manifest's.
 */
export async function verifiedPath(
  folder: string,
  expected: z.infer<typeof fileEntry>,
): Promise<string> {
  const path = join(folder, expected.path);
  try {
    hold(folder, expected, await digestOf(path));
  } catch (error) {
    throw unreadable(folder, expected.path, error);
  }
  return path;
}

function hold(folder: string, expected: z.infer<typeof fileEntry>, found: Digest): void {
  if (found.bytes === expected.bytes && found.sha256 === expected.sha256) return;
  throw new UserError(
    `model '${basename(folder)}': ${expected.path} is not the file its manifest describes ` +
      '(the checksum differs): install it again',
  );
}

function readModelFile(folder: string, name: string): Uint8Array {
  try {
    return readFileSync(join(folder, name));
  } catch (error) {
    throw unreadable(folder, name, error);
  }
}

function unreadable(folder: string, name: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const missing = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
  const reason = missing ? 'is missing: install it again' : `cannot be read: ${errorLine(error)}`;
  return new UserError(`model '${basename(folder)}': ${name} ${reason}`);
}
