/** The program's own date grammar as an engine: one text at a time, as the pipeline reads it. */
import { findTimes, resolveTime, type TimeExpression } from '../../pipeline/calendar/index.ts';
import { clauseAround } from '../../pipeline/date/clause.ts';
import { isPast } from '../../pipeline/owner/words.ts';
import type { Interval, Span } from '../../pipeline/types.ts';
import type { Dated, Engine } from './types.ts';

export const own: Engine = { name: 'klubbslag', version: null, find };

/**
 * The days of the expression alone: 'före sommaren' is the summer, as the table has it. A date
 * without a year is looked for behind the reference where the clause tells what happened. No other
 * meeting is known of, so an occasion without a date comes to no days.
 */
function find(text: string, reference: string): Dated[] {
  const found: Dated[] = [];
  let previous: Interval | null = null;
  for (const time of findTimes(text)) {
    const direction = isPast(clauseAround(text, time.span).text) ? 'past' : 'future';
    const days = resolveTime({ ...time, limit: null }, { reference, direction, previous });
    if (days === null) continue;
    if (days.precision === 'day') previous = days;
    const { start, end } = placeOf(time);
    found.push({ start, end, from: days.from, to: days.to });
  }
  return found;
}

/** Without limit words; of an occasion with a date only the date. */
function placeOf({ core, value }: TimeExpression): Span {
  return (value.form === 'event' && value.dateSpan) || core;
}
