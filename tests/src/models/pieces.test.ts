import { describe, expect, test } from 'vitest';
import { pieceWindows, WordPieces } from '../../../src/models/pieces.ts';

describe('pieceWindows', () => {
  test.each([
    ['nothing', [], 8, 2],
    ['one word', [3], 8, 2],
    ['just what fits', [2, 2, 4], 8, 2],
    ['one word more', [2, 2, 4, 1], 8, 2],
    ['words of one piece', Array.from({ length: 100 }, () => 1), 8, 4],
    ['words of a whole window', [8, 8, 8, 8], 8, 2],
    ['uneven words', Array.from({ length: 300 }, (_, i) => (i * 7) % 5), 16, 4],
    ['words without pieces', Array.from({ length: 1000 }, () => 0), 16, 4],
  ])('%s: each word has one window, and none is too long', (_, counts, size, overlap) => {
    const windows = pieceWindows(counts, size, overlap);
    const answered = windows.flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (__, i) => from + i),
    );
    expect(answered).toEqual([...counts.keys()]);
    for (const { start, end, from, to } of windows) {
      expect(start <= from && from < to && to <= end).toBe(true);
      const pieces = counts.slice(start, end).reduce((sum, count) => sum + count, 0);
      expect(pieces).toBeLessThanOrEqual(size);
    }
  });

  test('neighbours share context on both sides', () => {
    const [first, second] = pieceWindows([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 8, 4);
    expect(first).toEqual({ start: 0, end: 8, from: 0, to: 6 });
    expect(second).toEqual({ start: 4, end: 10, from: 6, to: 10 });
  });

  test('a million words take little time', () => {
    const counts = Array.from({ length: 1_000_000 }, (_, i) => i % 3);
    expect(pieceWindows(counts, 510, 127).at(-1)?.to).toBe(counts.length);
  });
});

describe('WordPieces', () => {
  /** One piece a code unit; remembers what it was asked. */
  function units(spaced: boolean, most: number) {
    const asked: string[] = [];
    const encode = (text: string) => {
      asked.push(text);
      return [...Array(text.length).keys()];
    };
    return { asked, pieces: new WordPieces(encode, spaced, most) };
  }

  test('asks once a word, with a space before it where the tokenizer wants that', () => {
    const plain = units(false, 99);
    plain.pieces.of('ordet');
    expect(plain.pieces.of('ordet')).toHaveLength(5);
    expect(plain.asked).toEqual(['ordet']);
    const spaced = units(true, 99);
    spaced.pieces.of('ordet');
    expect(spaced.asked).toEqual([' ordet']);
  });

  test('reads only the beginning of ten million characters, and keeps few pieces', () => {
    const { asked, pieces } = units(false, 10);
    expect(pieces.of('å'.repeat(10_000_000))).toHaveLength(10);
    expect(asked[0]).toHaveLength(200);
  });

  test('never cuts a character in two', () => {
    const { asked, pieces } = units(false, 10);
    pieces.of(`x${'😀'.repeat(200)}`);
    expect(asked[0]).toBe(`x${'😀'.repeat(99)}`);
  });
});
