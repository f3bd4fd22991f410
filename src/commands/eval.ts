/** `klubbslag eval`: compares what the program says with what a person marked. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { compareRuns, reportComparison } from '../../eval/compare.ts';
import type { Example } from '../../eval/example.ts';
import { FINDING_LAYERS, type FindingLayer } from '../../eval/finding.ts';
import { parseGold } from '../../eval/gold/parse.ts';
import { type GoldProblem, problemLine } from '../../eval/gold/problem.ts';
import { reportErrors, reportTables } from '../../eval/report.ts';
import { parseRun, type Run, runToJson } from '../../eval/run.ts';
import { scoreExample } from '../../eval/score.ts';
import { assertSpans } from '../../eval/spans.ts';
import { plural } from '../../eval/table.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { SourceFile } from '../../pipeline/types.ts';
import { EXIT, errorLine, UserError } from '../errors.ts';
import { findGold, type GoldPair } from '../gold-files.ts';

/** What the command line asks for. */
export interface EvalOptions {
  /** Searched through for documents with gold. */
  folders: string[];
  /** The layer whose errors are listed, true for all layers, null for none. */
  errors: string | true | null;
  json: boolean;
  /** File to write the run to. */
  save: string | null;
  /** Saved run to compare with. */
  compare: string | null;
  genre: string | null;
}

type Analyse = (file: SourceFile) => Promise<MinutesRecord>;

/** Evaluates and reports; gives the exit code. Throws UserError for what a person must mend. */
export async function runEval(
  options: EvalOptions,
  analyse: Analyse,
  write: (text: string) => void,
): Promise<number> {
  const layer = errorLayer(options.errors);
  // Read first: --save and --compare may name the same file.
  const former = options.compare === null ? null : await readRun(options.compare);
  const run = await evaluate(options, analyse);
  if (options.save !== null) {
    await writeFile(options.save, jsonText(runToJson(run))).catch((error: unknown) => {
      throw new UserError(`${options.save} cannot be written: ${errorLine(error)}`);
    });
  }
  write(options.json ? asJson(run, former) : asText(run, former, layer));
  return EXIT.ok;
}

function errorLayer(errors: EvalOptions['errors']): FindingLayer | 'all' | null {
  if (errors === null) return null;
  if (errors === true) return 'all';
  const layer = FINDING_LAYERS.find((name) => name === errors);
  if (layer !== undefined) return layer;
  throw new UserError(
    `no layer is called '${errors}': give all or one of ${FINDING_LAYERS.join(', ')}`,
  );
}

async function readRun(path: string): Promise<Run> {
  try {
    return parseRun(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UserError(`${path} is no run saved with --save: ${errorLine(error)}`);
  }
}

async function evaluate(options: EvalOptions, analyse: Analyse): Promise<Run> {
  const { pairs, skipped, drafts } = await findGold(options.folders, options.genre);
  if (pairs.length === 0) {
    const genre = options.genre === null ? '' : ` of genre '${options.genre}'`;
    const where = options.folders.join(', ');
    const only = drafts === 0 ? '' : ` but ${plural(drafts, 'draft')}`;
    throw new UserError(`no document${genre} with a .gold.json beside it in ${where}${only}`);
  }
  const documents: Run['documents'][number][] = [];
  const problems: GoldProblem[] = [];
  for (const pair of pairs) {
    const result = await examine(pair, analyse);
    if ('problems' in result) problems.push(...result.problems);
    else documents.push(scoreExample(result));
  }
  if (problems.length > 0) {
    throw new UserError(problems.map(problemLine).join('\n'), EXIT.someFailed);
  }
  return { skipped, drafts, documents };
}

async function examine(
  pair: GoldPair,
  analyse: Analyse,
): Promise<Example | { problems: readonly GoldProblem[] }> {
  const { id, genre } = pair;
  try {
    const record = await analyse(pair.file);
    assertSpans(record);
    const { text } = record;
    const { gold, problems } = parseGold(pair.goldPath, pair.goldJson, text, basename(id));
    return gold === null ? { problems } : { id, genre, gold, record, text };
  } catch (cause) {
    throw new Error(`${id}: ${errorLine(cause)}`, { cause });
  }
}

function asText(run: Run, former: Run | null, layer: FindingLayer | 'all' | null): string {
  const parts = [reportTables(run)];
  if (layer !== null) parts.push(reportErrors(run, layer === 'all' ? null : layer));
  if (former !== null) parts.push(reportComparison(compareRuns(former, run)));
  return `${parts.join('\n\n')}\n`;
}

function asJson(run: Run, former: Run | null): string {
  const json = runToJson(run);
  return jsonText(former === null ? json : { ...json, comparison: compareRuns(former, run) });
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
