import { expect, test } from 'vitest';
import { filled, SPRING } from '../support/filled.ts';
import { call } from '../support/world.ts';

test('prints a row a place, with its offsets', async () => {
  const { store } = await filled();
  const { out, code } = await call(['search', 'utreder', ...store, '--format', 'json']);
  expect(code).toBe(0);
  const [row] = JSON.parse(out) as { start: number; end: number; text: string }[];
  expect(row).toMatchObject({ date: '2024-03-14', body: 'Ärendenämnden', kind: 'protokoll' });
  const quote = SPRING.slice(row?.start, row?.end);
  expect(quote.replace(/\s+/gu, ' ')).toBe(row?.text);
});

test.each<[string[], RegExp]>([
  [['att'], /^2024.*\n(?:.*\n)*.*2023|^2023.*\n(?:.*\n)*.*2024/u],
  [['att', '--format', 'table'], /Styrelsen\n.*vinter\.md\n {2}.*klubba/u],
  [
    ['att', '--year', '2023', '--format', 'csv'],
    /^date,body,kind,document,start,end,text,score\n2023[^\n]*\n$/u,
  ],
  [['köpa', 'klubba'], /^2023/u],
  [['"köpa en"', 'klub*', '--format', 'ndjson'], /^\{"date":"2023-12-01"[^\n]*\}\n$/u],
  [['åsa', '--body', 'styrelsen', '--format', 'table'], /^Nothing found\.\n$/u],
  [['asa'], /^$/u],
  [['att', '--limit', '1'], /^[^\n]*\n$/u],
])('search %j', async (argv, expected) => {
  const { store } = await filled();
  const { out, err } = await call(['search', ...argv, ...store]);
  expect(err).toBe('');
  expect(out).toMatch(expected);
});

test.each([
  [['""'], 'search needs a word to look for'],
  [[...'abcdefghi'], 'at most 8 words'],
  [['a', '--limit', '0'], '--limit must be a whole number'],
  [['a', '--year', '24'], '--year must be a year'],
])('search %j is refused', async (argv, message) => {
  const { code, err } = await call(['search', ...argv, '--store', 'nowhere.sqlite']);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
