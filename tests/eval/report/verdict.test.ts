import { describe, expect, it } from 'vitest';
import { percent, verdictsOf } from '../../../eval/report/verdict.ts';
import { documentOf, evaluationOf, kind, sampleDocuments } from './sample.ts';

const told = (documents: Parameters<typeof evaluationOf>[0]) =>
  verdictsOf(evaluationOf(documents).summary).map(({ layer, text }) => `${layer}: ${text}`);

describe('percent', () => {
  it.each([
    [0, '0'],
    [0.001, '1'],
    [0.4951, '50'],
    [0.999, '99'],
    [1, '100'],
  ])('of %d is %s', (value, wanted) => {
    expect(percent(value)).toBe(`${wanted}\u00a0%`);
  });
});

describe('verdictsOf', () => {
  it('tells counts, shares and intervals, the layer that matters most first', () => {
    const [decisions = '', deadlines, people, ...rest] = told(sampleDocuments());
    expect(decisions.replace(/\u00a0/gu, ' ').replace(/, \d+–\d+ %/gu, ', …')).toBe(
      'decisions: Of 26 decisions 19 were found (73 %, …); of 23 said 19 are right (83 %, …). ' +
        'Of 19 found and with a known kind 16 have the right kind (84 %, …).',
    );
    expect(deadlines).toContain('Of 6 deadlines 6 were found');
    expect(people).toContain('Of 18 mentions of people 12 were found');
    expect(rest).toEqual([]);
  });

  it('gives no interval for few documents, and does not say 0 where it means none', () => {
    const text = 'Mötet antog planen.';
    expect(
      told([documentOf('a/b.txt', text, { decisions: [[kind('Mötet', 'adopt')], []] })]),
    ).toEqual(['decisions: Of 1 decision none was found (0\u00a0%); nothing was said.']);
    expect(
      told([documentOf('a/b.txt', text, { decisions: [[], [kind('Mötet', 'adopt')]] })]),
    ).toEqual(['decisions: Of 0 decisions none was found; of 1 said none is right (0\u00a0%).']);
  });
});
