/** Delivery: what an answer means, in which order, how often, and who waits for whom. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { randomOf } from '../../../eval/random.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Target } from '../../../src/store/webhooks.ts';
import { Deliverer, type Delivery, judged } from '../../../src/webhooks/deliver.ts';
import { openAt, save } from '../store/contract/subject.ts';
import { type Receiver, receiver, SECRET, says, TAKES } from '../support/receiver.ts';
import { folderWith } from '../support/world.ts';

const HOUR = 3_600_000;
const SEED = 20_250_314;
const never = new AbortController().signal;

function delivery(change: Partial<Delivery> = {}): Delivery {
  const random = randomOf(SEED);
  return {
    ...{ timeoutMs: 2000, retryMs: 1, giveUpMs: HOUR, now: Date.now },
    random: () => random.int(1000) / 1000,
    ...change,
  };
}

async function stored(count: number): Promise<Store> {
  const store = await openAt(join(folderWith(), 'a.sqlite'));
  for (let n = 1; n <= count; n++) await save(store, `${n}.txt`, `Organ: ${n}\n`);
  return store;
}

async function hooked(store: Store, { url }: Receiver): Promise<number> {
  const webhook = { url, secret: SECRET, types: null, allowPrivate: true, from: 0 };
  return await store.webhooks.add(webhook);
}

async function idsOf(store: Store): Promise<string[]> {
  return (await store.events.after(0, 1000, null)).map(({ event }) => event.id);
}

function untilEmpty(store: Store, change: Partial<Delivery> = {}) {
  return new Deliverer(store, delivery(change)).follow(never, true);
}

describe('judged', () => {
  const NOW = 1_700_000_000_000;
  const target = (change: Partial<Target>): Target => ({
    ...{ id: 1, url: '', secret: SECRET, types: null, allowPrivate: false, state: 'active' },
    ...{ madeAt: '', reason: null, tries: 0, nextAt: 0, failingSince: null },
    ...change,
  });
  const fixed = delivery({ retryMs: 5000, random: () => 1 });
  const answer = (status: number | null, retryAfterMs: number | null = null) => ({
    status,
    reason: 'said',
    retryAfterMs,
  });
  const old = { failingSince: NOW - HOUR };

  test.each([
    [200, {}, 'delivered'],
    [204, { ...old, tries: 9 }, 'delivered'],
    [299, {}, 'delivered'],
    [410, {}, 'stopped'],
    [410, { tries: 3 }, 'stopped'],
    [199, {}, 'again'],
    [300, {}, 'again'],
    [302, {}, 'again'],
    [400, {}, 'again'],
    [404, {}, 'again'],
    [429, {}, 'again'],
    [500, {}, 'again'],
    [null, {}, 'again'],
    [500, { tries: 9, failingSince: NOW - HOUR + 1 }, 'again'],
    [500, { tries: 1, ...old }, 'aside'],
    [null, { tries: 9, ...old }, 'aside'],
    // The one before was put aside, and this one is not taken either.
    [500, { tries: 0, ...old }, 'stopped'],
  ] as const)('%s with %j: %s', (status, change, state) => {
    expect(judged(target(change), answer(status), NOW, fixed).state).toBe(state);
  });

  test.each([
    [0, null, 5000],
    [1, null, 20_000],
    [2, null, 80_000],
    [5, null, 5_120_000],
    [8, null, 12 * HOUR],
    [300, null, 12 * HOUR],
    [0, 60_000, 60_000],
    [2, 1000, 80_000],
    [0, 9e15, 12 * HOUR],
  ])('after %i tries, asked to wait %s ms, waits %i ms', (tries, retryAfterMs, pause) => {
    const tried = judged(target({ tries }), answer(503, retryAfterMs), NOW, fixed);
    expect(tried).toEqual({ state: 'again', reason: 'said', nextAt: NOW + pause });
  });

  test('spreads tries between half the pause and all of it, the same for the same seed', () => {
    const pauses = () => {
      const seeded = delivery({ retryMs: 10_000 });
      return Array.from({ length: 50 }, () => {
        const tried = judged(target({}), answer(500), NOW, seeded);
        return tried.state === 'again' ? tried.nextAt - NOW : -1;
      });
    };
    const [one, two] = [pauses(), pauses()];
    expect(one).toEqual(two);
    expect(new Set(one).size).toBeGreaterThan(40);
    expect([Math.min(...one) >= 5000, Math.max(...one) <= 10_000]).toEqual([true, true]);
  });
});

describe('Deliverer', () => {
  test('gives each event once and in order, signed; then there is nothing more', async () => {
    const store = await stored(5);
    const hook = await receiver();
    await hooked(store, hook);
    expect(await new Deliverer(store, delivery()).once(never)).toEqual({ delivered: 5, failed: 0 });
    expect(hook.got.map(({ id }) => id)).toEqual(await idsOf(store));
    expect(hook.got.map(({ event }) => event)).toEqual(
      (await store.events.after(0, 9, null)).map(({ event }) => event),
    );
    expect(await new Deliverer(store, delivery()).once(never)).toEqual({ delivered: 0, failed: 0 });
    expect([hook.got.length, hook.wrong]).toEqual([5, []]);
  });

  test('a webhook gets what comes after it was added, of the types that it wants', async () => {
    const store = await stored(2);
    const [all, some] = [await receiver(), await receiver()];
    const webhook = { secret: SECRET, allowPrivate: true, from: null };
    await store.webhooks.add({ ...webhook, url: all.url, types: null });
    await store.webhooks.add({ ...webhook, url: some.url, types: ['document.changed'] });
    await save(store, '3.txt', 'Organ: 3\n');
    await save(store, '1.txt', 'Organ: 1\nBeslut: ja\n');
    await untilEmpty(store);
    expect(all.got.map(({ type }) => type)).toEqual(['document.processed', 'document.changed']);
    expect(some.got.map(({ type }) => type)).toEqual(['document.changed']);
  });

  test('what is not taken is tried again, and nothing overtakes it', async () => {
    const store = await stored(3);
    const [one = '', two = '', three = ''] = await idsOf(store);
    const hook = await receiver((got, response, count) =>
      (got.id === two && count < 4 ? says(500) : TAKES)(got, response, count),
    );
    await hooked(store, hook);
    expect(await untilEmpty(store)).toEqual({ delivered: 3, failed: 3 });
    expect(hook.got.map(({ id }) => id)).toEqual([one, two, two, two, two, three]);
    const times = hook.got.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('a receiver that takes a message and dies gets it again: by ids, exactly the set', async () => {
    const store = await stored(12);
    const random = randomOf(SEED);
    const hook = await receiver((_, response) => {
      // Taken, but the answer does not get through.
      if (random.int(3) === 0) response.socket?.destroy();
      else response.writeHead(200).end();
    });
    await hooked(store, hook);
    await untilEmpty(store);
    expect(hook.got.length).toBeGreaterThan(12);
    expect(hook.ids).toEqual(await idsOf(store));
    expect(hook.wrong).toEqual([]);
  });

  test('one that answers 410 gets nothing more, until it is asked for', async () => {
    const store = await stored(3);
    const hook = await receiver(says(410));
    const id = await hooked(store, hook);
    const told: string[] = [];
    const tell: Delivery['told'] = (webhook, tried) =>
      void told.push(`${webhook.id} ${tried.state}`);
    expect(await untilEmpty(store, { told: tell })).toEqual({ delivered: 0, failed: 1 });
    expect([hook.got.length, told]).toEqual([1, [`${id} stopped`]]);
    expect(await store.webhooks.all()).toMatchObject([{ state: 'gone', reason: 'answered 410' }]);
    hook.answering = TAKES;
    await untilEmpty(store);
    expect(hook.got).toHaveLength(1);
    await store.webhooks.retry(id);
    await untilEmpty(store);
    expect(hook.ids).toEqual(await idsOf(store));
  });

  test('an event that is never taken is put aside, the others come, and it can be asked for', async () => {
    const store = await stored(4);
    const [one, two = '', three, four] = await idsOf(store);
    const hook = await receiver((got, response, count) =>
      (got.id === two ? says(422) : TAKES)(got, response, count),
    );
    const id = await hooked(store, hook);
    await untilEmpty(store, { giveUpMs: 20 });
    expect(hook.ids).toEqual([one, two, three, four]);
    expect(await store.webhooks.all()).toMatchObject([{ state: 'active', waiting: 0, aside: 1 }]);
    expect(await store.webhooks.aside()).toMatchObject([
      { webhook: id, reason: 'answered 422', event: { id: two } },
    ]);
    hook.answering = TAKES;
    await store.webhooks.retry(id);
    expect(await untilEmpty(store)).toEqual({ delivered: 1, failed: 0 });
    expect(hook.got.at(-1)?.id).toBe(two);
    expect(await store.webhooks.all()).toMatchObject([{ waiting: 0, aside: 0, reason: null }]);
  });

  test('one that takes nothing is given up with all that it has still to get', async () => {
    const store = await stored(4);
    const hook = await receiver(says(500));
    const id = await hooked(store, hook);
    await untilEmpty(store, { giveUpMs: 20 });
    expect(await store.webhooks.all()).toMatchObject([
      { state: 'failed', reason: 'answered 500', waiting: 3, aside: 1 },
    ]);
    hook.answering = TAKES;
    await store.webhooks.retry(id);
    await untilEmpty(store);
    expect(hook.got.slice(-4).map((got) => got.id)).toEqual(await idsOf(store));
  });

  test('a slow one holds up nobody else', async () => {
    const store = await stored(6);
    const [slow, quick] = [await receiver(() => undefined), await receiver()];
    await hooked(store, slow);
    await hooked(store, quick);
    const stop = new AbortController();
    const working = new Deliverer(store, delivery({ timeoutMs: 3000 })).follow(stop.signal, false);
    await expect.poll(() => quick.got.length, { timeout: 2500 }).toBe(6);
    expect(slow.got).toHaveLength(1);
    stop.abort();
    expect(await working).toEqual({ delivered: 6, failed: 1 });
  });

  test('what comes while it delivers is delivered, until it is stopped', async () => {
    const store = await stored(1);
    const hook = await receiver();
    await hooked(store, hook);
    const stop = new AbortController();
    const working = new Deliverer(store, delivery()).follow(stop.signal, false);
    await expect.poll(() => hook.got.length).toBe(1);
    await save(store, 'later.txt', 'Organ: senare\n');
    await expect.poll(() => hook.got.length).toBe(2);
    stop.abort();
    expect(await working).toEqual({ delivered: 2, failed: 0 });
  });

  test('a store that cannot be used ends it', async () => {
    const store = await stored(2);
    const hook = await receiver();
    await hooked(store, hook);
    const broken = new Error('gone');
    const webhooks = { ...store.webhooks, tried: () => Promise.reject(broken) };
    const deliverer = new Deliverer({ ...store, webhooks }, delivery());
    await expect(deliverer.follow(never, true)).rejects.toBe(broken);
  });
});
