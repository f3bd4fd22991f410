/** Cutting a text at its marks loses nothing of it and leaves no mark out. */
import { describe, expect, it } from 'vitest';
import { blocksOf, paragraphsOf } from '../../web/document/blocks.ts';
import { byPlace, meet, piecesOf, type Stretch } from '../../web/document/segments.ts';
import { randomOf } from '../src/serve/fuzz.ts';

interface Named extends Stretch {
  readonly name: number;
}

/** Signs and line ends, and marks that lie in each other, across each other and nowhere. */
function invented(seed: number) {
  const random = randomOf(seed);
  const next = (below: number) => Math.floor(random() * below);
  const signs = ['a', 'å', ' ', '\n', '\n\n', '<b>', 'word '];
  const text = Array.from({ length: next(400) }, () => signs[next(signs.length)]).join('');
  const marks = Array.from({ length: next(40) }, (_, name): Named => {
    const start = next(text.length + 1);
    return { name, start, end: start + next(Math.min(30, text.length - start + 1)) };
  });
  return { text, marks: marks.sort(byPlace) };
}

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
const quote = (text: string, { start, end }: Stretch) => text.slice(start, end);

describe('piecesOf', () => {
  it('gives the whole text back, whatever is marked', () => {
    for (const { text, marks } of SEEDS.map(invented)) {
      const pieces = piecesOf(marks, { start: 0, end: text.length });
      expect(pieces.map((piece) => quote(text, piece)).join('')).toBe(text);
      expect(pieces.every(({ start, end }) => start < end)).toBe(true);
    }
  });

  it('covers each mark by exactly its own pieces', () => {
    let covered = 0;
    for (const { text, marks } of SEEDS.map(invented)) {
      const pieces = piecesOf(marks, { start: 0, end: text.length });
      for (const mark of marks) {
        const own = pieces.filter((piece) => piece.marks.includes(mark));
        expect(own.map((piece) => quote(text, piece)).join('')).toBe(quote(text, mark));
        for (const piece of own) {
          expect(mark.start <= piece.start && piece.end <= mark.end).toBe(true);
        }
        covered += own.length;
      }
    }
    expect(covered).toBeGreaterThan(1000);
  });

  it('cuts a part of the text as it cuts all of it', () => {
    for (const { text, marks } of SEEDS.map(invented)) {
      const part = { start: Math.floor(text.length / 3), end: Math.floor(text.length / 2) };
      if (part.start >= part.end) continue;
      const pieces = piecesOf(marks, part);
      expect(pieces.map((piece) => quote(text, piece)).join('')).toBe(quote(text, part));
      const marked = new Set(pieces.flatMap((piece) => piece.marks));
      expect(marked).toEqual(new Set(marks.filter((mark) => meet(mark, part))));
    }
  });

  it('has the outermost mark first', () => {
    const [outer, inner, across] = [
      { start: 0, end: 10 },
      { start: 2, end: 5 },
      { start: 4, end: 12 },
    ];
    const pieces = piecesOf([outer, inner, across], { start: 0, end: 14 });
    expect(pieces.map(({ start, end, marks }) => [start, end, marks])).toEqual([
      [0, 2, [outer]],
      [2, 4, [outer, inner]],
      [4, 5, [outer, inner, across]],
      [5, 10, [outer, across]],
      [10, 12, [across]],
      [12, 14, []],
    ]);
  });
});

describe('blocksOf', () => {
  it('gives the whole text back in paragraphs, and each block the marks in it', () => {
    for (const { text, marks } of SEEDS.map(invented)) {
      // Longer than a block.
      const long = `${text}\n\n`.repeat(9);
      const blocks = blocksOf(long, marks);
      const paragraphs = blocks.flatMap((block) => block.paragraphs);
      expect(paragraphs.map((one) => quote(long, one)).join('')).toBe(long);
      for (const block of blocks) {
        expect(block.marks).toEqual(marks.filter((mark) => meet(mark, block)));
      }
    }
  });

  it('cuts where lines are empty, else at the end of a line, else anywhere', () => {
    const quotes = (text: string) => paragraphsOf(text).map((one) => quote(text, one));
    expect(quotes('')).toEqual([]);
    expect(quotes('\n\na\nb\n\n\nc')).toEqual(['\n\n', 'a\nb\n\n\n', 'c']);
    const line = `${'x'.repeat(99)}\n`;
    expect(quotes(line.repeat(60)).map((one) => one.length)).toEqual([2100, 2100, 1800]);
    expect(quotes('x'.repeat(50_000)).map((one) => one.length)).toEqual([20_000, 20_000, 10_000]);
  });
});
