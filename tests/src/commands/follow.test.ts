/** `klubbslag follow` from the command line. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/store.ts';
import { parseCsv } from '../support/csv.ts';
import { recordOf } from '../support/records.ts';
import { call, folderWith } from '../support/world.ts';

const met = (date: string, lines: string): string => `Organ: Styrelsen
Datum: ${date}
Person: Uno Bäckman
Person: Viva Dahlin
Person: Åsa Wahlén
${lines}
`;
const DOCUMENTS = {
  'mars.txt': met('2024-03-14', 'Uppgift: Åsa open skaffar skyltar till badet'),
  'april.txt': met('2024-04-11', 'Åsa Wahlén har skaffat skyltar till badet.'),
  'maj.txt': met('2024-05-10', 'Uppgift: Viva open räknar stolar'),
};

/** Calls 'follow' on a store of these documents. */
function stored(documents: Readonly<Record<string, string>> = DOCUMENTS) {
  const folder = folderWith();
  const path = join(folder, 'a.sqlite');
  const saved = (async () => {
    const store = await openStore({ path, create: true, busyMs: 1000 });
    for (const [name, text] of Object.entries(documents)) {
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
    return await call(['follow', ...argv, '--store', path]);
  };
}

test('tells of each task what later minutes say, and by what it is known', async () => {
  const { code, out } = await stored()('--format', 'table');
  expect(code).toBe(0);
  expect(out).toContain('Styrelsen · 3 meetings, 2024-03-14 to 2024-05-10');
  expect(out).toMatch(/2024-03-14 {2}closed: skaffar skyltar till badet · Åsa Wahlén\n/u);
  expect(out).toMatch(/2024-04-11 {2}closed {2}”Åsa Wahlén har skaffat skyltar till badet\.”\n/u);
  expect(out).toMatch(/by Åsa Wahlén, skaff/u);
  expect(out).toMatch(/2024-05-10 {2}open: räknar stolar · Viva Dahlin\n/u);
});

test('by state and person, a row each for programs', async () => {
  const follow = stored();
  const csv = async (...argv: string[]) =>
    parseCsv((await follow('--format', 'csv', ...argv)).out)
      .slice(1)
      .map((row) => row[2]);
  expect(await csv()).toEqual(['skaffar skyltar till badet', 'räknar stolar']);
  expect(await csv('--state', 'open')).toEqual(['räknar stolar']);
  expect(await csv('--person', 'åsa')).toEqual(['skaffar skyltar till badet']);
  expect(await csv('--person', 'asa')).toEqual([]);
  expect(await csv('--body', 'nämnd')).toEqual([]);
  const [body] = JSON.parse((await follow('--format', 'json')).out);
  expect(body.tasks[0]).toMatchObject({ state: 'closed', steps: [{ kind: 'closed' }] });
  expect(body.tasks[0].document).toMatch(/mars\.txt$/u);
});

test('what is none is refused, and one meeting has nothing to follow', async () => {
  expect(await stored()('--state', 'ready')).toMatchObject({ code: 2, out: '' });
  const alone = stored({ 'mars.txt': DOCUMENTS['mars.txt'] });
  expect((await alone('--format', 'table')).out).toBe('No body with two dated meetings found.\n');
});
