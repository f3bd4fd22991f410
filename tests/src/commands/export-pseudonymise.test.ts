/** `export --pseudonymise`: private persons under other names, in every format, always the same. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportCommand } from '../../../src/commands/export.ts';
import { pseudonymOf } from '../../../src/private/pseudonyms.ts';
import { filled } from '../support/filled.ts';
import { call, folderWith } from '../support/world.ts';

const { options: FORMATS } = exportCommand.args['format'] as { options: readonly string[] };

/** Those present of a board stay; who writes to it and the members of a club do not. */
const LETTERS: Readonly<Record<string, string>> = {
  'brev/anna-berg-2024.txt': `Organ: Hedby nämnd
Datum: 2024-03-14
Person: Sten Alm
Beslut: att Anna Berg får svar av Sten Alm
Beslut: att anna.berg@bolaget.se får brevet, Anna Bergs andra
`,
  'stämma.txt': `Organ: Hedby byalag
Datum: 2024-04-14
Person: Anna Berg
Person: Sten Alm
Beslut: att tacka Anna Berg och Sten Alm
`,
  'brev.txt': `Organ: Hedby nämnd
Datum: 2024-05-14
Person: Vera Lind
Beslut: att Sten Alm och Anna Berg ringer, yrkar Ove Ek (S)
`,
};

/** Names that a model would find, but nobody lists. */
async function letters() {
  return await filled(LETTERS, (record) => {
    const found = ['Anna Berg', 'Sten Alm', 'Ove Ek'].filter(
      (name) => record.text.includes(name) && !record.people.some((one) => one.name === name),
    );
    const people = found.map((name, i) => ({
      ...{ id: `x${i}`, name, aliases: [], roles: [], organisations: [] },
      mentions: [...record.text.matchAll(new RegExp(name, 'gu'))].map(({ index }) => {
        return { start: index, end: index + name.length, confidence: 1, by: 'test' };
      }),
    }));
    return { ...record, people: [...record.people, ...people] };
  });
}

function keyIn(folder: string): string {
  const file = join(folder, 'people.key');
  writeFileSync(file, `${'0f'.repeat(32)}\n`);
  return file;
}

async function written(format: string, store: readonly string[], key: string) {
  const output = join(folderWith(), 'out');
  const argv = ['export', '--format', format, '--output', output, ...store];
  const done = await call([...argv, '--pseudonymise', '--pseudonym-key-file', key]);
  expect(done).toMatchObject({ code: 0 });
  if (format === 'brat') {
    const names = readdirSync(output);
    return names.map((name) => name + readFileSync(join(output, name), 'utf8')).join('\n');
  }
  const bytes = readFileSync(output);
  if (format !== 'xlsx') return bytes.toString().replace(/\r\n[ \t]/gu, '');
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

const ANNA = pseudonymOf('anna berg', '0f'.repeat(32));

describe.each(FORMATS)('%s', (format) => {
  test('has no private person, and everybody with a role in the body', async () => {
    const { folder, store } = await letters();
    const text = await written(format, store, keyIn(folder));
    expect(text.replace(/\s+/gu, ' ')).not.toMatch(/anna[ ._-]?berg/iu);
    // A calendar has none of these decisions, and CoNLL one word a line.
    if (format === 'ics') return;
    expect(text).toMatch(/Vera\s(?:\S+\s)?Lind/u);
    expect(text).toMatch(/Sten\s(?:\S+\s)?Alm/u);
    if (format !== 'conll') expect(text).toContain(ANNA);
    expect(await written(format, store, keyIn(folder))).toBe(text);
  });
});

test('who is private in one body is so there alone, under one name in all documents', async () => {
  const { folder, store } = await letters();
  const lines = (await written('ndjson', store, keyIn(folder))).trimEnd().split('\n');
  const records = lines.map((line) => JSON.parse(line));
  const namesIn = (body: string) =>
    records
      .filter(({ meeting }) => meeting.body === body)
      .flatMap(({ people }) => people.map(({ name }: { name: string }) => name));
  const sten = pseudonymOf('Sten Alm', '0f'.repeat(32));
  expect(namesIn('Hedby nämnd').toSorted()).toEqual(
    [ANNA, ANNA, 'Sten Alm', 'Sten Alm', 'Vera Lind', 'Ove Ek'].toSorted(),
  );
  expect(namesIn('Hedby byalag')).toEqual([ANNA, sten]);
  const paths = records.map(({ source }) => source.path).join(' ');
  expect(paths).toContain(`brev/${ANNA.toLowerCase().replace(' ', '-')}-2024.txt`);
  expect(records.map(({ text }) => text).join()).toContain(`${ANNA}s andra`);
});

test('popolo ties nobody’s pseudonym to the name', async () => {
  const { folder, store } = await letters();
  const { persons } = JSON.parse(await written('popolo', store, keyIn(folder)));
  for (const person of persons) {
    const names = [person.name, ...person.other_names.map((one: { name: string }) => one.name)];
    expect(
      names.every((name: string) => name.startsWith('Person ')),
      String(names),
    ).toBe(person.name.startsWith('Person '));
  }
});

test('the key is made where there is none, for its owner alone, and serves again', async () => {
  const { folder, store } = await letters();
  const file = join(folder, 'made.key');
  const first = await written('csv', store, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/u);
  expect(await written('csv', store, file)).toBe(first);
  expect(await written('csv', store, keyIn(folder))).not.toBe(first);
});

test.each([
  [['--pseudonymise'], 'go together'],
  [['--pseudonym-key-file', 'x'], 'go together'],
])('%j is refused', async (argv, words) => {
  const { store } = await filled();
  const { code, err } = await call(['export', '--format', 'csv', ...store, ...argv]);
  expect(code).toBe(2);
  expect(err).toContain(words);
});

test.each([
  ['short', 'holds no key'],
  ['', 'holds no key'],
])('a key file with %j is refused', async (text, words) => {
  const { folder, store } = await filled();
  const file = join(folder, 'bad.key');
  writeFileSync(file, text);
  const argv = ['export', '--format', 'csv', ...store];
  const done = await call([...argv, '--pseudonymise', '--pseudonym-key-file', file]);
  expect(done).toMatchObject({ code: 2, out: '' });
  expect(done.err).toContain(words);
  const none = join(folder, 'no', 'folder.key');
  const missing = await call([...argv, '--pseudonymise', '--pseudonym-key-file', none]);
  expect(missing).toMatchObject({ code: 2 });
});
