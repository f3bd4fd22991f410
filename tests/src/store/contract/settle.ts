/** A deadline at the next meeting is dated by the next document of the body. */
import { describe, expect, test } from 'vitest';
import { eventSchema } from '../../../../src/store/event-schema.ts';
import type { Store } from '../../../../src/store/store.ts';
import { gathered } from '../../support/gathered.ts';
import { sha256 } from '../../support/records.ts';
import { NO_FILTER, openAt, opened, type Subject, save } from './subject.ts';

const board = (date: string, more: string): string => `Organ: Styrelsen
Datum: ${date}
Person: Uno Bäckman
Person: Viva Dahlin
${more}
`;
const MARCH = board('2024-03-14', 'Senast: nästa Uno\nSenast: 2024-09-01 Uno');

async function add(store: Store, path: string, text: string): Promise<void> {
  await save(store, path, text);
  await store.settle();
}

async function due(store: Store): Promise<unknown[][]> {
  return (await gathered(store.facts('deadlines', NO_FILTER))).map((row) => [
    row['due_from'],
    row['due'],
    row['precision'],
    row['told_by'],
  ]);
}

/** Deadlines that wait for a meeting are dated when it is known. */
export const settle = (subject: Subject) =>
  describe('settle', () => {
    test('it waits, is dated, and dated anew when a document comes in between or changes', async () => {
      const store = await opened(subject);
      const printed = ['2024-09-01', '2024-09-01', 'day', null];
      await add(store, 'mars.txt', MARCH);
      expect(await due(store)).toEqual([printed, [null, null, null, null]]);
      await add(store, 'juni.txt', board('2024-06-01', ''));
      expect(await due(store)).toEqual([
        ['2024-06-01', '2024-06-01', 'event', 'juni.txt'],
        printed,
      ]);
      await add(store, 'april.txt', board('2024-04-11', ''));
      expect(await due(store)).toEqual([
        ['2024-04-11', '2024-04-11', 'event', 'april.txt'],
        printed,
      ]);
      await add(store, 'april.txt', 'Organ: Nämnden\nDatum: 2024-04-11\n');
      await add(store, 'juni.txt', 'Organ: Nämnden\nDatum: 2024-06-01\n');
      expect(await due(store)).toEqual([printed, [null, null, null, null]]);
    });

    test('a day that another document tells is an event, and so is its loss', async () => {
      const store = await opened(subject);
      await add(store, 'mars.txt', MARCH);
      await add(store, 'juni.txt', board('2024-06-01', ''));
      await add(store, 'april.txt', board('2024-04-11', ''));
      await add(store, 'maj.txt', board('2024-05-02', ''));
      await add(store, 'april.txt', 'Organ: Nämnden\nDatum: 2024-04-11\n');
      const told = (await store.events.after(0, 100, ['document.dated'])).map(({ event }) => {
        const data = eventSchema.parse(event).data as Record<string, unknown>;
        return [data['path'], data['previous'], data['date'], data['toldBy']];
      });
      expect(told).toEqual([
        ['mars.txt', null, '2024-06-01', sha256(board('2024-06-01', ''))],
        ['mars.txt', '2024-06-01', '2024-04-11', sha256(board('2024-04-11', ''))],
        ['mars.txt', '2024-04-11', '2024-05-02', sha256(board('2024-05-02', ''))],
      ]);
    });

    test('a day that falls into the period asked for is found by it', async () => {
      const store = await opened(subject);
      await add(store, 'mars.txt', MARCH);
      await add(store, 'april.txt', board('2024-04-11', ''));
      const april = { ...NO_FILTER, since: '2024-04-01', until: '2024-04-30' };
      expect(await gathered(store.facts('deadlines', april))).toHaveLength(1);
    });

    test('of many boards of one name each is dated by its own next meeting', async () => {
      const store = await opened(subject);
      const first = ['Ada', 'Bo', 'Cai', 'Dan', 'Eva', 'Fia'];
      const last = ['Alm', 'Berg', 'Dahl', 'Ek', 'Falk', 'Gran', 'Hed'];
      const boards = first.flatMap((given) => last.map((family) => [given, family] as const));
      // The next meeting of the name is another board's.
      const dayOf = (own: number, month: number): string => {
        const day = String(1 + (own % 28)).padStart(2, '0');
        return `2024-${String(month).padStart(2, '0')}-${day}`;
      };
      const months = [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12];
      for (const [own, [given, family]] of boards.entries()) {
        const people = [`${given} ${family}`, `${family}ina ${given}sson`];
        for (const month of months) {
          const lines = people.map((name) => `Person: ${name}`).join('\n');
          const text = `Organ: Styrelsen\nDatum: ${dayOf(own, month)}\n${lines}\nSenast: nästa ${given}\n`;
          await save(store, `${own}/${month}.txt`, text);
        }
      }
      await store.settle();
      const wrong = (await gathered(store.facts('deadlines', NO_FILTER))).filter((row) => {
        const [own = 0, month = 0] = String(row['document']).match(/\d+/gu)?.map(Number) ?? [];
        const next = months[months.indexOf(month) + 1];
        return row['due'] !== (next === undefined ? null : dayOf(own, next));
      });
      expect(wrong).toEqual([]);
    }, 120_000);

    test('several that save and settle at once come to what one comes to', async () => {
      const place = await subject.place();
      const days = [
        '2024-03-14',
        '2024-04-11',
        '2024-05-16',
        '2024-06-13',
        '2024-08-22',
        '2024-09-19',
      ];
      await Promise.all(
        [0, 1, 2].map(async (own) => {
          const store = await openAt(place);
          for (const [n, day] of days.entries()) {
            if (n % 3 === own) await add(store, `${day}.txt`, board(day, 'Senast: nästa Uno'));
          }
        }),
      );
      const rows = await due(await openAt(place));
      expect(rows.map((row) => row[1])).toEqual([...days.slice(1), null]);
    });
  });
