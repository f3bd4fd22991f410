import { describe, expect, it } from 'vitest';
import { quotesOf } from '../../../eval/gold/quotes.ts';
import { randomOf } from '../../../eval/random.ts';
import { trim } from '../../../pipeline/span.ts';

function located(text: string, quote: string, n: number): string | number {
  const span = quotesOf(text).locate(quote, n);
  return typeof span === 'number' ? span : `${text.slice(0, span.start)}|`;
}

describe('locate', () => {
  it.each([
    ['counts occurrences from 0', 'mot och mot', 'mot', 1, 'mot och |'],
    ['counts occurrences that overlap one another', 'anana', 'ana', 1, 'an|'],
    ['counts inside words too', 'motion mot', 'mot', 1, 'motion |'],
    ['tells how often the quote occurs where that is too seldom', 'mot och mot', 'mot', 2, 2],
    ['tells that it does not occur', 'mot', 'med', 0, 0],
  ])('%s', (_, text, quote, n, expected) => {
    expect(located(text, quote, n)).toBe(expected);
  });

  it.each(['\r\n', '\r'])('finds a quote over a line break written as %j', (mark) => {
    const text = `ett${mark}två${mark}tre${mark}fyra`;
    const quotes = quotesOf(text);
    const span = quotes.locate('två\ntre', 0);
    expect(typeof span === 'number' ? span : text.slice(span.start, span.end)).toBe(
      `två${mark}tre`,
    );
    const second = quotes.locate('\n', 1);
    expect(typeof second === 'number' ? second : text.slice(second.start, second.end)).toBe(mark);
    expect(quotes.lineOf(text.indexOf('fyra'))).toBe(4);
  });
});

describe('quoteAt', () => {
  it('names what locate finds again, in texts of any line breaks', () => {
    const random = randomOf(3);
    const signs = ['a', 'a', 'b', 'å', ' ', '\n', '\r\n', '\r', '😀', '\t', 'e\u0301'];
    const pick = () => signs[random.int(signs.length)] ?? '';
    let tried = 0;
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: 1 + random.int(40) }, pick).join('');
      const start = random.int(text.length);
      // As gold has it: no white space at the ends, so no half of a line break either.
      const span = trim(text, { start, end: start + 1 + random.int(text.length - start) });
      if (span.start === span.end) continue;
      const quotes = quotesOf(text);
      const { quote, n } = quotes.quoteAt(span);
      expect(quotes.locate(quote, n), JSON.stringify({ text, span })).toEqual(span);
      expect(quote).not.toContain('\r');
      tried++;
    }
    expect(tried).toBeGreaterThan(2000);
  });

  it.each([[{ start: 2, end: 2 }], [{ start: -1, end: 2 }], [{ start: 1, end: 9 }]])(
    'refuses %j',
    (span) => {
      expect(() => quotesOf('abc').quoteAt(span)).toThrow(RangeError);
    },
  );
});

it('answers many questions on a long text fast', () => {
  const text = 'Nämnden (S) beslutar.\r\n'.repeat(4000);
  const quotes = quotesOf(text);
  const before = performance.now();
  for (let n = 0; n < 4000; n++) {
    const span = quotes.locate('(S)', n);
    if (typeof span === 'number') throw new Error('not found');
    expect(quotes.quoteAt(span).n).toBe(n);
  }
  // A line view a question would take minutes.
  expect(performance.now() - before).toBeLessThan(2000);
});
