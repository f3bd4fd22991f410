import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TokenTagger } from '../../../pipeline/recognise/tagger.ts';
import { tokenise } from '../../../pipeline/segment/tokens.ts';
import { makeAnalyser, makeTagger } from '../../../src/analyse.ts';
import { UserError } from '../../../src/errors.ts';
import { TINY, type Tiny, tinyFiles } from '../../support/classifier.ts';
import { classifierOnnx } from '../../support/onnx.ts';
import { call, folderWith, put } from '../support/world.ts';

/** Adds a model called prov and gives the folder of models. */
async function added(tiny: Tiny = TINY): Promise<string> {
  const home = folderWith();
  const argv = ['models', 'add', folderWith(tinyFiles(tiny)), '--name', 'prov', '--models', home];
  expect(await call(argv)).toMatchObject({ code: 0, err: '' });
  return home;
}

async function loaded(tiny: Tiny = TINY): Promise<TokenTagger> {
  return await makeTagger({ threads: 1, model: 'prov', models: await added(tiny) });
}

/** The names that are found, by the characters of the text. */
async function names(tagger: TokenTagger, text: string): Promise<string[]> {
  const places = tokenise(text);
  const words = places.map(({ start, end }) => text.slice(start, end));
  const [spans = []] = await tagger.tag([words]);
  return spans.map(({ start, end, label }) => {
    const quote = text.slice(places[start]?.start, places[end - 1]?.end);
    return `${label} ${quote}`;
  });
}

describe('an added model', () => {
  test('is called by its name and the beginning of its checksum', async () => {
    const tagger = await loaded();
    expect(tagger.model).toMatch(/^prov@[0-9a-f]{8}$/);
  });

  test.each([
    ['Åsa Österman kom idag.', ['PER Åsa Österman']],
    ['Nämnden i Hedby hörde Åsa Ek.', ['ORG Nämnden', 'LOC Hedby', 'PER Åsa Ek']],
    ['😀 Åsa 👩‍👩‍👧 Ek 😀', ['PER Åsa', 'PER Ek']],
    ['o\u0308\u0308 Nämnden e\u0301 Åsa', ['ORG Nämnden', 'PER Åsa']],
    ['会議 Åsa สวัสดี', ['PER Åsa']],
    ['\u200b Åsa \ufeff', ['PER Åsa']],
    ['x', []],
    ['', []],
  ])('%j', async (text, found) => {
    const tagger = await loaded();
    expect(await names(tagger, text)).toEqual(found);
  });

  test('a word is labelled by its first piece', async () => {
    const tagger = await loaded();
    const [spans] = await tagger.tag([['Hedby', 'byHed']]);
    expect(spans).toMatchObject([{ start: 0, end: 1, label: 'LOC' }]);
  });

  test('finds the last name of ten thousand words as well as the first', async () => {
    const tagger = await loaded();
    const filler = Array.from({ length: 10_000 }, () => 'Österman');
    const [spans = []] = await tagger.tag([['Åsa', 'ordet', ...filler, '.', 'Nämnden']]);
    expect(spans.map(({ start, end, label }) => [label, start, end])).toEqual([
      ['PER', 0, 1],
      ['PER', 2, 10_002],
      ['ORG', 10_003, 10_004],
    ]);
  });

  test('words that the tokenizer leaves nothing of shift no other', async () => {
    const tagger = await loaded();
    const empty = Array.from({ length: 700 }, () => '\u0007');
    const [spans] = await tagger.tag([[...empty, 'Åsa', '\u0007', 'Nämnden']]);
    expect(spans).toMatchObject([
      { start: 700, end: 701, label: 'PER' },
      { start: 702, end: 703, label: 'ORG' },
    ]);
  });

  test('sentences of any length keep their order', async () => {
    const tagger = await loaded();
    const long = Array.from({ length: 900 }, () => 'ordet');
    const sentences = [[...long, 'Åsa'], [], ['Ek'], ['ordet'], ['Nämnden', ...long]];
    const found = await tagger.tag(sentences);
    expect(found.map((spans) => spans.map(({ start, label }) => [label, start]))).toEqual([
      [['PER', 900]],
      [],
      [['PER', 0]],
      [],
      [['ORG', 0]],
    ]);
  });

  test('ten million characters without a space take little time', async () => {
    const tagger = await loaded();
    const before = performance.now();
    const [spans] = await tagger.tag([['å'.repeat(5_000_000), '😀'.repeat(2_500_000), 'Åsa']]);
    expect(spans).toMatchObject([{ start: 2, end: 3, label: 'PER' }]);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

test('a model of short inputs is shown short windows', async () => {
  const tagger = await loaded({ ...TINY, longest: 16 });
  const words = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? 'Nämnden' : 'Österman'));
  const [spans = []] = await tagger.tag([['ordet', ...words]]);
  expect(spans.filter(({ label }) => label === 'ORG').map(({ start }) => start)).toEqual(
    Array.from({ length: 10 }, (_, i) => 1 + i * 10),
  );
});

describe('what is refused at loading', () => {
  test('a file that was changed', async () => {
    const home = await added();
    put(home, 'prov/tokenizer.json', '{}');
    const refused = makeTagger({ threads: 1, model: 'prov', models: home });
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(/^model 'prov': tokenizer\.json is not the file/);
  });

  test('a kind of network that the package does not know', async () => {
    const home = await added();
    const path = join(home, 'prov', 'config.json');
    const from = folderWith(tinyFiles(TINY));
    put(from, 'config.json', readFileSync(path, 'utf8').replace('"bert"', '"gurka"'));
    await call(['models', 'add', from, '--name', 'gurka', '--models', home]);
    await expect(makeTagger({ threads: 1, model: 'gurka', models: home })).rejects.toThrow(
      /^model 'gurka': @xenova\/transformers cannot open it: [^\n]+$/,
    );
  });

  test('a name that is none', async () => {
    const models = folderWith();
    await expect(makeTagger({ threads: 1, model: 'prov', models })).rejects.toThrow(
      /^no model is called 'prov': there are /,
    );
  });
});

test('the analyser reads names with it, and its key depends on it', async () => {
  const home = await added();
  const usual = makeAnalyser({ threads: 1 });
  const own = makeAnalyser({ threads: 1, model: 'prov', models: home });
  expect(own.run).not.toBe(usual.run);
  const text = 'Nämnden i Hedby\n\nProtokoll 2025-03-11\n\nÅsa Österman hörde 😀 Nämnden idag.\n';
  const bytes = new TextEncoder().encode(text);
  const sha256 = '0'.repeat(64);
  const mediaType = 'text/plain';
  const file = { path: 'a.txt', bytes, sha256, mediaType, reading: null, notes: [] };
  const record = await own.analyse(file);
  const mentions = record.people.flatMap((person) => person.mentions);
  const ours = mentions.filter(({ by }) => by.startsWith('prov@'));
  expect(ours.length).toBeGreaterThan(0);
  for (const { start, end } of ours) expect(text.slice(start, end)).toBe('Åsa Österman');
  const changed = folderWith(tinyFiles(TINY));
  const table = Array.from({ length: 14 }, () => Array.from({ length: 9 }, () => 1));
  put(changed, 'onnx/model.onnx', classifierOnnx(table));
  await call(['models', 'add', changed, '--name', 'prov', '--models', home, '--force']);
  const other = makeAnalyser({ threads: 1, model: 'prov', models: home });
  expect(other.run).not.toBe(own.run);
});
