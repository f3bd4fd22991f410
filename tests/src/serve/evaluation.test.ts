/** An evaluation over HTTP, and what it is read from. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import { findingsOf } from '../../../eval/finding.ts';
import { readRun } from '../../../src/report-files.ts';
import { servedEvaluation } from '../../../src/serve/evaluation.ts';
import { sampleDocuments } from '../../eval/report/sample.ts';
import { folderWith, put } from '../support/world.ts';
import { UNCOVERED, usual } from './support.ts';

const DOCUMENTS = sampleDocuments();
const ALL = DOCUMENTS.flatMap(findingsOf);

async function asked() {
  const run = { documents: DOCUMENTS, skipped: 0, drafts: 2 };
  const resampling = { ...RESAMPLING, resamples: 20 };
  const { app } = await usual({ evaluation: servedEvaluation(run, resampling, UNCOVERED) });
  return async (path: string) => {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    return (await response.json()) as Record<string, unknown>;
  };
}

test('counts in the overview what the list holds', async () => {
  const ask = await asked();
  const { errors, documents } = await ask('/v1/evaluation');
  expect(documents).toContain('2 drafts not scored');
  let sum = 0;
  for (const { layer, ...counts } of errors as Record<string, string | number>[]) {
    for (const [type, count] of Object.entries(counts)) {
      const { total, items } = await ask(
        `/v1/evaluation/errors?layer=${layer}&type=${type}&limit=500`,
      );
      expect([total, (items as unknown[]).length]).toEqual([count, count]);
      sum += Number(count);
    }
  }
  expect(sum).toBe(ALL.length);
});

test('gives every error once, page by page', async () => {
  const ask = await asked();
  const seen: unknown[] = [];
  let link: string | null = '/v1/evaluation/errors?limit=7';
  while (link !== null) {
    const page: Record<string, unknown> = await ask(link);
    expect(page['total']).toBe(ALL.length);
    seen.push(...(page['items'] as unknown[]));
    link = page['next'] as string | null;
  }
  expect(seen).toHaveLength(ALL.length);
  const kinds = (all: readonly unknown[]) =>
    all.map((one) => {
      const { document, layer, type, value } = one as (typeof ALL)[number];
      return [document, layer, type, value];
    });
  expect(kinds(seen)).toEqual(kinds(ALL));
});

test('is not there where none was given', async () => {
  const { app } = await usual();
  for (const path of ['/v1/evaluation', '/v1/evaluation/errors']) {
    const response = await app.request(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('--evaluation');
  }
});

test('what is no run is told with its name', async () => {
  const folder = folderWith();
  const path = put(folder, 'run.json', '{}');
  await expect(readRun(path)).rejects.toThrow(/run\.json is no run saved with --save/u);
  await expect(readRun(join(folder, 'none.json'))).rejects.toThrow(/none\.json/u);
  expect(await readRun(null)).toBeNull();
});
