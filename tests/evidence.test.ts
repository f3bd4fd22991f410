import { describe, expect, it } from 'vitest';
import { evidenceOf, narrowed } from '../pipeline/evidence.ts';

describe('evidence', () => {
  it('of a fact is its confidence and what found it, nothing else', () => {
    const fact = { value: 'Styrelsen', confidence: 0.9, by: 'label-body' };
    expect(evidenceOf(fact)).toEqual({ confidence: 0.9, by: 'label-body' });
  });

  it.each([
    [{ confidence: 0.9, by: 'label-body' }, 'below', 0.95, 0.855, 'label-body-below'],
    [{ confidence: 0.97, by: 'a' }, 'b', 0.97, 0.941, 'a-b'],
    [{ confidence: 0.5, by: 'a' }, 'b', 1, 0.5, 'a-b'],
  ])('of %j narrowed to %s by %d', (evidence, suffix, factor, confidence, by) => {
    expect(narrowed(evidence, suffix, factor)).toEqual({ confidence, by });
  });
});
