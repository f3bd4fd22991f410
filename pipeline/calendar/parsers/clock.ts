/** Times of day: 'kl. 08.00–09.00', 'kl 13-16', 'klockan 19.30', '12:15'. */
import { type Groups, type Parser, pattern } from '../pattern.ts';
import type { Clock } from '../value.ts';

const TO = '(?: ?(?:[-–—]|till) ?(?:kl\\.? ?)?{hour2}(?:[.:]{minute2})?)?';

function two(text: string | undefined): string {
  return (text ?? '00').padStart(2, '0');
}

function clock(groups: Groups): Clock {
  const to = groups['hour2'];
  return {
    from: `${two(groups['hour'])}:${two(groups['minute'])}`,
    to: to === undefined ? null : `${two(to)}:${two(groups['minute2'])}`,
  };
}

const read = (groups: Groups) => ({ value: { form: 'clock' } as const, clock: clock(groups) });

const named = pattern('clock', `(?:kl\\.? ?|klockan ){hour}(?:[.:]{minute})?${TO}`, read);

const colon = pattern('clock', `{hour}:{minute}${TO}`, read);

const span = pattern('clock', '{hour}[.:]{minute} ?(?:[-–—]|till) ?{hour2}[.:]{minute2}', read);

/** Hours alone ('13-15') are a time of day only beside a date, which the refiners see to. */
const hours = pattern(
  'hours',
  '{hour}(?:\\.{minute})? ?[-–—] ?{hour2}(?:\\.{minute2})?',
  (groups) => (Number(groups['hour']) < Number(groups['hour2']) ? read(groups) : null),
);

const dotted = pattern('hours', '{hour}\\.{minute}', read);

export const clockParsers: readonly Parser[] = [named, colon, span, hours, dotted];
