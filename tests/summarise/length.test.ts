import { describe, expect, it } from 'vitest';
import {
  budgetOf,
  type ItemLine,
  linesFitting,
  linesOf,
  linesQuoted,
  linesWithin,
  wordCount,
} from '../../pipeline/summarise/length.ts';

describe('words', () => {
  it.each([
    ['', 0],
    ['  ', 0],
    ['Mötet öppnas.', 2],
    ['– kl. 13:00–15:20 (Teams)', 3],
    ['§ 12 • ...', 1],
    [`${'.'.repeat(200_000)} ord`, 1],
  ])('%j', (text, count) => {
    expect(wordCount(text)).toBe(count);
  });
});

describe('the budget of a document', () => {
  it.each([
    [599, Number.POSITIVE_INFINITY],
    [600, 90],
    [1007, 151],
  ])('of %i words', (words, budget) => {
    expect(budgetOf('ord '.repeat(words))).toBe(budget);
  });
});

/** 'item words rank [part]', placed one after the other. */
function lines(...told: readonly string[]): ItemLine[] {
  return told.map((one, i) => {
    const [agendaItem = '', words = '', rank = '', part = '0'] = one.split(' ');
    const text = Array.from({ length: Number(words) }, () => 'ord').join(' ');
    const span = { start: 100 * i, end: 100 * i + 99 };
    return { agendaItem, part: Number(part), text, span, rank: Number(rank) };
  });
}

const ranks = (kept: readonly ItemLine[]) => kept.map(({ rank }) => rank);

describe('lines of an item', () => {
  it.each<[string[], number, number[]]>([
    [['a 40 1'], 30, [1]],
    [['a 20 3', 'a 20 1'], 30, [1]],
    [['a 20 3', 'a 10 2', 'a 20 1'], 30, [1, 2]],
    [['a 20 3', 'a 10 2', 'a 20 1'], 60, [1, 2, 3]],
    [['a 40 1', 'b 40 2', 'b 1 3'], 30, [1, 2]],
    [['a 20 1 1', 'a 20 2 2', 'a 20 3 2'], 30, [1, 2]],
  ])('%j within %i words', (told, words, kept) => {
    expect(ranks(linesWithin(lines(...told), words))).toEqual(kept);
  });
});

describe('lines in all', () => {
  it.each<[string[], number, number[]]>([
    [['a 40 1', 'b 10 2'], 50, [1, 2]],
    [['a 40 1', 'b 10 2'], 49, [1]],
    [['a 40 1', 'b 10 2'], 39, [2]],
    [['b 10 2', 'a 10 1'], 10, [1]],
    [['a 40 1'], 0, []],
  ])('%j fitting %i words', (told, words, kept) => {
    expect(ranks(linesFitting(lines(...told), words))).toEqual(kept);
  });
});

describe('what a summary quotes of its lines', () => {
  it('is a line, parts of one, or nothing', () => {
    const perItem = lines('a 10 1', 'b 10 2', 'c 10 3');
    const part = (start: number, end: number) => ({ text: `${start}`, span: { start, end } });
    const sentences = [part(0, 99), part(200, 220), part(230, 240), part(300, 310)];
    const quoted = linesQuoted({ sentences, perItem, method: '' });
    expect(quoted.map((one) => [one.text, one.rank, one.cutBefore, one.cutAfter])).toEqual([
      ['0', 1, false, false],
      ['200', 3, false, true],
      ['230', 3, true, true],
    ]);
  });
});

describe('what a reader asks for', () => {
  const perItem = lines('a 20 3', 'a 40 2', 'a 20 1');
  const summary = { sentences: perItem.slice(0, 1), perItem, method: '' };
  it.each<[Parameters<typeof linesOf>[1], number[]]>([
    ['short', [1]],
    ['medium', [2, 1]],
    ['long', [3, 2, 1]],
    [40, [3, 1]],
    [60, [2, 1]],
    [0, []],
  ])('%s', (length, kept) => {
    expect(ranks(linesOf(summary, length))).toEqual(kept);
    expect(linesOf(summary, length).some((line) => line.cutBefore || line.cutAfter)).toBe(false);
  });

  it('or what the summary has', () => {
    const quoting = { ...summary, sentences: perItem.slice(2) };
    expect(ranks(linesOf(quoting, null))).toEqual([1]);
  });
});
