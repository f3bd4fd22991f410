/** Recognised → Headed: what meeting this was, who led it, and who took part. */
import { overlaps } from '../span.ts';
import type { Headed, Meeting, Note, Recognised } from '../types.ts';
import { buildAttendance } from './attendance.ts';
import { type Fact, findFacts } from './facts.ts';
import { closeHead, type Layout, layoutOf } from './layout.ts';
import { correctMentions, isCertainOrganisation, type Shown } from './mentions.ts';
import { readOfficers } from './officers.ts';
import { readPlace } from './place.ts';
import { promotePeople } from './promote.ts';
import { makeRows, type Row, spanOf } from './rows.ts';
import { readTitle } from './title.ts';
import { readWhen } from './when.ts';
import { findZones, type Zone } from './zones.ts';

/** Reads the head of the document, its lists of participants and its signatures. */
export function head(input: Recognised): Headed {
  const source = input.text;
  const rows = makeRows(input);
  const open = layoutOf(rows);
  const zones = promotePeople(source, findZones(rows, open.headEnd), input.mentions);
  const layout = closeHead(rows, open, zones);
  const facts = findFacts(rows, layout, zones);
  const attendance = buildAttendance(input, zones);
  const officers = readOfficers(source, rows, layout, facts, attendance);
  const { title, kind, body } = readTitle(source, rows, layout, facts, zones);
  const when = readWhen(source, rows, layout, facts);
  const { chair, secretary, adjusters } = officers;
  const place = readPlace(source, facts, titleRows(rows, layout, title));
  const meeting: Meeting = { title, body, kind, ...when, place, chair, secretary, adjusters };
  const signed = officers.names.map(({ row, range, name }) =>
    shownPerson(source, row, name, range),
  );
  const shown = [...shownInLists(source, zones), ...signed];
  return {
    ...input,
    notes: [...input.notes, ...notesOn(meeting)],
    mentions: correctMentions(input, input.mentions, shown),
    meeting,
    attendance,
  };
}

/** The rows of the head that the title covers. */
function titleRows(rows: readonly Row[], layout: Layout, title: Meeting['title']): Row[] {
  const head = rows.slice(0, layout.headEnd);
  return title ? head.filter((row) => overlaps(row.span, title.span)) : [];
}

function notesOn(meeting: Meeting): Note[] {
  if (meeting.date !== null) return [];
  return [{ code: 'no-meeting-date', message: 'The document does not say when the meeting was.' }];
}

function shownPerson(source: string, row: Row, text: string, range: Fact['range']): Shown {
  return { span: spanOf(source, row, range.start, range.end), text, label: 'PER', certain: true };
}

function shownInLists(source: string, zones: readonly Zone[]): Shown[] {
  const listed = zones.flatMap((zone) => zone.listed);
  const drafts = listed.flatMap(({ row, draft }) =>
    [draft, ...draft.replaced].map((one) => ({ row, draft: one })),
  );
  return drafts.flatMap(({ row, draft }) => {
    const people = shownPerson(source, row, draft.name, draft.range);
    const affiliations = draft.organisations
      .filter(({ text }) => !/^\p{Lu}{1,3}$/u.test(text))
      .map(({ text, range }): Shown => {
        const span = spanOf(source, row, range.start, range.end);
        return { span, text, label: 'ORG', certain: isCertainOrganisation(text) };
      });
    return [people, ...affiliations];
  });
}
