/** What a record says in the shape that gold files say it: one fact a mark. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { inOrder, overlaps, trim } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import { ownActions } from '../layers.ts';
import type { Values } from '../mark.ts';
import { attendanceSchema, type MarkLayer, markSchemas } from './schema.ts';

/** The layers that are scored, in the order in which gold files hold them. */
export const FACT_LAYERS = [
  'people',
  'organisations',
  'places',
  'decisions',
  'deadlines',
  'meetings',
  'agenda',
  'actions',
  'attendance',
] as const satisfies readonly (MarkLayer | 'attendance')[];

/** The name of one. */
export type FactLayer = (typeof FACT_LAYERS)[number];

/** What found a fact that a person has accepted, changed or added. */
export const REVIEWED = 'review';

/** One mark to be. */
export interface Fact {
  readonly layer: FactLayer;
  /** Of the quote; in the attendance list of the name. */
  readonly span: Span;
  /** As the record has it: of an agenda item all of it, not only its heading. */
  readonly found: Span;
  /** Its number in the record's list, of a mention its group's and its own; of none where it is new. */
  readonly at: readonly number[];
  /** Fields of the layer beside the quote; what is absent is null. */
  readonly values: Values;
  readonly optional: boolean;
  /** True where the record has it from a person. */
  readonly reviewed: boolean;
}

/** The fields of a layer that hold values, in the order in which gold files hold them. */
export function valueNames(layer: FactLayer): string[] {
  const { shape } = layer === 'attendance' ? attendanceSchema : markSchemas[layer];
  return Object.keys(shape).filter((name) => !['quote', 'n', 'optional'].includes(name));
}

/** All facts of a record, by layer. White space at the ends of a span is left out. */
export function factsOf(record: MinutesRecord): Fact[] {
  const own = new Set(ownActions(record));
  return allFactsOf(record).filter(({ layer, at }) => {
    const action = layer === 'actions' ? record.actions[at[0] ?? 0] : undefined;
    return action === undefined || own.has(action);
  });
}

/** The same with the actions that a decision or a deadline tells already. */
export function allFactsOf(record: MinutesRecord): Fact[] {
  const { text } = record;
  const items = new Map(record.agenda.map(({ id, number, title }) => [id, number ?? title]));
  const mentions = (layer: FactLayer, groups: MinutesRecord['organisations' | 'places']) =>
    groups.flatMap((group, i) => group.mentions.map((told, j) => fact(layer, [i, j], told)));
  const facts = [
    ...record.people.flatMap(({ name, mentions: spans }, i) =>
      spans.map((told, j) => fact('people', [i, j], told, { name })),
    ),
    ...mentions('organisations', record.organisations),
    ...mentions('places', record.places),
    ...record.decisions.map(({ span, by, agendaItem, decider, kind }, i) => {
      const item = agendaItem === null ? null : (items.get(agendaItem) ?? null);
      return fact('decisions', [i], { ...span, by }, { item, decider, kind });
    }),
    ...record.deadlines.map((deadline, i) => deadlineFact(text, i, deadline)),
    ...record.meetings.map(({ span, by, date }, i) =>
      fact('meetings', [i], { ...span, by }, { date }),
    ),
    ...record.agenda.map((item, i) => ({
      ...fact('agenda', [i], { ...item.span, by: item.by }, { number: item.number }),
      span: item.heading,
    })),
    ...record.actions.map(({ span, by, responsible }, i) =>
      fact('actions', [i], { ...span, by }, { responsible: saidOf(text, responsible) }),
    ),
    ...record.attendance.map(({ span, by, name, status, role, organisation }, i) =>
      fact('attendance', [i], { ...span, by }, { name, status, role, organisation }),
    ),
  ];
  return facts.map((one) => ({ ...one, span: trim(text, one.span) }));
}

function fact(
  layer: FactLayer,
  at: readonly number[],
  told: Span & { readonly by: string },
  values: Values = {},
): Fact {
  const { start, end } = told;
  const span = { start, end };
  return { layer, span, found: span, at, values, optional: false, reviewed: told.by === REVIEWED };
}

function deadlineFact(
  text: string,
  number: number,
  deadline: MinutesRecord['deadlines'][number],
): Fact {
  const { span, by, date, action, responsible } = deadline;
  // Gold states days only: of a week, a month or a season it says nothing.
  const exact = date?.precision === 'day' || date?.precision === 'event';
  const said = (from: number, to: number) => text.slice(from, to).replace(/\r\n?/gu, '\n');
  return fact(
    'deadlines',
    [number],
    { ...span, by },
    {
      date: exact ? date.to : null,
      action: action === null ? null : said(action.span.start, action.span.end),
      responsible: saidOf(text, responsible),
    },
  );
}

type Responsible = MinutesRecord['deadlines'][number]['responsible'];

/** The words from the first to the last who is to do it. */
function saidOf(text: string, responsible: Responsible): string | null {
  const [first, last] = [responsible[0], responsible.at(-1)];
  if (first === undefined || last === undefined) return null;
  const end = Math.max(first.span.end, last.span.end);
  return text.slice(first.span.start, end).replace(/\r\n?/gu, '\n');
}

/** Facts that gold can hold together, and those left out. */
export interface Untangled<F extends Fact> {
  readonly kept: readonly F[];
  readonly left: readonly F[];
}

/**
 * Within a layer of gold no two marks overlap, in a record they may ('Miljöpartiet' in 'Miljöpartiet
 * i Rova'). What `first` says goes before the rest; then the longer is kept, of the same length the
 * earlier.
 */
export function untangle<F extends Fact>(
  facts: readonly F[],
  first: (fact: F) => boolean = () => false,
): Untangled<F> {
  const length = ({ span }: F) => span.end - span.start;
  const order = facts.toSorted(
    (a, b) =>
      Number(first(b)) - Number(first(a)) || length(b) - length(a) || inOrder(a.span, b.span),
  );
  const kept = new Set<F>();
  for (const layer of FACT_LAYERS) {
    const taken: F[] = [];
    for (const one of order.filter((other) => other.layer === layer && length(other) > 0)) {
      const free = layer === 'attendance' || !taken.some(({ span }) => overlaps(span, one.span));
      if (free) taken.push(one);
    }
    for (const one of taken) kept.add(one);
  }
  return {
    kept: facts.filter((one) => kept.has(one)),
    left: facts.filter((one) => !kept.has(one)),
  };
}
