/** The real analyser: the pipeline with its models. Models load at the first document. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { calibrate } from '../pipeline/calibrate.ts';
import { analyse, toRecord } from '../pipeline/index.ts';
import confidence from '../pipeline/lexicon/confidence.json' with { type: 'json' };
import type { TokenTagger } from '../pipeline/recognise/tagger.ts';
import { type MinutesRecord, recordSchema, SCHEMA } from '../pipeline/record.ts';
import type { Tools } from '../pipeline/stage.ts';
import type { Minutes, SourceFile } from '../pipeline/types.ts';
import { decode } from './decode.ts';
import { UserError } from './errors.ts';
import { loadModel } from './model.ts';
import { checkTask, findInstalled, type Installed } from './models/installed.ts';
import { loadOwnTagger } from './models/own-tagger.ts';
import { packageRoot } from './root.ts';
import { sourcesKey } from './sources.ts';

// Else each pattern is compiled twice, first to code that is slower to run: of the time that the
// first document takes that is a sixth.
setFlagsFromString('--no-regexp-tier-up');
// Less is put into one another when what runs often is compiled for speed: that takes a tenth less
// of a processor over the first few hundred documents, and what comes out is as quick.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');

/** From a file's bytes to its record. */
export type Analyse = (file: SourceFile) => Promise<MinutesRecord>;

/** An analyser and the key of everything that its answers depend on. */
export interface Analyser {
  readonly analyse: Analyse;
  /** All that the pipeline knows of a file; what its record is made of. */
  readonly minutes: (file: SourceFile) => Promise<Minutes>;
  /** Changes when the pipeline, a model or the record's schema does. */
  readonly run: string;
  /** Ends the processes that it works in, if any. */
  readonly close?: () => void;
}

const MODEL = 'klubbslag-sv';

/** A manifest holds the checksum of each of its model's files, which are verified on loading. */
function manifestOf(folder: string): Buffer | null {
  const path = join(folder, 'manifest.json');
  return existsSync(path) ? readFileSync(path) : null;
}

function runKey(models: readonly string[]): string {
  const hash = createHash('sha256').update(SCHEMA).update(sourcesKey());
  for (const folder of models) hash.update(manifestOf(folder) ?? 'none').update('\0');
  return hash.digest('hex');
}

function folderOf(model: string): string {
  return join(packageRoot(), 'models', model);
}

/** The folder of a model. Throws UserError where it is not installed. */
function installed(model: string): string {
  const folder = folderOf(model);
  if (manifestOf(folder) !== null) return folder;
  throw new UserError(`the model ${model} is missing: install klubbslag again`);
}

async function loadTools(options: Threads, own: Installed | null): Promise<Tools> {
  const tools = { decode, ...(await loadModel(installed(MODEL), options)) };
  return own === null ? tools : { ...tools, tagger: await loadOwnTagger(own, options.threads) };
}

/** How the models are run. */
export interface Threads {
  readonly threads: number;
}

/** Which model finds the names. */
export interface Choice {
  /** The model's name; the one that ships unless given. */
  readonly model?: string | null;
  /** The folder of the user's own models. */
  readonly models?: string;
}

/** The user's own model that is chosen, or null for the one that ships. */
function ownModel({ model = null, models }: Choice): Installed | null {
  if (model === null || model === MODEL) return null;
  const found = findInstalled(models ?? '', model);
  if (!found.shipped) {
    checkTask(found, 'names');
    return found;
  }
  throw new UserError(`the model '${model}' does not find names by itself: give ${MODEL}`);
}

/** Loads the tagger of names alone. */
export async function makeTagger({ threads, ...choice }: Threads & Choice): Promise<TokenTagger> {
  const own = ownModel(choice);
  if (own !== null) return await loadOwnTagger(own, threads);
  return (await loadModel(installed(MODEL), { threads })).tagger;
}

/** How an analyser works. */
export interface AnalyserOptions extends Threads, Choice {
  /** False to leave facts as sure as they were scored: for counting how often that was right. */
  readonly calibrated?: boolean;
}

/** Makes the analyser; costs nothing until the first document comes. */
export function makeAnalyser({ threads, calibrated = true, ...choice }: AnalyserOptions): Analyser {
  const own = ownModel(choice);
  let tools: Promise<Tools> | null = null;
  const minutes = async (file: SourceFile): Promise<Minutes> => {
    tools ??= loadTools({ threads }, own);
    return await analyse(file, await tools);
  };
  return {
    run: runKey([folderOf(MODEL), ...(own === null ? [] : [own.folder])]),
    minutes,
    analyse: async (file) => {
      const scored = toRecord(await minutes(file));
      const record = calibrated ? calibrate(scored, confidence.layers) : scored;
      // The store and every export rely on the schema, so a fault shows here, not there.
      return recordSchema.parse(record);
    },
  };
}
