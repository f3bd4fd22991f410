/** All parsers. Where two find the same place with the same length, the earlier one stands. */
import type { Parser } from '../pattern.ts';
import { clockParsers } from './clock.ts';
import { dateParsers } from './dates.ts';
import { eventParsers } from './events.ts';
import { numericParsers } from './numeric.ts';
import { periodParsers } from './periods.ts';
import { relativeParsers } from './relative.ts';
import { weekParsers } from './weeks.ts';

export const parsers: readonly Parser[] = [
  ...numericParsers,
  ...dateParsers,
  ...weekParsers,
  ...periodParsers,
  ...relativeParsers,
  ...clockParsers,
  ...eventParsers,
];
