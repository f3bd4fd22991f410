/** Deliverers that are killed in the middle: every event comes, in order, and few come twice. */
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { randomOf } from '../../eval/random.ts';
import { openAt, save } from '../src/store/contract/subject.ts';
import { ensureBuilt } from '../src/support/process.ts';
import { type Receiver, receiver, SECRET } from '../src/support/receiver.ts';
import { folderWith } from '../src/support/world.ts';
import { launch, type Running, SLOW } from './runs.ts';

const SEED = 20_250_314;
const EVENTS = 60;
const KILLS = 4;
// A killed one's hold is over after five seconds.
const ARGS = ['deliver', '--until-empty', '--timeout-ms', '1500', '--retry-ms', '5'];

beforeAll(ensureBuilt);

/** A store with events and a webhook that gets them. */
async function set({ url }: Receiver) {
  const path = join(folderWith(), 'a.sqlite');
  const store = await openAt(path);
  for (let n = 1; n <= EVENTS; n++) await save(store, `${n}.txt`, `Organ: ${n}\n`);
  await store.webhooks.add({ url, secret: SECRET, types: null, allowPrivate: true, from: 0 });
  const ids = (await store.events.after(0, EVENTS, null)).map(({ event }) => event.id);
  return { store, ids, argv: [...ARGS, '--store', path] };
}

test('killed again and again, it comes to what it would have come to', {
  timeout: SLOW,
}, async () => {
  const random = randomOf(SEED);
  const hook = await receiver();
  const { store, ids, argv } = await set(hook);
  let running: Running | null = null;
  let [left, kills] = [0, 0];
  hook.answering = (_, response) => {
    const dies = kills < KILLS && --left === 0;
    // Half of them die when the event is taken and before they hear of it.
    const unheard = dies && random.int(2) === 0;
    if (!unheard) response.writeHead(204).end();
    if (!dies) return;
    kills++;
    running?.child.kill('SIGKILL');
  };
  for (let start = 0; start <= KILLS; start++) {
    left = 1 + random.int(EVENTS / KILLS - 1);
    running = launch(argv);
    const { code, signal, err } = await running.ended;
    expect([code, signal, err]).toEqual(start < KILLS ? [null, 'SIGKILL', ''] : [0, null, '']);
  }
  expect(kills).toBe(KILLS);
  expect(hook.ids).toEqual(ids);
  expect(hook.got.length - ids.length).toBeLessThanOrEqual(KILLS);
  expect(hook.wrong).toEqual([]);
  expect(await store.webhooks.all()).toMatchObject([{ waiting: 0, aside: 0, state: 'active' }]);
});

test('what a killed one held is taken over by another', { timeout: SLOW }, async () => {
  const hook = await receiver();
  const { ids, argv } = await set(hook);
  const first = launch(argv);
  hook.answering = (_, response) => {
    if (hook.got.length === 10) first.child.kill('SIGKILL');
    else response.writeHead(204).end();
  };
  await expect.poll(() => hook.got.length, { timeout: 60_000 }).toBeGreaterThan(0);
  const second = launch(argv);
  expect((await first.ended).signal).toBe('SIGKILL');
  expect((await second.ended).code).toBe(0);
  expect(hook.ids).toEqual(ids);
  expect(hook.got).toHaveLength(EVENTS + 1);
});
