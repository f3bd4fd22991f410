/** What every store answers page by page. */
import { describe, expect, test } from 'vitest';
import { NO_FILTER as ALL } from '../../../../src/store/filter.ts';
import type { DocumentPage, FactPage } from '../../../../src/store/pages.ts';
import { LAYERS } from '../../../../src/store/query.ts';
import type { Store } from '../../../../src/store/store.ts';
import { gathered } from '../../support/gathered.ts';
import { NO_FILTER, opened, type Subject, save } from './subject.ts';

function minutes(n: number): string {
  const date = n % 4 === 0 ? '' : `Datum: 2024-0${1 + (n % 3)}-1${n % 2}\n`;
  return `Organ: Organ ${n % 2}\n${date}Person: Åsa Ek
Organisation: Klubben
Beslut: att ${n} godkänns
Beslut: att ${n} läggs till handlingarna
Senast: ${n % 3 === 0 ? 'snarast' : `2024-05-0${n % 5}`.replace('-00', '-10')} Åsa
Uppgift: Åsa open skriva ${n}
`;
}

async function filled(subject: Subject): Promise<Store> {
  const store = await opened(subject);
  for (let n = 0; n < 11; n++) await save(store, `/m/${n}.txt`, minutes(n));
  return store;
}

async function documents(store: Store, limit: number): Promise<DocumentPage['documents']> {
  const all = [];
  for (let after: DocumentPage['next'] = null; ; ) {
    const query = { filter: ALL, after, limit, facets: false };
    const page: DocumentPage = await store.pages.documents(query);
    all.push(...page.documents);
    after = page.next;
    if (after === null) return all;
  }
}

/** Nothing is left out and nothing comes twice, whatever the size of a page. */
export const pages = (subject: Subject) =>
  describe('pages', () => {
    test('documents come newest first, the undated last', async () => {
      const store = await filled(subject);
      const all = await documents(store, 100);
      const dates = all.map(({ date }) => date ?? '');
      expect(dates).toEqual(dates.toSorted().reverse());
      expect(new Set(all.map(({ path }) => path)).size).toBe(11);
      for (const limit of [1, 2, 3, 10, 11]) expect(await documents(store, limit)).toEqual(all);
    });

    test('documents are counted where that is asked for', async () => {
      const store = await filled(subject);
      const query = { filter: { ...ALL, body: '1' }, after: null, limit: 2, facets: true };
      const { documents: some, counts } = await store.pages.documents(query);
      expect(some).toHaveLength(2);
      expect(counts?.total).toBe(5);
      expect(counts?.facets.body).toEqual([{ value: 'Organ 1', count: 5 }]);
      expect(counts?.facets.person).toEqual([{ value: 'Åsa Ek', count: 5 }]);
    });

    test('a document is found by its content', async () => {
      const store = await filled(subject);
      const [one] = await documents(store, 1);
      expect(await store.pages.document(one?.sha256 ?? '')).toEqual(one);
      expect(one).toMatchObject({ run: 'r', kind: 'protokoll' });
      expect(await store.pages.document('0'.repeat(64))).toBeNull();
    });

    test.each(LAYERS)('%s come as they are listed, page by page', async (layer) => {
      const store = await filled(subject);
      const listed = await gathered(store.facts(layer, NO_FILTER));
      for (const limit of [1, 4, 100]) {
        const all = [];
        for (let after: FactPage['next'] = null; ; ) {
          const page: FactPage = await store.pages.facts(layer, NO_FILTER, after, limit);
          all.push(...page.facts);
          after = page.next;
          if (after === null) break;
        }
        const key = (row: object) => JSON.stringify(row);
        const bare = all.map(({ sha256, ...row }) => row);
        expect(bare.map(key).sort()).toEqual(listed.map(key).sort());
        const days = bare.map((row) => row[layer === 'deadlines' ? 'due' : 'date'] ?? '~');
        expect(days).toEqual(days.toSorted());
        expect(all[0]).toHaveProperty('sha256');
        expect(all[0]).not.toHaveProperty('page_at');
      }
    });

    test('a page goes on where it was though documents came and went', async () => {
      const store = await filled(subject);
      const query = { filter: ALL, after: null, limit: 4, facets: false };
      const first = await store.pages.documents(query);
      await save(store, '/m/new.txt', minutes(5).replace('2024', '2025'));
      await save(store, first.documents[0]?.path ?? '', minutes(5).replace('2024', '2026'));
      const rest = await store.pages.documents({ ...query, after: first.next, limit: 100 });
      const seen = [...first.documents, ...rest.documents].map(({ sha256 }) => sha256);
      expect(new Set(seen).size).toBe(11);
      expect(seen).toHaveLength(11);
    });
  });
