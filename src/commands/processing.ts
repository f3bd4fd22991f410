/** Documents into the store, for the commands that do so: workers, readers, progress, log. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type BatchOptions, type BatchResult, type Outcome, runBatch } from '../batch.ts';
import { type Settings, settingOptions } from '../config.ts';
import { fileOf, openDocuments, type Parse } from '../documents.ts';
import { UserError } from '../errors.ts';
import { Isolates } from '../formats/isolate.ts';
import { findTesseract } from '../formats/ocr.ts';
import { type Log, openLog } from '../log.ts';
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
  readonly signal: AbortSignal;
};

/** Processes files into the store as the call's options say. */
export async function processFiles(
  call: Call,
  settings: Settings,
  store: Store,
  paths: readonly string[],
  asked: Asked,
): Promise<BatchResult> {
  const ocr = call.options['ocr'] === true;
  if (ocr && (await findTesseract()) === null) throw new UserError(NO_TESSERACT);
  const workers = workersFor(settings, paths.length);
  const readers = new Isolates(workers, { megabytes: settings.maxMemory });
  const parse: Parse = (kind, bytes) => readers.read(kind, bytes, { ...settings, ocr });
  const log = openLog(optionText(call, 'log'), call.world.warn);
  const model = optionText(call, 'model');
  const analyser = await call.world.makeAnalyser({ ...settings, model, workers });
  try {
    const ports = {
      analyser,
      store,
      open: (path: string) => openDocuments(path, shownPath(path), settings, { parse }),
      gone: (path: string) => !existsSync(path) && !existsSync(fileOf(path)),
      progress: progressOf(call),
      told: (outcome: Outcome, file: number) => {
        tell(log, outcome);
        asked.told?.(outcome, file);
      },
    };
    // Each worker has the next document at hand when it is done with one.
    const concurrency = Math.max(settings.concurrency, 2 * workers);
    const conditions = conditionsOf(analyser.run, settings, ocr);
    return await runBatch(paths, ports, { ...asked, conditions, concurrency });
  } finally {
    analyser.close?.();
    readers.close();
    log.close();
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
  const { store, models, busyMs, concurrency, workers, threads, ...limits } = settings;
  return createHash('sha256').update(JSON.stringify({ run, limits, ocr })).digest('hex');
}
