/** What runs through all documents: decisions over time, names, and every place of a name. */
import { describe, expect, test } from 'vitest';
import type { Snippet } from '../../../src/store/search/snippet.ts';
import { appOver, storeWith, usual } from './support.ts';

const PARTS = [
  'Organ: Styrelsen\nDatum: 2023-01-10\nPerson: Bo Ek\nBeslut: att köpa en klubba\n',
  'Organ: Styrelsen\nDatum: 2023-01-20\nPerson: Bo Ek\nBeslut: att Bo Ek säljer den\nBeslut: att a\n',
  'Organ: Nämnden\nDatum: 2023-03-20\nPerson: Åsa Ek\nBeslut: att vila\n',
  'Organ: Nämnden\nPerson: bo ek\nBeslut: att gå\n\nSedan gick bo ek hem, sade bo ek.\n',
];

interface Answer {
  readonly items: readonly {
    readonly date: string | null;
    readonly mentioned: readonly { readonly found: readonly Snippet[] }[];
  }[];
  readonly total: number;
  readonly next: string | null;
}

async function asked(path: string, parts = PARTS): Promise<Answer> {
  const store = await storeWith(Object.fromEntries(parts.map((text, n) => [`/m/${n}.txt`, text])));
  const { app } = appOver(store);
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

describe('/v1/statistics/decisions', () => {
  test('counts by month, of each kind and body, the greatest first', async () => {
    expect(await asked('/v1/statistics/decisions')).toEqual({
      step: 'month',
      total: 4,
      undated: 1,
      points: [
        { at: '2023-01', count: 3 },
        { at: '2023-03', count: 1 },
      ],
      kinds: [
        {
          value: 'approve',
          count: 4,
          points: [
            { at: '2023-01', count: 3 },
            { at: '2023-03', count: 1 },
          ],
        },
      ],
      bodies: [
        { value: 'Styrelsen', count: 3, points: [{ at: '2023-01', count: 3 }] },
        { value: 'Nämnden', count: 1, points: [{ at: '2023-03', count: 1 }] },
      ],
    });
  });

  test.each([
    ['body=nämnd', 1, 1],
    ['since=2023-01-15', 3, 0],
    ['until=2023-02', 3, 0],
    ['person=bo ek', 1, 0],
    ['year=2022', 0, 0],
    ['kind=protokoll', 4, 1],
  ])('passes %s', async (query, total, undated) => {
    expect(await asked(`/v1/statistics/decisions?${query}`)).toMatchObject({ total, undated });
  });

  test('counts by year where the time is long, and where that is asked for', async () => {
    const old = 'Organ: Styrelsen\nDatum: 2010-01-10\nBeslut: att börja\n';
    const points = [
      { at: '2010', count: 1 },
      { at: '2023', count: 4 },
    ];
    const long = await asked('/v1/statistics/decisions', [old, ...PARTS]);
    expect(long).toMatchObject({ step: 'year', points });
    const short = await asked('/v1/statistics/decisions?by=year');
    expect(short).toMatchObject({ step: 'year', points: points.slice(1) });
    const months = await asked('/v1/statistics/decisions?by=month', [old, ...PARTS]);
    expect(months).toMatchObject({ step: 'month', points: { length: 3 } });
  });
});

describe('names', () => {
  test('come with how often they stand, those of most documents first', async () => {
    const { items, total } = await asked('/v1/people/names');
    expect(total).toBe(3);
    expect(items).toEqual([
      { name: 'Bo Ek', documents: 2, mentions: 3, first: '2023-01-10', last: '2023-01-20' },
      { name: 'bo ek', documents: 1, mentions: 3, first: null, last: null },
      { name: 'Åsa Ek', documents: 1, mentions: 1, first: '2023-03-20', last: '2023-03-20' },
    ]);
  });

  test('are found by a part, whatever the case', async () => {
    const { items } = await asked('/v1/people/names?part=%C3%85SA');
    expect(items).toMatchObject([{ name: 'Åsa Ek' }]);
  });

  test('lead through their pages', async () => {
    const { items, next } = await asked('/v1/people/names?limit=2');
    expect(items).toHaveLength(2);
    expect((await asked(next ?? '')).items).toMatchObject([{ name: 'Åsa Ek' }]);
  });
});

describe('mentions', () => {
  test('stand where they say, what is in one line once, in whatever case', async () => {
    const { items } = await asked('/v1/people/mentions?name=BO+EK');
    expect(items.map(({ date }) => date)).toEqual(['2023-01-20', '2023-01-10', null]);
    const found = items[2]?.mentioned[0]?.found ?? [];
    const text = PARTS[3] ?? '';
    expect(found.map((one) => one.text)).toEqual([
      'Person: bo ek',
      'Sedan gick bo ek hem, sade bo ek.',
    ]);
    for (const { start, end, text: line, marks } of found) {
      expect(text.slice(start, end)).toBe(line);
      for (const mark of marks) expect(text.slice(mark.start, mark.end)).toBe('bo ek');
    }
    expect(found[1]?.marks).toHaveLength(2);
  });

  test('of organisations are told, and no path of this machine', async () => {
    const { app } = await usual();
    const name = encodeURIComponent('Region Skåne');
    const response = await app.request(`/v1/organisations/mentions?name=${name}`);
    const text = await response.text();
    expect(JSON.parse(text).items).toMatchObject([{ name: 'vår.txt', body: 'Ärendenämnden' }]);
    expect(text).not.toContain('secret');
  });

  test('of nobody are none', async () => {
    expect(await asked('/v1/people/mentions?name=Ingen')).toEqual({ items: [], next: null });
  });
});
