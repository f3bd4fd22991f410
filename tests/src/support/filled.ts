/** A store with two documents, for what reads a store. */
import { join } from 'node:path';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { openStore } from '../../../src/store/store.ts';
import { recordOf } from './records.ts';
import { folderWith } from './world.ts';

/** Minutes of spring, with a person, a decision and a deadline. */
export const SPRING = `Organ: Ärendenämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Beslut: att Åsa Wahlén utreder frågan
Senast: 2024-05-01 Åsa
`;
/** Minutes of the winter before. */
export const WINTER = `Organ: Styrelsen
Datum: 2023-12-01
Person: Bo Ek
Beslut: att köpa en klubba, "stor"
`;

/**
 * A folder with two documents and `more`, all stored as `change` has them, and the options that
 * name the store.
 */
export async function filled(
  more: Readonly<Record<string, string>> = {},
  change: (record: MinutesRecord) => MinutesRecord = (record) => record,
) {
  const texts = { 'vår.txt': SPRING, 'vinter.md': WINTER, ...more };
  const folder = folderWith(texts);
  const path = join(folder, 'a.sqlite');
  const store = await openStore({ path, create: true, busyMs: 1000 });
  for (const [name, text] of Object.entries(texts)) {
    const at = join(folder, name);
    await store.save({ path: at, run: 'run-1', record: change(recordOf(at, text)) });
  }
  await store.close();
  return { folder, store: ['--store', path] };
}
