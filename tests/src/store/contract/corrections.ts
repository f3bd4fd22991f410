/** What every store does with what people said of its documents. */
import { describe, expect, test } from 'vitest';
import { type Correction, REVIEW_LAYERS } from '../../../../eval/gold/corrections.ts';
import type { MinutesRecord } from '../../../../pipeline/record.ts';
import { everybody, forgettingOf, named } from '../../../../src/forget/plan.ts';
import { namesSought } from '../../../../src/forget/sought.ts';
import { NO_FILTER as ALL } from '../../../../src/store/filter.ts';
import type { Store } from '../../../../src/store/store.ts';
import { at } from '../../../eval/records.ts';
import { recordOf, sha256 } from '../../support/records.ts';
import { NO_FILTER, openAt, opened, type Subject, save } from './subject.ts';

const TEXT = `Organ: Styrelsen
Datum: 2024-03-14
Person: Åsa Wahlén
Person: Bo Ek
Beslut: att Åsa Wahlén utreder frågan
Senast: nästa Bo
`;
const SHA = sha256(TEXT);
const DECISION = at(TEXT, 'att Åsa Wahlén utreder frågan');
const REJECT = { document: SHA, layer: 'decisions', verdict: 'reject', span: DECISION } as const;
const NOTED: Correction = { ...REJECT, verdict: 'change', to: { values: { kind: 'note' } } };
const BO = at(TEXT, 'Bo Ek');
const AS_ASA: Correction = {
  ...{ document: SHA, layer: 'people', verdict: 'change', span: BO },
  to: { values: { name: 'Åsa Wahlén' } },
};
const WHO = 'Rut Granskare';

async function filled(subject: Subject): Promise<Store> {
  const store = await opened(subject);
  await save(store, '/m/mars.txt', TEXT);
  return store;
}

async function recordIn(store: Store): Promise<MinutesRecord> {
  const found = await store.record((await store.at('/m/mars.txt'))?.id ?? 0);
  if (found === null) throw new Error('the document is gone');
  return found.record;
}

async function kinds(store: Store): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const { kind } of store.facts('decisions', NO_FILTER)) rows.push(kind);
  expect((await recordIn(store)).decisions.map(({ kind }) => kind)).toEqual(rows);
  return rows;
}

async function add(store: Store, given: Correction, who: string | null = WHO): Promise<number> {
  const added = await store.corrections.add(SHA, given, who);
  if (added === null || !('number' in added)) throw new Error(JSON.stringify(added));
  return added.number;
}

const reviewed = (...layers: (typeof REVIEW_LAYERS)[number][]): Correction => {
  return { document: SHA, reviewed: layers, who: WHO, when: '2025-03-01T09:30:00Z' };
};

/** Corrections kept apart, applied everywhere. */
export const corrections = (subject: Subject) =>
  describe('corrections', () => {
    test('are in the record and its rows, and the prediction beside them', async () => {
      const store = await filled(subject);
      const number = await add(store, NOTED);
      expect(await kinds(store)).toEqual(['note']);
      expect((await store.corrections.prediction(SHA))?.decisions[0]?.kind).toBe('approve');
      const [kept, ...others] = (await store.corrections.of(SHA)) ?? [];
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ number, sha256: SHA, who: WHO, undoneAt: null });
      expect(kept?.correction).toEqual({
        ...NOTED,
        seen: { item: '§ 1', decider: 'Nämnden', kind: 'approve' },
      });
      const [, event, ...more] = await store.events.after(0, 10, null);
      expect(more).toEqual([]);
      expect(event?.event).toMatchObject({
        type: 'document.changed',
        data: { cause: 'review', changes: { facts: { decisions: { changed: { count: 1 } } } } },
      });
    });

    test('outlive a new run, and another version that says otherwise', async () => {
      const store = await filled(subject);
      await add(store, NOTED);
      await add(store, AS_ASA);
      await save(store, '/m/mars.txt', TEXT, 'run-2');
      expect(await kinds(store)).toEqual(['note']);
      const record = recordOf('/m/mars.txt', TEXT);
      const without = { ...record, decisions: [] };
      await store.save({ path: '/m/mars.txt', run: 'run-3', record: without });
      expect(await kinds(store)).toEqual(['note']);
      expect((await recordIn(store)).people.map(({ name }) => name)).toEqual(['Åsa Wahlén']);
      expect((await store.corrections.prediction(SHA))?.decisions).toEqual([]);
      expect(await store.has(SHA, 'run-3')).toBe(true);
    });

    test('undone, all is as the run has made it', async () => {
      const store = await filled(subject);
      const before = await recordIn(store);
      const listed = await store.pages.document(SHA);
      const numbers = [await add(store, NOTED), await add(store, AS_ASA), await add(store, REJECT)];
      expect(await kinds(store)).toEqual([]);
      for (const number of numbers) {
        const undone = await store.corrections.undo(SHA, number);
        expect(undone?.undoneAt).toMatch(/^\d{4}-/u);
        expect(await store.corrections.undo(SHA, number)).toEqual(undone);
      }
      expect(await recordIn(store)).toEqual(before);
      expect(await store.corrections.undo(SHA, 999)).toBeNull();
      expect(await store.pages.document(SHA)).toMatchObject({ review: 'none' });
      expect((await store.pages.document(SHA))?.run).not.toBe(listed?.run);
    });

    test('tell how far somebody has come, which can be asked for', async () => {
      const store = await filled(subject);
      await save(store, '/m/annan.txt', 'Organ: Nämnden\n');
      const asked = async (review: string) => {
        const filter = { ...ALL, review };
        const page = await store.pages.documents({ filter, after: null, limit: 9, facets: false });
        return page.documents.map(({ path, review: is }) => `${path} ${is}`);
      };
      expect(await asked('begun')).toEqual([]);
      const runs = new Set<string | undefined>();
      const run = async () => runs.add((await store.pages.document(SHA))?.run);
      await run();
      await add(store, reviewed('people', 'decisions'));
      await run();
      expect(await asked('begun')).toEqual(['/m/mars.txt begun']);
      await add(store, reviewed(...REVIEW_LAYERS.slice(1)));
      await run();
      expect(await asked('done')).toEqual(['/m/mars.txt done']);
      expect(await asked('none')).toEqual(['/m/annan.txt none']);
      expect(runs.size).toBe(3);
    });

    test('that fit nothing are refused, and nothing is kept', async () => {
      const store = await filled(subject);
      const misfit = await store.corrections.add(SHA, { ...REJECT, span: BO }, null);
      expect(misfit).toEqual({ place: 'span', message: expect.stringMatching(/^nothing of/u) });
      expect(await store.corrections.add('0'.repeat(64), REJECT, null)).toBeNull();
      expect(await store.corrections.of(SHA)).toEqual([]);
      expect(await store.corrections.of('0'.repeat(64))).toBeNull();
    });

    test('of two processes at once are all there', async () => {
      const path = await subject.place();
      const stores = [await openAt(path), await openAt(path)] as const;
      await save(stores[0], '/m/mars.txt', TEXT);
      const all = Array.from({ length: 8 }, (_, n): Correction => {
        return { ...NOTED, to: { values: { decider: `Utskott ${n}` } } };
      });
      await Promise.all([
        ...all.map((one, n) => add(stores[n % 2 === 0 ? 0 : 1], one)),
        save(stores[1], '/m/mars.txt', TEXT, 'run-2'),
      ]);
      const kept = (await stores[1].corrections.of(SHA)) ?? [];
      expect(kept).toHaveLength(8);
      const last = kept.at(-1)?.correction;
      const values = last && 'to' in last ? last.to?.values : {};
      expect((await recordIn(stores[0])).decisions[0]).toMatchObject({ ...values, by: 'review' });
      expect(await stores[0].has(SHA, 'run-2')).toBe(true);
    });

    test('date again what waits for another document', async () => {
      const store = await filled(subject);
      await save(store, '/m/april.txt', TEXT.replace('2024-03-14', '2024-04-11'));
      await store.settle();
      const due = async () => {
        const rows = [];
        for await (const { due: day, date } of store.facts('deadlines', NO_FILTER)) {
          rows.push(`${date} ${day}`);
        }
        return rows;
      };
      const before = await due();
      expect(before).toContain('2024-03-14 2024-04-11');
      await add(store, NOTED);
      expect(await due()).toEqual(before);
      const values = { date: '2024-04-18' };
      const other = sha256(TEXT.replace('2024-03-14', '2024-04-11'));
      const moved = {
        document: other,
        layer: 'meeting',
        verdict: 'change',
        to: { values },
      } as const;
      await store.corrections.add(other, moved, null);
      expect(await due()).toContain('2024-03-14 2024-04-18');
    });
  });

const SOUGHT = namesSought(['Åsa Wahlén', WHO]);

async function forget(store: Store): Promise<void> {
  const all = await everybody(store);
  const people = named(all, [`${SHA.slice(0, 12)}:person-1`]);
  await store.forgotten.begin((await forgettingOf(store, all, people, 'Åsa Wahlén')).plan);
  await store.forgotten.finish(() => false);
}

async function standing(store: Store): Promise<string[]> {
  const { stands } = await store.proof.look(SOUGHT);
  return stands.map(({ table }) => table.replace(/^.*\./u, '')).sort();
}

/** Corrections of what is forgotten or removed. */
export const forgottenCorrections = (subject: Subject) =>
  describe('corrections of what is forgotten', () => {
    test('that name the person go, with the prediction; the others stay', async () => {
      const store = await filled(subject);
      await add(store, NOTED, null);
      await add(store, AS_ASA, null);
      const decider = { ...NOTED, to: { values: { decider: 'Åsa Wahlén' } } };
      await add(store, decider, null);
      expect(await standing(store)).toEqual(expect.arrayContaining(['corrections', 'predictions']));
      await forget(store);
      await store.proof.compact();
      expect(await store.proof.look(SOUGHT)).toMatchObject({ stands: [], left: 0 });
      expect(await kinds(store)).toEqual(['note']);
      expect(await store.corrections.of(SHA)).toHaveLength(1);
      expect(JSON.stringify(await store.corrections.prediction(SHA))).not.toMatch(/Wahlén/u);
      await save(store, '/m/mars.txt', TEXT, 'run-2');
      expect(await standing(store)).toEqual([]);
      const refused = await store.corrections.add(SHA, decider, null);
      expect(refused).toMatchObject({ message: expect.stringMatching(/was forgotten/u) });
    });

    test('a reviewer can be forgotten, too, and what was said stays', async () => {
      const store = await filled(subject);
      await add(store, NOTED);
      const all = await everybody(store);
      const { plan } = await forgettingOf(store, all, [], WHO);
      expect(await standing(store)).toContain('corrections');
      await store.forgotten.begin(plan);
      await store.forgotten.finish(() => false);
      expect((await store.corrections.of(SHA))?.[0]?.who).toBe('███ █████████');
      expect(await kinds(store)).toEqual(['note']);
      await add(store, REJECT);
      expect((await store.corrections.of(SHA))?.[1]?.who).toBe('███ █████████');
    });

    test('a document that a rule removes takes them along', async () => {
      const store = await filled(subject);
      await add(store, NOTED);
      await store.removals.document(SHA);
      expect(await store.corrections.all()).toEqual([]);
      expect(await standing(store)).toEqual([]);
    });

    test('people that a rule removes are in no correction, and do not come back', async () => {
      const store = await filled(subject);
      await add(store, NOTED, null);
      await add(store, AS_ASA, null);
      await add(store, { ...NOTED, to: { values: { decider: 'Åsa Wahlén' } } }, null);
      await store.removals.people(SHA);
      expect(await standing(store)).toEqual([]);
      expect(await kinds(store)).toEqual(['note']);
      await add(store, { ...AS_ASA, verdict: 'add', to: { values: { name: 'Eva Rask' } } }, null);
      expect((await recordIn(store)).people).toEqual([]);
      await save(store, '/m/mars.txt', TEXT, 'run-2');
      expect((await recordIn(store)).people).toEqual([]);
    });
  });
