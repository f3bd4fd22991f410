/** Meetings of a body in plain lines, as following them wants them. */
import { caseNumbersIn } from '../../pipeline/across/case-number.ts';
import type { MeetingDocument } from '../../pipeline/across/meeting-document.ts';
import type { DecisionKind, Span } from '../../pipeline/types.ts';

/**
 * A line '# Title' opens an item, '! who: task' gives a task ('!! …' one that waits), '= kind: text'
 * decides, '~ day: text' is a time alone, the rest is said. A task may end in ' | day'; a day may
 * be 'next' for the next meeting.
 */
export function meeting(date: string, lines: readonly string[]): MeetingDocument {
  const items: MeetingDocument['items'][number][] = [];
  const decisions: MeetingDocument['decisions'][number][] = [];
  const actions: MeetingDocument['actions'][number][] = [];
  const deadlines: MeetingDocument['deadlines'][number][] = [];
  const sentences: MeetingDocument['sentences'][number][] = [];
  const deadline = (day: string, said: { text: string; span: Span; item: string | null }) => {
    const nextMeeting = day === 'next';
    const id = `t${deadlines.length}`;
    const days = nextMeeting ? null : { from: day, to: day };
    deadlines.push({ ...said, id, who: [], days, nextMeeting });
    return id;
  };
  let start = 0;
  for (const line of lines) {
    const span = { start, end: start + line.length };
    start += line.length + 1;
    const item = items.at(-1)?.id ?? null;
    const [, mark = '', head = '', text = ''] =
      /^(#|!!?|=|~)?\s*(?:([^:#]+): )?(.*)$/u.exec(line) ?? [];
    const said = { text, span, item };
    if (mark === '#') {
      const title = line.slice(2);
      const caseNumbers = caseNumbersIn(title);
      const id = `item-${items.length + 1}`;
      items.push({ id, number: null, title, heading: span, caseNumbers, names: [] });
    } else if (mark === '=') {
      decisions.push({ ...said, id: `d${decisions.length}`, kind: head as DecisionKind });
    } else if (mark === '~') {
      deadline(head, said);
    } else if (mark.startsWith('!')) {
      const who = head.split(', ').filter((name) => name !== '');
      const [task = '', day] = text.split(' | ');
      const rest = { status: 'open' as const, due: null, waits: mark === '!!' };
      const due = day === undefined ? null : deadline(day, said);
      actions.push({ ...said, text: task, id: `a${actions.length}`, who, ...rest, deadline: due });
    } else sentences.push({ text: line, span, item });
  }
  return { document: date, date, body: 'Rådet', items, decisions, actions, deadlines, sentences };
}
