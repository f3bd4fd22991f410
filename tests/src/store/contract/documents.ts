/** What every store does with documents. */
import { describe, expect, test } from 'vitest';
import { LAYERS } from '../../../../src/store/query.ts';
import { gathered } from '../../support/gathered.ts';
import { recordOf, sha256 } from '../../support/records.ts';
import { NO_FILTER, opened, type Subject, save } from './subject.ts';

const TEXT = `Organ: Nämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Organisation: Region Norr
Beslut: att Åsa Wahlén utreder frågan
Senast: 2024-05-01 Åsa
Uppgift: Åsa open skriva brevet
`;

const never = () => false;

/** Documents are saved, replaced, moved and counted once. */
export const documents = (subject: Subject) =>
  describe('documents', () => {
    test('gives back what was saved', async () => {
      const store = await opened(subject);
      await save(store, '/m/a.txt', TEXT);
      const [entry] = await store.entries();
      expect(entry).toMatchObject({ path: '/m/a.txt', sha256: sha256(TEXT), date: '2024-03-14' });
      const record = recordOf('/m/a.txt', TEXT);
      expect(await store.record(entry?.id ?? 0)).toEqual({ record, path: '/m/a.txt' });
      expect(await store.at('/m/a.txt')).toEqual(entry);
      expect(await store.at('/m/b.txt')).toBeNull();
      expect(await store.record(99)).toBeNull();
    });

    test('knows content by its hash and the run that processed it', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT, 'run-1');
      expect(await store.has(sha256(TEXT), 'run-1')).toBe(true);
      expect(await store.has(sha256(TEXT), 'run-2')).toBe(false);
      expect(await store.has(sha256('other'), 'run-1')).toBe(false);
    });

    test('a new run replaces the record and its facts', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT, 'run-1');
      await save(store, 'a.txt', TEXT, 'run-2');
      expect(await store.entries()).toHaveLength(1);
      expect(await store.has(sha256(TEXT), 'run-1')).toBe(false);
      for (const layer of LAYERS)
        expect(await gathered(store.facts(layer, NO_FILTER))).toHaveLength(1);
    });

    test('changed content at a path replaces what was there', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT);
      await save(store, 'a.txt', 'Organ: Styrelsen\n');
      expect((await store.entries()).map((entry) => entry.sha256)).toEqual([
        sha256('Organ: Styrelsen\n'),
      ]);
      for (const layer of LAYERS) expect(await gathered(store.facts(layer, NO_FILTER))).toEqual([]);
    });

    test('changed content leaves a copy elsewhere alone', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT);
      await store.relocate(sha256(TEXT), 'copy.txt', never);
      await save(store, 'a.txt', 'Organ: Styrelsen\n');
      expect((await store.entries()).map((entry) => entry.path)).toEqual(['a.txt', 'copy.txt']);
    });

    test('a copy is listed once', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT);
      await save(store, 'b.txt', TEXT);
      expect(await store.entries()).toHaveLength(1);
      expect(await gathered(store.facts('decisions', NO_FILTER))).toHaveLength(1);
      expect(await store.at('a.txt')).toEqual(await store.at('b.txt'));
    });

    test('a moved file is found at its new path only', async () => {
      const store = await opened(subject);
      await save(store, 'old.txt', TEXT);
      await store.relocate(sha256(TEXT), 'new.txt', (path) => path === 'old.txt');
      expect((await store.entries()).map((entry) => entry.path)).toEqual(['new.txt']);
      expect(await store.at('old.txt')).toBeNull();
    });

    test('a file that was moved over another takes its place', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT);
      await save(store, 'b.txt', 'Organ: Styrelsen\n');
      await store.relocate(sha256(TEXT), 'b.txt', (path) => path === 'a.txt');
      expect((await store.entries()).map(({ path, sha256: hash }) => [path, hash])).toEqual([
        ['b.txt', sha256(TEXT)],
      ]);
    });

    test('content that is not stored cannot be relocated', async () => {
      const store = await opened(subject);
      await store.relocate(sha256(TEXT), 'a.txt', never);
      expect(await store.at('a.txt')).toBeNull();
    });

    test('a document is stored whole or not at all', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', TEXT);
      const record = recordOf('a.txt', 'Organ: Ny\nBeslut: a\nBeslut: b\n');
      // A kind that is missing breaks the table's rule at the last decision.
      const [first, second] = record.decisions;
      const broken = { ...record, decisions: [first, { ...second, kind: null }] };
      const saved = store.save({ path: 'a.txt', run: 'r', record: broken as never });
      await expect(saved).rejects.toThrow();
      expect((await store.entries()).map((entry) => entry.sha256)).toEqual([sha256(TEXT)]);
      expect(await gathered(store.facts('decisions', NO_FILTER))).toHaveLength(1);
    });
  });
