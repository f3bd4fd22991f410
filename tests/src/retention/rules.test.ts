import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { limitOf, readRules, ruleFor, ruleText } from '../../../src/retention/rules.ts';
import type { Held } from '../../../src/store/removals.ts';

const HELD: Held = {
  sha256: 'a'.repeat(64),
  path: 'a.txt',
  date: '2020-03-14',
  body: 'Styrelsen',
  kind: 'protokoll',
  storedAt: '2024-05-01T10:00:00.000Z',
  people: 2,
};

test.each([
  ['P10Y', '2026-03-14', '2016-03-14'],
  ['P1Y', '2024-02-29', '2023-02-28'],
  ['P1M', '2024-03-31', '2024-02-29'],
  ['P14M', '2024-03-31', '2023-01-31'],
  ['P2W', '2024-03-05', '2024-02-20'],
  ['P1Y2M3D', '2024-03-04', '2023-01-01'],
  [30, '2024-03-01', '2024-01-31'],
  [0, '2024-03-01', '2024-03-01'],
  ['P3000Y', '2024-03-01', '0000-01-01'],
  [1_000_000, '2024-03-01', '0000-01-01'],
])('%j before %s is %s', (olderThan, today, day) => {
  expect(limitOf(olderThan, today)).toBe(day);
});

describe('rules', () => {
  const rules = readRules(
    JSON.stringify([
      { body: 'STYRELSEN', kind: 'årsmöte', olderThan: 'P1Y', do: 'keep' },
      { body: 'styrelsen', olderThan: 'P10Y', do: 'remove-document' },
      { body: 'Styrelsen', olderThan: 365, do: 'remove-people' },
      { olderThan: 'P2Y', do: 'remove-document' },
    ]),
  );
  test.each<[Partial<Held>, number | null]>([
    [{ kind: 'årsmöte' }, 0],
    [{ date: '2014-01-01' }, 1],
    [{ date: '2016-03-14' }, 2],
    [{ date: '2016-03-13' }, 1],
    [{}, 2],
    [{ date: '2025-12-01' }, null],
    [{ body: 'Nämnden' }, 3],
    [{ body: 'Styrelsens arbetsutskott', date: '2025-01-01' }, null],
    [{ body: null }, 3],
    // Undated: by when it was stored.
    [{ date: null }, 2],
    [{ date: null, storedAt: '2026-01-01T00:00:00.000Z' }, null],
  ])('%j fits number %j', (document, number) => {
    expect(ruleFor({ ...HELD, ...document }, rules, '2026-03-14')).toBe(number);
  });

  test('are told in words', () => {
    expect(rules.map(ruleText)).toEqual([
      'keep: STYRELSEN, årsmöte, older than P1Y',
      'remove-document: styrelsen, older than P10Y',
      'remove-people: Styrelsen, older than 365 days',
      'remove-document: older than P2Y',
    ]);
  });

  test.each([
    ['{', 'the rules are no JSON'],
    ['{}', 'the rules are wrong'],
    ['[]', 'the rules are wrong'],
    ['[{"olderThan":"P10Y","do":"delete"}]', 'rule 1 do'],
    ['[{"olderThan":"P1Y","do":"keep"},{"olderThan":"10 years","do":"keep"}]', 'rule 2 olderThan'],
    ['[{"olderThan":"P","do":"keep"}]', 'rule 1 olderThan'],
    ['[{"olderThan":"PT5M","do":"keep"}]', 'rule 1 olderThan'],
    ['[{"olderThan":-1,"do":"keep"}]', 'rule 1 olderThan'],
    ['[{"olderThan":1,"do":"keep","bodies":"x"}]', 'rule 1'],
    ['[{"do":"keep"}]', 'rule 1 olderThan'],
  ])('%s is refused: %s', (json, words) => {
    const read = () => readRules(json);
    expect(read).toThrow(UserError);
    expect(read).toThrow(words);
  });
});
