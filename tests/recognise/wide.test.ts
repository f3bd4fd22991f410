import { describe, expect, test } from 'vitest';
import { fnv } from '../../pipeline/hashing.ts';
import { fillWide, NUMBERS, parseTemplates, wordNumbers } from '../../pipeline/recognise/wide.ts';

describe('parseTemplates', () => {
  test('a part for each word of it', () => {
    expect(parseTemplates(['w0', 'w-1 s2'])).toEqual([
      [{ kind: 0, offset: 0 }],
      [
        { kind: 0, offset: -1 },
        { kind: 3, offset: 2 },
      ],
    ]);
  });

  test.each(['', 'w', 'x0', 'w0w1', 'w+1', 'w0  w1', 'w10'])("'%s' is none", (template) => {
    expect(() => parseTemplates([template])).toThrow(RangeError);
  });
});

test.each([
  ['beslut', 'bes', 'lut'],
  ['å', 'å', 'å'],
  ['', '', ''],
])("numbers of '%s': itself, '%s', '%s'", (word, first, last) => {
  expect(wordNumbers(word)).toEqual([fnv(word), fnv(first), fnv(last)]);
});

test('what lies outside the sentence counts as nothing, on both sides', () => {
  const templates = parseTemplates(['w-2 w0', 'w0 w2']);
  const out = new Int32Array(2);
  const one = new Uint32Array(NUMBERS).fill(7);
  fillWide(one, templates, 1000, out, 0);
  const padded = new Uint32Array(5 * NUMBERS);
  padded.set(one, 2 * NUMBERS);
  const amid = new Int32Array(10);
  fillWide(padded, templates, 1000, amid, 0);
  expect([...out]).toEqual([...amid.slice(4, 6)]);
});
