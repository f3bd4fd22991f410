import { describe, expect, it } from 'vitest';
import { calibrate } from '../pipeline/calibrate.ts';
import { type Calibration, calibrated, LAYERS } from '../pipeline/calibration.ts';
import confidence from '../pipeline/lexicon/confidence.json' with { type: 'json' };
import { at, decision, emptyRecord, item, meeting, named, TOLD } from './eval/records.ts';

const LAYER = {
  all: { from: 0, right: 88, count: 98 },
  by: {
    rule: [{ from: 0.5, right: 50, count: 100 }],
    'ner-sv': [
      { from: 0.3, right: 10, count: 40 },
      { from: 0.8, right: 96, count: 96 },
    ],
  },
};

describe('calibrated', () => {
  // The layer's own share is 0.89, and stands behind each step as four facts.
  it.each([
    ['rule', 0.99, (50 + 4 * 0.89) / 104],
    ['rule', 0.1, (50 + 4 * 0.89) / 104],
    ['ner-sv@0.1.0', 0.8, (96 + 4 * 0.89) / 100],
    ['ner-sv@0.2.0', 0.79, (10 + 4 * 0.89) / 44],
    ['ner-sv@0.1.0', 0.2, (10 + 4 * 0.89) / 44],
    ['a new rule', 0.4, 0.89],
  ])('%s scored %d is as sure as it was right', (by, score, expected) => {
    expect(calibrated(LAYER, by, score)).toBeCloseTo(expected, 3);
  });

  it('leaves what was never counted as it was scored', () => {
    expect(calibrated(undefined, 'rule', 0.42)).toBe(0.42);
  });

  it('is never sure', () => {
    const always = { all: { from: 1, right: 5, count: 5 }, by: {} };
    expect(calibrated(always, 'rule', 1)).toBeLessThan(1);
    const never = { all: { from: 1, right: 0, count: 5 }, by: {} };
    expect(calibrated(never, 'rule', 1)).toBeGreaterThan(0);
  });
});

describe('calibrate', () => {
  const TEXT = 'Asta antog planen i Rova.';
  const empty = emptyRecord(TEXT);
  const record = {
    ...empty,
    meeting: {
      ...empty.meeting,
      date: '2024-01-01',
      evidence: { date: TOLD },
      next: [meeting(at(TEXT, 'Rova'), null)],
    },
    people: [named('Asta', [at(TEXT, 'Asta')])],
    organisations: [named('Rova', [at(TEXT, 'Rova')])],
    places: [named('Rova', [at(TEXT, 'Rova')])],
    decisions: [decision(TEXT, at(TEXT, TEXT), 'adopt')],
    meetings: [meeting(at(TEXT, 'Rova'), null)],
    agenda: [item(at(TEXT, 'Asta'), null)],
  };

  it('restates every layer and nothing else', () => {
    const layer = { all: { from: 0, right: 48, count: 98 }, by: {} };
    const all = Object.fromEntries(LAYERS.map((name) => [name, layer])) as Calibration;
    const half = JSON.parse(
      JSON.stringify(record).replaceAll('"confidence":1', '"confidence":0.49'),
    );
    expect(calibrate(record, all)).toEqual(half);
    expect(JSON.stringify(half).match(/0\.49/gu)).toHaveLength(8);
  });

  it('leaves a record alone where nothing was counted', () => {
    expect(calibrate(record, {})).toEqual(record);
  });
});

describe('the counts that are shipped', () => {
  it('hold every layer, and no more right than there are', () => {
    expect(Object.keys(confidence.layers)).toEqual([...LAYERS]);
    for (const { all, by } of Object.values(confidence.layers)) {
      const steps = [all, ...Object.values(by).flat()];
      for (const { right, count } of steps) expect(right).toBeLessThanOrEqual(count);
      const sum = Object.values(by)
        .flat()
        .reduce((total, { count }) => total + count, 0);
      expect(sum).toBe(all.count);
    }
  });
});
