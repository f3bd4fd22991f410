/**
 * A record with what a person said of it: rejected facts are gone, the others are as the person has
 * them, found by 'review' with confidence 1, and nothing points to what is gone. Pure.
 */
import { addUp, type Said } from '../../eval/gold/apply.ts';
import { besideOf } from '../../eval/gold/beside.ts';
import type { Correction } from '../../eval/gold/corrections.ts';
import { withPages } from '../../pipeline/pages.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { kindOf } from '../../pipeline/resolve/kind.ts';
import { contains, inOrder } from '../../pipeline/span.ts';
import { agendaOf, itemAt } from './agenda.ts';
import {
  actionsOf,
  attendanceOf,
  beforeOf,
  deadlinesOf,
  decisionsOf,
  meetingsOf,
  type WhoIn,
} from './facts.ts';
import { organisationKind, peopleKind, placeKind, regrouped } from './groups.ts';
import { relinked } from './links.ts';
import { locate } from './locate.ts';
import { BY_PERSON, type Review } from './review.ts';

/**
 * The record that these corrections make of a prediction, later ones going before; the same where
 * they change nothing. What fits nothing is passed over.
 */
export function applyReview(
  record: MinutesRecord,
  corrections: readonly Correction[],
): MinutesRecord {
  const said = addUp(
    record,
    corrections.map((correction, i) => ({ line: i + 1, correction })),
  );
  // Another may have been taken out because a person put a fact in its place.
  const spoken = said.entries.filter(({ line, live }) => line !== null || !live);
  if (spoken.length === 0 && said.fields.size === 0) return record;
  const byLine = spoken.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const review: Review = {
    record,
    beside: besideOf(record, said.entries),
    spoken: (layer) => byLine.filter(({ fact }) => fact.layer === layer),
  };
  return paged(reviewed(review, said));
}

function reviewed(review: Review, said: Said): MinutesRecord {
  const { record } = review;
  const people = regrouped(review, peopleKind(review));
  const organisations = regrouped(review, organisationKind(review, kindOf));
  const places = regrouped(review, placeKind(review));
  const agenda = agendaOf(review);
  const making = {
    before: beforeOf(record),
    whoIn: whoIn([...people.groups, ...organisations.groups]),
    itemAt: (span: Parameters<WhoIn>[0]) => itemAt(agenda, span),
  };
  const meetings = meetingsOf(review);
  const next = review.spoken('meetings').length > 0 ? meetings : record.meeting.next;
  const made = {
    ...record,
    meeting: { ...meetingOf(record, said), next },
    attendance: attendanceOf(review),
    agenda,
    people: people.groups,
    organisations: organisations.groups,
    places: places.groups,
    decisions: decisionsOf(review),
    deadlines: deadlinesOf(review, making),
    actions: actionsOf(review, making),
    meetings,
  };
  return relinked(review, made, [...people.moves, ...organisations.moves]);
}

type Named = MinutesRecord['people'][number] | MinutesRecord['organisations'][number];

function whoIn(groups: readonly Named[]): WhoIn {
  return (span) =>
    groups
      .flatMap(({ id, mentions }) => mentions.map((mention) => ({ id, span: mention })))
      .filter((one) => contains(span, one.span))
      .sort((a, b) => inOrder(a.span, b.span));
}

/** The head, with the fields that somebody spoke of as they are said to be. */
function meetingOf({ meeting, text }: MinutesRecord, said: Said): MinutesRecord['meeting'] {
  const spans = { ...meeting.spans };
  const evidence = { ...meeting.evidence };
  for (const field of ['body', 'date', 'chair', 'secretary'] as const) {
    const value = said.meeting[field];
    if (!said.fields.has(field)) continue;
    if (value !== meeting[field]) delete spans[field];
    const place = value === null ? null : locate(text, value, { start: 0, end: 0 });
    if (value !== meeting[field] && place !== null) spans[field] = place;
    if (value === null) delete evidence[field];
    else evidence[field] = BY_PERSON;
  }
  return { ...meeting, ...said.meeting, spans, evidence };
}

/** New places are on pages, too. */
function paged(record: MinutesRecord): MinutesRecord {
  if (record.source.pages === undefined) return record;
  const origins = record.origins.map(
    ({ start, end, page = null, box = null, paragraph = null }) => {
      return { start, end, page, box, paragraph };
    },
  );
  return withPages(record, origins);
}
