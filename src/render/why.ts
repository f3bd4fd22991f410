/** By what each fact was found, how sure, and where it stands: for people who check. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { formalitiesOf, namesOf, registerText, responsibleFor } from '../lookup.ts';
import { placeTextsIn } from '../places.ts';
import { hang, oneLine, type Paint, shorten } from './text.ts';

export interface WhyOptions {
  readonly path: string;
  readonly width: number;
  readonly paint: Paint;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One fact with its evidence; `span` is absent for what no single place says. */
interface Trace {
  readonly what: string;
  /** Who that is by a register, and how it was told. */
  readonly register?: string;
  readonly by: string;
  readonly confidence: number;
  readonly span: Span | undefined;
}

const LENGTH = 100;

/** Line and column of a place. */
type Places = (offset: number) => string;

/** Every fact of a record in the order of the brief, the names last. */
export function renderWhy(record: MinutesRecord, { path, width, paint }: WhyOptions): string {
  const places = placeTextsIn(record.text);
  const sections: readonly (readonly [string, readonly Trace[]])[] = [
    ['Meeting', meeting(record)],
    [
      'Attendance',
      record.attendance.map((one) => ({ ...one, what: `${one.name} · ${one.status}` })),
    ],
    ['Agenda', record.agenda.map((one) => ({ ...one, what: joined([one.number, one.title]) }))],
    ['Decisions', record.decisions.flatMap((one) => decision(record, one))],
    ['Beside them', beside(record)],
    ['Deadlines', record.deadlines.map((one) => deadline(record, one))],
    ['Actions', record.actions.map((one) => action(record, one))],
    ['Next meetings', record.meetings.map((one) => ({ ...one, what: one.date ?? 'no date' }))],
    ...entities(record),
  ];
  const lines = sections.flatMap(([title, traces]) =>
    traces.length === 0
      ? []
      : ['', paint.bold(title), ...traces.flatMap((one) => traceLines(one, places, width, paint))],
  );
  return `${[paint.dim(oneLine(path)), ...lines].join('\n')}\n`;
}

function traceLines(trace: Trace, places: Places, width: number, paint: Paint): string[] {
  const at = trace.span ? places(trace.span.start) : 'no single place';
  // What is not certain shall not read as if it were.
  const sure = trace.confidence > 0.99 ? '> 99 %' : `${Math.round(trace.confidence * 100)} %`;
  return [
    ...hang('  ', shorten(trace.what, LENGTH), width),
    ...hang('      ', joined([at, sure, trace.by]), width).map(paint.dim),
    ...(trace.register ? hang('      ', `register: ${trace.register}`, width).map(paint.dim) : []),
  ];
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}

/** The fields that the document states, by name. */
function meeting({ meeting: of }: MinutesRecord): Trace[] {
  return Object.entries(of.evidence).map(([field, evidence]) => {
    const value = (of as Readonly<Record<string, unknown>>)[field];
    const shown = Array.isArray(value) ? value.join(', ') : String(value);
    return { what: `${field}: ${shown}`, span: of.spans[field], ...evidence };
  });
}

type Decision = MinutesRecord['decisions'][number];

function decision(record: MinutesRecord, one: Decision): Trace[] {
  const { by, confidence, span, kind, text, proposal, decider, deciderSpan } = one;
  const place = (what: string, name: string, at: Span | null): Trace[] =>
    at === null ? [] : [{ what, by: name, confidence, span: at }];
  return [
    { what: `${kind} · ${text}`, by, confidence, span },
    // In the decision's own words there is no other place to look at.
    ...place(`its decider · ${decider}`, 'decider', outside(span, deciderSpan)),
    ...place(`its proposal · ${quoteOf(record, proposal)}`, 'antecedent', proposal),
  ];
}

function outside(span: Span, place: Span | null): Span | null {
  return place !== null && span.start <= place.start && place.end <= span.end ? null : place;
}

function quoteOf({ text }: MinutesRecord, span: Span | null): string {
  return span === null ? '' : text.slice(span.start, span.end);
}

/** Votes and formalities, each once. */
function beside(record: MinutesRecord): Trace[] {
  const votes = record.decisions.flatMap(({ votes: all }) =>
    all.map((one) => ({ ...one, what: `vote · ${one.yes}–${one.no}` })),
  );
  const formalities = record.decisions.flatMap(formalitiesOf).map((one) => {
    return { ...one, what: `${one.kind} · ${namesOf(record, one.who).join(', ')}` };
  });
  const found = new Map(
    [...votes, ...formalities].map((one) => [`${one.what} ${one.span.start}`, one]),
  );
  return [...found.values()];
}

function deadline(record: MinutesRecord, one: MinutesRecord['deadlines'][number]): Trace {
  const day = one.date === null ? 'no date' : one.date.to;
  const what = joined([day, one.text, one.action?.text, responsibleFor(record, one).join(', ')]);
  return { what, by: one.by, confidence: one.confidence, span: one.span };
}

function action(record: MinutesRecord, one: MinutesRecord['actions'][number]): Trace {
  const from = [one.decision, one.deadline].filter((id) => id !== null).join(' and ');
  const what = joined([one.status, one.what.text, responsibleFor(record, one).join(', ')]);
  const by = from === '' ? one.by : `${one.by}, of ${from}`;
  return { what, by, confidence: one.confidence, span: one.span };
}

interface Entity {
  readonly name: string;
  readonly mentions: readonly (Span & { readonly by: string; readonly confidence: number })[];
}

function entities(record: MinutesRecord): [string, Trace[]][] {
  return [
    ['People', record.people.flatMap(entity)],
    ['Organisations', record.organisations.flatMap(organisation)],
    ['Places', record.places.flatMap(entity)],
  ];
}

/** Its mentions, and after the last of them the entry of a register that it is. */
function organisation(one: MinutesRecord['organisations'][number]): Trace[] {
  const entry = registerText(one);
  const traces = entity(one);
  const last = traces.at(-1);
  if (!last || entry === null || !one.register) return traces;
  return [...traces.slice(0, -1), { ...last, register: `${entry}, ${one.register.by}` }];
}

/** A name's mentions by what found them, at the first of each kind. */
function entity({ name, mentions }: Entity): Trace[] {
  const finders = [...new Set(mentions.map(({ by }) => by))];
  return finders.map((by) => {
    const all = mentions.filter((one) => one.by === by);
    const times = all.length === 1 ? 'once' : `${all.length} times`;
    const confidence = all.reduce((sum, one) => sum + one.confidence, 0) / all.length;
    return { what: `${name} · ${times}`, by, confidence, span: all[0] };
  });
}
