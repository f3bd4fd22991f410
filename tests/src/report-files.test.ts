import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRun } from '../../eval/run.ts';
import { UserError } from '../../src/errors.ts';
import { writeReport } from '../../src/report-files.ts';
import { evaluationOf, sampleDocuments } from '../eval/report/sample.ts';

const evaluation = evaluationOf(sampleDocuments());
let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'klubbslag-report-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('writeReport', () => {
  it('makes the folder and writes three files, and leaves others alone', async () => {
    const dir = join(home, 'a/b');
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'notes.txt'), 'mine');
    await writeFile(join(dir, 'report.md'), 'old');
    const paths = await writeReport(dir, evaluation, null);
    expect(paths).toEqual(['html', 'json', 'md'].map((end) => join(dir, `report.${end}`)));
    expect((await readdir(dir)).sort()).toEqual([
      'notes.txt',
      'report.html',
      'report.json',
      'report.md',
    ]);
    const [html = '', json = '', markdown = ''] = await Promise.all(
      paths.map((path) => readFile(path, 'utf8')),
    );
    expect(html).toMatch(/^<!doctype html>/u);
    expect(parseRun(json).documents).toHaveLength(7);
    expect(markdown).toMatch(/^## Evaluation of 7 documents/u);
  });

  it.each([
    ['its path is a file', 'file.txt', 'it is a file'],
    ['a part of its path is a file', 'file.txt/report', 'a part of its path is a file'],
    ['a folder stands in a file’s place', 'taken', 'a folder stands where a file'],
  ])('says so where %s', async (_, name, reason) => {
    await writeFile(join(home, 'file.txt'), '');
    await mkdir(join(home, 'taken/report.md'), { recursive: true });
    const failed = writeReport(join(home, name), evaluation, null);
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow(reason);
  });
});
