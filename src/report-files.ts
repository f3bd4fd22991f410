/** Writes a report's files: for a browser, for programs, for a pull request. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison } from '../eval/compare.ts';
import type { Evaluation } from '../eval/evaluation.ts';
import { reportHtml } from '../eval/report/html/page.ts';
import { reportJson } from '../eval/report/json.ts';
import { reportMarkdown } from '../eval/report/markdown.ts';
import { errorCode, errorLine, UserError } from './errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission: choose another folder',
  EPERM: 'no permission: choose another folder',
  EROFS: 'the disk is read-only: choose another folder',
  EEXIST: 'it is a file: choose another folder',
  ENOTDIR: 'a part of its path is a file: choose another folder',
  EISDIR: 'a folder stands where a file should be written: choose another folder',
  ENOSPC: 'the disk is full: make room or choose another folder',
};

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
    const code = errorCode(error);
    if (code === null) throw error;
    const reason = REASONS[code] ?? errorLine(error);
    throw new UserError(`the report cannot be written to ${dir}: ${reason}`);
  }
}
