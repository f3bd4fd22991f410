/** The act classifier's features and probabilities against what models/training/check.py wrote. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actFeatures } from '../../pipeline/classify/act-features.ts';
import { readActWeights } from '../../pipeline/classify/linear-acts.ts';
import { mixedActs } from '../../pipeline/classify/mixed-acts.ts';
import { tokenise } from '../../pipeline/segment/tokens.ts';
import { modelManifest, readManifest } from '../../src/manifests.ts';
import { loadModel } from '../../src/model.ts';

interface Case {
  readonly units: readonly (readonly string[])[];
  readonly features: readonly (readonly number[])[];
  readonly probabilities: readonly (readonly number[])[];
}

const FOLDER = 'models/klubbslag-sv';
const parity: Case = JSON.parse(readFileSync('tests/classify/parity.json', 'utf8'));
const { acts: manifest } = await readManifest(FOLDER, modelManifest);
const { acts: classifier } = await loadModel(FOLDER);

function words(text: string): string[] {
  return tokenise(text).map(({ start, end }) => text.slice(start, end));
}

test('features are those of Python', () => {
  const found = actFeatures(parity.units, manifest.buckets).map((ids) => [...ids]);
  expect(found).toEqual(parity.features);
});

test('probabilities are those of Python, rounding to a byte aside', async () => {
  const found = await classifier.classify(parity.units);
  for (const [unit, expected] of parity.probabilities.entries()) {
    for (const [index, act] of manifest.labels.entries()) {
      expect(found[unit]?.[act]).toBeCloseTo(expected[index] ?? Number.NaN, 1);
    }
  }
});

describe('on an invented page', () => {
  const page = [
    ['§ 4 Lokaler för ungdomsrådet', 'heading'],
    ['Beslut', 'heading'],
    ['Kommunstyrelsen beslutar att godkänna förslaget.', 'decision'],
    ['Yrkanden', 'heading'],
    ['Berit Ekman (S) yrkar bifall till förslaget.', 'proposal'],
    ['Reservation', 'heading'],
    ['Olle Granqvist (M) reserverar sig mot beslutet.', 'reservation'],
  ] as const;

  test('each unit does what it says', async () => {
    const found = await classifier.classify(page.map(([text]) => words(text)));
    const likeliest = found.map(
      (acts) => Object.entries(acts).toSorted(([, a], [, b]) => b - a)[0]?.[0],
    );
    expect(likeliest).toEqual(page.map(([, act]) => act));
  });
});

test('no units, empty units, odd units', async () => {
  expect(await classifier.classify([])).toEqual([]);
  const found = await classifier.classify([[], ['\ud800'], ['ord'.repeat(2000)]]);
  expect(found).toHaveLength(3);
  for (const acts of found) {
    expect(Object.keys(acts)).toEqual(manifest.labels);
    for (const p of Object.values(acts)) expect(p >= 0 && p <= 1).toBe(true);
  }
});

describe('weights', () => {
  test('bias and scale first, then the rows; both parts count by their shares', async () => {
    const bytes = new Uint8Array(2 * 4 * 2 + 3 * 2);
    const view = new DataView(bytes.buffer);
    for (const [index, value] of [0, 1, 0.5, 0.25].entries()) {
      view.setFloat32(4 * index, value, true);
    }
    bytes.fill(4, 16);
    const weights = readActWeights(bytes, ['decision', 'heading'], 3);
    const own = async () => [[0.5, -2]];
    const mixed = mixedActs('toy@0.0.1', own, weights, { net: 2, linear: 0.5 });
    const [acts] = await mixed.classify([['Beslut']]);
    const features = actFeatures([['Beslut']], 3)[0]?.length ?? 0;
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    const around = (bias: number, scale: number) => bias + 4 * scale * Math.sqrt(features);
    expect(acts?.decision).toBeCloseTo(sigmoid(2 * 0.5 + 0.5 * around(0, 0.5)), 6);
    expect(acts?.heading).toBeCloseTo(sigmoid(2 * -2 + 0.5 * around(1, 0.25)), 6);
  });

  test('refuses a file of another length', () => {
    expect(() => readActWeights(new Uint8Array(5), ['decision'], 3)).toThrow(RangeError);
  });
});

test('the model gives its name', () => {
  expect(classifier.model).toMatch(/^klubbslag-sv@\d+\.\d+\.\d+$/);
});
