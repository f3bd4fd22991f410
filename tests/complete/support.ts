/** Records of plain texts: matters are lines that begin with '§', decisions are given by quote. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { DecisionKind, Span } from '../../pipeline/types.ts';
import { emptyRecord, TOLD } from '../eval/records.ts';

/** What a test adds to a text. */
export interface Extra {
  readonly meeting?: Partial<MinutesRecord['meeting']>;
  /** Quotes of decisions; a pair names the kind, too. */
  readonly decisions?: readonly (string | readonly [string, DecisionKind])[];
  /** Names of those present, each to be found in the text. */
  readonly present?: readonly string[];
  readonly people?: readonly string[];
}

/** The first place of a quote. Throws where it does not stand there. */
export function spanOf(text: string, quote: string): Span {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`'${quote}' does not stand in the text`);
  return { start, end: start + quote.length };
}

/** Builds the record of a text. */
export function recordWith(text: string, extra: Extra = {}): MinutesRecord {
  const base = emptyRecord(text);
  const agenda = agendaOf(text);
  const decisions = (extra.decisions ?? []).map((one, index) => {
    const [quote, kind] = typeof one === 'string' ? [one, 'other' as const] : one;
    const span = spanOf(text, quote);
    const item = agenda.find((i) => i.span.start <= span.start && span.end <= i.span.end);
    return decision(index, span, text, item?.id ?? null, kind);
  });
  const present = (extra.present ?? []).map((name) => ({
    ...{ person: null, name, role: null, organisation: null, note: null },
    ...{ status: 'present' as const, span: spanOf(text, name), ...TOLD },
  }));
  const people = (extra.people ?? []).map((name) => ({
    ...{ id: name, name, aliases: [], roles: [], organisations: [] },
    mentions: [{ ...spanOf(text, name), ...TOLD }],
  }));
  const meeting = { ...base.meeting, ...extra.meeting };
  return { ...base, agenda, decisions, attendance: present, people, meeting };
}

function agendaOf(text: string): MinutesRecord['agenda'] {
  const heads = [...text.matchAll(/^(§ \d+) (.+)$/gmu)];
  return heads.map(({ index, 0: line, 1: number = '', 2: title = '' }, at) => ({
    ...{ id: `i${at}`, number, title, level: 1, parent: null, summary: null, ...TOLD },
    span: { start: index, end: heads[at + 1]?.index ?? text.length },
    heading: { start: index, end: index + line.length },
  }));
}

function decision(
  index: number,
  span: Span,
  text: string,
  agendaItem: string | null,
  kind: DecisionKind,
): MinutesRecord['decisions'][number] {
  return {
    ...{ id: `d${index}`, span, text: text.slice(span.start, span.end), agendaItem, kind },
    ...{ decider: null, deciderSpan: null, outcome: null, vote: null, votes: [] },
    ...{ reservations: [], statements: [], conflicts: [], assignedTo: [] },
    ...{ deadline: null, proposal: null, ...TOLD },
  };
}
