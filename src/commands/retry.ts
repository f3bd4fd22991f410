/** `klubbslag retry`: takes up again what could not be processed. */
import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { settingOptions } from '../config.ts';
import { EXIT } from '../errors.ts';
import { csvHeader, csvLines, jsonArray, ndjsonLine, tsvLine } from '../export/formats.ts';
import { writeAll } from '../output.ts';
import { fileOf } from '../paths.ts';
import type { Problem } from '../problem.ts';
import { hang, oneLine } from '../render/text.ts';
import type { KeptFailure } from '../store/failures.ts';
import type { Store } from '../store/store.ts';
import { type Call, type Command, paintOf, settingsOf, shownPath, withStore } from './command.ts';
import { FORMAT_OPTION, type Format, formatOf } from './format.ts';
import { PROCESSING_OPTIONS, processFiles } from './processing.ts';
import { problemLine, summaryLine } from './run.ts';
import { SUMMARIES } from './summaries.ts';

/** Columns of every format. Scripts rely on their order: new ones go to the end. */
const COLUMNS = 'document code message tries failed_at sha256'.split(' ');

type Row = Readonly<Record<string, string | number | null>>;

/** Those at the paths given or below them; all where none is given. */
async function chosen({ positionals }: Call, store: Store): Promise<KeptFailure[]> {
  const wanted = positionals.map((path) => resolve(path));
  const all = await store.failures.all();
  if (wanted.length === 0) return all;
  const lies = (path: string) => (one: string) =>
    path === one || path.startsWith(one.endsWith(sep) ? one : `${one}${sep}`);
  return all.filter(({ path }) => wanted.some(lies(fileOf(path))));
}

function rowOf({ path, code, message, tries, failedAt, sha256 }: KeptFailure): Row {
  return { document: shownPath(path), code, message, tries, failed_at: failedAt, sha256 };
}

function* table(call: Call, failures: readonly KeptFailure[]): Generator<string> {
  const { out } = call.world;
  const paint = paintOf(out);
  for (const { path, message, tries, failedAt } of failures) {
    const when = `${failedAt.slice(0, 10)}, ${tries === 1 ? 'once' : `${tries} times`}`;
    const lines = hang('  ', `${oneLine(message)} (${when})`, out.width);
    yield `${[paint.bold(oneLine(shownPath(path))), ...lines].join('\n')}\n`;
  }
  if (failures.length === 0) yield 'Nothing has failed.\n';
}

async function list(call: Call, failures: readonly KeptFailure[]): Promise<number> {
  const rows = failures.map(rowOf);
  const make: Record<Format, () => Iterable<string> | AsyncIterable<string>> = {
    table: () => table(call, failures),
    tsv: () => rows.map((row) => tsvLine(COLUMNS, row)),
    csv: () => [csvHeader(COLUMNS), csvLines(COLUMNS, rows)],
    json: () => jsonArray(rows),
    ndjson: () => rows.map(ndjsonLine),
  };
  await writeAll(call.world.write, make[formatOf(call)]());
  return EXIT.ok;
}

async function retry(call: Call): Promise<number> {
  const { world } = call;
  const settings = settingsOf(call);
  return await withStore(settings, false, async (store) => {
    const failures = await chosen(call, store);
    if (call.options['list'] === true) return await list(call, failures);
    const problems: Problem[] = [];
    const paths: string[] = [];
    for (const path of new Set(failures.map((failure) => fileOf(failure.path)))) {
      if (existsSync(path)) paths.push(path);
      else problems.push({ path, code: 'not-found', message: 'is gone: no longer kept as failed' });
    }
    for (const { path } of failures) {
      if (!existsSync(fileOf(path))) await store.failures.forget(path);
    }
    const result = await processFiles(call, settings, store, paths, {
      force: false,
      retry: true,
      told: ({ problem }) => void (problem && problems.push(problem)),
      signal: world.onInterrupt(),
    });
    await store.settle();
    for (const problem of problems) world.warn(problemLine(problem));
    await world.write(summaryLine(result, settings.store));
    if (result.skipped > 0) return EXIT.interrupted;
    return result.failed > 0 ? EXIT.someFailed : EXIT.ok;
  });
}

export const retryCommand: Command = {
  name: 'retry',
  summary: SUMMARIES.retry,
  description:
    'Processes the documents that run has put aside because they failed, or lists them with their ' +
    'reasons.',
  args: {
    input: {
      type: 'positional',
      required: false,
      valueHint: 'folder|file…',
      description: 'only what lies there',
    },
    list: { type: 'boolean', description: 'list them, by path, and try none' },
    ...FORMAT_OPTION,
    ...settingOptions('store'),
    ...PROCESSING_OPTIONS,
  },
  notes: [
    'run tells of a document that failed before without trying it again, as long as it, the limits, ' +
      'the program and its models are the same. What is gone is put aside no longer.',
    `Columns of --list as tsv, csv, json and ndjson: ${COLUMNS.join(', ')}.`,
  ],
  examples: [
    'klubbslag retry --list',
    'klubbslag retry --max-seconds 600',
    'klubbslag retry protokoll/2019 --ocr',
  ],
  run: retry,
};
