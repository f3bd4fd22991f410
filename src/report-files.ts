/** A report's files, for a browser, for programs, for a pull request; and saved runs. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison } from '../eval/compare.ts';
import type { Evaluation } from '../eval/evaluation.ts';
import { reportHtml } from '../eval/report/html/page.ts';
import { reportJson } from '../eval/report/json.ts';
import { reportMarkdown } from '../eval/report/markdown.ts';
import { parseRun, type Run } from '../eval/run.ts';
import { errorLine, notWritten, UserError } from './errors.ts';

/**
 * Writes report.html, report.json and report.md into a folder, which is made where it is missing;
 * other files in it stay. Gives the three paths; throws UserError where it cannot be written.
 */
export async function writeReport(
  dir: string,
  evaluation: Evaluation,
  comparison: Comparison | null,
): Promise<string[]> {
  const contents: readonly (readonly [name: string, text: string])[] = [
    ['report.html', reportHtml(evaluation, comparison)],
    ['report.json', `${JSON.stringify(reportJson(evaluation, comparison))}\n`],
    ['report.md', reportMarkdown(evaluation, comparison)],
  ];
  try {
    await mkdir(dir, { recursive: true });
    const files = contents.map(([name, text]) => ({ path: join(dir, name), text }));
    await Promise.all(files.map(({ path, text }) => writeFile(path, text)));
    return files.map(({ path }) => path);
  } catch (error) {
    throw notWritten(`the report cannot be written to ${dir}`, error);
  }
}

/** Reads a file, where one is named; throws a UserError where it is not what it should be. */
export async function readAs<T>(
  path: string | null,
  parse: (json: string) => T,
  not: string,
): Promise<T | null> {
  if (path === null) return null;
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UserError(`${path} is ${not}: ${errorLine(error)}`);
  }
}

/** Reads a saved run or the JSON of a report, where one is named. Throws a UserError. */
export function readRun(path: string): Promise<Run>;
export function readRun(path: string | null): Promise<Run | null>;
export function readRun(path: string | null): Promise<Run | null> {
  return readAs(path, parseRun, 'no run saved with --save, and no report.json');
}
