/** Calendars, counts over time, and what is late. */
import { describe, expect, test } from 'vitest';
import {
  dayAfter,
  endsOf,
  isMonth,
  monthAfter,
  weekOf,
  weeksOf,
} from '../../web/explore/calendar.ts';
import { byResponsible, type Deadline, stateOf } from '../../web/explore/due.ts';
import { gridOf, stacked, timesOf } from '../../web/explore/series.ts';

describe('weeks', () => {
  test.each([
    ['2024-01-01', 1],
    ['2023-01-01', 52],
    ['2020-12-31', 53],
    ['2021-01-03', 53],
    ['2021-01-04', 1],
    ['2024-12-30', 1],
    ['2026-03-29', 13],
  ])('%s lies in week %i', (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  test('a month is whole weeks from Monday to Sunday', () => {
    const weeks = weeksOf('2024-09');
    expect(weeks.map(({ number }) => number)).toEqual([35, 36, 37, 38, 39, 40]);
    expect(weeks[0]?.days).toEqual([
      ...['2024-08-26', '2024-08-27', '2024-08-28', '2024-08-29', '2024-08-30'],
      ...['2024-08-31', '2024-09-01'],
    ]);
    expect(weeks.at(-1)?.days.at(-1)).toBe('2024-10-06');
    expect(weeksOf('2021-02').map(({ number }) => number)).toEqual([5, 6, 7, 8]);
  });

  test('months follow each other over the turn of the year', () => {
    expect([monthAfter('2023-12', 1), monthAfter('2024-01', -1)]).toEqual(['2024-01', '2023-12']);
    expect(endsOf('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(dayAfter('2024-03-01', -1)).toBe('2024-02-29');
    expect(['2024-03', '2024-13', '0000-01', 'x'].map(isMonth)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('counts over time', () => {
  const points = [
    { at: '2023-11', count: 3 },
    { at: '2024-01', count: 9 },
  ];
  test('no month between is left out', () => {
    expect(timesOf(points, 'month')).toEqual(['2023-11', '2023-12', '2024-01']);
    expect(timesOf([], 'month')).toEqual([]);
  });

  test('what is beyond the greatest series is one sum', () => {
    const series = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((value) => ({
      value,
      count: 1,
      points: [{ at: '2024-01', count: 1 }],
    }));
    const grid = gridOf(points, series, 'month');
    expect(grid.rows.map(({ value }) => value)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(grid.others).toEqual([3, 0, 4]);
    expect(grid.totals).toEqual([3, 0, 9]);
    const whole = [{ value: 'a', count: 12, points }];
    expect(gridOf(points, whole, 'month').others).toBeNull();
  });

  test('rows stand on each other', () => {
    expect(
      stacked([
        [1, 0],
        [2, 3],
      ]),
    ).toEqual([
      [1, 0],
      [3, 3],
    ]);
  });
});

describe('deadlines', () => {
  const one = (due: string | null, status: string | null, who: string | null = null): Deadline => ({
    ...{ sha256: 'a', due, text: 'a', action: null, who, body: null, status, start: 0, end: 1 },
  });
  test.each([
    ['2024-03-13', null, 'late'],
    ['2024-03-13', 'ongoing', 'late'],
    ['2024-03-13', 'done', 'done'],
    ['2024-03-13', 'dropped', 'done'],
    ['2024-03-14', 'open', 'open'],
    [null, null, 'open'],
  ] as const)('due %s and said to be %s it is %s', (due, status, state) => {
    expect(stateOf(one(due, status), '2024-03-14')).toBe(state);
  });

  test('are gathered by who is responsible, nobody last', () => {
    const all = [
      one(null, null),
      one(null, null, 'Bo'),
      one(null, null, 'Åsa'),
      one(null, null, 'Bo'),
    ];
    const groups = byResponsible(all).map(({ who, items }) => [who, items.length]);
    expect(groups).toEqual([
      ['Bo', 2],
      ['Åsa', 1],
      [null, 1],
    ]);
  });
});
