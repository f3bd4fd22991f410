import { describe, expect, test } from 'vitest';
import { batchesOf, Encoder } from '../../pipeline/recognise/encode.ts';
import { Gazetteer, grams } from '../../pipeline/recognise/features.ts';

const SETTINGS = { buckets: 1000, gramMin: 3, gramMax: 5, shapes: 64 };
const LISTS = [
  { name: 'given', kind: 'single', entries: ['berit'] },
  { name: 'places', kind: 'phrase', entries: ['kil', 'kils kommun'] },
  { name: 'parties', kind: 'exact', entries: ['S'] },
] as const;

describe('Encoder', () => {
  const encoder = new Encoder(SETTINGS, new Gazetteer(LISTS));

  test('words are numbered once, sentences padded', () => {
    const batch = encoder.encode([['Berit', 'i', 'Kil'], ['berit']]);
    expect(batch.time).toBe(3);
    expect([...batch.lengths]).toEqual([3, 1]);
    expect([...batch.words]).toEqual([0, 1, 2, 0, 0, 0]);
    expect(batch.wordCount).toBe(3);
    const first = [...batch.grams.slice(0, batch.gramWidth)];
    expect(first.filter((id) => id > 0)).toEqual(grams('berit', SETTINGS));
    expect(batch.shapes[0]).not.toBe(batch.shapes[3]);
  });

  test('gazetteer columns: first word, words inside, genitive, case', () => {
    const batch = encoder.encode([['BERITS', 'Kils', 'kommuns', 'S', 's', 'Kil']]);
    const rows = [0, 1, 2, 3, 4, 5].map((row) =>
      batch.gazetteer.slice(row * 4, row * 4 + 4).join(''),
    );
    expect(rows).toEqual(['1000', '0100', '0010', '0001', '0000', '0100']);
  });
});

describe('batchesOf', () => {
  test('like lengths together, within the limit, empty ones left out', () => {
    expect(batchesOf([5, 0, 2, 5, 2], 10)).toEqual([
      [2, 4],
      [0, 3],
    ]);
  });

  test('a long one goes alone', () => {
    expect(batchesOf([3, 50, 3], 10)).toEqual([[0, 2], [1]]);
  });

  test('none of none', () => {
    expect(batchesOf([], 10)).toEqual([]);
    expect(batchesOf([0], 10)).toEqual([]);
  });
});
