/** The days that a call asks for: from when, until when, and which day is today. */
import type { ArgsDef } from 'citty';
import { parseDay } from '../arguments.ts';
import { UserError } from '../errors.ts';
import { oneLine } from '../render/text.ts';
import { type Call, optionText } from './command.ts';

/** The options of a stretch of time. */
export const DAY_OPTIONS = {
  since: {
    type: 'string',
    valueHint: 'DATE',
    description: 'from this day on (2024-03-14, 2024-03 or 2024)',
  },
  until: { type: 'string', valueHint: 'DATE', description: 'up to and including this day' },
} as const satisfies ArgsDef;

/** ISO days, null where none is given. Throws a UserError where one is none or they are crossed. */
export function daysOf(call: Call): {
  readonly since: string | null;
  readonly until: string | null;
} {
  const [first, last] = [optionText(call, 'since'), optionText(call, 'until')];
  const since = first === null ? null : parseDay(first, 'since', 'first');
  const until = last === null ? null : parseDay(last, 'until', 'last');
  if (since !== null && until !== null && since > until) {
    throw new UserError(`--since ${first} is later than --until ${last}`);
  }
  return { since, until };
}

/** The day that --today names, else that of the clock, where this machine stands. */
export function todayOf(call: Call): string {
  const given = optionText(call, 'today');
  if (given === null) return localDay(new Date());
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(given)) {
    throw new UserError(`--today must be a day like 2024-03-14, not '${oneLine(given)}'`);
  }
  return parseDay(given, 'today', 'first');
}

function localDay(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
