/** What ships under models/: a manifest, a card that says the same, and a bound on their size. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modelManifest, readManifest } from '../../src/manifests.ts';

const FOLDER = 'models';
/** Bytes: what git is asked to carry. */
const MOST = 25_000_000;
const models = readdirSync(FOLDER).filter((name) => name !== 'training');

test('there is one', () => {
  expect(models).toEqual(['klubbslag-sv']);
});

describe.each(models)('%s', (name) => {
  const folder = join(FOLDER, name);

  test('the folder holds what the manifest names, manifest and card, and nothing else', async () => {
    const { files } = await readManifest(folder, modelManifest);
    const named = Object.values(files).map(({ path }) => path);
    expect(readdirSync(folder).sort()).toEqual([...named, 'manifest.json', 'README.md'].sort());
  });

  test('the graph is small, and has its weights in the one file that the manifest names', async () => {
    const { files } = await readManifest(folder, modelManifest);
    const graph = readFileSync(join(folder, files.model.path), 'latin1');
    expect(graph.length).toBeLessThan(100_000);
    // In an ONNX file: a key, and its value behind the value's length.
    const values = (key: string) =>
      graph
        .split(`${key}\x12`)
        .slice(1)
        .map((rest) => rest.slice(1, 1 + rest.charCodeAt(0)));
    expect(new Set(values('location'))).toEqual(new Set([files.weights.path]));
    const [offsets, lengths] = [values('offset').map(Number), values('length').map(Number)];
    expect(offsets.length).toBe(lengths.length);
    const places = offsets.map((from, index) => ({ from, to: from + (lengths[index] ?? 0) }));
    for (const [index, { from }] of places.entries()) {
      // Mapped into memory also where that begins at multiples of 64 KiB alone.
      expect(from % 65_536).toBe(0);
      expect(from).toBeGreaterThanOrEqual(places[index - 1]?.to ?? 0);
    }
    expect(places.at(-1)?.to).toBe(files.weights.bytes);
  });

  test('the card gives the manifest’s scores, sources and files', async () => {
    const manifest = await readManifest(folder, modelManifest);
    const card = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(card).toContain(`# ${manifest.name} ${manifest.version}`);
    for (const [set, scores] of Object.entries(manifest.scores)) {
      const part = card.split(`### ${set}\n`)[1]?.split('\n##')[0] ?? '';
      for (const [label, { p, r, f1, n }] of Object.entries(scores)) {
        const row = part.split('\n').find((line) => line.startsWith(`| ${label} |`)) ?? '';
        const cells = row.split('|').map((cell) => cell.trim());
        expect(cells.slice(2, 5), `${set} ${label}`).toEqual(
          [p, r, f1].map((value) => value.toFixed(3)),
        );
        expect(cells[6]).toBe(String(n));
      }
    }
    for (const { name: source, licence, use } of manifest.sources) {
      expect(card).toContain(`| ${source} | ${licence} | ${use} |`);
    }
    for (const { path, bytes, sha256 } of Object.values(manifest.files)) {
      const size = bytes.toLocaleString('en');
      expect(card).toContain(`| ${path} | ${size} | ${sha256.slice(0, 16)} |`);
    }
  });

  test('what is scored stands in its interval', async () => {
    const { scores } = await readManifest(folder, modelManifest);
    for (const { f1, low, high } of Object.values(scores).flatMap((set) => Object.values(set))) {
      expect(low).toBeLessThanOrEqual(f1);
      expect(high).toBeGreaterThanOrEqual(f1);
    }
  });
});

test('all models together stay small', () => {
  const files = models.flatMap((name) =>
    readdirSync(join(FOLDER, name)).map((file) => join(FOLDER, name, file)),
  );
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeLessThanOrEqual(MOST);
});
