/** When the minutes were adjusted: at the latest fourteen days after the meeting (5 kap. 69 §). */
import { daysBetween, findTimes, resolveTime } from '../calendar/index.ts';
import type { MinutesRecord } from '../record.ts';
import type { Span } from '../types.ts';
import { missing, present, unsure } from './judgement.ts';
import type { Judgement } from './types.ts';
import { placesOf } from './words.ts';
import { isExtract } from './yardstick.ts';

const LIMIT_DAYS = 14;
/** How far from a word of adjusting a name may stand. */
const BESIDE = 60;
/** How far after the word its day may stand. */
const REACH = 160;
/** An empty line or the end of a sentence ends what a word stands over. */
const BREAK = /\n[^\S\n]*\n|\.\s+(?=\p{Lu})/u;
/** 'omedelbart justerad' is of one matter, 'föregående protokoll' of another meeting. */
const OTHER = /(?:föregående|förra)\s+protokoll\p{L}*[^.]{0,40}$/iu;

/** The day of adjustment, said with a word of adjusting beside it. */
export function adjustmentOf(record: MinutesRecord): Judgement {
  const { text, meeting } = record;
  const words = placesOf('adjusting', text).filter(
    ({ start }) => !OTHER.test(text.slice(Math.max(0, start - REACH), start)),
  );
  for (const word of words) {
    const day = dayAfter(text, word, meeting.date);
    if (day === null) continue;
    const late = meeting.date !== null && daysBetween(meeting.date, day.to) > LIMIT_DAYS;
    return present([{ start: word.start, end: day.end }], late ? 'late' : null);
  }
  const said = placesOf('undated', text);
  if (said.length > 0) return unsure('undated', said);
  return isExtract(record) ? unsure('extract') : missing();
}

/** Those who adjust: as the head has them, else people named beside a word of adjusting. */
export function adjustersOf(record: MinutesRecord): Judgement {
  const { text, meeting, people } = record;
  const stated = meeting.adjusters.flatMap((_, at) => meeting.spans[`adjusters.${at}`] ?? []);
  if (stated.length > 0) return present(stated.map(({ start, end }) => ({ start, end })));
  const names = people.flatMap(({ mentions }) => mentions);
  const found = placesOf('adjusts', text).filter(({ start, end }) =>
    names.some((name) => {
      const between = name.start >= end ? text.slice(end, name.start) : text.slice(name.end, start);
      const near = Math.abs(name.start - end) < BESIDE || Math.abs(start - name.end) < BESIDE;
      return near && !/[.\n]/u.test(between);
    }),
  );
  if (found.length > 0) return present(found);
  return isExtract(record) ? unsure('extract') : missing();
}

interface Day {
  readonly end: number;
  readonly to: string;
}

function dayAfter(text: string, word: Span, meeting: string | null): Day | null {
  const [window = ''] = text.slice(word.end, word.end + REACH).split(BREAK);
  for (const time of findTimes(window)) {
    const days = resolveTime(time, { reference: meeting, direction: 'future', previous: null });
    if (days === null || days.precision !== 'day') continue;
    // The meeting's own day stands in page heads, an earlier one is of other minutes.
    if (meeting !== null && days.to < meeting) continue;
    return { end: word.end + time.span.end, to: days.to };
  }
  return null;
}
