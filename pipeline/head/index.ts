/** Recognised → Headed: what meeting this was, who led it, and who took part. */
import { evidenceOf } from '../evidence.ts';
import { overlaps } from '../span.ts';
import type { Evidence, Headed, Meeting, Note, Recognised } from '../types.ts';
import { buildAttendance } from './attendance.ts';
import { findFacts } from './facts.ts';
import { closeHead, type Layout, layoutOf } from './layout.ts';
import { listedBy, REPLACED } from './listed.ts';
import { correctMentions, isCertainOrganisation, type Shown } from './mentions.ts';
import { readOfficers } from './officers.ts';
import type { Found } from './people.ts';
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
  const signed = officers.names.map((found) => shownPerson(source, found, found));
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

/** An affiliation of the registers; one of which nothing is known but its place beside a name. */
const AFFILIATION: Evidence = { confidence: 0.9, by: 'attendance-affiliation' };
const UNKNOWN_AFFILIATION: Evidence = { confidence: 0.7, by: 'attendance-affiliation-unknown' };

function shownPerson(source: string, { row, range, name }: Found, evidence: Evidence): Shown {
  const span = spanOf(source, row, range.start, range.end);
  return { span, text: name, label: 'PER', certain: true, ...evidenceOf(evidence) };
}

function shownInLists(source: string, zones: readonly Zone[]): Shown[] {
  const listed = zones.flatMap((zone) => zone.listed);
  const drafts = listed.flatMap(({ row, draft, form }) => [
    { row, draft, evidence: listedBy(form, draft) },
    ...draft.replaced.map((other) => ({ row, draft: other, evidence: REPLACED })),
  ]);
  return drafts.flatMap(({ row, draft, evidence }) => {
    const people = shownPerson(source, { row, range: draft.range, name: draft.name }, evidence);
    const affiliations = draft.organisations
      .filter(({ text }) => !/^\p{Lu}{1,3}$/u.test(text))
      .map(({ text, range }): Shown => {
        const span = spanOf(source, row, range.start, range.end);
        const certain = isCertainOrganisation(text);
        return {
          span,
          text,
          label: 'ORG',
          certain,
          ...(certain ? AFFILIATION : UNKNOWN_AFFILIATION),
        };
      });
    return [people, ...affiliations];
  });
}
