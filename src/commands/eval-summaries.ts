/** `klubbslag eval --summaries`: scores what documents are summed up by. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseGold } from '../../eval/gold/parse.ts';
import { type GoldProblem, problemLine } from '../../eval/gold/problem.ts';
import { parseReferences, type Reference } from '../../eval/summaries/references.ts';
import { reportItems, reportSummaries, summariesToJson } from '../../eval/summaries/report.ts';
import { type SummaryScore, scoreSummary } from '../../eval/summaries/score.ts';
import { toRecord } from '../../pipeline/index.ts';
import type { Analyser } from '../analyse.ts';
import { EXIT, errorCode, errorLine, UserError } from '../errors.ts';
import { findGold, type GoldPair } from '../gold-files.ts';
import { type Call, optionText, progressOf, refuseBeside, settingsOf } from './command.ts';

const DEFAULT_FOLDER = 'fixtures';
const FORMATS = ['text', 'json'];
/** What can stand beside --summaries. */
const TOGETHER = ['format', 'errors', 'genre', 'seed', 'resamples', 'threads'];

/** Scores the summaries of every document with gold; gives the exit code. */
export async function runSummaries(call: Call): Promise<number> {
  const { world, positionals } = call;
  const listed = checkOptions(call);
  const folders = positionals.length > 0 ? [...positionals] : [DEFAULT_FOLDER];
  const genre = optionText(call, 'genre');
  const { pairs } = await findGold({ folders, genre, unannotated: false });
  if (pairs.length === 0) {
    throw new UserError(`no document with a .gold.json beside it in ${folders.join(', ')}`);
  }
  const settings = settingsOf(call);
  const analyser = await world.makeAnalyser({ ...settings, calibrated: false });
  const progress = progressOf(call);
  const scores: SummaryScore[] = [];
  const problems: GoldProblem[] = [];
  for (const [index, pair] of pairs.entries()) {
    progress.advance(index, pairs.length);
    const result = await examine(pair, analyser);
    if ('problems' in result) problems.push(...result.problems);
    else scores.push(result);
  }
  progress.clear();
  if (problems.length > 0) {
    throw new UserError(problems.map(problemLine).join('\n'), EXIT.someFailed);
  }
  const { seed, resamples } = settings;
  const asked = optionText(call, 'format') === 'json';
  await world.write(
    asked ? asJson(scores, { seed, resamples }) : asText(scores, listed, { seed, resamples }),
  );
  return EXIT.ok;
}

/** True where the items are to be listed. */
function checkOptions(call: Call): boolean {
  refuseBeside(call, 'summaries', TOGETHER);
  const format = optionText(call, 'format') ?? 'text';
  if (!FORMATS.includes(format)) {
    throw new UserError(`--summaries prints ${FORMATS.join(' or ')}, not ${format}`);
  }
  const errors = optionText(call, 'errors');
  if (errors === null || errors === 'all') return errors !== null;
  throw new UserError(`--summaries lists its items with --errors all, not '${errors}'`);
}

type Examined = SummaryScore | { readonly problems: readonly GoldProblem[] };

async function examine(pair: GoldPair, analyser: Analyser): Promise<Examined> {
  const { id, file, goldPath, goldJson } = pair;
  const minutes = await analyser.minutes(file).catch((cause: unknown) => {
    throw new Error(`${id}: ${errorLine(cause)}`, { cause });
  });
  const { gold, problems } = parseGold(goldPath, goldJson ?? '', minutes.text, basename(id));
  if (gold === null) return { problems };
  const path = goldPath.replace(/\.gold\.json$/iu, '.summary.json');
  const json = await readReferences(path);
  let references: readonly Reference[] = [];
  if (json !== null) {
    const { text } = minutes;
    const read = parseReferences(path, json, { text, agenda: gold.agenda, document: basename(id) });
    if (read.references === null) return { problems: read.problems };
    references = read.references;
  }
  return scoreSummary({ id, minutes, record: toRecord(minutes), gold, references });
}

async function readReferences(path: string): Promise<Uint8Array | null> {
  return await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
}

type Drawn = Parameters<typeof reportSummaries>[1];

function asText(scores: readonly SummaryScore[], listed: boolean, drawn: Drawn): string {
  const parts = [reportSummaries(scores, drawn), ...(listed ? [reportItems(scores)] : [])];
  return `${parts.join('\n\n')}\n`;
}

function asJson(scores: readonly SummaryScore[], drawn: Drawn): string {
  return `${JSON.stringify(summariesToJson(scores, drawn), null, 1)}\n`;
}
