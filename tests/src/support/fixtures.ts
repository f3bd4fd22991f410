/** Records of the invented minutes, as the program makes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { makeAnalyser } from '../../../src/analyse.ts';
import { ROOT } from './process.ts';
import { sha256 } from './records.ts';

/** Analyses files of fixtures/, named from there. */
export async function fixtureRecords(...names: readonly string[]): Promise<MinutesRecord[]> {
  const analyser = makeAnalyser({ threads: 1 });
  const records: MinutesRecord[] = [];
  for (const name of names) {
    const bytes = readFileSync(join(ROOT, 'fixtures', name));
    const source = { path: `fixtures/${name}`, bytes, sha256: sha256(bytes) };
    records.push(
      await analyser.analyse({ ...source, mediaType: 'text/plain', reading: null, notes: [] }),
    );
  }
  return records;
}

/** A record after the other, as a store hands them out. */
export async function* streamed<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
