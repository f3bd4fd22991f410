/** Who gets events from a store, how far each has come, and who holds it. */
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../../src/store/store.ts';
import { Deliverer } from '../../../../src/webhooks/deliver.ts';
import { receiver, SECRET, says, TAKES } from '../../support/receiver.ts';
import { openAt, opened, type Subject, save } from './subject.ts';

const HOOK = { url: 'https://a.example/', secret: SECRET, types: null, allowPrivate: false };
const NOW = 1_700_000_000_000;
const delivery = {
  ...{ timeoutMs: 5000, retryMs: 1, giveUpMs: 3_600_000 },
  ...{ now: Date.now, random: () => 0.5 },
};

async function write(store: Store, count: number, from = 0): Promise<void> {
  for (let n = 1; n <= count; n++) await save(store, `${from + n}.txt`, `Organ: ${from + n}\n`);
}

async function idsOf(store: Store): Promise<string[]> {
  return (await store.events.after(0, 1000, null)).map(({ event }) => event.id);
}

/** Webhooks and their deliveries. */
export const webhooks = (subject: Subject) =>
  describe('webhooks', () => {
    test('are listed without their secret, and counted', async () => {
      const store = await opened(subject);
      await write(store, 3);
      const first = await store.webhooks.add({ ...HOOK, from: null });
      const second = await store.webhooks.add({
        ...{ ...HOOK, types: ['document.processed', 'document.moved'], from: 1 },
        allowPrivate: true,
      });
      const all = await store.webhooks.all();
      expect(all.map(({ id, waiting }) => [id, waiting])).toEqual([
        [first, 0],
        [second, 2],
      ]);
      expect(all[1]).toMatchObject({
        types: ['document.processed', 'document.moved'],
        ...{ allowPrivate: true, state: 'active', reason: null, tries: 0, nextAt: 0, aside: 0 },
      });
      expect(JSON.stringify(all)).not.toContain('whsec');
      expect((await store.webhooks.target(second))?.secret).toBe(SECRET);
      expect(await store.webhooks.target(99)).toBeNull();
      expect([await store.webhooks.remove(first), await store.webhooks.remove(first)]).toEqual([
        true,
        false,
      ]);
      expect([await store.webhooks.retry(first), await store.webhooks.retry(second)]).toEqual([
        false,
        true,
      ]);
      expect(await store.webhooks.pending()).toEqual([{ id: second, dueAt: 0 }]);
    });

    test('are held by one at a time, until it is done or its time is up', async () => {
      const store = await opened(subject);
      await write(store, 2);
      const id = await store.webhooks.add({ ...HOOK, from: 0 });
      const hooks = store.webhooks;
      const claim = (by: string, now: number) => hooks.claim({ id, by, now, until: now + 100 });
      expect((await claim('one', NOW))?.secret).toBe(SECRET);
      expect(await claim('two', NOW + 99)).toBeNull();
      expect((await hooks.pending())[0]).toEqual({ id, dueAt: NOW + 100 });
      expect(await claim('one', NOW + 50)).not.toBeNull();
      expect(await claim('two', NOW + 100)).toBeNull();
      const taken = await claim('two', NOW + 150);
      expect(taken?.id).toBe(id);
      // The one before is late: what it says counts no more.
      const next = (await hooks.next(id))?.number ?? 0;
      const late = { id, by: 'one', now: NOW + 160 };
      expect(await hooks.tried(late, next, { state: 'delivered' })).toBe(false);
      await hooks.release(late);
      expect(await claim('one', NOW + 160)).toBeNull();
      const held = { ...late, by: 'two' };
      expect(await hooks.tried(held, next, { state: 'delivered' })).toBe(true);
      expect((await hooks.next(id))?.number).toBe(next + 1);
      await hooks.release(held);
      expect(await claim('one', NOW + 160)).not.toBeNull();
      const again = { state: 'again', reason: 'r', nextAt: NOW + 500 } as const;
      expect(await hooks.tried({ ...late, now: NOW + 170 }, next + 1, again)).toBe(true);
      expect(await claim('one', NOW + 499)).toBeNull();
      expect(await claim('one', NOW + 500)).toMatchObject({ tries: 1, failingSince: NOW + 170 });
      // What is taken ends the time of failing.
      expect(await hooks.tried(late, next + 1, { state: 'delivered' })).toBe(true);
      expect(await claim('one', NOW + 500)).toMatchObject({ tries: 0, failingSince: null });
    });

    test('are led past many events that they do not want, and past none that they do', async () => {
      const store = await opened(subject);
      const hook = await receiver();
      const id = await store.webhooks.add({
        ...{ ...HOOK, url: hook.url, allowPrivate: true },
        ...{ types: ['document.processed'], from: 0 },
      });
      const unwanted = async (count: number) => {
        const failure = { path: 'x.txt', sha256: null, conditions: '', message: '' };
        for (let n = 0; n < count; n++) {
          await store.failures.keep({ ...failure, code: n % 2 === 0 ? 'empty' : 'too-large' });
        }
      };
      await unwanted(210);
      await write(store, 1);
      await unwanted(210);
      await store.webhooks.skip();
      await unwanted(210);
      await store.webhooks.skip();
      expect(await store.webhooks.pending()).toEqual([{ id, dueAt: 0 }]);
      await new Deliverer(store, delivery).once(new AbortController().signal);
      expect(hook.got.map(({ type }) => type)).toEqual(['document.processed']);
      await unwanted(210);
      await store.webhooks.skip();
      expect(await store.webhooks.all()).toMatchObject([{ waiting: 0 }]);
    });

    test('several deliver at once: each event comes once and in order', async () => {
      const place = await subject.place();
      const [one, two] = [await openAt(place), await openAt(place)];
      await write(one, 25);
      const hooks = [await receiver(), await receiver(), await receiver()];
      for (const { url } of hooks)
        await one.webhooks.add({ ...HOOK, url, allowPrivate: true, from: 0 });
      const { signal } = new AbortController();
      const done = await Promise.all(
        [one, two].map((store) => new Deliverer(store, delivery).follow(signal, true)),
      );
      expect(done.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(75);
      const ids = await idsOf(one);
      for (const hook of hooks) expect(hook.got.map(({ id }) => id)).toEqual(ids);
    });

    test('a killed receiver gets every event once it is back', async () => {
      const store = await opened(subject);
      const hook = await receiver();
      await store.webhooks.add({ ...HOOK, url: hook.url, allowPrivate: true, from: null });
      await write(store, 3);
      const stop = new AbortController();
      const working = new Deliverer(store, delivery).follow(stop.signal, false);
      await expect.poll(() => hook.got.length, { timeout: 10_000 }).toBe(3);
      // It dies with a message in its hands, which it has not noted.
      hook.answering = (got, response) => {
        if (got.id === hook.ids[3]) void hook.kill();
        else TAKES(got, response, 1);
      };
      await write(store, 3, 10);
      await expect
        .poll(async () => (await store.webhooks.all())[0]?.reason, { timeout: 10_000 })
        .toMatch(/^not reached/u);
      await write(store, 3, 20);
      expect(hook.ids.length).toBeLessThan(9);
      hook.answering = TAKES;
      await hook.start();
      await expect.poll(() => hook.ids.length, { timeout: 20_000 }).toBe(9);
      await expect
        .poll(async () => (await store.webhooks.all())[0]?.waiting, { timeout: 10_000 })
        .toBe(0);
      stop.abort();
      await working;
      expect(hook.ids).toEqual(await idsOf(store));
      expect(hook.wrong).toEqual([]);
    });

    test('what was put aside is kept from pruning, and goes with its webhook', async () => {
      const store = await opened(subject);
      await write(store, 2);
      const hook = await receiver(says(500));
      const id = await store.webhooks.add({
        ...{ ...HOOK, url: hook.url, allowPrivate: true, from: 0 },
      });
      const { signal } = new AbortController();
      await new Deliverer(store, { ...delivery, giveUpMs: 1 }).follow(signal, true);
      expect(await store.webhooks.all()).toMatchObject([{ state: 'failed', aside: 1, waiting: 1 }]);
      const all = { before: null, keep: 0 };
      expect(await store.events.prune({ ...all, force: false })).toEqual({ pruned: 0, held: 2 });
      await store.webhooks.remove(id);
      expect(await store.webhooks.aside()).toEqual([]);
      expect(await store.events.prune({ ...all, force: false })).toEqual({ pruned: 2, held: 0 });
    });

    test('an event that is pruned by force while it is tried is put aside nowhere', async () => {
      const store = await opened(subject);
      await write(store, 2);
      const id = await store.webhooks.add({ ...HOOK, from: 0 });
      const claim = { id, by: 'one', now: NOW, until: NOW + 100 };
      await store.webhooks.claim(claim);
      const next = await store.webhooks.next(id);
      expect(await store.events.prune({ before: null, keep: 1, force: true })).toEqual({
        ...{ pruned: 1, held: 0 },
      });
      const aside = { state: 'aside', reason: 'r' } as const;
      expect(await store.webhooks.tried(claim, next?.number ?? 0, aside)).toBe(true);
      expect(await store.webhooks.all()).toMatchObject([{ waiting: 1, aside: 0 }]);
    });
  });
