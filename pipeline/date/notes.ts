/** What a person should look at: dates that could not be found, or that contradict themselves. */
import { resolveTime } from '../calendar/index.ts';
import type { Decided, Note } from '../types.ts';
import type { Judged } from './context.ts';

/** Any day will do: it only shows whether one was missing. */
const SOME_DAY = '2000-01-03';

function lacksReference({ candidate, resolved }: Judged): boolean {
  if (resolved !== null) return false;
  const context = { reference: SOME_DAY, direction: 'future' } as const;
  return resolveTime(candidate.time, context) !== null;
}

/** The notes on the deadlines and meetings of a document. */
export function notesOn(input: Decided, found: readonly Judged[]): Note[] {
  const notes: Note[] = [];
  const lacking = found.filter(lacksReference);
  const first = lacking[0];
  if (input.meeting.date === null && first) {
    const message = `no meeting date is known, so ${lacking.length} dates stay unresolved`;
    notes.push({ code: 'no-reference-date', message, span: first.candidate.span });
  }
  for (const { candidate, resolved } of found) {
    if (!candidate.time.mismatch && !resolved?.mismatch) continue;
    const message = 'the weekday is not that of the date';
    notes.push({ code: 'weekday-mismatch', message, span: candidate.span });
  }
  return notes;
}
