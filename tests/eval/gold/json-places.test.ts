import { describe, expect, it } from 'vitest';
import { jsonPlaces } from '../../../eval/gold/json-places.ts';

const JSON_TEXT = `{
 "doc": "a.txt",
 "people": [
  {"quote": "A \\"B\\" ]", "n": 0},
  {
   "quote": "C",
   "n": -1.5e3
  }
 ],
 "places": [], "draft": true
}
`;

describe('places', () => {
  it.each([
    [['doc'], 2],
    [['people'], 3],
    [['people', 0], 4],
    [['people', 0, 'n'], 4],
    [['people', 1], 5],
    [['people', 1, 'n'], 7],
    [['draft'], 10],
    [[], 1],
  ])('%j stands in line %d', (path, line) => {
    const places = jsonPlaces(JSON_TEXT);
    if ('message' in places) throw new Error(places.message);
    expect(places.lineOf(path)).toBe(line);
  });

  it('gives what holds a missing part', () => {
    const places = jsonPlaces(JSON_TEXT);
    if ('message' in places) throw new Error(places.message);
    expect(places.lineOf(['people', 1, 'name'])).toBe(5);
    expect(places.lineOf(['decisions', 3])).toBe(1);
  });

  it('finds keys that stand twice', () => {
    const places = jsonPlaces('{"a": 1, "b": [{"c": 1,\n"c": 2}]}');
    if ('message' in places) throw new Error(places.message);
    expect(places.doubled).toEqual([{ path: ['b', 0, 'c'] }]);
    expect(places.lineOf(['b', 0, 'c'])).toBe(2);
  });
});

describe('faults', () => {
  it.each([
    ['{"a": ', 1, 'expected a value'],
    ['', 1, 'expected a value'],
    ['{"a": 1,\n}', 2, 'expected a name in double quotes'],
    ['[1,\n2,\n]', 3, 'expected a value'],
    ['{"a": 1\n "b": 2}', 2, "expected ',' or '}'"],
    ['[1\n2]', 2, "expected ',' or ']'"],
    ['{"a"\n 1}', 2, "expected ':'"],
    ["{'a': 1}", 1, 'expected a name in double quotes'],
    ['{"a":\n "b\nc"}', 2, 'expected a text that ends in its line'],
    ['{"a": "\\q"}', 1, 'expected a text'],
    ['[01]', 1, 'expected a value'],
    ['[nul]', 1, 'expected a value'],
    ['{}\n\nx', 3, 'expected nothing more'],
    [`${'['.repeat(60)}${']'.repeat(60)}`, 1, 'nested deeper'],
  ])('%j has one in line %d', (json, line, message) => {
    const fault = jsonPlaces(json);
    expect(fault).toMatchObject({ line, message: expect.stringContaining(message) });
  });

  it.each([
    '{}',
    '[]',
    ' {"a": [1, -0.5, 2e10, true, false, null, "\\u00e5\\n"], "": {}} ',
    '"x"',
    `"${'å'.repeat(200_000)}"`,
  ])('takes what JSON.parse takes', (json) => {
    expect(JSON.parse(json)).toBeDefined();
    expect(jsonPlaces(json)).not.toHaveProperty('message');
  });
});
