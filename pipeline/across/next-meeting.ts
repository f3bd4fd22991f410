/** When a body met next, as its own later documents say. */
import { fold } from '../similar.ts';
import type { Circles } from './circles.ts';
import { groups, type Occurrence } from './occurrence.ts';

/** A document's meeting; nothing else of an occurrence is looked at. */
export type Met = Pick<Occurrence, 'document' | 'date' | 'body'>;

/** The dated meetings of each body of a circle, by date. */
function seriesOf(
  meetings: readonly Met[],
  circles: Circles,
): { readonly document: string; readonly date: string }[][] {
  const series = groups(meetings, ({ document, body }) => {
    const circle = circles.get(document)?.circle;
    return circle === undefined || body === null ? [] : [`${circle} ${fold(body)}`];
  });
  return [...series.values()].map((list) => {
    const dated = list.flatMap(({ document, date }) => (date === null ? [] : [{ document, date }]));
    return dated.sort((a, b) => (`${a.date} ${a.document}` < `${b.date} ${b.document}` ? -1 : 1));
  });
}

/**
 * By document: the next meeting of the same body in the same circle, with the document that has
 * its date. Where documents are missing between the two it may be too late, never too early.
 */
export function nextMeetings(
  meetings: readonly Met[],
  circles: Circles,
): Map<string, { readonly date: string; readonly document: string }> {
  const found = new Map<string, { date: string; document: string }>();
  for (const dated of seriesOf(meetings, circles)) {
    // Two documents of one day are of one meeting.
    const days = [...groups(dated, ({ date }) => [date]).values()];
    days.forEach((day, i) => {
      const [next] = days[i + 1] ?? [];
      if (next) for (const { document } of day) found.set(document, next);
    });
  }
  return found;
}
