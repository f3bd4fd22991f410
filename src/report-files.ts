/** Writes a report's files: for a browser, for programs, for a pull request. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison } from '../eval/compare.ts';
import type { Evaluation } from '../eval/evaluation.ts';
import { reportHtml } from '../eval/report/html/page.ts';
import { reportJson } from '../eval/report/json.ts';
import { reportMarkdown } from '../eval/report/markdown.ts';
import { notWritten } from './errors.ts';

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
