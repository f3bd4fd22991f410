/** No text takes long, whatever it is made of. */
import { describe, expect, it } from 'vitest';
import { findTimes } from '../../pipeline/calendar/index.ts';

describe('a long line without a time', () => {
  it.each([
    ['spaces', ' '],
    ['tabs and line ends', '\t\n'],
    ['digits', '3 '],
    ['digits in groups', '12 345 678, '],
    ['hyphens', 'Ab-'],
    ['points', '1.'],
    ['colons', '1:'],
    ['slashes', '1/'],
    ['letters', 'a'],
    ['words', 'till den '],
    ['genitives', 'nämndens '],
    ['section marks', '§ 1 '],
  ])('of %s', (_, piece) => {
    const text = piece.repeat(Math.ceil(30_000 / piece.length));
    const begun = performance.now();
    findTimes(text);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
