/** Records for the tests: an empty one, and one that says exactly what gold says. */
import type { Example } from '../../eval/example.ts';
import { parseGold } from '../../eval/gold/parse.ts';
import type { Gold } from '../../eval/gold/schema.ts';
import { groupBy } from '../../eval/group.ts';
import { type MinutesRecord, SCHEMA } from '../../pipeline/record.ts';
import type { Span } from '../../pipeline/types.ts';

/** A record that says nothing of its text. */
export function emptyRecord(text: string): MinutesRecord {
  return {
    schema: SCHEMA,
    source: { path: 'x.txt', sha256: '0'.repeat(64), mediaType: 'text/plain', bytes: 0 },
    text,
    origins: [],
    meeting: {
      title: null,
      body: null,
      kind: 'unknown',
      date: null,
      endDate: null,
      startTime: null,
      endTime: null,
      place: null,
      chair: null,
      secretary: null,
      adjusters: [],
      next: [],
      spans: {},
      evidence: {},
    },
    attendance: [],
    agenda: [],
    people: [],
    organisations: [],
    places: [],
    decisions: [],
    deadlines: [],
    actions: [],
    meetings: [],
    summary: { sentences: [], perItem: [], method: 'none' },
    warnings: [],
  };
}

/** For facts of which only what they say matters. */
export const TOLD = { confidence: 1, by: 'test' };

/** A group of mentions under one name. */
export function named(name: string, spans: readonly Span[], evidence = TOLD) {
  const mentions = spans.map((span) => ({ ...span, ...evidence }));
  return {
    id: name,
    name,
    kind: 'unknown',
    aliases: [],
    mentions,
    roles: [],
    organisations: [],
    register: null,
  };
}

/** A decision with what is scored. */
export function decision(
  text: string,
  span: Span,
  kind: MinutesRecord['decisions'][number]['kind'],
  decider: string | null = null,
): MinutesRecord['decisions'][number] {
  return {
    id: `d${span.start}`,
    span,
    text: text.slice(span.start, span.end),
    agendaItem: null,
    decider,
    deciderSpan: null,
    kind,
    outcome: null,
    vote: null,
    votes: [],
    reservations: [],
    statements: [],
    conflicts: [],
    assignedTo: [],
    deadline: null,
    proposal: null,
    confidence: 1,
    by: 'test',
  };
}

/** A deadline on a day, or on none that is known. */
export function deadline(
  text: string,
  span: Span,
  to: string | null,
): MinutesRecord['deadlines'][number] {
  return {
    id: `t${span.start}`,
    span,
    text: text.slice(span.start, span.end),
    date: to === null ? null : { from: to, to, precision: 'day' },
    event: null,
    action: null,
    responsible: [],
    agendaItem: null,
    confidence: 1,
    by: 'test',
  };
}

/** A task of its own. */
export function action(
  text: string,
  span: Span,
  who: string | null,
): MinutesRecord['actions'][number] {
  const words = text.slice(span.start, span.end);
  return {
    id: `a${span.start}`,
    span,
    text: words,
    what: { text: words, span },
    responsible: who === null ? [] : [{ id: null, text: who, span }],
    status: 'open',
    statusSpan: null,
    deadline: null,
    decision: null,
    agendaItem: null,
    ...TOLD,
  };
}

/** An announced meeting. */
export function meeting(span: Span, date: string | null): MinutesRecord['meetings'][number] {
  return { span, date, startTime: null, endTime: null, place: null, ...TOLD };
}

/** An item of the agenda; its title is of no account. */
export function item(heading: Span, number: string | null): MinutesRecord['agenda'][number] {
  const { start, end } = heading;
  return {
    id: `item-${start}`,
    number,
    title: 'x',
    level: 1,
    parent: null,
    span: { start, end: end + 1 },
    heading,
    summary: null,
    ...TOLD,
  };
}

/** What a program without a fault would say; which item a decision belongs to is not among it. */
export function recordFromGold(gold: Gold, text: string): MinutesRecord {
  const record = emptyRecord(text);
  const people = groupBy(gold.people, ({ name }) => name);
  const spans = (marks: readonly { span: Span }[]) => marks.map(({ span }) => span);
  return {
    ...record,
    meeting: { ...record.meeting, ...gold.meeting },
    attendance: (gold.attendance ?? []).map(({ name, status, role, organisation }) => ({
      person: null,
      name,
      role,
      organisation,
      status,
      note: null,
      span: { start: 0, end: 1 },
      ...TOLD,
    })),
    agenda: (gold.agenda ?? []).map(({ span, number }) => item(span, number)),
    people: [...people].map(([name, marks]) => named(name, spans(marks))),
    organisations: [named('all', spans(gold.organisations))],
    places: [named('all', spans(gold.places ?? []))],
    decisions: gold.decisions.map((m) => decision(text, m.span, m.kind, m.decider)),
    deadlines: gold.deadlines.map((m) => ({
      ...deadline(text, m.span, m.date),
      responsible: m.responsible === null ? [] : [{ id: null, text: m.responsible, span: m.span }],
    })),
    actions: (gold.actions ?? []).map((m) => action(text, m.span, m.responsible)),
    meetings: gold.meetings.map((m) => meeting(m.span, m.date)),
  };
}

/** The span of the n-th occurrence of a quote. */
export function at(text: string, quote: string, n = 0): Span {
  let start = -1;
  for (let i = 0; i <= n; i++) start = text.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`'${quote}' does not occur`);
  return { start, end: start + quote.length };
}

/** Gold without marks, with some layers filled in as a gold file would. */
export function goldOf(text: string, layers: object): Gold {
  const none = { people: [], organisations: [], decisions: [], deadlines: [], meetings: [] };
  const json = JSON.stringify({ doc: 'x.txt', ...none, ...layers });
  const { gold, problems } = parseGold('x.gold.json', json, text);
  if (gold === null) throw new Error(JSON.stringify(problems));
  return gold;
}

/** An example of gold layers against a record that is empty but for `said`. */
export function exampleOf(
  text: string,
  layers: object,
  said: Partial<MinutesRecord> = {},
): Example & { readonly gold: Gold } {
  const record = { ...emptyRecord(text), ...said };
  return { id: 'klubb/x.txt', genre: 'klubb', gold: goldOf(text, layers), record };
}
