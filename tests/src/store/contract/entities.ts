/** What linking is given of each document, and what people say of it. */
import { describe, expect, test } from 'vitest';
import { recordOf, sha256 } from '../../support/records.ts';
import { opened, type Subject, save } from './subject.ts';

const TEXT = 'Organ: Nämnden\nDatum: 2024-03-14\nPerson: Åsa Wahlén\nOrganisation: Granby\n';

/** People and organisations come with what tells them apart, rulings are kept. */
export const entities = (subject: Subject) =>
  describe('entities', () => {
    test('names with all that tells who they are, and where they stand', async () => {
      const store = await opened(subject);
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
      const people = record.people.map((one) => ({
        ...one,
        roles: ['kassör'],
        aliases: ['Åsa W'],
      }));
      await store.save({
        path: '/m/a.txt',
        run: 'r',
        record: { ...record, organisations, people },
      });
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
    });

    test('come by meeting, the undated last, then by path and place', async () => {
      const store = await opened(subject);
      await save(store, 'ö.txt', 'Person: Ö Odaterad\nPerson: A Odaterad\n');
      await save(store, 'b.txt', 'Datum: 2024-05-01\nPerson: B Maj\n');
      await save(store, 'Z.txt', 'Datum: 2024-05-01\nPerson: Z Maj\n');
      await save(store, 'x.txt', 'Datum: 2023-05-01\nPerson: X Förra\n');
      const names = (await store.entities.people()).map(({ name }) => name);
      expect(names).toEqual(['X Förra', 'Z Maj', 'B Maj', 'Ö Odaterad', 'A Odaterad']);
    });

    test('what people say is kept by layer, numbered, and taken back once', async () => {
      const store = await opened(subject);
      const [a, b] = [
        { document: 'x', name: 'Åsa' },
        { document: 'y', name: 'Asa' },
      ];
      expect(await store.entities.rule('people', { verdict: 'same', a, b })).toBe(1);
      expect(await store.entities.rule('organisations', { verdict: 'apart', a: b, b: a })).toBe(2);
      expect(await store.entities.rule('people', { verdict: 'apart', a, b })).toBe(3);
      const people = await store.entities.rulings('people');
      expect(people).toMatchObject([
        { id: 1, layer: 'people', verdict: 'same', a, b },
        { id: 3, layer: 'people', verdict: 'apart', a, b },
      ]);
      expect(Date.parse(people[0]?.madeAt ?? '')).toBeGreaterThan(0);
      expect(await store.entities.unrule(3)).toBe(true);
      expect(await store.entities.unrule(3)).toBe(false);
      expect(await store.entities.rule('people', { verdict: 'same', a, b })).toBe(4);
      expect(await store.entities.rulings('organisations')).toHaveLength(1);
    });
  });
