/** What may be right but is more often a slip. None of it keeps a file from being scored. */
import { parseIso, weekdayOf } from '../../pipeline/calendar/civil.ts';
import { findTimes, type TimeExpression, type TimeValue } from '../../pipeline/calendar/index.ts';
import type { Marked, MarkedAt } from './marked.ts';
import { shownQuote, type Told } from './problem.ts';
import type { StandsIn } from './words.ts';

/** All of them; `meeting` is the meeting's date. */
export function doubts(marked: Marked, meeting: string | null, standsIn: StandsIn): Told[] {
  const { people, decisions, deadlines, meetings } = marked.layers;
  return [
    ...people.flatMap(({ index, mark: { name } }) =>
      standsIn(name)
        ? []
        : [{ path: ['people', index, 'name'], message: notInText('a form of the name', name) }],
    ),
    ...decisions.flatMap(({ index, mark: { item } }) => {
      const missing = (item ?? '').split(/[^\p{L}\p{N}§]+/u).find((word) => !standsIn(word));
      if (missing === undefined) return [];
      return [{ path: ['decisions', index, 'item'], message: notInText('a word', missing) }];
    }),
    ...[...deadlines, ...meetings].flatMap((one) => dateDoubts(one, meeting)),
  ];
}

function notInText(what: string, words: string): string {
  return `${shownQuote(words)} is ${what} that the document does not give`;
}

type Dated = MarkedAt<'deadlines'> | MarkedAt<'meetings'>;

function dateDoubts({ layer, index, mark }: Dated, meeting: string | null): Told[] {
  const { date, quote } = mark;
  if (date === null) return [];
  const path = [layer, index, 'date'];
  const found: Told[] = [];
  if (meeting !== null && date < meeting) {
    found.push({ path, message: `${date} is before the meeting's date ${meeting}` });
  }
  const named = findTimes(quote.replace(/\s+/gu, ' ')).flatMap(daysNamed);
  if (named.length > 0 && !named.includes(weekdayOf(parseIso(date)))) {
    const day = WEEKDAYS[weekdayOf(parseIso(date)) - 1];
    found.push({
      path,
      message: `${date} is a ${day}, which is not what ${shownQuote(quote)} says`,
    });
  }
  return found;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The weekdays that an expression can mean: 'före fredag' is met on the Friday or the Thursday. */
function daysNamed({ value, limit }: TimeExpression): number[] {
  const days = weekdaysIn(value);
  return limit === 'before' ? days.flatMap((day) => [day, day === 1 ? 7 : day - 1]) : days;
}

function weekdaysIn(value: TimeValue): number[] {
  if (value.form === 'range') return [...weekdaysIn(value.from), ...weekdaysIn(value.to)];
  if (value.form === 'event') return value.date === null ? [] : weekdaysIn(value.date);
  if (value.form === 'part') return weekdaysIn(value.of);
  return 'weekday' in value && value.weekday !== null ? [value.weekday] : [];
}
