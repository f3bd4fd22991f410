/** `klubbslag eval` on documents: compares what the program says with what a person marked. */
import { writeFile } from 'node:fs/promises';
import type { Resampling } from '../../eval/bootstrap.ts';
import { type Comparison, compareRuns } from '../../eval/compare.ts';
import { type Evaluation, evaluate } from '../../eval/evaluation.ts';
import { baselineOf, baselineText, gate, parseBaseline } from '../../eval/gate.ts';
import { LAYERS, type Layer } from '../../eval/layers.ts';
import { reportComparison } from '../../eval/report/comparison.ts';
import { reportGate } from '../../eval/report/gate.ts';
import { reportJson } from '../../eval/report/json.ts';
import { reportMarkdown } from '../../eval/report/markdown.ts';
import { reportErrors, reportTables } from '../../eval/report/text.ts';
import { type Run, runToJson } from '../../eval/run.ts';
import type { Slicing } from '../../eval/slices.ts';
import type { Analyse } from '../analyse.ts';
import { EXIT, errorLine, UserError } from '../errors.ts';
import { scoreFolders } from '../evaluate.ts';
import type { Scope } from '../gold-files.ts';
import type { Progress } from '../progress.ts';
import { readAs, readRun, writeReport } from '../report-files.ts';

/** How the answer is printed. */
export const EVAL_FORMATS = ['text', 'json', 'markdown'] as const;

/** What the command line asks for. */
export interface EvalOptions {
  /** Searched through for documents with gold. */
  readonly folders: readonly string[];
  readonly genre: string | null;
  /** The layer whose errors are listed, 'all' for all layers. */
  readonly errors: string | null;
  readonly format: (typeof EVAL_FORMATS)[number];
  readonly by: Slicing;
  readonly resampling: Resampling;
  /** File to write the run to. */
  readonly save: string | null;
  /** Saved run to compare with. */
  readonly compare: string | null;
  /** Folder to write the report to. */
  readonly report: string | null;
  /** Accepted counts to hold the run against. */
  readonly baseline: string | null;
  /** True to write the baseline instead of holding the run against it. */
  readonly accept: boolean;
}

/** The world as the evaluation needs it. */
export interface EvalPorts {
  readonly analyse: Analyse;
  readonly write: (text: string) => void;
  readonly progress: Progress;
}

/** Evaluates and reports; gives the exit code. Throws UserError for what a person must mend. */
export async function runEval(options: EvalOptions, ports: EvalPorts): Promise<number> {
  const layer = errorLayer(options.errors);
  if (options.accept && options.baseline === null) {
    throw new UserError('--accept needs --baseline FILE: the file that the counts are written to');
  }
  // Read first: --save and --compare may name the same file.
  const former = await readRun(options.compare);
  const accepted = options.accept ? null : options.baseline;
  const baseline = await readAs(accepted, parseBaseline, 'no baseline written with --accept');
  const run = await scoreFolders(scopeOf(options), ports);
  const evaluation = evaluate(run, options.resampling);
  const comparison = former === null ? null : compareRuns(former, run, options.resampling);
  await writeFiles(options, run, evaluation, comparison);
  ports.write(shown(options, evaluation, comparison, layer));
  if (options.baseline === null) return EXIT.ok;
  if (baseline === null) {
    ports.write(`\nAccepted: ${options.baseline}\n`);
    return EXIT.ok;
  }
  const verdict = gate(baseline, run.documents);
  ports.write(`\n${reportGate(verdict, options.baseline)}\n`);
  return verdict.passes ? EXIT.ok : EXIT.someFailed;
}

/** Documents without gold matter only where runs are compared, now or later. */
function scopeOf({ folders, genre, save, compare }: EvalOptions): Scope {
  return { folders, genre, unannotated: save !== null || compare !== null };
}

function errorLayer(errors: string | null): Layer | 'all' | null {
  if (errors === null || errors === 'all') return errors;
  const layer = LAYERS.find((name) => name === errors);
  if (layer !== undefined) return layer;
  throw new UserError(`no layer is called '${errors}': give all or one of ${LAYERS.join(', ')}`);
}

async function writeFiles(
  { save, report, baseline, accept }: EvalOptions,
  run: Run,
  evaluation: Evaluation,
  comparison: Comparison | null,
): Promise<void> {
  if (save !== null) await writeText(save, jsonText(runToJson(run)));
  if (accept && baseline !== null) {
    await writeText(baseline, baselineText(baselineOf(run.documents)));
  }
  if (report !== null) await writeReport(report, evaluation, comparison);
}

async function writeText(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: unknown) => {
    throw new UserError(`${path} cannot be written: ${errorLine(error)}`);
  });
}

function shown(
  { format, by, report }: EvalOptions,
  evaluation: Evaluation,
  comparison: Comparison | null,
  layer: Layer | 'all' | null,
): string {
  if (format === 'json') return jsonText(reportJson(evaluation, comparison));
  if (format === 'markdown') return reportMarkdown(evaluation, comparison);
  const errors = layer === 'all' ? null : layer;
  const parts = [
    reportTables(evaluation, by),
    ...(layer === null ? [] : [reportErrors(evaluation.documents, errors)]),
    ...(comparison === null ? [] : [reportComparison(comparison)]),
    ...(report === null ? [] : [`Report: ${report}/report.html, report.json, report.md`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
