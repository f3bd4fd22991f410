/** What a heading line prints, without anything resolved. */
import { describe, expect, it } from 'vitest';
import { plainTimes } from '../../pipeline/calendar/index.ts';

describe('plain dates and times of day', () => {
  it.each([
    ['Minnesanteckningar 2024-03-01', '2024-03-01', null, null, null],
    ['Tid: fredag 1/3 2024 kl. 08.00–09.00', '2024-03-01', null, '08:00', '09:00'],
    ['Internat 13–14 oktober 2022', '2022-10-13', '2022-10-14', null, null],
    ['Årsmöte den 29 januari till den 2 februari 2025', '2025-01-29', '2025-02-02', null, null],
    ['Plats och tid: Salen kl. 14:00-16:25', null, null, '14:00', '16:25'],
    ['Tid: torsdag 7 mars kl 13', null, null, '13:00', null],
  ])('%s', (line, date, endDate, startTime, endTime) => {
    expect(plainTimes(line)).toMatchObject([{ date, endDate, startTime, endTime }]);
  });

  it('gives the parts that are printed where the year is not', () => {
    expect(plainTimes('torsdag 7 mars')).toMatchObject([{ parts: { month: 3, day: 7 } }]);
  });

  it('is silent on what is no date of the calendar', () => {
    expect(plainTimes('nästa möte på tisdag, v. 12, under hösten')).toEqual([]);
  });
});
