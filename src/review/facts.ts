/** Decisions, deadlines, actions, meetings and those present, as a person has said that they are. */
import { idOf, isInPlace } from '../../eval/gold/beside.ts';
import { allFactsOf, type Fact } from '../../eval/gold/facts.ts';
import type { Entry } from '../../eval/gold/verdict.ts';
import { OUTCOMES } from '../../pipeline/decide/outcomes.ts';
import { type MinutesRecord, recordSchema } from '../../pipeline/record.ts';
import { contains } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import { locate } from './locate.ts';
import { BY_PERSON, type Review, revised } from './review.ts';

type Of<L extends keyof MinutesRecord> = MinutesRecord[L] extends readonly (infer T)[] ? T : never;
type Responsible = Of<'actions'>['responsible'];

/** Facts of the record by layer and number, with the values that they have in it. */
export type Before = (fact: Fact) => Fact['values'];

/** Looks up what the record says of a fact. */
export function beforeOf(record: MinutesRecord): Before {
  const all = new Map(allFactsOf(record).map((one) => [`${one.layer} ${one.at}`, one.values]));
  return ({ layer, at }) => all.get(`${layer} ${at}`) ?? {};
}

/** The kind that a value names. */
function kindOf(value: string | null): Of<'decisions'>['kind'] {
  const { kind } = recordSchema.shape.decisions.element.shape;
  return kind.safeParse(value).data ?? 'other';
}

function statusOf(value: string | null): Of<'attendance'>['status'] {
  const { status } = recordSchema.shape.attendance.element.shape;
  return status.safeParse(value).data ?? 'present';
}

function plain({ start, end }: Span): { start: number; end: number } {
  return { start, end };
}

function spanOf(record: MinutesRecord, entry: Entry, before: { readonly span: Span } | null) {
  return before !== null && isInPlace(record, entry) ? before.span : plain(entry.fact.span);
}

function quoteOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

const NEW_DECISION = {
  ...{ agendaItem: null, decider: null, deciderSpan: null, vote: null, votes: [] },
  ...{ reservations: [], statements: [], conflicts: [], assignedTo: [], deadline: null },
  proposal: null,
};

/** The decisions after a review. */
export function decisionsOf({ record, beside, spoken }: Review): Of<'decisions'>[] {
  const stands = (number: number) => beside.stands('decisions', number);
  return revised(record.decisions, spoken('decisions'), stands, (entry, before) => {
    const { kind: given = null, decider = null } = entry.fact.values;
    const kind = kindOf(given);
    const span = spanOf(record, entry, before);
    const text = before?.span === span ? before.text : quoteOf(record.text, span);
    const same = before !== null && before.decider === decider;
    const outcome = before?.kind === kind ? before.outcome : OUTCOMES[kind];
    return {
      ...(before ?? { id: idOf(record, entry), ...NEW_DECISION }),
      ...{ span, text, kind, outcome, decider },
      deciderSpan: same ? before.deciderSpan : null,
      agendaItem: beside.itemOf(entry).id,
      ...BY_PERSON,
    };
  });
}

/** Finds who is named in a place. */
export type WhoIn = (span: Span) => readonly { readonly id: string; readonly span: Span }[];

/** Who is to do it, from the words that a person gave. */
function whoOf(text: string, words: string | null, near: Span, whoIn: WhoIn): Responsible {
  const span = words === null ? null : locate(text, words, near);
  if (span === null) return [];
  const named = whoIn(span);
  const [first, last] = [named[0], named.at(-1)];
  const whole = first?.span.start === span.start && last?.span.end === span.end;
  if (whole) {
    return named.map((one) => ({ ...one, span: plain(one.span), text: quoteOf(text, one.span) }));
  }
  const id = named.length === 1 ? (first?.id ?? null) : null;
  return [{ id, text: quoteOf(text, span), span }];
}

function dateOf(entry: Entry, before: Fact['values'], date: Of<'deadlines'>['date']) {
  const { date: day = null } = entry.fact.values;
  const same = day === (before['date'] ?? null);
  if (same && (day !== null || !entry.said.has('date'))) return date;
  return day === null ? null : { from: day, to: day, precision: 'day' as const };
}

/** What the facts of a review are made with, beside the review. */
export interface Making {
  readonly before: Before;
  readonly whoIn: WhoIn;
  /** The item of the agenda that a place lies in. */
  readonly itemAt: (span: Span) => string | null;
}

/** The deadlines after a review. */
export function deadlinesOf(
  { record, beside, spoken }: Review,
  { before: valuesBefore, whoIn, itemAt }: Making,
): Of<'deadlines'>[] {
  const stands = (number: number) => beside.stands('deadlines', number);
  return revised(record.deadlines, spoken('deadlines'), stands, (entry, before) => {
    const { fact } = entry;
    const known = valuesBefore(fact);
    const span = spanOf(record, entry, before);
    const date = dateOf(entry, known, before?.date ?? null);
    const { action = null, responsible = null } = fact.values;
    const quoted = action === null ? null : locate(record.text, action, span);
    return {
      id: before?.id ?? idOf(record, entry),
      span,
      text: before?.span === span ? before.text : quoteOf(record.text, span),
      date,
      event: before !== null && date === before.date ? before.event : null,
      action:
        before !== null && action === (known['action'] ?? null)
          ? before.action
          : quoted && { text: quoteOf(record.text, quoted), span: quoted },
      responsible:
        before !== null && responsible === (known['responsible'] ?? null)
          ? before.responsible
          : whoOf(record.text, responsible, span, whoIn),
      agendaItem: before === null ? itemAt(span) : before.agendaItem,
      ...BY_PERSON,
    };
  });
}

/** The actions after a review. */
export function actionsOf(
  { record, beside, spoken }: Review,
  { before: valuesBefore, whoIn, itemAt }: Making,
): Of<'actions'>[] {
  const stands = (number: number) => beside.stands('actions', number);
  return revised(record.actions, spoken('actions'), stands, (entry, before) => {
    const { responsible = null } = entry.fact.values;
    const span = spanOf(record, entry, before);
    const text = quoteOf(record.text, span);
    const same =
      before !== null && responsible === (valuesBefore(entry.fact)['responsible'] ?? null);
    const isWithin = before !== null && contains(span, before.what.span);
    return {
      ...(before ?? {
        ...{ id: idOf(record, entry), status: 'open' as const, statusSpan: null },
        ...{ deadline: null, decision: null, agendaItem: itemAt(span) },
      }),
      ...{ span, text },
      what: isWithin ? before.what : { text, span },
      responsible: same ? before.responsible : whoOf(record.text, responsible, span, whoIn),
      ...BY_PERSON,
    };
  });
}

/** The future meetings after a review. */
export function meetingsOf({ record, beside, spoken }: Review): Of<'meetings'>[] {
  const stands = (number: number) => beside.stands('meetings', number);
  return revised(record.meetings, spoken('meetings'), stands, (entry, before) => ({
    ...(before ?? { startTime: null, endTime: null, place: null }),
    span: spanOf(record, entry, before),
    date: entry.fact.values['date'] ?? null,
    ...BY_PERSON,
  }));
}

/** Those present after a review; who of the people they are is looked up after. */
export function attendanceOf({ record, beside, spoken }: Review): Of<'attendance'>[] {
  const stands = (number: number) => beside.stands('attendance', number);
  return revised(record.attendance, spoken('attendance'), stands, (entry, before) => {
    const { name = null, status = null, role = null, organisation = null } = entry.fact.values;
    const span = spanOf(record, entry, before);
    return {
      ...(before ?? { note: null }),
      person: before !== null && before.name === name ? before.person : null,
      name: name ?? quoteOf(record.text, span),
      status: statusOf(status),
      ...{ role, organisation, span },
      ...BY_PERSON,
    };
  });
}
