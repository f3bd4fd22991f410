import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tokenise } from '../../pipeline/segment/tokens.ts';
import { loadActs, loadTagger } from '../../src/onnx.ts';

const FOLDER = 'models/ner-sv';
const tagger = await loadTagger(FOLDER);

function words(text: string): string[] {
  return tokenise(text).map(({ start, end }) => text.slice(start, end));
}

/** Names found in each text, as 'PER Anna Berg'. */
async function names(...texts: readonly string[]): Promise<string[][]> {
  const sentences = texts.map(words);
  const found = await tagger.tag(sentences);
  return found.map((spans, index) =>
    spans.map(
      ({ label, start, end }) => `${label} ${(sentences[index] ?? []).slice(start, end).join(' ')}`,
    ),
  );
}

describe('on invented sentences', () => {
  test.each([
    ['Lena Adolfsson\tområdeschef', ['PER Lena Adolfsson']],
    ['Berit Ekman yrkar avslag.', ['PER Berit Ekman']],
    ['Kommunstyrelsen beslutar enligt förslaget.', ['ORG Kommunstyrelsen']],
    ['Ärendet skickas till socialnämnden.', ['ORG socialnämnden']],
    ['Mötet hölls i Karlstad.', ['LOC Karlstad']],
    ['Ordföranden förklarar mötet avslutat.', []],
    ['Beslut', []],
  ])('%s', async (text, expected) => {
    expect(await names(text)).toEqual([expected]);
  });
});

describe('any shape of input', () => {
  test('nothing at all', async () => {
    expect(await tagger.tag([])).toEqual([]);
    expect(await tagger.tag([[]])).toEqual([[]]);
    expect(await names('', 'Berit Ekman yrkar avslag.', '')).toEqual([[], ['PER Berit Ekman'], []]);
  });

  test('the company that a sentence keeps in a batch changes nothing', async () => {
    const text = 'Berit Ekman besökte Länsstyrelsen i Karlstad.';
    const alone = await tagger.tag([words(text)]);
    const others = Array.from({ length: 40 }, (_, i) => words('Sven tackade. '.repeat(i)));
    const together = await tagger.tag([...others, words(text)]);
    const spans = (list: typeof alone) =>
      list.at(-1)?.map(({ start, end, label, score }) => [start, end, label, score.toFixed(3)]);
    expect(spans(together)).toEqual(spans(alone));
  });

  test('3,000 tokens in one list: nothing is cut off', async () => {
    const once = words('Mötet leddes av Berit Ekman och därefter följde en paus .');
    const list = Array.from({ length: 3000 }, (_, i) => once[i % once.length] ?? '');
    const [spans = []] = await tagger.tag([list]);
    const people = spans.filter(({ label }) => label === 'PER');
    const expected = list.filter((word) => word === 'Ekman').length;
    expect(people).toHaveLength(expected);
    expect(people.at(-1)?.start).toBeGreaterThan(2950);
  });

  test('words that are odd', async () => {
    const odd = ['\u0000', '😀', '', 'a'.repeat(5000), '\ud800', '____', '\u00ad', 'İ'];
    const [spans] = await tagger.tag([odd]);
    expect(spans?.every(({ start, end }) => start < end && end <= odd.length)).toBe(true);
  });
});

test('scores are probabilities and the model gives its name', async () => {
  const [spans = []] = await tagger.tag([words('Berit Ekman besökte Karlstad.')]);
  expect(spans.length).toBeGreaterThan(0);
  for (const { score } of spans) {
    expect(score).toBeGreaterThan(0.3);
    expect(score).toBeLessThanOrEqual(1);
  }
  expect(tagger.model).toMatch(/^ner-sv@\d+\.\d+\.\d+$/);
});

describe('a folder that is not as its manifest says', () => {
  const made: string[] = [];

  afterAll(async () => {
    for (const folder of made) await rm(folder, { recursive: true });
  });

  async function copyOf(name: string, change: (folder: string) => Promise<void>): Promise<string> {
    const parent = await mkdtemp(join(tmpdir(), 'model-'));
    made.push(parent);
    const folder = join(parent, name);
    await cp(`models/${name}`, folder, { recursive: true });
    await change(folder);
    return folder;
  }

  async function flip(path: string): Promise<void> {
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
    await writeFile(path, bytes);
  }

  async function setVersion(folder: string): Promise<void> {
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    manifest.features.version = 99;
    await writeFile(path, JSON.stringify(manifest));
  }

  test.each([
    ['ner-sv', 'model.onnx', loadTagger],
    ['ner-sv', 'gazetteers.json', loadTagger],
    ['acts-sv', 'weights.bin', loadActs],
  ])('%s: a changed byte in %s', async (name, file, load) => {
    const folder = await copyOf(name, (copy) => flip(join(copy, file)));
    await expect(load(folder)).rejects.toThrow(`model '${name}': ${file} is not the file`);
  });

  test.each([
    ['ner-sv', 'model.onnx', loadTagger],
    ['ner-sv', 'gazetteers.json', loadTagger],
    ['ner-sv', 'manifest.json', loadTagger],
    ['acts-sv', 'weights.bin', loadActs],
  ])('%s: %s is missing', async (name, file, load) => {
    const folder = await copyOf(name, (copy) => rm(join(copy, file)));
    await expect(load(folder)).rejects.toThrow(`model '${name}': ${file} is missing: install it`);
  });

  test.each([
    ['ner-sv', loadTagger],
    ['acts-sv', loadActs],
  ])('%s: made for other features', async (name, load) => {
    const folder = await copyOf(name, setVersion);
    await expect(load(folder)).rejects.toThrow(/made for features 99, this program has 1/);
  });
});
