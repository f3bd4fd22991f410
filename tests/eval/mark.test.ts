import { describe, expect, it } from 'vitest';
import { readLayer } from '../../eval/layers.ts';
import { toMark } from '../../eval/mark.ts';
import { at, exampleOf, named } from './records.ts';

const TEXT = 'Asta valdes.';

describe('a mark', () => {
  it('has the place of a mention without its evidence, as saved runs compare places', () => {
    const people = [named('Asta', [at(TEXT, 'Asta')])];
    const { gold, record } = exampleOf(TEXT, {}, { people });
    const { predicted } = readLayer.people(gold, record);
    expect(predicted.map(({ span }) => span)).toEqual([at(TEXT, 'Asta')]);
  });

  it('is matched elsewhere than it is shown where it says so', () => {
    const [span, match] = [
      { start: 2, end: 5 },
      { start: 3, end: 4 },
    ];
    const mark = toMark({ span, quote: '(S)', type: 'organisation', match });
    expect([mark.start, mark.end, mark.span]).toEqual([3, 4, { start: 2, end: 5 }]);
  });

  it('may have no place', () => {
    expect(toMark({ span: null, quote: 'Asta', type: 'person' }).span).toBeNull();
  });
});
