/** Killed at any moment and run again: the same store as if nothing had happened. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { randomOf } from '../../eval/random.ts';
import { ensureBuilt } from '../src/support/process.ts';
import { folderWith } from '../src/support/world.ts';
import { COUNTS, minutesFolder } from './documents.ts';
import {
  allGone,
  documentsIn,
  documentsLeft,
  exported,
  launch,
  PROCESSED,
  type Running,
  runArgs,
  said,
  undisturbed,
} from './runs.ts';

const SEED = 20_250_314;
const KILLS = 100;
/** Kills in a row before a run is let finish: from one to twice as many less one. */
const IN_A_ROW = 4;
/** Of so many stores one is run into once more when all is done. */
const LOOKED_AT_AGAIN = 5;

beforeAll(ensureBuilt);

test('a hundred kills at random moments change nothing', { timeout: 3_600_000 }, async () => {
  const folder = minutesFolder(SEED);
  const usual = { 1: await undisturbed(folder, 1), 2: await undisturbed(folder, 2) };
  expect(usual[1].exported === usual[2].exported).toBe(true);
  const random = randomOf(SEED);
  const left: (number | null)[] = [];

  /**
   * Starts a run and kills it: half of them at any moment, half of them after a document was
   * processed, when the models are there; a third of them with processes of their own. Null where
   * it has ended before.
   */
  const killed = async (store: string): Promise<Running | null> => {
    const late = random.int(2) === 1;
    const after = late ? 'the first document' : 'the start';
    const workers = random.int(3) === 0 ? 2 : 1;
    const { milliseconds, first } = usual[workers];
    const at = (random.int(1000) / 1000) * (late ? milliseconds - first : milliseconds);
    const run = launch([...runArgs(folder, store, workers), '--log', '-']);
    if (late) await Promise.race([run.ended, said(run, PROCESSED)]);
    await Promise.race([run.ended, sleep(at)]);
    run.child.kill('SIGKILL');
    const { signal } = await run.ended;
    if (signal === null) return null;
    const which = `kill ${left.length + 1} of seed ${SEED}, workers ${workers}`;
    left.push(documentsLeft(store, `${which}, ${Math.round(at)} ms after ${after}`));
    return run;
  };

  for (let chain = 0; left.length < KILLS; chain++) {
    const store = join(folderWith(), 'a.sqlite');
    const runs: Running[] = [];
    const wanted = Math.min(1 + random.int(2 * IN_A_ROW - 1), KILLS - left.length);
    // Where one ends by itself, or nothing is left to be done, those behind it would find all done.
    while (runs.length < wanted && (runs.length === 0 || left.at(-1) !== COUNTS.documents)) {
      const run = await killed(store);
      if (run === null) break;
      runs.push(run);
    }
    await allGone(runs);
    const message = `after kill ${left.length} of seed ${SEED}`;
    expect((await launch(runArgs(folder, store, 1)).ended).code, message).toBe(1);
    expect(documentsIn(store, message), message).toBe(COUNTS.documents);
    expect(exported(store) === usual[2].exported, message).toBe(true);
    if (chain % LOOKED_AT_AGAIN !== 0) continue;
    const again = await launch(runArgs(folder, store)).ended;
    const all = COUNTS.documents + COUNTS.copies;
    expect(again.out, message).toContain(`0 processed, ${all} unchanged, ${COUNTS.failing} failed`);
  }
  const count = (wanted: (documents: number | null) => boolean) => left.filter(wanted).length;
  const none = count((n) => n === null);
  const empty = count((n) => n === 0);
  const whole = count((n) => n === COUNTS.documents);
  const some = KILLS - none - empty - whole;
  console.log(
    `${KILLS} kills: ${none} before the store was made, ${empty} before the first document, ` +
      `${some} between two documents, ${whole} after the last`,
  );
  expect(some).toBeGreaterThan(KILLS / 5);
});
