/** `klubbslag eval --dates`: scores the date grammar on a table, beside chrono-node's Swedish. */
import { readFile } from 'node:fs/promises';
import type { Resampling } from '../../eval/bootstrap.ts';
import { own } from '../../eval/dates/own.ts';
import { datesToJson, reportDateErrors, reportDates } from '../../eval/dates/report.ts';
import { type EngineScore, scoreEngine } from '../../eval/dates/score.ts';
import { parseTable } from '../../eval/dates/table.ts';
import type { Engine, Row } from '../../eval/dates/types.ts';
import { chronoEngines } from '../chrono.ts';
import { EXIT, errorLine, UserError } from '../errors.ts';
import { type Call, optionText, refuseBeside, settingsOf } from './command.ts';

const DEFAULT_TABLE = 'fixtures/dates.tsv';
const FORMATS = ['text', 'json'];
/** What can stand beside --dates. */
const TOGETHER = ['format', 'errors', 'seed', 'resamples'];

/** Scores every engine at hand and writes the report; gives the exit code. */
export async function runDates(
  call: Call,
  others: () => Promise<readonly Engine[] | null> = chronoEngines,
): Promise<number> {
  const { world, options, positionals } = call;
  const listed = checkOptions(call);
  const paths = positionals.length > 0 ? positionals : [DEFAULT_TABLE];
  const rows = await readTables(paths);
  const beside = await others();
  if (beside === null) {
    world.warn('klubbslag: chrono-node is not installed: only our own figures\n');
  }
  const scores = [own, ...(beside ?? [])].map((engine) => scoreEngine(engine, rows));
  const { seed, resamples } = settingsOf(call);
  const drawn = { seed, resamples };
  const asked = options['format'] === 'json';
  await world.write(asked ? asJson(paths, scores, drawn) : asText(scores, listed, drawn));
  return EXIT.ok;
}

/** True where wrong rows are to be listed. */
function checkOptions(call: Call): boolean {
  refuseBeside(call, 'dates', TOGETHER);
  const format = optionText(call, 'format') ?? 'text';
  if (!FORMATS.includes(format)) {
    throw new UserError(`--dates prints ${FORMATS.join(' or ')}, not ${format}`);
  }
  const errors = optionText(call, 'errors');
  if (errors === null || errors === 'all') return errors !== null;
  throw new UserError(`--dates lists its errors with --errors all, not '${errors}'`);
}

async function readTables(paths: readonly string[]): Promise<readonly Row[]> {
  const tables = await Promise.all(
    paths.map(async (path) => parseTable(path, await readText(path))),
  );
  const problems = tables.flatMap((table) => table.problems);
  if (problems.length > 0) throw new UserError(problems.join('\n'), EXIT.someFailed);
  return tables.flatMap(({ rows }) => rows);
}

async function readText(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UserError(`${path} cannot be read: ${errorLine(error)}`);
  });
}

function asText(scores: readonly EngineScore[], listed: boolean, resampling: Resampling): string {
  const parts = [reportDates(scores, resampling), ...(listed ? [reportDateErrors(scores)] : [])];
  return `${parts.join('\n\n')}\n`;
}

function asJson(
  paths: readonly string[],
  scores: readonly EngineScore[],
  resampling: Resampling,
): string {
  return `${JSON.stringify(datesToJson(paths.join(', '), scores, resampling), null, 1)}\n`;
}
