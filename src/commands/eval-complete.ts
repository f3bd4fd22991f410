/** `klubbslag eval --completeness`: the check against what a person marked. */
import { readFile } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { type CompleteGold, parseComplete } from '../../eval/complete/gold.ts';
import { completeErrors, completeToJson, reportComplete } from '../../eval/complete/report.ts';
import { type ScoredCompleteness, scoreComplete } from '../../eval/complete/score.ts';
import type { Analyse } from '../analyse.ts';
import { EXIT, errorCode, errorLine, UserError } from '../errors.ts';
import { readSource } from '../files.ts';
import { findInputs } from '../find.ts';
import { genreOf } from '../gold-files.ts';
import { type Call, optionText, progressOf, refuseBeside, settingsOf } from './command.ts';

const DEFAULT_FOLDER = 'fixtures';
/** What can stand beside --completeness. */
const TOGETHER = ['format', 'errors', 'models', 'threads', 'seed', 'resamples'];

/** Scores every document with an X.complete.json beside it; gives the exit code. */
export async function runComplete(call: Call): Promise<number> {
  refuseBeside(call, 'completeness', TOGETHER);
  const errors = optionText(call, 'errors');
  if (errors !== null && errors !== 'all') throw new UserError('--completeness takes --errors all');
  const format = optionText(call, 'format') ?? 'text';
  if (format === 'markdown') throw new UserError('--completeness prints text or json');
  const settings = settingsOf(call);
  const folders = call.positionals.length > 0 ? call.positionals : [DEFAULT_FOLDER];
  const marked = await markedIn(folders);
  const { analyse } = await call.world.makeAnalyser({ ...settings, calibrated: true, model: null });
  const documents = await scoreAll(call, marked, analyse);
  const { seed, resamples } = settings;
  const report =
    format === 'json'
      ? JSON.stringify(completeToJson(documents, { seed, resamples }), null, 1)
      : reportComplete(documents, { seed, resamples });
  const listed = errors === null ? '' : `\n${completeErrors(documents)}\n`;
  await call.world.write(`${report}\n${format === 'json' ? '' : listed}`);
  return EXIT.ok;
}

interface Marked {
  readonly path: string;
  readonly gold: CompleteGold;
}

/** Where the marks of a document lie. */
export function completePathOf(path: string): string {
  const { dir, name } = parse(path);
  return join(dir, `${name}.complete.json`);
}

async function markedIn(folders: readonly string[]): Promise<Marked[]> {
  const { paths, problems } = await findInputs(folders);
  const [problem] = problems;
  if (problem) throw new UserError(`${problem.path}: ${problem.message}`, EXIT.someFailed);
  const found: Marked[] = [];
  for (const path of paths) {
    const goldPath = completePathOf(path);
    const json = await readFile(goldPath, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (json === null) continue;
    const gold = readGold(goldPath, json);
    if (gold.doc === basename(path)) found.push({ path, gold });
  }
  if (found.length > 0) return found;
  throw new UserError(`no document with a .complete.json beside it in ${folders.join(', ')}`);
}

function readGold(path: string, json: string): CompleteGold {
  try {
    return parseComplete(path, json);
  } catch (error) {
    throw new UserError(errorLine(error), EXIT.someFailed);
  }
}

async function scoreAll(
  call: Call,
  marked: readonly Marked[],
  analyse: Analyse,
): Promise<ScoredCompleteness[]> {
  const progress = progressOf(call);
  const documents: ScoredCompleteness[] = [];
  for (const [index, { path, gold }] of marked.entries()) {
    progress.advance(index, marked.length);
    const id = `${genreOf(path)}/${basename(path)}`;
    const { file, problem } = await readSource(path, id, settingsOf(call));
    if (file === null) throw new UserError(`${path}: ${problem.message}`, EXIT.someFailed);
    documents.push(scoreComplete(id, await analyse(file), gold));
  }
  progress.clear();
  return documents;
}
