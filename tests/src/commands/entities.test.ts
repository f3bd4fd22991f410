/** `klubbslag entities` from the command line: who is who, why, and what people say of it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/store.ts';
import { recordOf, sha256 } from '../support/records.ts';
import { call, folderWith } from '../support/world.ts';

const board = (date: string, name: string): string => `Organ: Styrelsen
Datum: ${date}
Person: Uno Bäckman
Person: Viva Dahlin
Person: ${name}
Organisation: Granby IF
`;
const MARCH = board('2024-03-14', 'Åsa Wahlén');
const APRIL = board('2024-04-11', 'Åsa Whalén');
const OTHER = `Organ: Nämnden
Datum: 2024-05-02
Person: Åsa Wahlén
`;

const ref = (text: string, id: string): string => `${sha256(text).slice(0, 12)}:${id}`;
const [IN_MARCH, IN_APRIL, IN_MAY] = [
  ref(MARCH, 'person-3'),
  ref(APRIL, 'person-3'),
  ref(OTHER, 'person-1'),
];

/** Calls 'entities' on a store of these three documents. */
function stored() {
  const folder = folderWith();
  const path = join(folder, 'a.sqlite');
  const saved = (async () => {
    const store = await openStore({ path, create: true, busyMs: 1000 });
    for (const [name, text] of Object.entries({
      'mars.txt': MARCH,
      'april.txt': APRIL,
      'maj.txt': OTHER,
    })) {
      await store.save({
        path: join(folder, name),
        run: 'r',
        record: recordOf(join(folder, name), text),
      });
    }
    await store.close();
  })();
  return async (...argv: string[]) => {
    await saved;
    return await call(['entities', ...argv, '--store', path]);
  };
}

test('each is listed once, with what documents call it', async () => {
  const { code, out } = await stored()('people', '--format', 'ndjson');
  expect(code).toBe(0);
  const all = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(all.map(({ name, members }) => [name, members.length])).toEqual([
    ['Uno Bäckman', 2],
    ['Viva Dahlin', 2],
    ['Åsa Wahlén', 2],
    ['Åsa Wahlén', 1],
  ]);
  expect(all[2]).toMatchObject({
    aliases: ['Åsa Whalén'],
    bodies: ['Styrelsen'],
    members: [
      { ref: IN_MARCH, name: 'Åsa Wahlén', date: '2024-03-14', circle: null },
      {
        ref: IN_APRIL,
        name: 'Åsa Whalén',
        circle: { by: 'shared-people', names: ['Uno Bäckman', 'Viva Dahlin'] },
      },
    ],
    merges: [{ by: 'misspelling-listed' }],
    doubts: [{ a: IN_MARCH, b: IN_MAY, by: 'elsewhere', other: 'Åsa Wahlén' }],
  });
});

test('a pipe gets one line each, --body and a part of a name choose', async () => {
  const entities = stored();
  const { out } = await entities('people', 'WAHLÉN', '--body', 'styr');
  expect(out.split('\n')).toHaveLength(2);
  expect(out.split('\t').slice(0, 6)).toEqual([
    'Åsa Wahlén',
    '2',
    '2024-03-14',
    '2024-04-11',
    'Åsa Whalén',
    'Styrelsen',
  ]);
  const csv = await entities('organisations', '--format', 'csv');
  expect(csv.out.split('\n')[0]).toMatch(/^name,documents,first,last,aliases,/u);
  expect(csv.out.split('\n')[1]).toMatch(/^Granby IF,2,2024-03-14,2024-04-11,,Styrelsen,,,board,/u);
  expect((await entities('people', 'nobody', '--why')).out).toBe('No people found.\n');
});

test('--why tells the reason and what was left apart', async () => {
  const { out } = await stored()('people', IN_APRIL, '--why');
  const words = out.replace(/\s+/gu, ' ');
  expect(words).toContain(`${IN_APRIL} 2024-04-11 Åsa Whalén`);
  expect(words).toContain(
    'a slip of the pen, both in the list of those present; meets with Uno Bäckman, Viva Dahlin',
  );
  expect(words).toContain(`not joined: ${IN_MAY} Åsa Wahlén · same name, but not where`);
});

test('what a person says goes before the rules, outlives a new run and can be taken back', async () => {
  const entities = stored();
  const count = async (): Promise<number> => {
    const { out } = await entities('people', 'åsa');
    return out.trim().split('\n').length;
  };
  expect(await count()).toBe(2);
  const split = await entities('split', IN_MARCH, IN_APRIL);
  expect(split.out).toContain('1: Åsa Wahlén and Åsa Whalén are not the same;');
  expect(await count()).toBe(3);
  const joined = await entities('join', IN_MAY, IN_APRIL);
  expect(joined.out).toContain("'klubbslag entities undo 2' takes it back");
  expect(await count()).toBe(2);
  const { out } = await entities('rulings');
  expect(out.split('\n').map((line) => line.replace(/\d{4}-\d{2}-\d{2}/u, 'DAY'))).toEqual([
    `1  DAY  people  Åsa Wahlén (${IN_MARCH.slice(0, 12)}) not Åsa Whalén (${IN_APRIL.slice(0, 12)})`,
    `2  DAY  people  Åsa Wahlén (${IN_MAY.slice(0, 12)}) same as Åsa Whalén (${IN_APRIL.slice(0, 12)})`,
    '',
  ]);
  expect((await entities('undo', '1')).out).toBe('ruling 1 is taken back\n');
  expect((await entities('undo', '2')).code).toBe(0);
  expect(await count()).toBe(2);
  expect((await entities('rulings')).out).toBe('No rulings.\n');
});

test.each([
  [['join', IN_MARCH], '<REF> is missing'],
  [['join', 'Åsa', IN_MARCH], "'Åsa' is not like 3f9a21c0d1e2:person-4"],
  [['join', IN_MARCH, IN_MARCH], 'one is always the same as itself'],
  [['join', IN_MARCH, ref(MARCH, 'org-1')], 'a person and an organisation are never the same'],
  [['split', IN_MARCH, ref(MARCH, 'person-9')], "nothing stored is called '"],
  [['undo', '1'], 'there is no ruling 1'],
  [['undo', 'one'], "'one' is no number of a ruling"],
])('%j is refused: %s', async (argv, message) => {
  const { code, err } = await stored()(...argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test.each([
  [[], '<people|organisations|join|split|rulings|undo> is missing'],
  [['frobnicate'], 'needs one of people, organisations, join, split, rulings, undo, not'],
])('%j says what there is: %s', async (argv, message) => {
  const { code, err } = await call(['entities', ...argv]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
