import { describe, expect, it } from 'vitest';
import {
  addCounts,
  countsAt,
  FIGURES_WIDTH,
  figuresAt,
  NO_COUNTS,
  outcomes,
  READINGS,
  ratios,
  rowOf,
} from '../../eval/counts.ts';
import { toMark } from '../../eval/mark.ts';
import { count, outcomesOf } from '../../eval/outcome.ts';
import { randomOf } from '../../eval/random.ts';

type Mark = readonly [type: string, start: number, end: number];

function marks(all: readonly Mark[]) {
  return all.map(([type, start, end]) => toMark({ span: { start, end }, quote: '', type }));
}

function match(gold: readonly Mark[], predicted: readonly Mark[]) {
  return outcomesOf({ gold: marks(gold), predicted: marks(predicted) }, '.'.repeat(200));
}

function score(gold: readonly Mark[], predicted: readonly Mark[]) {
  return count(match(gold, predicted)).counts;
}

const NONE = { correct: 0, incorrect: 0, partial: 0, missed: 0, spurious: 0 };

/**
 * The worked example of nervaluate's README: its seven cases one after the other. Each row is the
 * name of the case, what gold and the program say, and the outcome under type, partial, exact and
 * strict.
 */
const CASES: readonly [string, Mark | null, Mark | null, string][] = [
  ['missed', ['BRAND', 0, 8], null, 'missed missed missed missed'],
  ['made up', null, ['BRAND', 10, 17], 'spurious spurious spurious spurious'],
  ['other ends', ['DRUG', 23, 31], ['DRUG', 20, 31], 'correct partial incorrect incorrect'],
  ['other type', ['DRUG', 40, 51], ['BRAND', 40, 51], 'incorrect correct correct incorrect'],
  ['right', ['DRUG', 60, 69], ['DRUG', 60, 69], 'correct correct correct correct'],
  ['right, too', ['DRUG', 70, 82], ['DRUG', 70, 82], 'correct correct correct correct'],
  ['both', ['GROUP', 95, 109], ['DRUG', 90, 109], 'incorrect partial incorrect incorrect'],
];
const SEMEVAL = ['type', 'partial', 'exact', 'strict'] as const;

describe('the four readings of SemEval-2013, as nervaluate documents them', () => {
  it.each(CASES)('%s', (_, gold, predicted, expected) => {
    const counts = score(gold ? [gold] : [], predicted ? [predicted] : []);
    const found = SEMEVAL.map((reading) => outcomes(counts, reading));
    expect(found).toEqual(expected.split(' ').map((name) => ({ ...NONE, [name]: 1 })));
  });

  it('put together', () => {
    const counts = score(
      CASES.flatMap(([, gold]) => (gold ? [gold] : [])),
      CASES.flatMap(([, , predicted]) => (predicted ? [predicted] : [])),
    );
    const rest = { missed: 1, spurious: 1 };
    expect(SEMEVAL.map((reading) => outcomes(counts, reading))).toEqual([
      { correct: 3, incorrect: 2, partial: 0, ...rest },
      { correct: 3, incorrect: 0, partial: 2, ...rest },
      { correct: 3, incorrect: 2, partial: 0, ...rest },
      { correct: 2, incorrect: 3, partial: 0, ...rest },
    ]);
    const f1 = SEMEVAL.map((reading) => ratios(counts, reading).f1);
    expect(f1).toEqual([3 / 6, 4 / 6, 3 / 6, 2 / 6].map((value) => expect.closeTo(value)));
    expect(ratios(counts, 'overlap')).toEqual({
      precision: 5 / 6,
      recall: 5 / 6,
      f1: expect.closeTo(5 / 6),
    });
  });
});

/** Cases that evaluators are known to get wrong; the counts are made by hand. */
describe('counted by hand', () => {
  it('a type that differs is one pair, whatever is said beside it', () => {
    // Gold PER, ORG over two words, LOC; predicted PER, ORG over one word, PER: three pairs.
    const counts = score(
      [
        ['PER', 2, 3],
        ['ORG', 6, 10],
        ['LOC', 11, 12],
      ],
      [
        ['PER', 2, 3],
        ['ORG', 6, 8],
        ['PER', 11, 12],
      ],
    );
    expect(outcomes(counts, 'strict')).toEqual({ ...NONE, correct: 1, incorrect: 2 });
    expect(outcomes(counts, 'partial')).toEqual({ ...NONE, correct: 2, partial: 1 });
    expect(ratios(counts, 'partial').recall).toBeCloseTo(2.5 / 3);
  });

  it('one prediction over two gold marks is one pair and one missed', () => {
    const counts = score(
      [
        ['PER', 0, 10],
        ['PER', 11, 20],
      ],
      [['PER', 0, 20]],
    );
    expect(outcomes(counts, 'partial')).toEqual({ ...NONE, partial: 1, missed: 1 });
    expect(ratios(counts, 'partial').recall).toBe(0.25);
  });

  it('two predictions in one gold mark are one pair and one spurious', () => {
    const counts = score(
      [['PER', 0, 20]],
      [
        ['PER', 0, 9],
        ['PER', 10, 20],
      ],
    );
    expect(outcomes(counts, 'type')).toEqual({ ...NONE, correct: 1, spurious: 1 });
  });

  it('neighbours do not overlap', () => {
    const counts = score([['PER', 0, 2]], [['PER', 2, 4]]);
    expect(outcomes(counts, 'type')).toEqual({ ...NONE, missed: 1, spurious: 1 });
  });

  it('of nested gold marks the one with the same ends is matched, wherever it stands', () => {
    const counts = score(
      [
        ['ORG', 0, 30],
        ['LOC', 20, 30],
      ],
      [['LOC', 20, 30]],
    );
    expect(outcomes(counts, 'strict')).toEqual({ ...NONE, correct: 1, missed: 1 });
    expect(ratios(counts, 'strict').recall).toBe(0.5);
  });

  it('of two predictions with the same ends the one of the right type is matched', () => {
    const counts = score(
      [['LOC', 0, 5]],
      [
        ['ORG', 0, 5],
        ['LOC', 0, 5],
      ],
    );
    expect(outcomes(counts, 'strict')).toEqual({ ...NONE, correct: 1, spurious: 1 });
  });
});

describe('one type', () => {
  const found = match(
    [
      ['PER', 0, 5],
      ['ORG', 10, 15],
      ['PER', 20, 25],
    ],
    [
      ['PER', 0, 5],
      ['PER', 10, 15],
      ['LOC', 30, 35],
    ],
  );
  it.each([
    // Of two persons one is found; of two said to be persons one is, the other an organisation.
    ['PER', { precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 }],
    // Its pair was taken for a person: nothing was said to be an organisation.
    ['ORG', { precision: null, recall: 0, f1: 0 }],
    ['LOC', { precision: 0, recall: null, f1: 0 }],
    ['DATE', { precision: null, recall: null, f1: null }],
  ])('%s has each side counted by its own type', (type, expected) => {
    expect(ratios(count(found).types[type] ?? NO_COUNTS, 'type')).toEqual(expected);
  });

  it('sums over types are those of the layer', () => {
    const { counts, types } = count(found);
    expect(Object.keys(types)).toEqual(['LOC', 'ORG', 'PER']);
    expect(Object.values(types).reduce(addCounts, NO_COUNTS)).toEqual(counts);
  });
});

describe('ratios', () => {
  it('have no figure where there is nothing to count', () => {
    for (const reading of READINGS) {
      expect(ratios(NO_COUNTS, reading)).toEqual({ precision: null, recall: null, f1: null });
    }
  });

  it('are 1 for gold against itself and 0 for gold against nothing', () => {
    const gold: readonly Mark[] = [
      ['PER', 0, 5],
      ['ORG', 3, 9],
    ];
    for (const reading of READINGS) {
      expect(ratios(score(gold, gold), reading)).toEqual({ precision: 1, recall: 1, f1: 1 });
      expect(ratios(score(gold, []), reading).f1).toBe(0);
      expect(ratios(score([], gold), reading).f1).toBe(0);
    }
  });
});

describe('figuresAt', () => {
  it('is ratios, without an object, off a row of counts', () => {
    const random = randomOf(9);
    const two = (): Mark[] =>
      Array.from({ length: random.int(4) }, () => ['PER', random.int(9), 10 + random.int(3)]);
    for (let round = 0; round < 300; round++) {
      const counts = score(two(), two());
      const into = new Float64Array(FIGURES_WIDTH + 1);
      figuresAt(Float64Array.from([7, ...rowOf(counts)]), 1, into, 1);
      const wanted = READINGS.flatMap((reading) => {
        const { precision, recall, f1 } = ratios(counts, reading);
        return [precision, recall, f1].map((value) => value ?? Number.NaN);
      });
      expect([...into.subarray(1)]).toEqual(wanted);
    }
  });
});

describe('rowOf', () => {
  it('is read back, wherever it stands', () => {
    const counts = score([['PER', 0, 5]], [['ORG', 0, 5]]);
    expect(countsAt([9, 9, ...rowOf(counts)], 2)).toEqual(counts);
  });
});

describe('ten thousand random pairs of gold and prediction', () => {
  const random = randomOf(20_241);
  const side = (): Mark[] =>
    Array.from({ length: random.int(7) }, () => {
      const start = random.int(40);
      return [['PER', 'ORG', 'LOC'][random.int(3)] ?? 'PER', start, start + 1 + random.int(12)];
    });

  /** Each false entry is a broken promise; `expect` in so long a loop would take its time. */
  function promises(gold: readonly Mark[], predicted: readonly Mark[]): Record<string, boolean> {
    const found = match(gold, predicted);
    const { counts } = count(found);
    const values = READINGS.map((reading) => ratios(counts, reading).f1 ?? 0);
    const [overlap = 0, type = 0, partial = 0, exact = 0, strict = 0] = values;
    const sums = SEMEVAL.map((reading) => outcomes(counts, reading));
    return {
      'each gold mark once': found.filter((one) => one.gold !== null).length === gold.length,
      'each prediction once':
        found.filter((one) => one.predicted !== null).length === predicted.length,
      'a pair is a pair on both sides': counts.gold.found === counts.predicted.found,
      'strict ≤ exact ≤ partial ≤ overlap':
        strict <= exact && exact <= partial && partial <= overlap,
      'strict ≤ type ≤ overlap': strict <= type && type <= overlap,
      'outcomes add up to gold': sums.every(
        (sum) => sum.correct + sum.incorrect + sum.partial + sum.missed === gold.length,
      ),
      'outcomes add up to what was said': sums.every(
        (sum) => sum.correct + sum.incorrect + sum.partial + sum.spurious === predicted.length,
      ),
    };
  }

  it('keep the invariants', () => {
    const broken = new Set<string>();
    for (let round = 0; round < 10_000; round++) {
      for (const [name, kept] of Object.entries(promises(side(), side()))) {
        if (!kept) broken.add(name);
      }
    }
    expect([...broken]).toEqual([]);
  });

  it('do not depend on order', () => {
    for (let round = 0; round < 500; round++) {
      const [gold, predicted] = [side(), side()];
      const shuffled = match(random.shuffle(gold), random.shuffle(predicted));
      expect(count(shuffled)).toEqual(count(match(gold, predicted)));
    }
  });
});
