/** Features and tags against what models/training/check.py wrote. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../pipeline/hashing.ts';
import { Encoder } from '../../pipeline/recognise/encode.ts';
import {
  Gazetteer,
  grams,
  KnownWords,
  shapeId,
  shapeOf,
} from '../../pipeline/recognise/features.ts';
import { tokenise } from '../../pipeline/segment/tokens.ts';
import { gazetteerFile, modelManifest, readManifest } from '../../src/manifests.ts';
import { loadModel } from '../../src/model.ts';

interface Case {
  readonly text: string;
  readonly tokens: readonly string[];
  /** Rows of each word in the table of whole words. */
  readonly rows: readonly (readonly number[])[];
  readonly grams: readonly (readonly number[])[];
  /** Rows of each token in the wide part's table. */
  readonly wide: readonly (readonly number[])[];
  readonly shapes: readonly string[];
  readonly shapeIds: readonly number[];
  readonly gazetteer: readonly (readonly number[])[];
  readonly tags: readonly string[];
  /** Of each token, of each label, by the fp32 net. */
  readonly probabilities: readonly (readonly number[])[];
}

const FOLDER = 'models/klubbslag-sv';
const cases: readonly Case[] = JSON.parse(readFileSync('tests/recognise/parity.json', 'utf8'));
const { features, labels } = await readManifest(FOLDER, modelManifest);
const lists = gazetteerFile.parse(JSON.parse(readFileSync(`${FOLDER}/gazetteers.json`, 'utf8')));
const gazetteer = new Gazetteer(lists);
const known = new KnownWords(readFileSync(`${FOLDER}/known.bin`));
const { tagger } = await loadModel(FOLDER);
const encoder = new Encoder(features, gazetteer, known);

/** The columns that are on, a list a token. */
function columns(tokens: readonly string[]): number[][] {
  const { width } = gazetteer;
  const marks = new Uint8Array(tokens.length * width);
  const read = tokens.map((token) => gazetteer.marksOf(token));
  gazetteer.fill(read, marks, 0);
  return tokens.map((_, row) =>
    [...marks.slice(row * width, (row + 1) * width).entries()].flatMap(([column, on]) =>
      on ? [column] : [],
    ),
  );
}

/** The spans that tags stand for, as 'PER 0-2'. */
function written(tags: readonly string[]): string[] {
  const spans: string[] = [];
  for (const [start, tag] of tags.entries()) {
    if (!tag.startsWith('B-')) continue;
    let end = start + 1;
    while (tags[end]?.startsWith('I-')) end++;
    spans.push(`${tag.slice(2)} ${start}-${end}`);
  }
  return spans;
}

test('there are twenty sentences, with words that have rows and words that have none', () => {
  expect(cases).toHaveLength(20);
  const rows = cases.flatMap((example) => example.rows.map(([first]) => first ?? 0));
  expect(rows.some((row) => row > 0)).toBe(true);
  expect(rows.some((row) => row === 0)).toBe(true);
});

describe.each(cases)('$text', (example) => {
  test('tokens', () => {
    const tokens = tokenise(example.text).map(({ start, end }) => example.text.slice(start, end));
    expect(tokens).toEqual(example.tokens);
  });

  test('n-grams', () => {
    const ids = example.tokens.map((token) => grams(normalise(token), features));
    expect(ids).toEqual(example.grams);
  });

  test('rows of whole words', () => {
    const rows = example.tokens.map((token) => known.rows(normalise(token), features));
    expect(rows).toEqual(example.rows);
  });

  test('the wide part', () => {
    const { wide } = encoder.encode([example.tokens]);
    expect([...wide]).toEqual(example.wide.flat());
  });

  test('shapes', () => {
    expect(example.tokens.map(shapeOf)).toEqual(example.shapes);
    expect(example.tokens.map((token) => shapeId(token, features))).toEqual(example.shapeIds);
  });

  test('gazetteers', () => {
    expect(columns(example.tokens)).toEqual(example.gazetteer);
  });

  test('names', async () => {
    const [spans = []] = await tagger.tag([example.tokens]);
    const found = spans.map(({ label, start, end }) => `${label} ${start}-${end}`);
    expect(found).toEqual(written(example.tags));
  });

  test('scores, up to what int8 costs', async () => {
    const [spans = []] = await tagger.tag([example.tokens]);
    for (const { start, end, label, score } of spans) {
      const sums = example.probabilities
        .slice(start, end)
        .flatMap((row) => row.filter((_, index) => labels[index]?.slice(2) === label));
      const mean = sums.reduce((sum, p) => sum + p, 0) / (end - start);
      expect(Math.abs(score - mean)).toBeLessThan(0.05);
    }
  });
});
