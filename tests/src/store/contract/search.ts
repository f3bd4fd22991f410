/** What every store answers when it is searched. */
import { describe, expect, test } from 'vitest';
import { type DocumentFilter, NO_FILTER } from '../../../../src/store/filter.ts';
import type { Search, SearchPage } from '../../../../src/store/search/search.ts';
import { termsOf } from '../../../../src/store/search/words.ts';
import type { Store } from '../../../../src/store/store.ts';
import { recordOf } from '../../support/records.ts';
import { opened, type Subject, save } from './subject.ts';

const PARK = `Organ: Ärendenämnden
Datum: 2024-03-14
Person: Åsa Wahlén

Nämnden talade om parken vid ån. Arbetet börjar nästa år.

Beslut: att parken vid ån rustas upp
`;
const PARKING = `Organ: Styrelsen
Datum: 2023-12-01
Person: Bo Ek

Parkeringen är för dyr. Ett kafé öppnas vid Asgatan.
`;
const UNDATED = `Organ: Gruppen

Det var fullt på mötet
om parken. Klubbens kassa är tom, ar efter ar.
`;
const DOCUMENTS = { PARK, PARKING, UNDATED };

/** Searches with the terms of a query. */
export async function found(
  store: Store,
  query: string,
  more: Partial<Omit<Search, 'filter'>> & { readonly filter?: Partial<DocumentFilter> } = {},
): Promise<SearchPage> {
  const filter = { ...NO_FILTER, ...more.filter };
  const usual = { terms: termsOf(query), after: null, limit: 20, facets: false };
  return await store.pages.search({ ...usual, ...more, filter });
}

async function names(store: Store, query: string, filter: Partial<DocumentFilter> = {}) {
  const { hits } = await found(store, query, { filter });
  return hits.map(({ path }) => path.slice(3, -4)).sort();
}

/** Documents are found by their words. */
export const search = (subject: Subject) =>
  describe('search', () => {
    async function three(): Promise<Store> {
      const store = await opened(subject);
      for (const [name, text] of Object.entries(DOCUMENTS)) {
        await save(store, `/m/${name}.txt`, text);
      }
      return store;
    }

    test.each<[string, string[]]>([
      ['parken', ['PARK', 'UNDATED']],
      ['PARKEN', ['PARK', 'UNDATED']],
      ['park*', ['PARK', 'PARKING', 'UNDATED']],
      ['park', []],
      ['år', ['PARK']],
      ['ar', ['UNDATED']],
      ['År', ['PARK']],
      ['A\u030ar', ['PARK']],
      ['ån', ['PARK']],
      ['an', []],
      ['asgatan', ['PARKING']],
      ['åsgatan', []],
      ['kafe', ['PARKING']],
      ['kafé', ['PARKING']],
      ['Wahlen', ['PARK']],
      ['motet', []],
      ['mötet', ['UNDATED']],
      ['parken ån', ['PARK']],
      ['parken kassa', ['UNDATED']],
      ['parken dyr', []],
      ['"vid ån"', ['PARK']],
      ['”vid ån”', ['PARK']],
      ['"ån vid"', []],
      ['"mötet om parken"', ['UNDATED']],
      ['"parken vid å"', []],
      ['"parken vid å"*', ['PARK']],
      ['"år beslut"', []],
      ['2023-12-01', ['PARKING']],
      ['12-2023', []],
      ['fullt på', ['UNDATED']],
      ['OR', []],
      ['parken NOT kassa', []],
      ["parken' --", ['PARK', 'UNDATED']],
      ['parken:*', ['PARK', 'UNDATED']],
      ['\\parken & | !', ['PARK', 'UNDATED']],
    ])('%s finds %j', async (query, expected) => {
      expect(await names(await three(), query)).toEqual(expected);
    });

    test.each<[Partial<DocumentFilter>, string[]]>([
      [{ body: 'ärende' }, ['PARK']],
      [{ body: 'arende' }, []],
      [{ year: '2024' }, ['PARK']],
      [{ person: 'wahlen' }, ['PARK']],
      [{ kind: 'protokoll' }, ['PARK', 'PARKING', 'UNDATED']],
      [{ kind: 'årsmöte' }, []],
      [{ since: '2023-12-01', until: '2023-12-31' }, ['PARKING']],
      [{ body: 'styrelsen', person: 'åsa' }, []],
    ])('filters by %j', async (filter, expected) => {
      expect(await names(await three(), 'park*', filter)).toEqual(expected);
    });

    test('what it shows stands in the text, and what it marks is what was sought', async () => {
      const { hits } = await found(await three(), '"vid ån" parken');
      const [hit] = hits;
      expect(hit?.found.map(({ kind }) => kind)).toEqual(['text', 'text']);
      for (const { start, end, text, marks } of hit?.found ?? []) {
        expect(PARK.slice(start, end)).toBe(text);
        expect(marks.map((mark) => PARK.slice(mark.start, mark.end))).toEqual(['parken', 'vid ån']);
      }
    });

    test('of each word a place is shown, also where another stands in many', async () => {
      const store = await opened(subject);
      const often = Array.from({ length: 9 }, (_, n) => `Dammen, dammen och dammen ${n}.\n`);
      const text = ['Organ: Gruppen\n', ...often, 'En brygga lagades.\n', 'Bo Ek tackade.\n'];
      await save(store, '/m/dammen.txt', `Person: Bo Ek\n${text.join('\n')}`);
      for (const query of ['dammen brygga', 'brygga dammen ek']) {
        const shown = (await found(store, query)).hits[0]?.found.map((one) => one.text) ?? [];
        expect(shown).toHaveLength(3);
        for (const word of query.split(' ')) expect(shown.join(' ').toLowerCase()).toContain(word);
      }
    });

    test('the one that speaks of it most comes first, names beside the text are found', async () => {
      const store = await three();
      const { hits } = await found(store, 'parken');
      expect(hits.map(({ path }) => path)).toEqual(['/m/PARK.txt', '/m/UNDATED.txt']);
      const record = recordOf('/m/PARK.txt', PARK);
      const people = record.people.map((one) => ({ ...one, name: 'Åsa Wahlén-Frisk' }));
      await store.save({ path: '/m/PARK.txt', run: 'r', record: { ...record, people } });
      const [hit] = (await found(store, 'frisk')).hits;
      const [place] = hit?.found ?? [];
      expect(place?.kind).toBe('person');
      expect(PARK.slice(place?.start, place?.end)).toBe('Åsa Wahlén');
    });

    test('counts by body, year, kind and person, and does not count what is filtered', async () => {
      const store = await three();
      const { counts } = await found(store, 'park*', { facets: true, limit: 1 });
      expect(counts?.total).toBe(3);
      expect(counts?.facets.year).toEqual([
        { value: '2023', count: 1 },
        { value: '2024', count: 1 },
      ]);
      expect(counts?.facets.kind).toEqual([{ value: 'protokoll', count: 3 }]);
      expect(counts?.facets.person.map(({ value }) => value)).toEqual(['Bo Ek', 'Åsa Wahlén']);
      const less = await found(store, 'parken', { facets: true, filter: { year: '2024' } });
      expect(less.counts?.total).toBe(1);
      expect(less.counts?.facets.body).toEqual([{ value: 'Ärendenämnden', count: 1 }]);
    });

    test('goes on after the last of a page, whatever the scores', async () => {
      const store = await opened(subject);
      for (let n = 0; n < 7; n++) await save(store, `/m/${n}.txt`, `Parken ${n % 3}\n\nnr ${n}`);
      const all = (await found(store, 'parken')).hits.map(({ sha256 }) => sha256);
      const seen: string[] = [];
      for (let after: Search['after'] = null; ; ) {
        const page: SearchPage = await found(store, 'parken', { after, limit: 2 });
        seen.push(...page.hits.map(({ sha256 }) => sha256));
        after = page.next;
        if (after === null) break;
      }
      expect(seen).toEqual(all);
      expect(new Set(seen).size).toBe(7);
    });

    test('what is replaced or gone is not found', async () => {
      const store = await three();
      await save(store, '/m/PARK.txt', PARKING.replace('2023', '2022'));
      expect(await names(store, 'parken')).toEqual(['UNDATED']);
      expect(await names(store, 'kafé')).toEqual(['PARK', 'PARKING']);
    });

    test('a long paragraph is searched to its end, and shown in little', async () => {
      const store = await opened(subject);
      const text = `${'ord '.repeat(700)}slutet ${'ord '.repeat(700)}\n${'x'.repeat(5000)} sist`;
      await save(store, '/m/a.txt', text);
      for (const [query, word] of [
        ['slutet', 'slutet'],
        ['sist', 'sist'],
      ] as const) {
        const [place] = (await found(store, query)).hits[0]?.found ?? [];
        expect(place?.text.length).toBeLessThan(500);
        const [mark] = place?.marks ?? [];
        expect(text.slice(mark?.start, mark?.end)).toBe(word);
      }
    });
  });
