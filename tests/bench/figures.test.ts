import { describe, expect, test } from 'vitest';
import { type Figure, isMet, median, medianRatio, rowOf } from '../../bench/figures.ts';
import { growthFigures } from '../../bench/parts/growth.ts';
import { speedOf } from '../../bench/parts/speed.ts';
import { asJson, asMarkdown, asText, verdict } from '../../bench/report.ts';

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 2, 100], 3],
])('the middle of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('of no measurements there is no middle', () => {
  expect(() => median([])).toThrow(RangeError);
});

test('ratios are of pairs, not of middles: what slows a round down slows both down', () => {
  expect(medianRatio([20, 200, 30], [10, 100, 10])).toBe(2);
  expect(() => medianRatio([1, 2], [1])).toThrow(RangeError);
});

const figure = (value: number, more: Partial<Figure> = {}): Figure => ({
  part: 'part',
  name: 'name',
  value,
  unit: '×',
  ...more,
});

describe('a target', () => {
  test.each([
    [1.8, { least: 1.8 }, true],
    [1.79, { least: 1.8 }, false],
    [1.1, { most: 1.1 }, true],
    [1.11, { most: 1.1 }, false],
  ])('%d against %j: %s', (value, target, met) => {
    expect(isMet(figure(value, { target }))).toBe(met);
    expect(rowOf(figure(value, { target })).at(-1)).toBe(met ? 'met' : 'NOT MET');
  });

  test('without one nothing is met or missed', () => {
    expect(isMet(figure(1))).toBe(null);
    expect(rowOf(figure(1)).slice(3)).toEqual(['', '']);
  });
});

test.each([
  [1234567.4, 'words/s', '1,234,567 words/s'],
  [12.3456, '×', '12.35 ×'],
  [61.25, '%', '61.3 %'],
  [0.1234, 'ms', '0.12 ms'],
  [1234.5, 'ms', '1,235 ms'],
] as const)('%d %s is printed as %s', (value, unit, shown) => {
  expect(rowOf(figure(value, { unit }))[1]).toBe(shown);
});

test('speed is told with the start of the process and without', () => {
  const speed = speedOf({ words: 100, seconds: 2 }, { words: 400, seconds: 5 });
  expect(speed).toEqual({ whole: 80, marginal: 100 });
  const short = () => speedOf({ words: 100, seconds: 2 }, { words: 400, seconds: 2 });
  expect(short).toThrow('too few documents to tell');
});

test('folders are held against the smallest', () => {
  const figures = growthFigures([
    { count: 10, seconds: 2, peak: { own: 100, together: 500 }, store: 1000 },
    { count: 100, seconds: 15, peak: { own: 105, together: 560 }, store: 9000 },
  ]);
  const of = (name: string) => figures.find((one) => one.name === name && one.unit === '×');
  expect(of('time a document')?.value).toBeCloseTo(0.75);
  expect(of('store a document')?.value).toBeCloseTo(0.9);
  expect(of('peak of the command')).toMatchObject({ value: 1.05, target: { most: 1.1 } });
  expect(of('peak with its workers')).toMatchObject({ value: 1.12, target: { most: 1.1 } });
  expect(growthFigures([])).toEqual([]);
});

test('figures as text, Markdown and JSON', () => {
  const figures = [figure(2, { target: { least: 1.8 }, beside: 'one' }), figure(3)];
  expect(asText(figures).split('\n')).toHaveLength(3);
  expect(asMarkdown(figures, 'the machine')).toBe(
    'the machine\n\n| figure | measured | beside | target |  |\n|---|--:|--:|--:|--:|\n' +
      '| part: name | 2.00 × | one | ≥ 1.80 × | met |\n| part: name | 3.00 × |  |  |  |',
  );
  const said = JSON.parse(asJson(figures, 'the machine'));
  expect(said).toMatchObject({ machine: 'the machine', figures: [{ met: true }, { met: null }] });
  expect(verdict(figures)).toBe('1 of 1 targets met');
});
