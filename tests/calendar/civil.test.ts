import { describe, expect, it } from 'vitest';
import {
  addMonths,
  addWorkdays,
  dayOf,
  daysBetween,
  daysIn,
  easter,
  isDate,
  isoOf,
  mondayOfWeek,
  parseIso,
  weekdayOf,
  weeksIn,
} from '../../pipeline/calendar/civil.ts';

describe('civil days', () => {
  it('go to ISO and back', () => {
    for (const iso of ['1969-12-31', '1970-01-01', '2000-02-29', '2024-12-31']) {
      expect(isoOf(parseIso(iso))).toBe(iso);
    }
  });

  it('know their weekday, also before 1970', () => {
    expect(weekdayOf(parseIso('2024-03-01'))).toBe(5);
    expect(weekdayOf(parseIso('1969-12-29'))).toBe(1);
    expect(weekdayOf(parseIso('1969-12-28'))).toBe(7);
  });

  it('know leap years', () => {
    expect([daysIn(2023, 2), daysIn(2024, 2), daysIn(1900, 2)]).toEqual([28, 29, 28]);
    expect(isDate(2023, 2, 29)).toBe(false);
    expect(isDate(undefined, 2, 29)).toBe(true);
  });

  it.each([
    [2018, 1, '2018-01-01'],
    [2020, 53, '2020-12-28'],
    [2021, 1, '2021-01-04'],
    [2024, 42, '2024-10-14'],
  ])('ISO week %i-%i begins on %s', (year, week, monday) => {
    expect(isoOf(mondayOfWeek(year, week))).toBe(monday);
  });

  it('know the years of 53 weeks', () => {
    expect([2015, 2020, 2026].map(weeksIn)).toEqual([53, 53, 53]);
    expect([2018, 2023, 2024].map(weeksIn)).toEqual([52, 52, 52]);
  });

  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, sunday) => {
    expect(isoOf(easter(year))).toBe(sunday);
  });

  it('add months to the end of shorter ones, and days of work over a weekend', () => {
    expect(isoOf(addMonths(parseIso('2024-01-31'), 1))).toBe('2024-02-29');
    expect(isoOf(addMonths(parseIso('2024-03-31'), -4))).toBe('2023-11-30');
    expect(isoOf(addWorkdays(parseIso('2024-03-01'), 1))).toBe('2024-03-04');
  });

  it('count the days between', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(dayOf(1970, 1, 1)).toBe(0);
  });
});
