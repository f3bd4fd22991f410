#!/usr/bin/env node
/** The process: its streams, its environment, its exit code. Everything else is in program.ts. */
import type { World } from './commands/command.ts';
import { makeWriter } from './output.ts';
import { main } from './program.ts';
import { terminalOf } from './terminal.ts';

function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  // Only once: a second interrupt ends the process, which loses nothing that is stored.
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

const warn = makeWriter(process.stderr);

const world: World = {
  env: process.env,
  write: makeWriter(process.stdout),
  warn: (text) => void warn(text),
  out: terminalOf(process.stdout, process.env),
  err: terminalOf(process.stderr, process.env),
  makeAnalyser: async (settings) => (await import('./workers/pool.ts')).makeWorkers(settings),
  makeTagger: async (settings) => (await import('./analyse.ts')).makeTagger(settings),
  makeTextModel: async (settings) => (await import('./models/own-writer.ts')).loadWriter(settings),
  onInterrupt,
};

// Not process.exit(): what is still being written would be cut off.
process.exitCode = await main(process.argv.slice(2), world);
