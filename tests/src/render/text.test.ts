import { describe, expect, test } from 'vitest';
import {
  fileName,
  hang,
  oneLine,
  pad,
  shorten,
  uniqueNames,
  widthOf,
  wrap,
} from '../../../src/render/text.ts';

test.each([
  ['Beslut:\n\t att  godkänna', 'Beslut: att godkänna'],
  ['A\u030asa', 'Åsa'],
  ['röd \u001b[31mtext\u0007', 'röd [31mtext'],
  ['fram\u202etillbaka', 'fram tillbaka'],
])('oneLine(%j)', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

test.each([
  ['åäö', 3],
  ['a\u030a', 1],
  ['sjuk\u00advård', 8],
  ['§ 12', 4],
])('widthOf(%j) is %i', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

describe('shorten', () => {
  test.each([
    ['kort', 10, 'kort'],
    ['Nämnden beslutar att godkänna', 20, 'Nämnden beslutar…'],
    ['Nämnden beslutar, att godkänna', 18, 'Nämnden beslutar…'],
    ['Byggnadsnämndsordförande', 10, 'Byggnadsn…'],
  ])('%j to %i', (text, limit, short) => {
    expect(shorten(text, limit)).toBe(short);
    expect(widthOf(shorten(text, limit))).toBeLessThanOrEqual(limit);
  });
});

test('wrap breaks at spaces and keeps every word', () => {
  const text = 'Nämnden beslutar att godkänna årsredovisningen och lägga den till handlingarna';
  const lines = wrap(text, 20);
  expect(lines.join(' ')).toBe(text);
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
  expect(wrap('en-synnerligen-lång-sammansättning x', 10)).toHaveLength(2);
  expect(wrap('', 10)).toEqual(['']);
});

test('hang indents what follows as far as its lead is wide', () => {
  expect(hang('§ 1  ', 'ett två tre fyra fem sex', 25)).toEqual([
    '§ 1  ett två tre fyra fem',
    '     sex',
  ]);
});

test('pad counts signs', () => {
  expect(pad('A\u030a', 3)).toBe('A\u030a  ');
  expect(pad('lång', 2)).toBe('lång');
});

test.each([
  ['/m/a.txt', 'a.txt'],
  ['m\\a.txt', 'a.txt'],
  ['a.txt', 'a.txt'],
])('fileName(%j)', (path, name) => {
  expect(fileName(path)).toBe(name);
});

test.each([
  [
    ['a/x.txt', 'b/y.txt'],
    ['x.txt', 'y.txt'],
  ],
  [
    ['a/x.txt', 'b/x.txt', 'b/y.txt'],
    ['a/x.txt', 'b/x.txt', 'y.txt'],
  ],
  [
    ['q/a/x.txt', 'r/a/x.txt'],
    ['q/a/x.txt', 'r/a/x.txt'],
  ],
  [
    ['x.txt', 'a/x.txt'],
    ['x.txt', 'a/x.txt'],
  ],
  [
    ['a\\x.txt', 'b\\x.txt'],
    ['a/x.txt', 'b/x.txt'],
  ],
  [['x.txt', 'x.txt'], ['x.txt']],
])('names of %j are %j', (paths, names) => {
  expect([...uniqueNames(paths).values()]).toEqual(names);
});
