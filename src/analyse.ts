/** The real analyser: the pipeline with its models. Models load at the first document. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, toRecord } from '../pipeline/index.ts';
import { type MinutesRecord, recordSchema, SCHEMA } from '../pipeline/record.ts';
import type { Tools } from '../pipeline/stage.ts';
import type { SourceFile } from '../pipeline/types.ts';
import { decode } from './decode.ts';
import { UserError } from './errors.ts';
import { loadActs, loadTagger } from './onnx.ts';
import { packageRoot } from './root.ts';

/** From a file's bytes to its record. */
export type Analyse = (file: SourceFile) => Promise<MinutesRecord>;

/** An analyser and the key of everything that its answers depend on. */
export interface Analyser {
  readonly analyse: Analyse;
  /** Changes when the pipeline, a model or the record's schema does. */
  readonly run: string;
}

const TAGGER = 'ner-sv';
const ACTS = 'acts-sv';

/** A manifest holds the checksum of each of its model's files, which are verified on loading. */
function manifestOf(folder: string): Buffer | null {
  const path = join(folder, 'manifest.json');
  return existsSync(path) ? readFileSync(path) : null;
}

/**
 * The pipeline's own files, code and word lists, in a fixed order. Hashing them beats a version
 * number: nobody can change a rule, forget to raise the number and be shown the old answers.
 */
function pipelineFiles(): string[] {
  const folder = fileURLToPath(new URL('../pipeline', import.meta.url));
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const kept = entries.filter((name) => /\.(?:ts|js|json)$/.test(name) && !/\.d\.ts$/.test(name));
  return kept.sort().map((name) => join(folder, name));
}

function runKey(models: readonly string[]): string {
  const hash = createHash('sha256').update(SCHEMA);
  for (const path of pipelineFiles()) hash.update(readFileSync(path)).update('\0');
  for (const folder of models) hash.update(manifestOf(folder) ?? 'none').update('\0');
  return hash.digest('hex');
}

async function loadTools(models: string, threads: number): Promise<Tools> {
  for (const name of [TAGGER, ACTS]) {
    if (manifestOf(join(models, name)) === null) {
      throw new UserError(`the model ${name} is missing: install klubbslag again`);
    }
  }
  const [tagger, acts] = await Promise.all([
    loadTagger(join(models, TAGGER), { threads }),
    loadActs(join(models, ACTS)),
  ]);
  return { decode, tagger, acts };
}

/** Makes the analyser; costs nothing until the first document comes. */
export function makeAnalyser(options: { readonly threads: number }): Analyser {
  const models = join(packageRoot(), 'models');
  let tools: Promise<Tools> | null = null;
  return {
    run: runKey([join(models, TAGGER), join(models, ACTS)]),
    analyse: async (file) => {
      tools ??= loadTools(models, options.threads);
      const minutes = await analyse(file, await tools);
      // The store and every export rely on the schema, so a fault shows here, not there.
      return recordSchema.parse(toRecord(minutes));
    },
  };
}
