/** What the calendar finds in a text, in a form that a table can hold. */
import { findTimes, resolveTime, type TimeContext } from '../../pipeline/calendar/index.ts';

/** Friday 1 March 2024, looking ahead. */
export const REFERENCE: TimeContext = { reference: '2024-03-01', direction: 'future' };

/**
 * A row: the text with each expression in brackets, and for each what it comes to: a day, 'from/to
 * precision', a clock in front ('08:00-09:00 2024-12-06'), or '-' where there is no date.
 */
export type Row = readonly [marked: string, ...found: string[]];

/** Rows by what they are examples of. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** The text with each expression in brackets, and what each comes to. */
export function shown(
  text: string,
  context: TimeContext = REFERENCE,
): { marked: string; found: string[] } {
  let marked = '';
  let at = 0;
  const found: string[] = [];
  for (const time of findTimes(text)) {
    const { start, end } = time.span;
    marked += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
    const days = resolveTime(time, context);
    const clock = time.clock && [time.clock.from, time.clock.to].filter((t) => t).join('-');
    const single = days?.from === days?.to;
    const date = days && (single ? days.to : `${days.from}/${days.to} ${days.precision}`);
    found.push(
      [clock, date ?? (clock ? null : '-'), days?.mismatch ? 'mismatch' : null]
        .filter((t) => t)
        .join(' '),
    );
  }
  return { marked: marked + text.slice(at), found };
}
