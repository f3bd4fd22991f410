/** `klubbslag run`: processes files and folders into the store. */
import type { BatchResult, Outcome } from '../batch.ts';
import { type Settings, settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { findInputs } from '../find.ts';
import { DOCUMENTS, NAMES } from '../formats/formats.ts';
import type { Problem } from '../problem.ts';
import { renderBrief } from '../render/brief.ts';
import { oneLine } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import {
  type Call,
  type Command,
  paintOf,
  settingsOf,
  shownPath,
  shownStore,
  type World,
  withStore,
} from './command.ts';
import { PROCESSING_OPTIONS, processFiles } from './processing.ts';
import { SUMMARIES } from './summaries.ts';

/** One line for a person on a document that failed. */
export function problemLine({ path, message }: Problem): string {
  return `${oneLine(shownPath(path))}: ${message}\n`;
}

/** What a batch came to, in one line. */
export function summaryLine(result: BatchResult, store: string): string {
  const { processed, unchanged, failed, removed, skipped } = result;
  const counts = [`${processed} processed`, `${unchanged} unchanged`, `${failed} failed`];
  if (removed > 0) counts.push(`${removed} removed by a rule before and left out (see --force)`);
  const rest = skipped > 0 ? `; interrupted with ${skipped} left, run again to go on` : '';
  return `${counts.join(', ')}; results in ${oneLine(shownStore(store))}${rest}\n`;
}

/** The documents of a batch by what became of them, in the order of the files. */
class Lists {
  readonly #all: { readonly file: number; readonly outcome: Outcome }[] = [];
  readonly #whole: boolean;

  /** @param whole false to keep those that failed alone: a large batch needs no list of the rest */
  constructor(whole: boolean) {
    this.#whole = whole;
  }

  readonly add = (outcome: Outcome, file: number): void => {
    if (this.#whole || outcome.state === 'failed') this.#all.push({ file, outcome });
  };

  paths(state: Outcome['state']): string[] {
    return this.#of(state).map(({ path }) => path);
  }

  problems(): Problem[] {
    return this.#of('failed').flatMap(({ problem }) => problem ?? []);
  }

  #of(state: Outcome['state']): Outcome[] {
    const own = this.#all.filter(({ outcome }) => outcome.state === state);
    return own.toSorted((a, b) => a.file - b.file).map(({ outcome }) => outcome);
  }
}

interface Told {
  readonly result: BatchResult;
  readonly lists: Lists;
  /** Those that were found before the batch began, then those of the batch. */
  readonly problems: readonly Problem[];
}

function summaryJson({ result, lists, problems }: Told, store: string): string {
  const summary = {
    store: shownStore(store),
    processed: lists.paths('processed').map(shownPath),
    unchanged: lists.paths('unchanged').map(shownPath),
    failed: problems.map((problem) => ({ ...problem, path: shownPath(problem.path) })),
    removed: lists.paths('removed').map(shownPath),
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
    const entry = await store.at(path);
    // Copies of one document share one entry, and one brief is enough.
    if (entry === null || shown.has(entry.id)) continue;
    shown.add(entry.id);
    const found = await store.record(entry.id);
    if (found === null) continue;
    const brief = renderBrief(found.record, { path: shownPath(path), width: out.width, paint });
    if (!(await write(brief + rule))) return;
  }
}

async function report(call: Call, told: Told, store: Store, settings: Settings): Promise<number> {
  const { world, options } = call;
  const { result, lists, problems } = told;
  for (const problem of problems) world.warn(problemLine(problem));
  if (options['brief'] === true) {
    await writeBriefs([...lists.paths('processed'), ...lists.paths('unchanged')], store, world);
  }
  const json = options['json'] === true;
  const counts = { ...result, failed: problems.length };
  await world.write(json ? summaryJson(told, settings.store) : summaryLine(counts, settings.store));
  if (result.skipped > 0) return EXIT.interrupted;
  return problems.length > 0 ? EXIT.someFailed : EXIT.ok;
}

/** Nothing to read is a mistake in the call, whether a path is wrong or a folder holds no minutes. */
export function refuseNothing(call: Call, problems: readonly Problem[]): number {
  const [only, ...others] = problems;
  if (!only) {
    const where = call.positionals.map((path) => oneLine(shownPath(path))).join(', ');
    throw new UserError(`no documents (.txt, .docx, …) in ${where}`);
  }
  if (others.length === 0) throw new UserError(`${oneLine(shownPath(only.path))}: ${only.message}`);
  for (const problem of problems) call.world.warn(problemLine(problem));
  return EXIT.usage;
}

async function run(call: Call): Promise<number> {
  const { options, positionals, world } = call;
  if (options['json'] === true && options['brief'] === true) {
    throw new UserError('--json and --brief cannot go together: leave one out');
  }
  const settings = settingsOf(call);
  const found = await findInputs(positionals, DOCUMENTS);
  if (found.paths.length === 0) return refuseNothing(call, found.problems);
  return await withStore(settings, true, async (store) => {
    const lists = new Lists(options['json'] === true || options['brief'] === true);
    const result = await processFiles(call, settings, store, found.paths, {
      force: options['force'] === true,
      told: lists.add,
      signal: world.onInterrupt(),
    });
    await store.settle();
    const problems = [...found.problems, ...lists.problems()];
    return await report(call, { result, lists, problems }, store, settings);
  });
}

/** What is read, for the commands that take folders and files. */
export const INPUT_ARGS = {
  input: {
    type: 'positional',
    valueHint: 'folder|file…',
    description: 'folders, searched with all below them, and single files of any name',
  },
} as const;

export const runCommand: Command = {
  name: 'run',
  summary: SUMMARIES.run,
  description:
    'Reads Swedish minutes and stores what they say: decisions, deadlines, people, ' +
    'organisations. What is stored already and has not changed is left alone.',
  args: {
    ...INPUT_ARGS,
    ...settingOptions('store'),
    force: { type: 'boolean', description: 'process again what is stored' },
    brief: { type: 'boolean', description: 'then print the brief of each document' },
    json: { type: 'boolean', description: 'print the outcome as one JSON object' },
    ...PROCESSING_OPTIONS,
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
