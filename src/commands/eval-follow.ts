/** `klubbslag eval --follow`: matters and tasks through series of meetings that are marked. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type FollowGold, parseFollow, peekDocuments } from '../../eval/follow/gold.ts';
import { followErrors, followToJson, reportFollow } from '../../eval/follow/report.ts';
import { type ScoredSeries, scoreFollow } from '../../eval/follow/score.ts';
import { problemLine } from '../../eval/gold/problem.ts';
import { followUps, mattersOf } from '../../pipeline/across/index.ts';
import type { SourceFile } from '../../pipeline/types.ts';
import type { Analyse } from '../analyse.ts';
import { EXIT, UserError } from '../errors.ts';
import { readSource } from '../files.ts';
import { findInputs } from '../find.ts';
import { meetingDocument } from '../follow.ts';
import { type Call, optionText, progressOf, refuseBeside, settingsOf } from './command.ts';

const DEFAULT_FOLDER = 'fixtures';
const ENDING = /\.follow\.json$/iu;
/** What can stand beside --follow. */
const TOGETHER = ['format', 'errors', 'models', 'threads', 'seed', 'resamples'];

/** Scores every series with a NAME.follow.json; gives the exit code. */
export async function runFollow(call: Call): Promise<number> {
  refuseBeside(call, 'follow', TOGETHER);
  const errors = optionText(call, 'errors');
  if (errors !== null && errors !== 'all') throw new UserError('--follow takes --errors all');
  const format = optionText(call, 'format') ?? 'text';
  if (format === 'markdown') throw new UserError('--follow prints text or json');
  const settings = settingsOf(call);
  const folders = call.positionals.length > 0 ? call.positionals : [DEFAULT_FOLDER];
  const paths = await seriesIn(folders);
  const { analyse } = await call.world.makeAnalyser({ ...settings, calibrated: true, model: null });
  const progress = progressOf(call);
  const series: ScoredSeries[] = [];
  for (const [index, path] of paths.entries()) {
    progress.advance(index, paths.length);
    series.push(await scoreSeries(path, call, analyse));
  }
  progress.clear();
  const { seed, resamples } = settings;
  const report =
    format === 'json'
      ? JSON.stringify(followToJson(series, { seed, resamples }), null, 1)
      : reportFollow(series, { seed, resamples });
  const listed = errors === null || format === 'json' ? '' : `\n${followErrors(series)}\n`;
  await call.world.write(`${report}\n${listed}`);
  return EXIT.ok;
}

async function seriesIn(folders: readonly string[]): Promise<readonly string[]> {
  const { paths, problems } = await findInputs(folders, ENDING);
  const [problem] = problems;
  if (problem) throw new UserError(`${problem.path}: ${problem.message}`, EXIT.someFailed);
  const found = paths.filter((path) => ENDING.test(path));
  if (found.length > 0) return found;
  throw new UserError(`no .follow.json in ${folders.join(', ')}`);
}

async function scoreSeries(path: string, call: Call, analyse: Analyse): Promise<ScoredSeries> {
  const json = await readFile(path);
  const files = await filesOf(path, peekDocuments(json), call);
  const records = await Promise.all(files.map((file) => analyse(file)));
  const documents = records.map(meetingDocument);
  const texts = new Map(records.map(({ text }, at) => [basename(files[at]?.path ?? ''), text]));
  const gold = goldOf(path, json, texts);
  const matters = mattersOf(documents);
  const name = basename(path).replace(ENDING, '');
  return scoreFollow(name, gold, { documents, matters, tasks: followUps(documents, matters) });
}

async function filesOf(path: string, names: readonly string[], call: Call): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const name of names) {
    const beside = join(dirname(path), basename(name));
    const { file, problem } = await readSource(beside, name, settingsOf(call));
    if (file === null) throw new UserError(`${beside}: ${problem.message}`, EXIT.someFailed);
    files.push(file);
  }
  return files;
}

function goldOf(path: string, json: Uint8Array, texts: ReadonlyMap<string, string>): FollowGold {
  const { gold, problems } = parseFollow(path, json, texts);
  if (gold !== null) return gold;
  throw new UserError(problems.map(problemLine).join('\n'), EXIT.someFailed);
}
