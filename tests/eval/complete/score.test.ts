import { describe, expect, it } from 'vitest';
import { parseComplete } from '../../../eval/complete/gold.ts';
import { completeErrors, completeToJson, reportComplete } from '../../../eval/complete/report.ts';
import { isLive, isRight, scoreComplete } from '../../../eval/complete/score.ts';
import { recordWith } from '../../complete/support.ts';

const RESAMPLING = { seed: 1, resamples: 100 };
const TEXT = 'Klubben\n§ 1 Taxa\nTaxan höjs.\n§ 2 Information\nInget.\n';
const RECORD = recordWith(TEXT, {
  meeting: { kind: 'protokoll', body: 'Styrelsen' },
  decisions: ['Taxan höjs.'],
});

const gold = (items: object[], meeting: object = {}) =>
  parseComplete('x', JSON.stringify({ doc: 'x.txt', yardstick: 'minutes', meeting, items }));

describe('gold of completeness', () => {
  it('is read point by point', () => {
    const { points } = gold([{ item: '§ 1', decision: 'present' }], { date: 'missing' });
    expect(points).toEqual([
      { item: null, point: 'date', state: 'missing' },
      { item: '§ 1', point: 'decision', state: 'present' },
    ]);
  });

  it.each([
    ['{', 'not JSON'],
    ['{}', 'doc'],
    ['{"doc":"x","yardstick":"x","meeting":{},"items":[]}', 'yardstick'],
    ['{"doc":"x","yardstick":"none","meeting":{"date":"gone"},"items":[]}', 'date'],
    ['{"doc":"x","yardstick":"none","meeting":{"day":"present"},"items":[]}', "no point 'day'"],
    ['{"doc":"x","yardstick":"none","meeting":{},"items":[{"item":"1"},{"item":"1"}]}', 'twice'],
    ['{"doc":"x","yardstick":"none","meeting":{},"items":[{"item":"1","decision":"ja"}]}', 'deci'],
  ])('%s is refused', (json, message) => {
    expect(() => parseComplete('f.json', json)).toThrow(message);
  });
});

describe('scoring', () => {
  const { outcomes } = scoreComplete(
    'g/x.txt',
    RECORD,
    gold([
      { item: '§ 1', decision: 'present' },
      { item: '§ 3', decision: 'present' },
    ]),
  );
  const of = (item: string | null, point: string) =>
    outcomes.find((one) => one.item === item && one.point === point);

  it('pairs by item and point; a matter that only one has is wrong', () => {
    expect(of('§ 1', 'decision')).toMatchObject({ gold: 'present', said: 'present' });
    expect(of('§ 2', 'decision')).toMatchObject({ gold: null, said: 'not-applicable' });
    expect(of('§ 3', 'decision')).toMatchObject({ gold: 'present', said: null });
    expect(of(null, 'times')).toMatchObject({ gold: null, said: 'missing' });
    expect(outcomes.filter(isRight)).toHaveLength(1);
  });

  it('counts as live what either holds to be more than not applicable', () => {
    const na = { item: null, point: 'date', gold: 'not-applicable' } as const;
    expect(isLive({ ...na, said: 'not-applicable' })).toBe(false);
    expect(isLive({ ...na, said: 'missing' })).toBe(true);
    expect(isLive({ ...na, gold: 'missing', said: 'not-applicable' })).toBe(true);
  });
});

describe('report', () => {
  const right = scoreComplete('g/x.txt', RECORD, gold([{ item: '§ 1', decision: 'present' }]));
  const one = { ...right, outcomes: right.outcomes.filter(({ gold: mark }) => mark !== null) };
  const wrong = {
    document: 'g/y.txt',
    outcomes: [{ item: '§ 9', point: 'votes', gold: 'missing', said: 'unsure' } as const],
  };

  it('tells the share over all, by point, and what is taken for what', () => {
    const text = reportComplete([one, one, one, one, one, wrong], RESAMPLING);
    expect(text).toMatch(/^6 documents, 6 points\n/);
    expect(text).toMatch(/^right +0\.833 \[0\.\d+–1\.000\]$/m);
    expect(text).toMatch(/^votes +1 {2}0\.000 +1 {2}0\.000$/m);
    expect(text).toMatch(/^decision +5 {2}1\.000 +5 {2}1\.000$/m);
    expect(text).toMatch(/^missing → unsure +1$/m);
  });

  it('lists the errors', () => {
    expect(completeErrors([one, wrong])).toBe('g/y.txt § 9 votes: marked missing, said unsure');
  });

  it('gives the same as data', () => {
    expect(completeToJson([one, wrong], RESAMPLING)).toMatchObject({
      schema: 'klubbslag/eval-completeness@1',
      ...{ documents: 2, points: { decision: { points: 1, right: 1 } } },
      confusions: { 'missing → unsure': 1 },
    });
  });
});
