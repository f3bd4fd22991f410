/** Which marks gold and record hold in each layer, with their types and the values scored. */
import { LAYERS, type Layer } from '../pipeline/calibration.ts';
import type { MinutesRecord } from '../pipeline/record.ts';
import { overlaps } from '../pipeline/span.ts';
import type { Span } from '../pipeline/types.ts';
import type { Gold } from './gold/schema.ts';
import { attendanceLayer, fieldsLayer } from './keyed.ts';
import { type Mark, type MarkInput, type Sides, toMark } from './mark.ts';

export { LAYERS, type Layer };

/** Reads a layer off both sides; `gold` is null for a document without any. */
export type ReadLayer = (gold: Gold | null, record: MinutesRecord) => Sides;

type Input = Omit<MarkInput, 'span' | 'quote'> & { readonly span: Span };

function marks(text: string, inputs: readonly Input[]): Mark[] {
  return inputs.map((input) => toMark({ ...input, quote: quoteOf(text, input.span) }));
}

function quoteOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Both sides of each layer. */
export const readLayer: Readonly<Record<Layer, ReadLayer>> = {
  people: (gold, { people, text }) => ({
    gold:
      gold &&
      marks(
        text,
        gold.people.map((mark) => ({ ...mark, type: 'person', values: { name: mark.name } })),
      ),
    predicted: marks(
      text,
      people.flatMap(({ name, mentions }) =>
        mentions.map((mention) => ({ ...evidence(mention), type: 'person', values: { name } })),
      ),
    ),
  }),
  organisations: (gold, { organisations, text }) => ({
    gold: gold?.organisations.map((mark) => organisation(text, mark)) ?? null,
    predicted: organisations.flatMap(({ mentions }) =>
      mentions.map((mention) => organisation(text, evidence(mention))),
    ),
  }),
  places: (gold, { places, text }) => ({
    gold: gold?.places
      ? marks(
          text,
          gold.places.map((mark) => ({ ...mark, type: 'place' })),
        )
      : null,
    predicted: marks(
      text,
      places.flatMap(({ mentions }) =>
        mentions.map((mention) => ({ ...evidence(mention), type: 'place' })),
      ),
    ),
  }),
  decisions: (gold, record) => ({
    gold:
      gold &&
      marks(
        record.text,
        gold.decisions.map((mark) => ({
          ...mark,
          type: mark.kind,
          values: { kind: mark.kind, decider: mark.decider, item: mark.item },
        })),
      ),
    predicted: marks(
      record.text,
      record.decisions.map((decision) => ({
        ...evidence(decision),
        type: decision.kind,
        values: {
          kind: decision.kind,
          decider: decision.decider,
          item: itemOf(record, decision.agendaItem),
        },
      })),
    ),
  }),
  deadlines: (gold, { deadlines, text }) => ({
    gold:
      gold &&
      marks(
        text,
        gold.deadlines.map((mark) => ({
          ...mark,
          type: 'deadline',
          values: { date: mark.date, responsible: mark.responsible },
        })),
      ),
    predicted: marks(
      text,
      deadlines.map((deadline) => ({
        ...evidence(deadline),
        type: 'deadline',
        values: {
          // A deadline is met up to the last day of its interval.
          date: deadline.date?.to ?? null,
          responsible: deadline.responsible.map((one) => one.text).join(', ') || null,
        },
      })),
    ),
  }),
  actions: (gold, record) => ({
    gold: gold?.actions
      ? marks(
          record.text,
          gold.actions.map((mark) => ({
            ...mark,
            type: 'action',
            values: { responsible: mark.responsible },
          })),
        )
      : null,
    predicted: marks(
      record.text,
      unsaid(gold, ownActions(record)).map((action) => ({
        ...evidence(action),
        type: 'action',
        values: { responsible: action.responsible.map((one) => one.text).join(', ') || null },
      })),
    ),
  }),
  meetings: (gold, { meetings, text }) => ({
    gold:
      gold &&
      marks(
        text,
        gold.meetings.map((mark) => ({ ...mark, type: 'meeting', values: { date: mark.date } })),
      ),
    predicted: marks(
      text,
      meetings.map((meeting) => ({
        ...evidence(meeting),
        type: 'meeting',
        values: { date: meeting.date },
      })),
    ),
  }),
  attendance: attendanceLayer,
  agenda: (gold, { agenda, text }) => ({
    gold: gold?.agenda
      ? marks(
          text,
          gold.agenda.map((mark) => ({ ...mark, type: 'item', values: { number: mark.number } })),
        )
      : null,
    predicted: marks(
      text,
      agenda.map((item) => ({
        ...evidence({ ...item, span: item.heading }),
        type: 'item',
        values: { number: item.number },
      })),
    ),
  }),
  fields: fieldsLayer,
};

/** Actions that stand for themselves: those of decisions and deadlines are scored with these. */
export function ownActions({ actions, deadlines }: MinutesRecord): MinutesRecord['actions'] {
  const inside = (id: string | null, span: Span): boolean =>
    deadlines.some((one) => one.id === id && overlaps(one.span, span));
  return actions.filter(
    ({ deadline, decision, span }) => decision === null && !inside(deadline, span),
  );
}

/** Without those of a decision or deadline that gold has and the record missed: scored there. */
function unsaid(gold: Gold | null, actions: MinutesRecord['actions']): MinutesRecord['actions'] {
  const others = [...(gold?.deadlines ?? []), ...(gold?.decisions ?? [])];
  return actions.filter(({ span }) => !others.some((mark) => overlaps(mark.span, span)));
}

function itemOf({ agenda }: MinutesRecord, id: string | null): string | null {
  const item = agenda.find((one) => one.id === id);
  return item === undefined ? null : [item.number, item.title].filter(Boolean).join(' ');
}

interface Evident {
  readonly confidence: number;
  readonly by: string;
}

/** A fact's place and what stands behind it. Some facts are spans, some have one. */
function evidence(fact: Evident & (Span | { readonly span: Span })): Evident & { span: Span } {
  const { start, end } = 'span' in fact ? fact.span : fact;
  return { span: { start, end }, confidence: fact.confidence, by: fact.by };
}

/** A party's '(S)' and 'S' are one mark, so parentheses around all of it do not count. */
function organisation(text: string, input: Omit<Input, 'type'>): Mark {
  const { start, end } = input.span;
  const quote = text.slice(start, end);
  const bare = /^\([^()]*\)$/u.test(quote);
  const match = bare ? { start: start + 1, end: end - 1 } : input.span;
  return toMark({ ...input, type: 'organisation', quote, match });
}
