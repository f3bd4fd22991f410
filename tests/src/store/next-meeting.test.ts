/** A deadline at the next meeting is dated by the next document of the body. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore, type Store } from '../../../src/store/store.ts';
import { gathered } from '../support/gathered.ts';
import { recordOf } from '../support/records.ts';
import { folderWith } from '../support/world.ts';

const EVERYTHING = { since: null, until: null, body: null, person: null, status: null };

const board = (date: string, more: string): string => `Organ: Styrelsen
Datum: ${date}
Person: Uno Bäckman
Person: Viva Dahlin
${more}
`;
const MARCH = board('2024-03-14', 'Senast: nästa Uno\nSenast: 2024-09-01 Uno');

async function fresh(): Promise<Store> {
  return await openStore({ path: join(folderWith(), 'a.sqlite'), create: true, busyMs: 1000 });
}

async function save(store: Store, path: string, text: string): Promise<void> {
  await store.save({ path, run: 'r', record: recordOf(path, text) });
  await store.settle();
}

async function due(store: Store): Promise<unknown[]> {
  return (await gathered(store.facts('deadlines', EVERYTHING))).map((row) => [
    row['due_from'],
    row['due'],
    row['precision'],
    row['told_by'],
  ]);
}

test('it waits, is dated, and dated anew when a document comes in between or changes', async () => {
  const store = await fresh();
  const printed = ['2024-09-01', '2024-09-01', 'day', null];
  await save(store, 'mars.txt', MARCH);
  expect(await due(store)).toEqual([printed, [null, null, null, null]]);
  await save(store, 'juni.txt', board('2024-06-01', ''));
  expect(await due(store)).toEqual([['2024-06-01', '2024-06-01', 'event', 'juni.txt'], printed]);
  await save(store, 'april.txt', board('2024-04-11', ''));
  expect(await due(store)).toEqual([['2024-04-11', '2024-04-11', 'event', 'april.txt'], printed]);
  await save(store, 'april.txt', 'Organ: Nämnden\nDatum: 2024-04-11\n');
  await save(store, 'juni.txt', 'Organ: Nämnden\nDatum: 2024-06-01\n');
  expect(await due(store)).toEqual([printed, [null, null, null, null]]);
  await store.close();
});

test('a day that falls into the period asked for is found by it', async () => {
  const store = await fresh();
  await save(store, 'mars.txt', MARCH);
  await save(store, 'april.txt', board('2024-04-11', ''));
  const april = { ...EVERYTHING, since: '2024-04-01', until: '2024-04-30' };
  expect(await gathered(store.facts('deadlines', april))).toHaveLength(1);
  await store.close();
});
