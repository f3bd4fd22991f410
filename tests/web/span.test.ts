/** Moving the ends of a stretch. */
import { describe, expect, it } from 'vitest';
import { moved, withoutSpace } from '../../web/document/span.ts';
import { randomOf } from '../src/serve/fuzz.ts';

const TEXT = 'Asta Ek och  Bo Frid\nlagar 🚣 bron';
const of = (quote: string) => {
  const start = TEXT.indexOf(quote);
  return { start, end: start + quote.length };
};
const shown = (
  quote: string,
  edge: 'start' | 'end',
  by: 1 | -1,
  unit: 'word' | 'sign' = 'word',
) => {
  const { start, end } = moved(TEXT, of(quote), { edge, by, unit });
  return TEXT.slice(start, end);
};

describe('moved', () => {
  it.each([
    ['Asta', 'end', 1, 'Asta Ek'],
    ['Asta Ek', 'end', -1, 'Asta'],
    ['Ek', 'start', -1, 'Asta Ek'],
    ['Asta Ek', 'start', 1, 'Ek'],
    ['och', 'end', 1, 'och  Bo'],
    ['och  Bo', 'end', -1, 'och'],
    ['och  Bo', 'start', 1, 'Bo'],
    ['Frid', 'end', 1, 'Frid\nlagar'],
    ['bron', 'end', 1, 'bron'],
    ['Asta', 'start', -1, 'Asta'],
    ['Asta', 'end', -1, 'Asta'],
    ['Asta', 'start', 1, 'Asta'],
  ] as const)('%j, its %s by a word %i: %j', (quote, edge, by, wanted) => {
    expect(shown(quote, edge, by)).toBe(wanted);
  });

  it.each([
    ['Ast', 'end', 1, 'Asta'],
    ['Asta', 'end', -1, 'Ast'],
    ['A', 'end', -1, 'A'],
    ['lagar ', 'end', 1, 'lagar 🚣'],
    [' bron', 'start', -1, '🚣 bron'],
  ] as const)('%j, its %s by a sign %i: %j', (quote, edge, by, wanted) => {
    expect(shown(quote, edge, by, 'sign')).toBe(wanted);
  });

  it('stays within the text and keeps a sign, whatever is done', () => {
    const random = randomOf(7);
    const one = <T>(choices: readonly T[]): T =>
      choices[Math.floor(random() * choices.length)] as T;
    let stretch = of('Bo');
    for (let i = 0; i < 2000; i++) {
      stretch = moved(TEXT, stretch, {
        edge: one(['start', 'end'] as const),
        by: one([1, -1] as const),
        unit: one(['word', 'sign'] as const),
      });
      expect(stretch.start >= 0 && stretch.start < stretch.end).toBe(true);
      expect(stretch.end).toBeLessThanOrEqual(TEXT.length);
    }
  });
});

describe('withoutSpace', () => {
  it('leaves out white space at the ends, and is nothing of nothing else', () => {
    expect(withoutSpace(TEXT, { start: 4, end: 8 })).toEqual({ start: 5, end: 7 });
    expect(withoutSpace(TEXT, { start: 11, end: 13 })).toBeNull();
  });
});
