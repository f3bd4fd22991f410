/** What points from one part of a record to another, after a review: nothing leads to what is gone. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { contains, overlaps } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import type { Move } from './groups.ts';
import type { Review } from './review.ts';

type Responsible = MinutesRecord['actions'][number]['responsible'];
type Formality = MinutesRecord['decisions'][number]['reservations'][number];

/** Finds whom a place names now. */
interface Moved {
  /** Who stands there, of whom it was said that it is `id`. */
  at(id: string, span: Span): string | null;
  /** Those whom a stretch names, of whom it was said that they are these. */
  within(ids: readonly string[], span: Span): string[];
}

function movedOf(record: MinutesRecord, moves: readonly Move[]): Moved {
  const groups = [...record.people, ...record.organisations];
  const ids = new Set(groups.map(({ id }) => id));
  const kept = (id: string | null) => (id !== null && ids.has(id) ? id : null);
  const isNamed = (id: string, span: Span) =>
    groups.some((one) => one.id === id && one.mentions.some((at) => contains(span, at)));
  return {
    at: (id, span) => {
      const move = moves.find((one) => one.from === id && overlaps(one.span, span));
      return kept(move ? move.to : id);
    },
    within: (own, span) => {
      const now = own.flatMap((id) => {
        const gone = moves.filter((one) => one.from === id && contains(span, one.span));
        const stays = kept(id) !== null && (gone.length === 0 || isNamed(id, span));
        return [...(stays ? [id] : []), ...gone.flatMap(({ to }) => kept(to) ?? [])];
      });
      return [...new Set(now)];
    },
  };
}

/** By the place, of what a person gave by the name first. */
function personOf(
  { people }: MinutesRecord,
  { person, name, span }: MinutesRecord['attendance'][number],
  moved: Moved,
  isSpoken: boolean,
): string | null {
  const known = person === null ? null : moved.at(person, span);
  if (known !== null) return known;
  const stands = people.find(({ mentions }) => mentions.some((at) => overlaps(at, span)));
  const called = isSpoken ? people.find((one) => one.name === name) : undefined;
  return (called ?? stands)?.id ?? null;
}

/** The record with what points to people, bodies, deadlines, decisions and items put right. */
export function relinked(
  { record: before, beside }: Review,
  record: MinutesRecord,
  moves: readonly Move[],
): MinutesRecord {
  const moved = movedOf(record, moves);
  const who = (all: Responsible): Responsible =>
    all.map((one) => (one.id === null ? one : { ...one, id: moved.at(one.id, one.span) }));
  const aside = (all: readonly Formality[]): Formality[] =>
    all.map((one) => ({ ...one, who: who(one.who) }));
  const standing = (layer: 'decisions' | 'deadlines', id: string | null): string | null => {
    const number = before[layer].findIndex((one) => one.id === id);
    return number >= 0 && beside.stands(layer, number) ? id : null;
  };
  // What a person gave was looked up among the items that there are now.
  const items = new Set(record.agenda.map(({ id }) => id));
  const item = (id: string | null) =>
    id !== null && items.has(id) ? id : (beside.item(id)?.id ?? null);
  const spoken = new Set(record.attendance.filter((one) => !before.attendance.includes(one)));
  return {
    ...record,
    attendance: record.attendance.map((one) => ({
      ...one,
      person: personOf(record, one, moved, spoken.has(one)),
    })),
    people: record.people.map((one) => ({
      ...one,
      organisations: one.organisations.filter((id) =>
        record.organisations.some((organisation) => organisation.id === id),
      ),
    })),
    decisions: record.decisions.map((one) => ({
      ...one,
      agendaItem: item(one.agendaItem),
      assignedTo: moved.within(one.assignedTo, one.span),
      deadline: standing('deadlines', one.deadline),
      reservations: aside(one.reservations),
      statements: aside(one.statements),
      conflicts: aside(one.conflicts),
    })),
    deadlines: record.deadlines.map((one) => ({
      ...one,
      agendaItem: item(one.agendaItem),
      responsible: who(one.responsible),
    })),
    actions: record.actions.map((one) => ({
      ...one,
      agendaItem: item(one.agendaItem),
      responsible: who(one.responsible),
      deadline: standing('deadlines', one.deadline),
      decision: standing('decisions', one.decision),
    })),
    summary: {
      ...record.summary,
      perItem: record.summary.perItem.flatMap((line) => {
        const id = item(line.agendaItem);
        return id === null ? [] : [{ ...line, agendaItem: id }];
      }),
    },
  };
}
