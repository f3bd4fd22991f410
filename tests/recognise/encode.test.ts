import { describe, expect, test } from 'vitest';
import { batchesOf, CHUNK, type EncodedBatch, Encoder } from '../../pipeline/recognise/encode.ts';
import { Gazetteer, grams, KnownWords } from '../../pipeline/recognise/features.ts';

const SETTINGS = {
  words: 500,
  buckets: 1000,
  gramMin: 3,
  gramMax: 5,
  shapes: 64,
  wide: 2000,
  templates: ['w0', 'w-1 w0', 's0 z1'],
};
const LISTS = [
  { name: 'given', kind: 'single', entries: ['berit'] },
  { name: 'places', kind: 'phrase', entries: ['kil', 'kils kommun'] },
  { name: 'parties', kind: 'exact', entries: ['S'] },
] as const;

/** The n-grams that a batch gives to one of its words. */
function gramsOf(batch: EncodedBatch, word: number): number[] {
  const { chunks, chunkWidth } = batch;
  const own = [...chunks.slice(word * chunkWidth, (word + 1) * chunkWidth)];
  const ids = own.flatMap((chunk) => [...batch.grams.slice(chunk * CHUNK, (chunk + 1) * CHUNK)]);
  return ids.filter((id) => id > 0);
}

describe('Encoder', () => {
  const known = new KnownWords(new Uint8Array(8).fill(255));
  const encoder = new Encoder(SETTINGS, new Gazetteer(LISTS), known);

  test('words are numbered once, sentences padded', () => {
    const batch = encoder.encode([['Berit', 'i', 'Kil'], ['berit']]);
    expect(batch.time).toBe(3);
    expect([...batch.lengths]).toEqual([3, 1]);
    expect([...batch.words]).toEqual([0, 1, 2, 0, 0, 0]);
    expect(batch.wordCount).toBe(3);
    expect(gramsOf(batch, 0)).toEqual(grams('berit', SETTINGS));
    expect(gramsOf(batch, 2)).toEqual(grams('kil', SETTINGS));
    expect([...batch.own.slice(0, 2)]).toEqual(known.rows('berit', SETTINGS));
    expect(batch.shapes[0]).not.toBe(batch.shapes[3]);
  });

  test('the wide part sees a token and its neighbours, not its row in the batch', () => {
    const width = encoder.wideWidth;
    const rowsOf = (wide: Int32Array, cell: number) => [
      ...wide.slice(cell * width, (cell + 1) * width),
    ];
    const { wide } = encoder.encode([['Berit', 'i', 'Kil'], ['berit'], ['i', 'Kil']]);
    const [berit, i] = [rowsOf(wide, 0), rowsOf(wide, 1)];
    expect(berit[0]).toBe(rowsOf(wide, 3)[0]);
    expect(berit[1]).toBe(rowsOf(wide, 3)[1]);
    expect(berit[2]).not.toBe(rowsOf(wide, 3)[2]);
    const starting = rowsOf(wide, 6);
    expect(i[0]).toBe(starting[0]);
    expect(i[1]).not.toBe(starting[1]);
    expect(i[2]).toBe(starting[2]);
    expect(berit.every((id) => id >= 0 && id < SETTINGS.wide)).toBe(true);
  });

  test('n-grams in chunks: the first is empty, a long word has several, none is lost', () => {
    const long = 'kommunstyrelseordförande';
    const batch = encoder.encode([['å', long, 'kil', '\u00ad']]);
    expect(batch.grams.slice(0, CHUNK).every((id) => id === 0)).toBe(true);
    expect(batch.chunkWidth).toBe(Math.ceil(grams(long, SETTINGS).length / CHUNK));
    expect(['å', long, 'kil', ''].map((_, word) => gramsOf(batch, word))).toEqual(
      ['å', long, 'kil', ''].map((word) => grams(word, SETTINGS)),
    );
  });

  test('gazetteer columns: first word, words inside, genitive, case', () => {
    const batch = encoder.encode([['BERITS', 'Kils', 'kommuns', 'S', 's', 'Kil']]);
    const rows = [0, 1, 2, 3, 4, 5].map((row) =>
      batch.gazetteer.slice(row * 4, row * 4 + 4).join(''),
    );
    expect(rows).toEqual(['1000', '0100', '0010', '0001', '0000', '0100']);
  });
});

describe('KnownWords', () => {
  test('every bit set: every word has two rows, from 1 on', () => {
    const rows = new KnownWords(new Uint8Array(8).fill(255)).rows('kil', SETTINGS);
    expect(rows).toHaveLength(2);
    expect(rows.every((row) => row >= 1 && row <= SETTINGS.words)).toBe(true);
  });

  test('no bit set: no word has any', () => {
    expect(new KnownWords(new Uint8Array(8)).rows('kil', SETTINGS)).toEqual([0, 0]);
  });

  test('one bit missing of a word’s three: it has none, others may', () => {
    const words = ['kil', 'sunne', 'torsby', 'arvika', 'eda'];
    const known = Array.from({ length: 64 }, (_, place) => {
      const bits = new Uint8Array(8).fill(255);
      bits[place >> 3] = 255 ^ (128 >> (place & 7));
      const filter = new KnownWords(bits);
      return words.map((word) => filter.rows(word, SETTINGS)[0] !== 0);
    });
    for (const index of words.keys()) {
      const without = known.filter((row) => row[index] === false).length;
      expect(without).toBeGreaterThanOrEqual(1);
      expect(without).toBeLessThanOrEqual(3);
    }
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
