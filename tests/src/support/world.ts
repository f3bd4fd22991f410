/** A folder of its own for each test, and a process that only remembers what was written. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { TokenTagger } from '../../../pipeline/recognise/tagger.ts';
import type { Analyser } from '../../../src/analyse.ts';
import type { World } from '../../../src/commands/command.ts';
import { loadWriter, type TextModel } from '../../../src/models/own-writer.ts';
import { main } from '../../../src/program.ts';
import type { Terminal } from '../../../src/terminal.ts';
import { fakeAnalyser } from './records.ts';

/** A temporary folder with these files, removed when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'klubbslag-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) put(folder, name, content);
  return folder;
}

/** Writes one file, making the folders above it. */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** What a call of the program came to. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const PIPE: Terminal = { interactive: false, colour: false, width: 80 };

export interface CallOptions {
  readonly analyser?: Analyser;
  readonly tagger?: TokenTagger;
  /** Taggers by the name of their model, where a call names one. */
  readonly taggers?: Readonly<Record<string, TokenTagger>>;
  /** Else the one that is asked for is loaded. */
  readonly textModel?: TextModel;
  readonly env?: Readonly<Record<string, string>>;
  readonly out?: Partial<Terminal>;
  readonly err?: Partial<Terminal>;
  readonly signal?: AbortSignal;
}

/** A world and what was written to it. */
export interface Remembering {
  readonly world: World;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Bytes as one sign each. */
function textOf(chunk: string | Uint8Array): string {
  return typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1');
}

/** A world that only remembers, with an analyser that needs no models. */
export function remembering(options: CallOptions = {}): Remembering {
  const out: string[] = [];
  const err: string[] = [];
  const world: World = {
    env: options.env ?? {},
    write: async (chunk) => out.push(textOf(chunk)) > 0,
    warn: (text) => void err.push(text),
    out: { ...PIPE, ...options.out },
    err: { ...PIPE, ...options.err },
    makeAnalyser: async () => options.analyser ?? fakeAnalyser(),
    makeTagger: async ({ model }) =>
      options.taggers?.[model ?? ''] ??
      options.tagger ?? { model: 'none@0.0.0', tag: async () => [] },
    makeTextModel: async (settings) => options.textModel ?? (await loadWriter(settings)),
    onInterrupt: () => options.signal ?? new AbortController().signal,
  };
  return { world, out, err };
}

/** Calls the program in this process. */
export async function call(argv: readonly string[], options: CallOptions = {}): Promise<Outcome> {
  const { world, out, err } = remembering(options);
  const code = await main(argv, world);
  return { code, out: out.join(''), err: err.join('') };
}
