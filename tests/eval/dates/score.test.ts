import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import {
  answersOf,
  type DateCounts,
  dateIntervals,
  dateRatios,
  totalOf,
} from '../../../eval/dates/counts.ts';
import { isWrong, scoreEngine, scoreRow } from '../../../eval/dates/score.ts';
import { parseTable } from '../../../eval/dates/table.ts';
import type { Dated, Engine } from '../../../eval/dates/types.ts';
import { type Random, randomOf } from '../../../eval/random.ts';
import { answer, row } from './marked.ts';

const MAY = row('Klart senast «den 5 maj».', '2024-05-05');
const SPRING = row('Byggs i «april till maj» av oss.', '2024-04-01', '2024-05-31');
const NOTHING = row('Maj Ek lämnar rummet.');

/** Which counts are 1 or more. */
function counted(of: typeof MAY, ...answers: Dated[]): Partial<DateCounts> {
  const { rows: _, marks: __, ...counts } = scoreRow(of, answers).counts;
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
}

describe('scoreRow', () => {
  it.each([
    ['nothing said', MAY, [], {}],
    [
      'all right',
      MAY,
      [answer('Klart senast «den 5 maj».', '2024-05-05')],
      { found: 1, exact: 1, right: 1, day: 1 },
    ],
    [
      'a wider place',
      MAY,
      [answer('Klart «senast den 5 maj».', '2024-05-05')],
      { found: 1, right: 1, day: 1 },
    ],
    [
      'another year',
      MAY,
      [answer('Klart senast «den 5 maj».', '2023-05-05')],
      { found: 1, exact: 1 },
    ],
    [
      'only the last day',
      SPRING,
      [answer('Byggs i «april till maj» av oss.', '2024-05-31')],
      { found: 1, exact: 1, day: 1 },
    ],
    [
      'only the first day',
      SPRING,
      [answer('Byggs i «april till maj» av oss.', '2024-04-01')],
      { found: 1, exact: 1 },
    ],
    ['another place', MAY, [answer('«Klart» senast den 5 maj.', '2024-05-05')], { spurious: 1 }],
    [
      'touching, not overlapping',
      MAY,
      [answer('Klart« senast »den 5 maj.', '2024-05-05')],
      { spurious: 1 },
    ],
    [
      'anything where there is nothing',
      NOTHING,
      [answer('«Maj» Ek', '2024-05-01')],
      {
        spurious: 1,
      },
    ],
  ])('%s', (_, of, answers, expected) => {
    expect(counted(of, ...answers)).toEqual(expected);
  });

  it('takes the exact answer before one that overlaps more of it', () => {
    const exact = answer('Byggs i «april till maj» av oss.', '2020-01-01');
    const wide = answer('Byggs «i april till maj» av oss.', '2024-04-01', '2024-05-31');
    expect(counted(SPRING, wide, exact)).toEqual({ found: 1, exact: 1, spurious: 1 });
  });

  it('takes the best overlap where none is exact, and counts the other as spurious', () => {
    const april = answer('Byggs i «april» till maj av oss.', '2024-04-01', '2024-05-31');
    const more = answer('Byggs i april «till maj» av oss.', '2024-05-01', '2024-05-31');
    expect(counted(SPRING, april, more)).toEqual({ found: 1, day: 1, spurious: 1 });
  });

  it('counts an answer given twice once', () => {
    const same = answer('Klart senast «den 5 maj».', '2024-05-05');
    const once = { found: 1, exact: 1, right: 1, day: 1, spurious: 1 };
    expect(counted(MAY, same, { ...same })).toEqual(once);
    expect(counted(MAY, { ...same, to: '2024-05-06' }, same)).toEqual(once);
  });
});

describe('counts', () => {
  it('add, and make the ratios that a hand makes of them', () => {
    const scores = [
      scoreRow(MAY, [answer('Klart senast «den 5 maj».', '2024-05-05')]),
      scoreRow(SPRING, [answer('Byggs «i april till maj» av oss.', '2024-05-01', '2024-05-31')]),
      scoreRow(SPRING, []),
      scoreRow(NOTHING, [answer('«Maj» Ek lämnar rummet.', '2024-05-01')]),
    ];
    const counts = totalOf(scores.map((score) => score.counts));
    expect(counts).toEqual({
      rows: 4,
      marks: 3,
      found: 2,
      spurious: 1,
      exact: 1,
      right: 1,
      day: 2,
    });
    expect(answersOf(counts)).toBe(3);
    expect(dateRatios(counts)).toEqual({
      precision: 1 / 3,
      recall: 1 / 3,
      f1: 2 / 6,
      f1Day: 4 / 6,
      f1Span: 2 / 6,
    });
    expect(scores.map(isWrong)).toEqual([false, true, true, true]);
  });

  it('have no ratio of nothing', () => {
    const empty = { precision: null, recall: null, f1: null, f1Day: null, f1Span: null };
    expect(dateRatios(totalOf([]))).toEqual(empty);
    const { counts } = scoreRow(NOTHING, [answer('«Maj» Ek', '2024-05-01')]);
    expect(dateRatios(counts)).toEqual({ ...empty, precision: 0 });
  });

  it('have an interval around the ratio, and none of a handful', () => {
    const right = scoreRow(MAY, [answer('Klart senast «den 5 maj».', '2024-05-05')]).counts;
    const missed = scoreRow(MAY, []).counts;
    const many = Array.from({ length: 100 }, (_, i) => (i < 80 ? right : missed));
    const { recall, precision } = dateIntervals(many, RESAMPLING);
    // 80 of 100: the standard error is 0.04.
    expect(recall?.low).toBeCloseTo(0.72, 1);
    expect(recall?.high).toBeCloseTo(0.88, 1);
    expect(precision).toEqual({ low: 1, high: 1 });
    expect(dateIntervals([right, missed], RESAMPLING).recall).toBe(null);
  });
});

const { rows } = parseTable('t', readFileSync('fixtures/dates.tsv', 'utf8'));

function total(find: Engine['find'], of = rows) {
  return totalOf(scoreEngine({ name: 'x', version: null, find }, of).rows.map((r) => r.counts));
}

describe('the whole table', () => {
  const gold = new Map(rows.map(({ text, mark }) => [text, mark === null ? [] : [mark]]));

  it('against itself is right in every row', () => {
    const itself: Engine = { name: 'x', version: null, find: (text) => gold.get(text) ?? [] };
    const scores = scoreEngine(itself, rows).rows;
    expect(scores.filter(isWrong)).toEqual([]);
    const perfect = { precision: 1, recall: 1, f1: 1, f1Day: 1, f1Span: 1 };
    expect(dateRatios(totalOf(scores.map((score) => score.counts)))).toEqual(perfect);
  });

  it('against no answers is 0', () => {
    const counts = total(() => []);
    expect(dateRatios(counts)).toEqual({ precision: null, recall: 0, f1: 0, f1Day: 0, f1Span: 0 });
    expect(answersOf(counts)).toBe(0);
  });
});

/** Answers at random places of a text, some of them the mark or near it. */
function answersAt(random: Random, { text, mark }: typeof MAY): Dated[] {
  return Array.from({ length: random.int(5) }, () => {
    const start = random.int(text.length - 1);
    const place = mark !== null && random.int(3) === 0 ? mark : { start, end: start + 1 };
    const end = Math.min(text.length, place.end + random.int(4));
    const days =
      mark !== null && random.int(2) === 0 ? mark : { from: '2024-01-01', to: '2024-01-02' };
    return { start: place.start, end, from: days.from, to: days.to };
  });
}

describe('random answers', () => {
  it('keep the invariants, in whatever order they come', () => {
    const random = randomOf(5);
    for (const one of [...rows, ...rows, ...rows]) {
      const answers = answersAt(random, one);
      const score = scoreRow(one, answers);
      const { marks, found, exact, right, day, spurious } = score.counts;
      expect(found + spurious).toBe(answers.length);
      expect(found).toBeLessThanOrEqual(marks);
      expect(day).toBeLessThanOrEqual(found);
      expect(right).toBeLessThanOrEqual(day);
      expect(exact).toBeLessThanOrEqual(found);
      expect(scoreRow(one, random.shuffle(answers))).toEqual(score);
      expect(scoreRow(one, answers.toReversed())).toEqual(score);
    }
  });
});
