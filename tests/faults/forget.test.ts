/** Killed at any moment while a person is forgotten: run again, and nothing is left. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { randomOf } from '../../eval/random.ts';
import { openStore } from '../../src/store/store.ts';
import { ensureBuilt } from '../src/support/process.ts';
import { recordOf } from '../src/support/records.ts';
import { folderWith } from '../src/support/world.ts';
import { documentsLeft, launch, SLOW } from './runs.ts';

const SEED = 20_261_126;
const KILLS = 12;
const DOCUMENTS = 120;
const NAME = 'Åsa Wahlén';

const textOf = (n: number): string => `Organ: Styrelsen
Datum: 2024-03-${String(1 + (n % 28)).padStart(2, '0')}
Person: Uno Bäckman
Person: Viva Dahlin
Person: ${n % 2 === 0 ? NAME : 'Åsa Lindberg'}
Beslut: att ${NAME} skriver brev nummer ${n}
${'En rad av ett långt protokoll.\n'.repeat(20)}`;

/** A store with many documents that name somebody. */
async function filledStore(): Promise<string> {
  const path = join(folderWith(), 'a.sqlite');
  const store = await openStore({ path, create: true, busyMs: 1000 });
  for (let n = 0; n < DOCUMENTS; n++) {
    const record = recordOf(`/m/${n}.txt`, textOf(n));
    await store.save({ path: `/m/${n}.txt`, run: 'r', record });
  }
  await store.close();
  return path;
}

const forgetArgs = (store: string): string[] => ['forget', NAME, '--yes', '--store', store];

function bytesOf(store: string): string {
  const files = ['', '-wal'].map((end) => store + end).filter((path) => existsSync(path));
  return files.map((path) => readFileSync(path, 'latin1')).join('');
}

beforeAll(ensureBuilt);

test('killed again and again, it is finished by the next one', { timeout: SLOW }, async () => {
  const random = randomOf(SEED);
  const usual = performance.now();
  expect(await launch(forgetArgs(await filledStore())).ended).toMatchObject({ code: 0 });
  const whole = performance.now() - usual;
  let killed = 0;
  let between = 0;
  while (killed < KILLS) {
    const store = await filledStore();
    for (let n = 0; n < 1 + random.int(4); n++) {
      const run = launch(forgetArgs(store));
      await Promise.race([run.ended, sleep((random.int(1000) / 1000) * whole)]);
      run.child.kill('SIGKILL');
      if ((await run.ended).signal === null) break;
      killed++;
      expect(documentsLeft(store, `kill ${killed} of seed ${SEED}`)).toBe(DOCUMENTS);
      const reading = await openStore({ path: store, create: false, busyMs: 1000, readOnly: true });
      if ((await reading.forgotten.unfinished()) > 0) between++;
      await reading.close();
    }
    const last = await launch(forgetArgs(store)).ended;
    const message = `after kill ${killed} of seed ${SEED}: ${last.out}${last.err}`;
    expect(last.code, message).toBe(0);
    expect(last.out, message).toContain('the name stands nowhere');
    for (const form of [NAME, NAME.toLowerCase(), 'åsa wahlen']) {
      expect(bytesOf(store).includes(Buffer.from(form).toString('latin1')), message).toBe(false);
    }
  }
  console.log(`${killed} kills, ${between} of them between two documents`);
  expect(between).toBeGreaterThan(0);
});
