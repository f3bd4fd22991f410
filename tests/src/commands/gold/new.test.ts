import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseGold } from '../../../../eval/gold/parse.ts';
import { runNew } from '../../../../src/commands/gold/new.ts';
import { UserError } from '../../../../src/errors.ts';
import { SPRING, WINTER } from '../../support/filled.ts';
import { recordOf } from '../../support/records.ts';
import { call, folderWith, put } from '../../support/world.ts';

const LIMITS = { maxBytes: 1e6, maxLine: 1e5 };
const analyse = async ({ path, bytes }: { path: string; bytes: Uint8Array }) =>
  recordOf(path, new TextDecoder().decode(bytes));

async function begin(
  inputs: readonly string[],
  options: { readonly force?: boolean; readonly empty?: boolean } = {},
) {
  let [out, err] = ['', ''];
  const code = await runNew(
    { inputs, force: options.force === true, limits: LIMITS },
    options.empty ? null : analyse,
    {
      write: (text) => {
        out += text;
      },
      warn: (text) => {
        err += text;
      },
    },
  );
  return { code, out, err };
}

describe('klubbslag gold new', () => {
  test('writes what the program finds, as a draft, and says what comes next', async () => {
    const folder = folderWith({ 'nämnd/vår.txt': SPRING });
    const { code, out, err } = await begin([join(folder, 'nämnd/vår.txt')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const path = join(folder, 'nämnd/vår.gold.json');
    expect(out.split('\n')[0]).toBe(
      `${path}: 2 people, 0 organisations, 0 places, 1 decisions, 1 deadlines, 0 meetings, ` +
        '1 agenda, 0 actions, 1 attendance',
    );
    expect(out).toContain('  2. Take the line "draft": true away.\n');
    expect(out).toContain(`  3. klubbslag gold check ${path}\n`);
    const json = readFileSync(path, 'utf8');
    expect(json).toMatch(/^\{\n "doc": "vår\.txt",\n "draft": true,\n "genre": "nämnd",\n/);
    const { gold, problems } = parseGold('x', json, SPRING, 'vår.txt');
    expect(problems).toEqual([]);
    expect(gold).toMatchObject({
      draft: true,
      meeting: { body: 'Ärendenämnden', date: '2024-03-14' },
      people: [{ name: 'Åsa Wahlén' }, { name: 'Åsa Wahlén', n: 1 }],
      deadlines: [{ date: '2024-05-01' }],
    });
  });

  test('--empty marks nothing and asks no analyser', async () => {
    const folder = folderWith({ 'nämnd/vår.txt': SPRING });
    const { out } = await begin([folder], { empty: true });
    expect(out).toContain('vår.gold.json: an empty draft\n');
    const json = readFileSync(join(folder, 'nämnd/vår.gold.json'), 'utf8');
    expect(parseGold('x', json, SPRING, 'vår.txt').gold).toMatchObject({
      draft: true,
      meeting: { body: null, date: null, chair: null, secretary: null },
      people: [],
      agenda: [],
      attendance: [],
    });
  });

  test('says what it left out', async () => {
    const text = 'Organisation: Rova och Rova\nOrganisation: Rova och Rova\n';
    const folder = folderWith({ 'a.txt': text });
    const nested = async (file: { path: string; bytes: Uint8Array }) => {
      const record = await analyse(file);
      const inner = record.organisations.map((one) => ({
        ...one,
        mentions: one.mentions.map((mention) => ({ ...mention, end: mention.start + 4 })),
      }));
      return { ...record, organisations: [...record.organisations, ...inner] };
    };
    let out = '';
    const write = (text: string) => {
      out += text;
    };
    const options = { inputs: [folder], force: false, limits: LIMITS };
    await runNew(options, nested, { write, warn: write });
    expect(out).toContain('2 organisations');
    expect(out).toContain('; 2 marks left out inside a longer one of its layer\n');
  });

  test('writes over nothing: drafts only with --force, gold never', async () => {
    const folder = folderWith({ 'a.txt': SPRING, 'b.txt': WINTER });
    await begin([join(folder, 'a.txt')], { empty: true });
    const path = join(folder, 'a.gold.json');
    const empty = readFileSync(path, 'utf8');

    const again = await begin([folder]);
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/a\.txt: [^\n]*a\.gold\.json is a draft: --force makes it anew\n$/);
    expect(again.out).toContain('b.gold.json: ');
    expect(readFileSync(path, 'utf8')).toBe(empty);

    expect(await begin([join(folder, 'a.txt')], { force: true })).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).not.toBe(empty);
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  test.each([
    ['finished', '{"doc": "a.txt"}'],
    ['no draft any more', '{"doc": "a.txt", "draft": false}'],
    ['broken', '{"draft": true,'],
    ['empty', ''],
  ])('leaves gold that is %s alone, even with --force', async (_, json) => {
    const folder = folderWith({ 'a.txt': SPRING, 'a.gold.json': json });
    for (const empty of [true, false]) {
      const { code, err } = await begin([folder], { force: true, empty });
      expect(code).toBe(1);
      expect(err).toContain('is no draft and stays as it is');
      expect(readFileSync(join(folder, 'a.gold.json'), 'utf8')).toBe(json);
    }
  });

  test('a document without an ending gets gold of its own name', async () => {
    const folder = folderWith({ 'v1.2/protokoll': SPRING });
    await begin([join(folder, 'v1.2/protokoll')], { empty: true });
    expect(readFileSync(join(folder, 'v1.2/protokoll'), 'utf8')).toBe(SPRING);
    expect(existsSync(join(folder, 'v1.2/protokoll.gold.json'))).toBe(true);
  });

  test('what cannot be read is told, the others go on', async () => {
    const folder = folderWith({ 'a.txt': '', 'b.txt': WINTER, 'c.gold.json': '{}' });
    const inputs = [folder, join(folder, 'nowhere.txt'), join(folder, 'c.gold.json')];
    const { code, out, err } = await begin(inputs);
    expect(code).toBe(1);
    expect(err).toContain('nowhere.txt: there is no such file');
    expect(err).toContain('a.txt: is empty');
    expect(err).toContain('c.gold.json: is gold: give the document that it is of');
    expect(out).toContain('b.gold.json: ');
    await expect(begin([put(folder, 'd/e.pdf', 'x').replace('/e.pdf', '')])).rejects.toThrow(
      UserError,
    );
  });
});

test('the command: drafts are checked, and not scored until the line is gone', async () => {
  const folder = folderWith({ 'n/a.txt': SPRING, 'n/b.txt': WINTER });
  expect((await call(['gold', 'new', folder])).code).toBe(0);
  const checked = await call(['gold', 'check', folder]);
  expect(checked).toMatchObject({ code: 0, err: '' });
  expect(checked.out).toContain('2 gold files, 2 drafts, 0 documents without gold');
  const none = await call(['eval', folder]);
  expect(none.code).toBe(2);
  expect(none.err).toContain('beside it');
  expect(none.err).toContain('but 2 drafts');
  const path = join(folder, 'n/a.gold.json');
  put(folder, 'n/a.gold.json', readFileSync(path, 'utf8').replace(' "draft": true,\n', ''));
  const scored = await call(['eval', folder]);
  expect(scored.code).toBe(0);
  expect(scored.out).toMatch(/^1 document, 1 draft not scored\n/);
  expect(scored.out).toMatch(/people +2 +2 +2 +1\.000/);
});
