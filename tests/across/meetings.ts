/** Meetings of a body in plain lines, as following them wants them. */
import { caseNumbersIn } from '../../pipeline/across/case-number.ts';
import type { MeetingDocument } from '../../pipeline/across/meeting-document.ts';

/**
 * A line '# Title' opens an item, '! who: task' gives a task ('!! …' one that waits), '= kind: text'
 * decides, the rest is said.
 */
export function meeting(date: string, lines: readonly string[]): MeetingDocument {
  const items: MeetingDocument['items'][number][] = [];
  const decisions: MeetingDocument['decisions'][number][] = [];
  const actions: MeetingDocument['actions'][number][] = [];
  const sentences: MeetingDocument['sentences'][number][] = [];
  let start = 0;
  for (const line of lines) {
    const span = { start, end: start + line.length };
    start += line.length + 1;
    const item = items.at(-1)?.id ?? null;
    const [, mark = '', head = '', text = ''] =
      /^(#|!!?|=)?\s*(?:([^:#]+): )?(.*)$/u.exec(line) ?? [];
    const said = { text, span, item };
    if (mark === '#') {
      const title = line.slice(2);
      const caseNumbers = caseNumbersIn(title);
      items.push({ id: `item-${items.length + 1}`, number: null, title, caseNumbers });
    } else if (mark === '=') {
      decisions.push({ ...said, id: `d${decisions.length}`, kind: head });
    } else if (mark.startsWith('!')) {
      const who = head.split(', ').filter((name) => name !== '');
      const rest = { status: 'open' as const, due: null, waits: mark === '!!' };
      actions.push({ ...said, id: `a${actions.length}`, who, ...rest });
    } else sentences.push({ text: line, span, item });
  }
  return { document: date, date, body: 'Rådet', items, decisions, actions, sentences };
}
