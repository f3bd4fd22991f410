/** Documents into the store, for the commands that do so: workers, readers, progress, log. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type BatchOptions, type BatchResult, type Outcome, runBatch } from '../batch.ts';
import { type Settings, settingOptions } from '../config.ts';
import { openDocuments, type Parse } from '../documents.ts';
import { UserError } from '../errors.ts';
import type { ReadBytes } from '../files.ts';
import { Isolates } from '../formats/isolate.ts';
import { findTesseract } from '../formats/ocr.ts';
import { type Log, openLog } from '../log.ts';
import { fileOf } from '../paths.ts';
import type { Progress } from '../progress.ts';
import type { Store } from '../store/store.ts';
import { type Call, optionText, progressOf, shownPath } from './command.ts';

/** The options of every command that processes documents. */
export const PROCESSING_OPTIONS = {
  ocr: { type: 'boolean', description: 'read pages without text through tesseract' },
  progress: { type: 'boolean', description: 'report progress also where nobody watches' },
  log: {
    type: 'string',
    valueHint: 'FILE',
    description: "add one line of JSON a document to this file; '-' is standard error",
  },
  model: {
    type: 'string',
    valueHint: 'NAME',
    description: 'find names with this model of your own, see klubbslag models',
  },
  ...settingOptions('models', 'workers', 'concurrency', 'threads', 'maxBytes', 'maxLine'),
  ...settingOptions('maxUnpacked', 'maxMembers', 'maxNesting', 'maxChars', 'maxTables'),
  ...settingOptions('maxPages', 'maxSeconds', 'maxMemory', 'busyMs'),
} as const;

/** For fewer files a worker it does not pay to start one. */
const FILES_A_WORKER = 8;

const NO_TESSERACT =
  'tesseract with Swedish is not installed: install it (Debian: tesseract-ocr tesseract-ocr-swe), ' +
  'or leave --ocr out';

/** What is asked of a batch beside its documents. */
export type Asked = Pick<BatchOptions, 'force' | 'retry'> & {
  readonly told?: (outcome: Outcome, file: number) => void;
  /** Where the bytes come from that lie on no disk: of their failures none is kept. */
  readonly read?: ReadBytes;
  readonly signal: AbortSignal;
};

/** Readers, workers and log of a command: made once, lent to one batch after the other. */
export interface Processor {
  /** So many documents are worked on at once. */
  readonly concurrency: number;
  /** Processes files into the store as the call's options say. */
  process(paths: readonly string[], asked: Asked): Promise<BatchResult>;
  /** Ends its processes. */
  close(): void;
}

/** How a command works that is not as the settings say. */
export interface Ways {
  readonly workers: number;
  /** True for documents that are never analysed in this process. */
  readonly apart?: boolean;
  readonly progress: Progress;
}

/** Makes what processing takes; the processes start when there is something for them to do. */
export async function makeProcessor(
  call: Call,
  settings: Settings,
  store: Store,
  { workers, apart = false, progress }: Ways,
): Promise<Processor> {
  const ocr = call.options['ocr'] === true;
  if (ocr && (await findTesseract()) === null) throw new UserError(NO_TESSERACT);
  const readers = new Isolates(workers, { megabytes: settings.maxMemory });
  const parse: Parse = (kind, bytes) => readers.read(kind, bytes, { ...settings, ocr });
  const log = openLog(optionText(call, 'log'), call.world.warn);
  const model = optionText(call, 'model');
  const analyser = await call.world.makeAnalyser({ ...settings, model, workers, apart });
  const opener = (how: { readonly parse: Parse; readonly read?: ReadBytes }) => (path: string) =>
    openDocuments(path, shownPath(path), settings, how);
  const ports = {
    analyser,
    store,
    open: opener({ parse }),
    gone: (path: string) => !existsSync(path) && !existsSync(fileOf(path)),
    progress,
  };
  // Each worker has the next document at hand when it is done with one.
  const concurrency = Math.max(settings.concurrency, 2 * workers);
  const conditions = conditionsOf(analyser.run, settings, ocr);
  return {
    concurrency,
    process: async (paths, asked) => {
      const told = (outcome: Outcome, file: number) => {
        tell(log, outcome);
        asked.told?.(outcome, file);
      };
      const { read } = asked;
      const elsewhere = read && { open: opener({ parse, read }), store: withoutFailures(store) };
      const all = { ...ports, ...elsewhere, told };
      return await runBatch(paths, all, { ...asked, conditions, concurrency });
    },
    close: () => {
      analyser.close?.();
      readers.close();
      log.close();
    },
  };
}

/** What cannot be tried again is not put aside. */
function withoutFailures(store: Store): Store {
  const failures = { ...store.failures, of: async () => null, keep: async () => {} };
  return { ...store, failures };
}

/** Processes files into the store, once. */
export async function processFiles(
  call: Call,
  settings: Settings,
  store: Store,
  paths: readonly string[],
  asked: Asked,
): Promise<BatchResult> {
  const workers = workersFor(settings, paths.length);
  const ways = { workers, progress: progressOf(call) };
  const processor = await makeProcessor(call, settings, store, ways);
  try {
    return await processor.process(paths, asked);
  } finally {
    processor.close();
  }
}

function tell(log: Log, { path, state, sha256, problem, milliseconds }: Outcome): void {
  const { code = null, message = null } = problem ?? {};
  const ms = Math.round(milliseconds);
  log.write({ document: shownPath(path), sha256, state, code, message, ms });
}

function workersFor({ workers }: Settings, files: number): number {
  return Math.max(1, Math.min(workers, Math.floor(files / FILES_A_WORKER)));
}

/** What a document's failure depends on: the program, its models, and the limits it was held to. */
function conditionsOf(run: string, settings: Settings, ocr: boolean): string {
  const { store, models, busyMs, concurrency, workers, threads, settleMs, poll, ...others } =
    settings;
  const { port, rate, maxRequests, ...limits } = others;
  return createHash('sha256').update(JSON.stringify({ run, limits, ocr })).digest('hex');
}
