/** The order in which proposals become expressions: first what they are, then what is around. */

import {
  joinPair,
  joinRange,
  joinSame,
  joinWeekday,
  joinWeekdayAfter,
  joinWeekdayRange,
  joinYearShift,
  longest,
  shareYear,
} from './dates.ts';
import { dropLone, dropThisMeeting, flagMismatch } from './filters.ts';
import type { Refiner } from './join.ts';
import {
  joinClock,
  joinClockBefore,
  joinEvent,
  joinPart,
  joinPartAfter,
  takeLimits,
} from './words.ts';

export const refiners: readonly Refiner[] = [
  longest,
  joinWeekday,
  joinWeekdayRange,
  joinWeekdayAfter,
  joinYearShift,
  joinSame,
  joinPart,
  joinPartAfter,
  joinRange,
  joinPair,
  shareYear,
  joinClock,
  joinClockBefore,
  joinWeekday,
  dropLone,
  takeLimits,
  joinEvent,
  dropThisMeeting,
  flagMismatch,
];
