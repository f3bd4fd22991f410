/** Every change of a document is told once, in order, and nothing else is. */
import { describe, expect, test } from 'vitest';
import { eventSchema } from '../../../../src/store/event-schema.ts';
import type { Store } from '../../../../src/store/store.ts';
import { recordOf, sha256 } from '../../support/records.ts';
import { openAt, opened, type Subject, save } from './subject.ts';

const TEXT = `Organ: Nämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Organisation: Region Norr
Beslut: att Åsa Wahlén utreder frågan
Beslut: att bordlägga
Senast: 2024-05-01 Åsa
Uppgift: Åsa open skriva brevet
`;
const COUNTS = { decisions: 2, deadlines: 1, actions: 1, people: 1, organisations: 1 };
const never = () => false;

async function told(store: Store, after = 0) {
  const all = (await store.events.after(after, 1000, null)).map(({ event }) => event);
  // What is published says how each of them looks.
  for (const event of all) eventSchema.parse(event);
  return all;
}

/** Types of all events with what they are of. */
async function types(store: Store, after = 0): Promise<string[]> {
  return (await told(store, after)).map(({ type, data }) => {
    const { path } = data as { path: string };
    return `${type.replace('document.', '')} ${path}`;
  });
}

async function refused(action: Promise<unknown>): Promise<string> {
  return await action.then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );
}

/** What is told, and to whom in which order. */
export const events = (subject: Subject) =>
  describe('events', () => {
    test('a new document is told as CloudEvents has it, without its text or a name', async () => {
      const store = await opened(subject);
      await save(store, '/m/a.txt', TEXT);
      const [event, ...others] = await told(store);
      expect(others).toEqual([]);
      const hash = sha256(TEXT);
      expect(event).toEqual({
        specversion: '1.0',
        id: expect.stringMatching(/^1-[0-9a-f]{16}$/u),
        source: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u),
        type: 'document.processed',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
        subject: hash,
        datacontenttype: 'application/json',
        data: {
          sha256: hash,
          path: 'a.txt',
          body: 'Nämnden',
          date: '2024-03-14',
          counts: COUNTS,
          record: `/v1/documents/${hash}`,
        },
      });
      expect(event?.source).toBe(await store.events.source());
    });

    test('what says the same again is not told, whatever run', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT, 'run-1');
      await save(store, 'a.txt', TEXT, 'run-2');
      await save(store, 'copy.txt', TEXT, 'run-2');
      await store.relocate(sha256(TEXT), 'another.txt', never);
      await store.relocate(sha256(TEXT), 'a.txt', never);
      await store.relocate(sha256('unknown'), 'b.txt', never);
      expect(await types(store)).toEqual(['processed a.txt']);
    });

    test('a run that says another thing is told with what differs', async () => {
      const store = await opened(subject);
      const record = recordOf('a.txt', TEXT);
      await store.save({ path: 'a.txt', run: 'run-1', record });
      const [first, second] = record.decisions;
      const decisions = [
        { ...second, kind: 'postpone' },
        { ...first, id: 'b7', text: 'nytt' },
      ];
      const meeting = { ...record.meeting, chair: 'Åsa Wahlén' };
      const other = { ...record, decisions, meeting, deadlines: [] };
      await store.save({ path: 'a.txt', run: 'run-2', record: other as typeof record });
      const [event, ...others] = await told(store, 1);
      expect(others).toEqual([]);
      const none = { count: 0, ids: [] };
      expect(event).toMatchObject({ type: 'document.changed', subject: sha256(TEXT) });
      expect(event?.data).toMatchObject({
        cause: 'run',
        counts: { ...COUNTS, deadlines: 0 },
        changes: {
          meeting: ['chair'],
          facts: {
            decisions: {
              added: { count: 1, ids: ['b7'] },
              changed: { count: 1, ids: ['b1'] },
              removed: { count: 1, ids: ['b0'] },
            },
            deadlines: { added: none, changed: none, removed: { count: 1, ids: ['d0'] } },
            people: { added: none, changed: none, removed: none },
          },
        },
      });
      expect(JSON.stringify(await told(store))).not.toContain('Wahlén');
    });

    test('other content at a path is a change, and names what it replaces', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT);
      await save(store, 'a.txt', `${TEXT}Beslut: att köpa\n`);
      expect(await types(store)).toEqual(['processed a.txt', 'changed a.txt']);
      expect((await told(store)).at(-1)).toMatchObject({
        subject: sha256(`${TEXT}Beslut: att köpa\n`),
        data: {
          cause: 'content',
          previous: sha256(TEXT),
          changes: { facts: { decisions: { added: { count: 1 }, removed: { count: 0 } } } },
        },
      });
    });

    test('beside a copy elsewhere it is a new document', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT);
      await save(store, 'copy.txt', TEXT);
      await save(store, 'a.txt', 'Organ: Styrelsen\n');
      expect(await types(store)).toEqual(['processed a.txt', 'processed a.txt']);
    });

    test('moved and removed documents are told, each once', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT);
      await save(store, 'b.txt', 'Organ: Styrelsen\n');
      const gone = (path: string) => path === 'a.txt';
      await store.relocate(sha256(TEXT), 'c.txt', gone);
      await store.relocate(sha256(TEXT), 'c.txt', gone);
      expect(await types(store, 2)).toEqual(['moved c.txt']);
      await store.relocate(sha256(TEXT), 'b.txt', (path) => path === 'c.txt');
      expect(await types(store, 3)).toEqual(['removed b.txt', 'moved b.txt']);
      expect((await told(store, 3))[0]?.subject).toBe(sha256('Organ: Styrelsen\n'));
      await save(store, 'd.txt', 'Organ: Annan\n');
      await save(store, 'd.txt', TEXT, 'run-2');
      expect(await types(store, 6)).toEqual(['removed d.txt']);
    });

    test('a failure is told by its code, and again where it is another', async () => {
      const store = await opened(subject);
      const failure = { path: '/m/a.zip!/x/b.txt', conditions: 'c', message: 'Åsa said no' };
      const keep = (code: string, hash: string | null) =>
        store.failures.keep({ ...failure, code, sha256: hash } as never);
      await keep('too-large', null);
      await keep('too-large', null);
      await keep('too-large', sha256(TEXT));
      await keep('damaged', sha256(TEXT));
      expect((await told(store)).map(({ subject: of, data }) => [of, data])).toEqual([
        ['a.zip!/x/b.txt', { sha256: null, path: 'a.zip!/x/b.txt', code: 'too-large' }],
        [sha256(TEXT), { sha256: sha256(TEXT), path: 'a.zip!/x/b.txt', code: 'too-large' }],
        [sha256(TEXT), { sha256: sha256(TEXT), path: 'a.zip!/x/b.txt', code: 'damaged' }],
      ]);
    });

    test('what does not come about is not told', async () => {
      const store = await opened(subject);
      const record = recordOf('a.txt', 'Organ: Ny\nBeslut: a\n');
      const decisions = record.decisions.map((one) => ({ ...one, kind: null }));
      const broken = { path: 'a.txt', run: 'r', record: { ...record, decisions } };
      await expect(store.save(broken as never)).rejects.toThrow();
      expect(await told(store)).toEqual([]);
    });

    test('however much differs, the event stays small', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', 'Organ: Nämnden\n');
      await save(store, 'a.txt', `Organ: Nämnden\n${'Beslut: ja\n'.repeat(3000)}`);
      const [, changed] = await told(store);
      expect(JSON.stringify(changed).length).toBeLessThan(4000);
      expect(changed?.data).toMatchObject({
        changes: { facts: { decisions: { added: { count: 3000 } } } },
      });
    });

    test('writers at once: a reader that follows sees all in order and skips none', async () => {
      const place = await subject.place();
      const [one, two, reader] = [await openAt(place), await openAt(place), await openAt(place)];
      const seen: number[] = [];
      let writing = true;
      const follow = async () => {
        for (;;) {
          const last = !writing;
          const next = await reader.events.after(seen.at(-1) ?? 0, 3, null);
          seen.push(...next.map(({ number }) => number));
          if (last && next.length === 0) return;
          await new Promise(setImmediate);
        }
      };
      const following = follow();
      const writes = Array.from({ length: 40 }, (_, n) =>
        save(n % 2 === 0 ? one : two, `${n}.txt`, `Organ: ${n}\n${'Beslut: ja\n'.repeat(n % 7)}`),
      );
      await Promise.all(writes);
      writing = false;
      await following;
      expect(seen).toHaveLength(40);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(seen).toEqual((await one.events.after(0, 1000, null)).map(({ number }) => number));
    });
  });

/** How readers go on, and what is taken away. */
export const cursors = (subject: Subject) =>
  describe('cursors', () => {
    async function five(): Promise<Store> {
      const store = await opened(subject);
      for (let n = 1; n <= 5; n++) await save(store, `${n}.txt`, `Organ: ${n}\n`);
      return store;
    }

    test('a reader goes on behind the event that it has come to', async () => {
      const store = await five();
      const third = (await told(store))[2]?.id ?? '';
      const standing = await store.events.standing(third);
      expect(await types(store, standing)).toEqual(['processed 4.txt', 'processed 5.txt']);
      expect(await store.events.after(standing, 1, null)).toHaveLength(1);
      expect(await store.events.after(0, 9, ['document.moved', 'document.failed'])).toEqual([]);
      expect(await store.events.after(0, 9, ['document.moved', 'document.processed'])).toHaveLength(
        5,
      );
      expect(await store.events.last()).toBe(5);
    });

    test('a cursor that is none, or of another store, is refused', async () => {
      const [store, other] = [await five(), await five()];
      const { standing } = store.events;
      for (const wrong of ['', '3', 'x-9f3ac2d471e08b6a', `3-9f3ac2d471e08b6a'--`]) {
        expect(await refused(standing(wrong))).toMatch(/^a cursor is the id of an event/u);
      }
      const foreign = (await told(other))[2]?.id ?? '';
      expect(await refused(standing(foreign))).toBe(`${foreign} is no event of this store`);
      expect(await refused(standing('6-9f3ac2d471e08b6a'))).toMatch(/is no event of this store/u);
    });

    test('pruning keeps the newest, and tells a reader that it has lost some', async () => {
      const store = await five();
      const ids = (await told(store)).map(({ id }) => id);
      const prune = { before: null, force: false };
      expect(await store.events.prune({ ...prune, keep: 2 })).toEqual({ pruned: 3, held: 0 });
      expect(await store.events.prune({ ...prune, keep: 2 })).toEqual({ pruned: 0, held: 0 });
      expect(await types(store)).toEqual(['processed 4.txt', 'processed 5.txt']);
      const { standing } = store.events;
      expect(await refused(standing(ids[1] ?? ''))).toMatch(/have been pruned: take the records/u);
      expect([await standing(ids[2] ?? ''), await standing(ids[4] ?? '')]).toEqual([3, 5]);
      expect(await store.events.prune({ ...prune, keep: 0 })).toEqual({ pruned: 2, held: 0 });
      expect(await store.events.last()).toBe(5);
      await save(store, '6.txt', 'Organ: 6\n');
      expect((await told(store))[0]?.id).toMatch(/^6-/u);
    });

    test('pruning by time, never what a webhook has still to get unless forced', async () => {
      const store = await five();
      const hook = { url: 'https://a.example/', secret: 's', allowPrivate: false };
      await store.webhooks.add({ ...hook, types: ['document.moved'], from: 0 });
      await store.webhooks.add({ ...hook, types: ['document.processed'], from: 3 });
      const all = { before: '9999-01-01T00:00:00Z', keep: null };
      const none = { ...all, before: '2000-01-01T00:00:00Z', force: true };
      expect(await store.events.prune(none)).toEqual({ pruned: 0, held: 0 });
      expect(await store.events.prune({ ...all, force: false })).toEqual({ pruned: 3, held: 2 });
      expect(await store.events.prune({ ...all, force: true })).toEqual({ pruned: 2, held: 0 });
      expect(await told(store)).toEqual([]);
    });
  });
