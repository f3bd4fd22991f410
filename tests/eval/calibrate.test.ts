import { describe, expect, it } from 'vitest';
import { checkCalibration, fitCalibration } from '../../eval/calibrate.ts';
import { randomOf } from '../../eval/random.ts';
import { type ScoredDocument, scoreExample } from '../../eval/score.ts';
import { calibrated } from '../../pipeline/calibration.ts';
import { at, exampleOf, named } from './records.ts';

const WORDS = Array.from({ length: 40 }, (_, index) => `Namn${String(index).padStart(2, '0')}`);
const TEXT = WORDS.join(' ');

/** What is said of each word of the text, and whether it is true. */
interface Said {
  readonly by: string;
  readonly confidence: number;
  readonly right: boolean;
}

function document(genre: string, said: readonly Said[]): ScoredDocument {
  const place = (index: number) => at(TEXT, WORDS[index] ?? '');
  const gold = said.flatMap((one, i) => (one.right ? [{ quote: WORDS[i], name: 'x' }] : []));
  const people = said.map(({ by, confidence }, i) => named('x', [place(i)], { by, confidence }));
  return { ...scoreExample(exampleOf(TEXT, { people: gold }, { people })), genre };
}

function times(count: number, right: number, by: string, confidence: number): Said[] {
  return Array.from({ length: count }, (_, i) => ({ by, confidence, right: i < right }));
}

describe('fitCalibration', () => {
  it('counts each source by itself, models without their version', () => {
    const said = [...times(10, 9, 'list', 0.5), ...times(4, 1, 'ner-sv@1.0.0', 0.9)];
    expect(fitCalibration([document('a', said)])).toEqual({
      people: {
        all: { from: 0.5, right: 10, count: 14 },
        by: {
          list: [{ from: 0.5, right: 9, count: 10 }],
          'ner-sv': [{ from: 0.9, right: 1, count: 4 }],
        },
      },
    });
  });

  it('is a rising staircase over the score of a source', () => {
    const random = randomOf(3);
    const score = (): Said => {
      const confidence = random.int(1000) / 1000;
      return { by: 'model', confidence, right: random.int(1000) < confidence ** 2 * 1000 };
    };
    const documents = Array.from({ length: 50 }, () =>
      document('a', Array.from({ length: 40 }, score)),
    );
    const layer = fitCalibration(documents).people;
    const shares = layer?.by['model']?.map(({ right, count }) => right / count) ?? [];
    expect(shares.length).toBeGreaterThan(4);
    expect(layer?.by['model']?.filter(({ count }) => count < 25)).toEqual([]);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    for (const value of [0.3, 0.6, 0.9]) {
      expect(Math.abs(calibrated(layer, 'model', value) - value ** 2)).toBeLessThan(0.12);
    }
  });

  it('does not follow a handful of facts', () => {
    const said = [...times(20, 20, 'rule', 0.9), ...times(4, 0, 'rule', 0.95)];
    expect(fitCalibration([document('a', said)]).people?.by['rule']).toHaveLength(1);
  });

  it('leaves out layers without facts', () => {
    expect(fitCalibration([])).toEqual({});
  });
});

describe('checkCalibration', () => {
  const documents = ['a', 'b', 'c'].map((genre) =>
    document(genre, [...times(20, 10, 'bold', 0.99), ...times(20, 20, 'shy', 0.6)]),
  );

  it('measures what was scored, what it becomes, and what that is worth elsewhere', () => {
    const [people, ...rest] = checkCalibration(documents);
    expect(rest).toEqual([]);
    expect(people?.scored).toBeCloseTo((0.49 + 0.4) / 2);
    expect(people?.fitted).toBeLessThan(0.03);
    expect(people?.heldOut).toBeLessThan(0.05);
  });

  it('is honest about genres that behave otherwise', () => {
    const odd = document('d', times(40, 0, 'shy', 0.6));
    expect(checkCalibration([...documents, odd])[0]?.heldOut).toBeGreaterThan(0.2);
  });

  it('has nothing held out with one genre', () => {
    expect(checkCalibration(documents.slice(0, 1))[0]?.heldOut).toBeNull();
  });
});
