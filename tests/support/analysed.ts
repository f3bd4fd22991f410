/** Fixtures as the program itself analyses them, with its models. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { makeAnalyser } from '../../src/analyse.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const analyser = makeAnalyser({ threads: 1 });

/** Different in layout: tables, page feet in words, votes, two days, struck text, Markdown. */
export const VARIED = [
  'fixtures/forening/granviks-innebandy-styrelse-2024-10-21.txt',
  'fixtures/kommunstyrelse/granvik-2024-11-13.txt',
  'fixtures/namnd/kultur-och-fritidsnamnden-2026-03-17.txt',
  'fixtures/namnd/miljo-och-byggnadsnamnden-2025-10-08.txt',
  'fixtures/projekt/ny-biblioteksplattform-2026-02-05.md',
  'fixtures/samverkan/regional-samverkansgrupp-2024-05-16.txt',
  'fixtures/samverkan/samordning-barn-och-unga-2024-03-12.txt',
  'fixtures/uppdrag/kartlaggning-grundvatten.txt',
] as const;

/** The record of a text, under a path. */
export async function analysed(path: string, text: string | Uint8Array): Promise<MinutesRecord> {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const mediaType = path.endsWith('.md') ? 'text/markdown' : 'text/plain';
  return await analyser.analyse({ path, bytes, sha256, mediaType, reading: null, notes: [] });
}

/** The records of the varied fixtures. */
export async function variedRecords(): Promise<MinutesRecord[]> {
  const records: MinutesRecord[] = [];
  for (const path of VARIED) records.push(await analysed(path, readFileSync(join(ROOT, path))));
  return records;
}
