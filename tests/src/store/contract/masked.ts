/** A store read through its mask: the same in every database. */
import { describe, expect, test } from 'vitest';
import { maskedStore } from '../../../../src/private/masked-store.ts';
import { NO_FILTER as ALL } from '../../../../src/store/filter.ts';
import { LAYERS } from '../../../../src/store/query.ts';
import { termsOf } from '../../../../src/store/search/words.ts';
import { NUMBER, PLANTED, TELEPHONE, told } from '../../private/planted.ts';
import { gathered } from '../../support/gathered.ts';
import { NO_FILTER, opened, type Subject, save } from './subject.ts';

async function filled(subject: Subject) {
  const store = await opened(subject);
  for (const [name, text] of Object.entries(PLANTED)) await save(store, `/m/${name}`, text);
  return { store, masked: maskedStore(store) };
}

/** Nothing private is told, whatever is asked and however much at once. */
export const masked = (subject: Subject) =>
  describe('masked', () => {
    test('lists, pages, records and people tell nothing private', async () => {
      const { store, masked: covered } = await filled(subject);
      const read = async (from: typeof store) =>
        JSON.stringify([
          ...(await Promise.all(
            // More at once than there are connections.
            [...LAYERS, ...LAYERS].map((layer) => gathered(from.facts(layer, NO_FILTER))),
          )),
          await from.entries(),
          await Promise.all((await from.entries()).map(({ id }) => from.record(id))),
          await from.entities.people(),
          await from.entities.organisations(),
          await from.overview.decisions(ALL),
          await from.overview.names('people'),
          await from.overview.names('organisations'),
          await from.overview.named('people', 'Åsa Wahlén', null, 50),
          await from.pages.documents({ filter: ALL, after: null, limit: 50, facets: true }),
        ]);
      expect(told(await read(store))).toHaveLength(5);
      expect(told(await read(covered))).toEqual([]);
    });

    test.each([
      [NUMBER, 0],
      ['810310*', 0],
      [`"${TELEPHONE}"`, 0],
      ['parken', 3],
    ])('%s is found in %s', async (question, count) => {
      const { masked: covered } = await filled(subject);
      const page = await covered.pages.search({
        terms: termsOf(question),
        ...{ filter: ALL, after: null, limit: 2, facets: true },
      });
      expect(page.counts?.total).toBe(count);
      expect(page.hits).toHaveLength(Math.min(count, 2));
      const bodies = page.counts?.facets.body.map((one) => one.count) ?? [];
      expect(bodies.reduce((sum, one) => sum + one, 0)).toBe(count);
    });

    test('a document is found again by the path that it is told by', async () => {
      const { masked: covered } = await filled(subject);
      const entries = await covered.entries();
      expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length);
      for (const entry of entries) expect(await covered.at(entry.path)).toEqual(entry);
      expect(await covered.at(`/m/ansökan ${NUMBER}.txt`)).toBeNull();
    });
  });
