/** One text, several days of speech: what a time means hangs on when it was said. */
import { describe, expect, it } from 'vitest';
import { findTimes, resolveTime, type TimeContext } from '../../pipeline/calendar/index.ts';
import { shown } from './shown.ts';

type Direction = TimeContext['direction'];
type Row = readonly [text: string, said: string | null, direction: Direction, found: string];

const rows: readonly Row[] = [
  // a date without a year
  ['den 3 mars', '2024-03-01', 'future', '2024-03-03'],
  ['den 3 mars', '2024-03-04', 'future', '2025-03-03'],
  ['den 3 mars', '2024-03-03', 'future', '2024-03-03'],
  ['den 3 mars', '2024-03-01', 'past', '2023-03-03'],
  ['den 3 mars', '2024-03-03', 'past', '2024-03-03'],
  ['den 3 mars', '2024-11-01', 'nearest', '2025-03-03'],
  ['den 3 mars', '2024-06-01', 'nearest', '2024-03-03'],
  ['den 3 mars', null, 'future', '-'],
  ['den 3 mars 2024', null, 'future', '2024-03-03'],
  ['den 29 februari', '2024-03-01', 'future', '2028-02-29'],
  ['den 29 februari', '2025-03-01', 'past', '2024-02-29'],
  // a day without a month
  ['den 22:e', '2024-03-01', 'future', '2024-03-22'],
  ['den 22:e', '2024-03-23', 'future', '2024-04-22'],
  ['den 22:e', '2024-03-01', 'past', '2024-02-22'],
  ['den 31:a', '2024-04-05', 'future', '2024-05-31'],
  ['den 22:e', null, 'future', '-'],
  // weekdays, on the same day and across a week
  ['på fredag', '2024-03-01', 'future', '2024-03-08'],
  ['på fredag', '2024-03-04', 'future', '2024-03-08'],
  ['nästa fredag', '2024-03-01', 'future', '2024-03-08'],
  ['nästa fredag', '2024-03-04', 'future', '2024-03-15'],
  ['nästa måndag', '2024-03-01', 'future', '2024-03-04'],
  ['i fredags', '2024-03-01', 'future', '2024-02-23'],
  ['i fredags', '2024-03-02', 'future', '2024-03-01'],
  ['på fredag', null, 'future', '-'],
  // months, seasons, quarters and weeks around their own time
  ['i mars', '2024-03-31', 'future', '2024-03-01/2024-03-31 month'],
  ['i mars', '2024-04-01', 'future', '2025-03-01/2025-03-31 month'],
  ['i mars', '2024-02-01', 'past', '2023-03-01/2023-03-31 month'],
  ['under hösten', '2024-10-01', 'future', '2024-09-01/2024-11-30 season'],
  ['under hösten', '2024-12-01', 'future', '2025-09-01/2025-11-30 season'],
  ['under vintern', '2024-12-10', 'future', '2024-12-01/2025-02-28 season'],
  ['kvartal 1', '2024-05-01', 'future', '2025-01-01/2025-03-31 quarter'],
  ['kvartal 1', '2024-05-01', 'past', '2024-01-01/2024-03-31 quarter'],
  ['v. 2', '2024-11-22', 'future', '2025-01-06/2025-01-12 week'],
  ['v. 53', '2024-11-22', 'future', '2026-12-28/2027-01-03 week'],
  ['v. 2', null, 'future', '-'],
  ['v. 2 2025', null, 'future', '2025-01-06/2025-01-12 week'],
  // turns and holidays
  ['före årsskiftet', '2024-11-22', 'future', '2024-12-31'],
  ['före årsskiftet', '2025-01-10', 'future', '2025-12-31'],
  ['före påsk', '2024-03-31', 'future', '2024-03-28'],
  ['före påsk', '2024-04-03', 'future', '2025-04-17'],
  ['före jul', '2024-12-27', 'future', '2025-12-23'],
  // counted units
  ['om en månad', '2024-01-31', 'future', '2024-02-29'],
  ['inom fem arbetsdagar', '2024-03-08', 'future', '2024-03-08/2024-03-15 day'],
  ['nästa kvartal', '2024-11-22', 'future', '2025-01-01/2025-03-31 quarter'],
  ['nästa vecka', '2024-12-30', 'future', '2025-01-06/2025-01-12 week'],
  ['i morgon', '2024-02-28', 'future', '2024-02-29'],
  ['i morgon', null, 'future', '-'],
];

describe('the same words said on another day', () => {
  it.each(rows)('%s, said %s, looking to the %s', (text, reference, direction, found) => {
    expect(shown(text, { reference, direction }).found).toEqual([found]);
  });
});

describe('what the text does not print', () => {
  const implied = (text: string, context: Partial<TimeContext> = {}) => {
    const time = findTimes(text)[0];
    if (!time) throw new Error(`nothing found in '${text}'`);
    return resolveTime(time, { reference: '2024-03-01', direction: 'future', ...context });
  };

  it.each([
    ['den 3 maj 2024', []],
    ['den 3 maj', ['year']],
    ['den 3:e', ['year', 'month']],
    ['på tisdag', ['year', 'month', 'day']],
    ['den 3 maj nästa år', []],
    ['under hösten', ['year']],
  ])('%s implies %j', (text, parts) => {
    expect(implied(text)?.implied).toEqual(parts);
  });

  it('takes a year from the list the date stands in', () => {
    expect(implied('den 3 maj', { year: 2031 })).toMatchObject({ to: '2031-05-03' });
  });

  it('takes the next meeting from the context', () => {
    const next = { nextMeeting: '2024-04-11' };
    expect(implied('till nästa möte', next)).toMatchObject({
      to: '2024-04-11',
      precision: 'event',
    });
  });

  it('takes what was named before from the context', () => {
    const previous = { from: '2024-05-02', to: '2024-05-02', precision: 'day' } as const;
    expect(implied('innan dess', { previous })).toMatchObject({ to: '2024-05-02' });
    expect(implied('två veckor innan', { previous })).toMatchObject({ to: '2024-04-18' });
    expect(implied('dagen före', { previous })).toMatchObject({ to: '2024-05-01' });
    expect(implied('dagen före', {})).toBeNull();
  });
});
