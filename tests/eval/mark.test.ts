import { describe, expect, it } from 'vitest';
import { layerSides } from '../../eval/layers.ts';
import { toMark } from '../../eval/mark.ts';
import { at, exampleOf, named } from './records.ts';

const TEXT = 'Asta valdes.';

describe('a mark', () => {
  it('has the place of a mention without its evidence, as saved runs compare places', () => {
    const people = [named('Asta', [at(TEXT, 'Asta')])];
    const predicted = layerSides.people(exampleOf(TEXT, {}, { people }))?.predicted;
    expect(predicted?.map(({ span }) => span)).toEqual([at(TEXT, 'Asta')]);
  });

  it('is matched elsewhere than it is shown where it says so', () => {
    const mark = toMark({ span: { start: 2, end: 5 }, quote: '(S)', match: { start: 3, end: 4 } });
    expect([mark.start, mark.end, mark.span]).toEqual([3, 4, { start: 2, end: 5 }]);
  });

  it('may have no place', () => {
    expect(toMark({ span: null, quote: 'Asta' }).span).toBeNull();
  });
});
