import { expect, test } from 'vitest';
import { renderFact } from '../../../src/render/list.ts';
import { PLAIN } from '../../../src/render/text.ts';

const OPTIONS = { width: 60, paint: PLAIN };

test('a decision: what, then who and where', () => {
  const row = {
    date: '2024-03-14',
    body: 'Nämnden',
    item: '§ 4',
    kind: 'approve',
    text: 'att godkänna\nbudgeten',
    decider: 'Nämnden',
    who: null,
    document: 'm/a.txt',
    start: 120,
    end: 140,
  };
  expect(renderFact('decisions', row, OPTIONS)).toBe(`\
2024-03-14  att godkänna budgeten
            approve · § 4 · Nämnden · m/a.txt:120
`);
});

test('a deadline without date and a person without place', () => {
  const deadline = { due: null, text: 'snarast', action: null, who: 'Bo', document: 'a', start: 0 };
  expect(renderFact('deadlines', deadline, OPTIONS)).toBe(`\
no date     snarast
            Bo · a:0
`);
  const person = {
    date: '2024-03-14',
    name: 'Åsa',
    roles: 'ordförande',
    document: 'a',
    start: null,
  };
  expect(renderFact('people', person, OPTIONS)).toBe(`\
2024-03-14  Åsa · ordförande
            a
`);
});
