/** `klubbslag run`: processes files and folders into the store. */
import { existsSync } from 'node:fs';
import { type BatchResult, runBatch } from '../batch.ts';
import { type Settings, settingOptions } from '../config.ts';
import { fileOf, openDocuments, type Parse } from '../documents.ts';
import { EXIT, UserError } from '../errors.ts';
import { findInputs } from '../find.ts';
import { DOCUMENTS, NAMES } from '../formats/formats.ts';
import { Isolate } from '../formats/isolate.ts';
import { findTesseract } from '../formats/ocr.ts';
import type { Problem } from '../problem.ts';
import { renderBrief } from '../render/brief.ts';
import { oneLine } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import {
  type Call,
  type Command,
  optionText,
  paintOf,
  progressOf,
  settingsOf,
  shownPath,
  type World,
  withStore,
} from './command.ts';

function problemLine({ path, message }: Problem): string {
  return `${oneLine(shownPath(path))}: ${message}\n`;
}

function summaryLine(result: BatchResult, store: string): string {
  const { processed, unchanged, failed, skipped } = result;
  const counts = [
    `${processed.length} processed`,
    `${unchanged.length} unchanged`,
    `${failed.length} failed`,
  ];
  const rest = skipped > 0 ? `; interrupted with ${skipped} left, run again to go on` : '';
  return `${counts.join(', ')}; results in ${oneLine(shownPath(store))}${rest}\n`;
}

function summaryJson(result: BatchResult, store: string): string {
  const summary = {
    store: shownPath(store),
    processed: result.processed.map(shownPath),
    unchanged: result.unchanged.map(shownPath),
    failed: result.failed.map((problem) => ({ ...problem, path: shownPath(problem.path) })),
    skipped: result.skipped,
  };
  return `${JSON.stringify(summary, null, 2)}\n`;
}

async function writeBriefs(
  paths: readonly string[],
  store: Store,
  { write, out }: World,
): Promise<void> {
  const paint = paintOf(out);
  const rule = `${paint.dim('─'.repeat(out.width))}\n`;
  const shown = new Set<number>();
  for (const path of paths) {
    const entry = store.at(path);
    // Copies of one document share one entry, and one brief is enough.
    if (entry === null || shown.has(entry.id)) continue;
    shown.add(entry.id);
    const found = store.record(entry.id);
    if (found === null) continue;
    const brief = renderBrief(found.record, { path: shownPath(path), width: out.width, paint });
    if (!(await write(brief + rule))) return;
  }
}

async function report(
  call: Call,
  result: BatchResult,
  store: Store,
  settings: Settings,
): Promise<number> {
  const { world, options } = call;
  for (const problem of result.failed) world.warn(problemLine(problem));
  if (options['brief'] === true) {
    await writeBriefs([...result.processed, ...result.unchanged], store, world);
  }
  const json = options['json'] === true;
  await world.write((json ? summaryJson : summaryLine)(result, settings.store));
  if (result.skipped > 0) return EXIT.interrupted;
  return result.failed.length > 0 ? EXIT.someFailed : EXIT.ok;
}

/** Nothing to read is a mistake in the call, whether a path is wrong or a folder holds no minutes. */
function refuseNothing(call: Call, problems: readonly Problem[]): number {
  const [only, ...others] = problems;
  if (!only) {
    const where = call.positionals.map((path) => oneLine(shownPath(path))).join(', ');
    throw new UserError(`no documents (.txt, .docx, …) in ${where}`);
  }
  if (others.length === 0) throw new UserError(`${oneLine(shownPath(only.path))}: ${only.message}`);
  for (const problem of problems) call.world.warn(problemLine(problem));
  return EXIT.usage;
}

const NO_TESSERACT =
  'tesseract with Swedish is not installed: install it (Debian: tesseract-ocr tesseract-ocr-swe), ' +
  'or leave --ocr out';

async function run(call: Call): Promise<number> {
  const { options, positionals, world } = call;
  if (options['json'] === true && options['brief'] === true) {
    throw new UserError('--json and --brief cannot go together: leave one out');
  }
  const settings = settingsOf(call);
  const found = await findInputs(positionals, DOCUMENTS);
  if (found.paths.length === 0) return refuseNothing(call, found.problems);
  const ocr = options['ocr'] === true;
  if (ocr && (await findTesseract()) === null) throw new UserError(NO_TESSERACT);
  const apart = new Isolate({ megabytes: settings.maxMemory });
  const parse: Parse = (kind, bytes) => apart.read(kind, bytes, { ...settings, ocr });
  return await withStore(settings, true, async (store) => {
    const ports = {
      analyser: await world.makeAnalyser({ ...settings, model: optionText(call, 'model') }),
      store,
      open: (path: string) => openDocuments(path, shownPath(path), settings, { parse }),
      gone: (path: string) => !existsSync(path) && !existsSync(fileOf(path)),
      progress: progressOf(call),
    };
    const result = await runBatch(found.paths, ports, {
      concurrency: settings.concurrency,
      force: options['force'] === true,
      signal: world.onInterrupt(),
    });
    store.settle();
    const failed = [...found.problems, ...result.failed];
    return await report(call, { ...result, failed }, store, settings);
  }).finally(() => apart.close());
}

export const runCommand: Command = {
  name: 'run',
  summary: 'read minutes from folders and files into the store',
  description:
    'Reads Swedish minutes and stores what they say: decisions, deadlines, people, ' +
    'organisations. What is stored already and has not changed is left alone.',
  args: {
    input: {
      type: 'positional',
      valueHint: 'folder|file…',
      description: 'folders, searched with all below them, and single files of any name',
    },
    ...settingOptions('store'),
    force: { type: 'boolean', description: 'process again what is stored' },
    brief: { type: 'boolean', description: 'then print the brief of each document' },
    json: { type: 'boolean', description: 'print the outcome as one JSON object' },
    ocr: { type: 'boolean', description: 'read pages without text through tesseract' },
    progress: { type: 'boolean', description: 'report progress also where nobody watches' },
    model: {
      type: 'string',
      valueHint: 'NAME',
      description: 'find names with this model of your own, see klubbslag models',
    },
    ...settingOptions('models', 'concurrency', 'threads', 'maxBytes', 'maxLine', 'maxUnpacked'),
    ...settingOptions('maxMembers', 'maxNesting', 'maxChars', 'maxTables', 'maxPages'),
    ...settingOptions('maxSeconds', 'maxMemory', 'busyMs'),
  },
  notes: [
    `Formats, by content rather than by name: ${NAMES.join(', ')}. Of an archive and of a mail's ` +
      'attachments each is a document of its own: papers.zip!/protocol.docx.',
    'Documents other than plain text are read in a process of their own, which is stopped when one ' +
      'takes more time or memory than the limits allow; the others go on. A scan needs --ocr; one ' +
      'that is stored already with some of its pages unread needs --force too.',
    'Hidden files, node_modules and README files are passed over. A file that cannot be read or ' +
      'is no text gets one line on standard error and the others go on; the exit code is then 1.',
    'A file that has moved keeps its record, one that has changed gets a new one, and one that ' +
      'is gone stays in the store.',
  ],
  examples: [
    'klubbslag run protokoll/',
    'klubbslag run protokoll/ --brief | less',
    'klubbslag run 2024-03-14.txt extra.md --store nämnden.sqlite',
    'klubbslag run protokoll/ --json > outcome.json',
  ],
  run,
};
