/** Runs a short text through the stages up to date and shows what was found in it. */
import { classify } from '../../pipeline/classify/index.ts';
import { date } from '../../pipeline/date/index.ts';
import { decide } from '../../pipeline/decide/index.ts';
import type { Dated } from '../../pipeline/types.ts';
import { resolved, stated } from '../support/build.ts';

/** Friday 1 March 2024. */
export const SAID = '2024-03-01';

/**
 * The stages on a text in which organisations are marked '[so]' and people '{so}'; `said` is the
 * meeting's date, null where the document gives none.
 */
export async function dated(marked: string, said: string | null = SAID): Promise<Dated> {
  const input = resolved(marked);
  const meeting = { ...input.meeting, date: said === null ? null : stated(said) };
  return date(decide(await classify({ ...input, meeting }, null)));
}

/** A row: deadlines stand in « », announced meetings in ‹ ›; then the last day of each, in order. */
export type Row = readonly [marked: string, ...days: string[]];

/** The text with its deadlines and meetings marked, and the day of each. */
export async function shown(text: string, said: string | null = SAID): Promise<Row> {
  const { deadlines, meetings } = await dated(text, said);
  const marks = [
    ...deadlines.map(({ span, date: days }) => ({ span, day: days?.to ?? '-', marks: '«»' })),
    ...meetings.map(({ span, date: day }) => ({ span, day: day ?? '-', marks: '‹›' })),
  ].sort((a, b) => a.span.start - b.span.start);
  let marked = text;
  for (const { span, marks: m } of marks.toReversed()) {
    const inner = marked.slice(span.start, span.end);
    marked =
      marked.slice(0, span.start) + m.charAt(0) + inner + m.charAt(1) + marked.slice(span.end);
  }
  return [marked, ...marks.map(({ day }) => day)];
}
