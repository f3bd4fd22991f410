#!/usr/bin/env node
/** The process: its streams, its environment, its exit code. Everything else is in program.ts. */
import type { World } from './commands/command.ts';
import { keepCompiled } from './compile-cache.ts';
import { EXIT, errorCode, errorLine } from './errors.ts';
import { makeWriter } from './output.ts';
import { main } from './program.ts';
import { terminalOf } from './terminal.ts';

function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    // Only once: a second interrupt ends the process, which loses nothing that is stored.
    for (const signal of SIGNALS) process.off(signal, stop);
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return controller.signal;
}

/** A person's, and that of what starts and stops programs. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

// Where standard error is broken nobody is left to be told.
const warn = makeWriter(process.stderr, () => undefined);

function broken(error: Error): void {
  const why = errorCode(error) ?? errorLine(error);
  void warn(`klubbslag: standard output cannot be written: ${why}\n`);
  process.exitCode = EXIT.usage;
}

const world: World = {
  env: process.env,
  write: makeWriter(process.stdout, broken),
  warn: (text) => void warn(text),
  out: terminalOf(process.stdout, process.env),
  err: terminalOf(process.stderr, process.env),
  makeAnalyser: async (settings) => (await import('./workers/analyser.ts')).makeWorkers(settings),
  makeTagger: async (settings) => (await import('./analyse.ts')).makeTagger(settings),
  makeTextModel: async (settings) => (await import('./models/own-writer.ts')).loadWriter(settings),
  onInterrupt,
};

keepCompiled();
// Not process.exit(): what is still being written would be cut off.
const code = await main(process.argv.slice(2), world);
process.exitCode ??= code;
