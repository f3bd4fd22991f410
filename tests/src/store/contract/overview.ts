/** What every store tells of all documents at once. */
import { describe, expect, test } from 'vitest';
import { NO_FILTER as ALL } from '../../../../src/store/filter.ts';
import { opened, type Subject, save } from './subject.ts';

async function filled(subject: Subject) {
  const store = await opened(subject);
  for (let n = 1; n < 7; n++) {
    const date = n === 6 ? '' : `Datum: 2024-0${n}-15\n`;
    await save(
      store,
      `/m/${n}.txt`,
      `Organ: ${n % 2 ? 'Rådet' : 'Styrelsen'}\n${date}Person: Åsa Ek\nPerson: Bo ${n}
Organisation: Klubben\nBeslut: att Bo ${n} går\nBeslut: att vila\n`,
    );
  }
  return store.overview;
}

/** Decisions by month, names, and where they stand. */
export const overview = (subject: Subject) =>
  describe('overview', () => {
    test('decisions are counted by month, kind and body', async () => {
      const all = await (await filled(subject)).decisions(ALL);
      const months = ['01', '02', '03', '04', '05'].map((month) => `2024-${month}`);
      expect(all.kinds).toEqual(months.map((month) => ({ month, value: 'approve', count: 2 })));
      expect(all.bodies.map(({ value }) => value)).toEqual([
        ...['Rådet', 'Styrelsen', 'Rådet', 'Styrelsen', 'Rådet'],
      ]);
      expect(all.undated).toBe(2);
    });

    test('a person is whom the decision names', async () => {
      const { kinds } = await (await filled(subject)).decisions({ ...ALL, person: 'bo 3' });
      expect(kinds).toEqual([{ month: '2024-03', value: 'approve', count: 1 }]);
    });

    test('names are counted over documents', async () => {
      const store = await filled(subject);
      const names = await store.names('people');
      expect(names).toHaveLength(7);
      expect(names.find(({ name }) => name === 'Åsa Ek')).toEqual({
        name: 'Åsa Ek',
        ...{ documents: 6, mentions: 6, first: '2024-01-15', last: '2024-05-15' },
      });
      expect(await store.names('organisations')).toMatchObject([{ documents: 6 }]);
    });

    test.each([
      ['people', 'åsa EK', 6],
      ['people', 'Åsa', 0],
      ['people', 'Bo 6', 1],
      ['organisations', 'Klubben', 6],
      ['organisations', 'Klubb', 0],
    ] as const)('%s called %s stand in documents, page by page', async (layer, name, count) => {
      const store = await filled(subject);
      const whole = await store.named(layer, name, null, 50);
      expect(whole.documents).toHaveLength(count);
      const dates = whole.documents.map(({ date }) => date ?? '');
      expect(dates).toEqual(dates.toSorted().reverse());
      if (count < 2) return;
      const first = await store.named(layer, name, null, 2);
      const rest = await store.named(layer, name, first.next, 50);
      expect([...first.documents, ...rest.documents]).toEqual(whole.documents);
    });
  });
