import { expect, test } from 'vitest';
import { readOptions, USAGE } from '../../bench/options.ts';
import { PARTS } from '../../bench/setup.ts';

test('without options all is measured', () => {
  expect(readOptions([])).toMatchObject({
    only: PARTS,
    documents: 400,
    growth: 100_000,
    rounds: 3,
  });
});

test('parts come in their own order', () => {
  expect(readOptions(['--only', 'growth,cold']).only).toEqual(['cold', 'growth']);
});

test.each([
  [['--only', 'cold,warm'], "not 'warm'"],
  [['--documents', 'many'], '--documents must be a whole number'],
  [['--rounds', '0'], '--rounds must be a whole number'],
  [['--speed'], '--speed'],
  [['fixtures'], 'fixtures'],
])('%j is refused', (argv, why) => {
  expect(() => readOptions(argv)).toThrow(why);
});

test('the usage names every option', () => {
  const names = [...USAGE.matchAll(/^ {2}--([\w-]+)/gmu)].map(([, name]) => name);
  expect(names).toHaveLength(7);
  for (const part of PARTS) expect(USAGE).toContain(part);
});
