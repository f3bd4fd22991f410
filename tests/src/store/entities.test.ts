/** What linking is given of each document. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/store.ts';
import { recordOf, sha256 } from '../support/records.ts';
import { folderWith } from '../support/world.ts';

const TEXT = 'Organ: Nämnden\nDatum: 2024-03-14\nPerson: Åsa Wahlén\nOrganisation: Granby\n';

test('names with all that tells who they are, and where they stand', async () => {
  const store = await openStore({
    path: join(folderWith(), 'a.sqlite'),
    create: true,
    busyMs: 1000,
  });
  const record = recordOf('/m/a.txt', TEXT);
  const organisations = record.organisations.map((one) => ({
    ...one,
    aliases: ['Granby kommun'],
    register: {
      register: 'municipality',
      id: '9999',
      name: 'Granby',
      by: 'register-name',
    } as const,
  }));
  const people = record.people.map((one) => ({ ...one, roles: ['kassör'], aliases: ['Åsa W'] }));
  await store.save({ path: '/m/a.txt', run: 'r', record: { ...record, organisations, people } });
  const place = {
    ...{ document: sha256(TEXT), path: '/m/a.txt', number: 1 },
    ...{ date: '2024-03-14', body: 'Nämnden' },
  };
  expect(await store.entities.organisations()).toEqual([
    {
      ...place,
      ...{ name: 'Granby', aliases: ['Granby kommun'] },
      ...{ kind: 'board', register: 'municipality 9999' },
    },
  ]);
  expect(await store.entities.people()).toEqual([
    {
      ...place,
      ...{ name: 'Åsa Wahlén', aliases: ['Åsa W'] },
      ...{ roles: ['kassör'], organisations: [], listed: true },
    },
  ]);
  await store.close();
});
