/** By what a document is measured: the law for boards of municipalities and regions, or custom. */
import type { MinutesRecord } from '../record.ts';
import type { Yardstick } from './types.ts';
import { says } from './words.ts';

/** How much of a document says whose it is. */
const HEAD = 600;

/** Which yardstick fits what the document is and who met. */
export function yardstickOf(record: MinutesRecord): Yardstick {
  const { kind, body, adjusters } = record.meeting;
  if (says('noMeeting', kind)) return 'none';
  if (says('notesKinds', kind)) return 'notes';
  if (isCouncil(record) || isBoard(record) || isHeadless(record)) return 'local-government';
  if (kind !== 'unknown') return 'minutes';
  if (adjusters.length > 0 || says('clubBoards', body ?? '')) return 'minutes';
  return record.meeting.date === null ? 'none' : 'notes';
}

/** A part without its front page names no body, but boards of municipalities number by paragraphs. */
function isHeadless({ meeting, agenda, text }: MinutesRecord): boolean {
  const paragraphs = agenda.some(({ number }) => number?.startsWith('§'));
  const named = says('councils', text) || says('executives', text);
  return meeting.body === null && paragraphs && named;
}

/** A council of a municipality or region. */
export function isCouncil({ meeting }: MinutesRecord): boolean {
  return says('councils', meeting.body ?? '');
}

/** Clubs have boards and committees, too: the document must be of a municipality or region. */
function isBoard({ meeting, text }: MinutesRecord): boolean {
  const body = meeting.body ?? '';
  if (says('executives', body)) return true;
  if (!says('boards', body)) return false;
  return says('government', text) && !says('clubs', `${body} ${text.slice(0, HEAD)}`);
}

/** True where only a part of the minutes lies before us: its front page is elsewhere. */
export function isExtract({ meeting, agenda, text }: MinutesRecord): boolean {
  if (says('extracts', meeting.kind) || says('extracts', text.slice(0, HEAD))) return true;
  const [first] = agenda;
  return first !== undefined && text.slice(0, first.span.start).trim() === '';
}
