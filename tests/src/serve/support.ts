/** An app over a store of the test's own, asked without a port. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type AppPorts, makeApp } from '../../../src/serve/app.ts';
import type { Covers } from '../../../src/serve/evaluation.ts';
import { servedNames } from '../../../src/serve/guard.ts';
import { type IntakePorts, makeIntake } from '../../../src/serve/intake.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { recordOf } from '../support/records.ts';
import { folderWith } from '../support/world.ts';

/** Minutes by path. */
export const MINUTES: Readonly<Record<string, string>> = {
  '/secret/place/vår.txt': `Organ: Ärendenämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Organisation: Region Skåne
Beslut: att Åsa Wahlén utreder parken
Senast: 2024-05-01 Åsa
Uppgift: Åsa open skriva brevet
`,
  '/secret/place/vinter.md': `Organ: Styrelsen
Datum: 2023-12-01
Person: Bo Ek
Beslut: att köpa en klubba till parken
`,
  '/secret/papers.zip!/inre/höst.txt': `Organ: Styrelsen
Person: Bo Ek
Beslut: att stänga parken
`,
};

/** A store with these minutes. */
export async function storeWith(texts: Readonly<Record<string, string>>): Promise<Store> {
  const path = join(folderWith(), 'a.sqlite');
  const store = await openStore({ path, create: true, busyMs: 1000 });
  onTestFinished(() => store.close());
  for (const [name, text] of Object.entries(texts)) {
    await store.save({ path: name, run: 'run-1', record: recordOf(name, text) });
  }
  return store;
}

/** Stores what it is given as a record of its text. */
function storing(store: Store): IntakePorts['process'] {
  return async (path, read, told) => {
    const text = read === null ? 'Organ: Mappen' : Buffer.from(await read(path, 1)).toString();
    const started = { path, milliseconds: 1 };
    if (text.includes('\0')) {
      const problem = { path, code: 'binary', message: 'holds binary data, not text' };
      return told({ ...started, sha256: null, state: 'failed', problem });
    }
    const record = recordOf(path, text);
    const { sha256 } = record.source;
    const known = await store.has(sha256, 'run-1');
    await store.save({ path, run: 'run-1', record });
    told({ ...started, sha256, state: known ? 'unchanged' : 'processed', problem: null });
  };
}

const same = (text: string) => text;
/** An evaluation of which nothing is covered. */
export const UNCOVERED: Covers = { text: async () => same, name: same, plain: same };

/** What a test may have otherwise than usual. */
export type Otherwise = Partial<AppPorts> & Partial<Pick<IntakePorts, 'folders' | 'process'>>;

/** An app over a store, and what it has told of. */
export function appOver(store: Store, otherwise: Otherwise = {}) {
  const told: string[] = [];
  const { folders = [], process = storing(store), ...ports } = otherwise;
  const app = makeApp({
    store,
    intake: makeIntake({ maxBytes: 100_000, most: 2, folders, process }),
    version: '0.0.0',
    names: servedNames('127.0.0.1', []),
    checkToken: null,
    page: null,
    evaluation: null,
    rate: 1_000_000,
    crowd: 64,
    now: () => 0,
    warn: (text) => told.push(text),
    ...ports,
  });
  return { app, told };
}

/** An app over the usual minutes. */
export async function usual(otherwise: Otherwise = {}) {
  const store = await storeWith(MINUTES);
  return { store, ...appOver(store, otherwise) };
}
