/** What every store answers when facts are asked for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLUMNS, type FactQuery, LAYERS, type Layer } from '../../../../src/store/query.ts';
import { openStore, type Store } from '../../../../src/store/store.ts';
import { gathered } from '../../support/gathered.ts';
import { recordOf } from '../../support/records.ts';
import { NO_FILTER, opened, type Subject, save } from './subject.ts';

const SPRING = `Organ: Ärendenämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Person: Asa Ek
Organisation: Region Norr
Beslut: att Åsa Wahlén utreder frågan
Beslut: att lägga rapporten till handlingarna
Senast: 2024-05-01 Åsa
Uppgift: Åsa open skriva brevet
Senast: snarast Asa
`;
const WINTER = `Organ: Styrelsen
Datum: 2023-12-01
Person: Bo Ek
Organisation: Klubben
Beslut: att köpa en klubba
Senast: 2024-01-15 Bo

Uppgift: Bo done köpa ved
`;
const UNDATED = `Organ: Gruppen
Beslut: att ses igen
`;

/** Facts are found, filtered and sorted. */
export const facts = (subject: Subject) =>
  describe('facts', () => {
    let store: Store;
    beforeAll(async () => {
      store = await openStore({ path: await subject.place(), create: true, busyMs: 5000 });
      for (const [name, text] of Object.entries({ SPRING, WINTER, UNDATED })) {
        await save(store, `/m/${name}.txt`, text);
      }
    });
    afterAll(() => store.close());

    async function listed(
      layer: Layer,
      filter: Partial<FactQuery>,
      column: string,
    ): Promise<unknown[]> {
      const rows = await gathered(store.facts(layer, { ...NO_FILTER, ...filter }));
      return rows.map((row) => row[column]);
    }

    test('come by date, the undated last, in the order of the text', async () => {
      expect(await listed('decisions', {}, 'text')).toEqual([
        'att köpa en klubba',
        'att Åsa Wahlén utreder frågan',
        'att lägga rapporten till handlingarna',
        'att ses igen',
      ]);
      expect(await listed('deadlines', {}, 'due')).toEqual(['2024-01-15', '2024-05-01', null]);
    });

    test.each<[Layer, Partial<FactQuery>, string, unknown[]]>([
      ['decisions', { since: '2024-01-01' }, 'date', ['2024-03-14', '2024-03-14']],
      ['decisions', { since: '2024-03-14', until: '2024-03-14' }, 'item', ['§ 1', null]],
      ['decisions', { until: '2023-12-31' }, 'date', ['2023-12-01']],
      ['decisions', { until: '2023-11-30' }, 'date', []],
      ['deadlines', { since: '2024-05-01' }, 'due', ['2024-05-01']],
      ['deadlines', { until: '2024-04-30' }, 'due', ['2024-01-15']],
      ['people', { until: '2024-01-01' }, 'name', ['Bo Ek']],
      ['organisations', { since: '2024-01-01' }, 'name', ['Region Norr']],
    ])('%s within %j', async (layer, filter, column, expected) => {
      expect(await listed(layer, filter, column)).toEqual(expected);
    });

    test.each<[Layer, Partial<FactQuery>, string, unknown[]]>([
      ['people', { person: 'åsa' }, 'name', ['Åsa Wahlén']],
      ['people', { person: 'ASA' }, 'name', ['Asa Ek']],
      ['people', { person: 'asa' }, 'name', ['Asa Ek']],
      ['people', { person: 'wahlen' }, 'name', ['Åsa Wahlén']],
      ['people', { person: 'WAHLÉN' }, 'name', ['Åsa Wahlén']],
      ['people', { person: 'A\u030asa' }, 'name', ['Åsa Wahlén']],
      ['people', { person: '%' }, 'name', []],
      ['decisions', { person: 'Åsa' }, 'text', ['att Åsa Wahlén utreder frågan']],
      ['decisions', { person: 'asa' }, 'text', []],
      ['deadlines', { person: 'wahlén' }, 'due', ['2024-05-01']],
      ['actions', {}, 'text', ['köpa ved', 'skriva brevet']],
      ['actions', { person: 'wahlén' }, 'due', ['2024-05-01']],
      ['actions', { status: 'done' }, 'due', [null]],
      ['actions', { status: 'done' }, 'text', ['köpa ved']],
      ['actions', { status: 'ongoing' }, 'due', []],
      ['actions', { since: '2024-01-01' }, 'who', ['Åsa Wahlén']],
      ['organisations', { person: 'bo ek' }, 'name', ['Klubben']],
      ['decisions', { body: 'ÄRENDE' }, 'kind', ['approve', 'approve']],
      ['decisions', { body: 'arende' }, 'kind', []],
      ['decisions', { body: 'styrelsen', person: 'åsa' }, 'kind', []],
    ])('%s of %j', async (layer, filter, column, expected) => {
      expect(await listed(layer, filter, column)).toEqual(expected);
    });

    test.each(LAYERS)(
      '%s have the columns that scripts rely on, later ones last',
      async (layer) => {
        const own = await opened(subject);
        await save(own, '/m/a.txt', SPRING);
        const [row] = await gathered(own.facts(layer, NO_FILTER));
        expect(Object.keys(row ?? {})).toEqual(COLUMNS[layer]);
        expect(COLUMNS[layer].join(' ')).toContain('document start end');
        const { start, end } = row ?? {};
        expect(SPRING.slice(Number(start), Number(end))).not.toBe('');
      },
    );

    test('organisations say which entry of a register they are', async () => {
      const known = SPRING.replace('Region Norr', 'Region Skåne\nOrganisation: Klubben');
      const own = await opened(subject);
      await save(own, '/m/a.txt', known);
      const rows = await gathered(own.facts('organisations', NO_FILTER));
      expect(rows.map((row) => [row['name'], row['register'], row['register_id']])).toEqual([
        ['Region Skåne', 'region', '12'],
        ['Klubben', null, null],
      ]);
    });

    test('a decision can be found by the other forms of a name', async () => {
      const own = await opened(subject);
      const record = recordOf('/m/a.txt', SPRING);
      const people = record.people.map((person) => ({ ...person, aliases: ['Åsa W'] }));
      await own.save({ path: '/m/a.txt', run: 'r', record: { ...record, people } });
      const query = { ...NO_FILTER, person: 'åsa w' };
      expect(await gathered(own.facts('decisions', query))).toHaveLength(1);
    });
  });
