/** Records and an analyser without models: what a test document says, it says in plain lines. */

import { createHash } from 'node:crypto';
import { ACTION_STATUSES } from '../../../pipeline/action-item.ts';
import { type MinutesRecord, recordSchema, SCHEMA } from '../../../pipeline/record.ts';
import { registerEntryOf } from '../../../pipeline/resolve/register.ts';
import type { SourceFile } from '../../../pipeline/types.ts';
import type { Analyser } from '../../../src/analyse.ts';

type Span = MinutesRecord['decisions'][number]['span'];

const TOLD = { confidence: 1, by: 'test' } as const;

/** Lower-case hex, as everywhere. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function spans(text: string, quote: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    found.push({ start: at, end: at + quote.length });
  }
  return found;
}

/** All that stands after 'key: ' at the start of a line. */
function lines(text: string, key: string): { value: string; span: Span }[] {
  const found = text.matchAll(new RegExp(`^${key}: (.+)$`, 'gmu'));
  return [...found].map((match) => {
    const value = match[1] ?? '';
    const start = match.index + key.length + 2;
    return { value, span: { start, end: start + value.length } };
  });
}

function inside(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function decisionsOf(text: string, people: MinutesRecord['people']): MinutesRecord['decisions'] {
  return lines(text, 'Beslut').map(({ value, span }, index) => ({
    id: `b${index}`,
    span,
    text: value,
    agendaItem: index === 0 ? 'i0' : null,
    decider: 'Nämnden',
    deciderSpan: null,
    kind: 'approve',
    outcome: null,
    vote: null,
    votes: [],
    reservations: [],
    statements: [],
    conflicts: [],
    assignedTo: people
      .filter((one) => one.mentions.some((at) => inside(span, at)))
      .map((p) => p.id),
    deadline: null,
    proposal: null,
    ...TOLD,
  }));
}

function deadlinesOf(text: string, people: MinutesRecord['people']): MinutesRecord['deadlines'] {
  return lines(text, 'Senast').map(({ value, span }, index) => {
    const [day = '', name = ''] = value.split(' ', 2);
    const person = people.find((one) => one.name.startsWith(name) && name !== '');
    const known = /^\d{4}-\d{2}-\d{2}$/.test(day);
    return {
      id: `d${index}`,
      span,
      text: day,
      date: known ? { from: day, to: day, precision: 'day' as const } : null,
      event: day === 'nästa' ? ('next-meeting' as const) : null,
      action: null,
      responsible: person ? [{ id: person.id, text: name, span }] : [],
      agendaItem: null,
      ...TOLD,
    };
  });
}

/** 'Uppgift: NAME status words'; the deadline is the one on the line before it, if there is one. */
function actionsOf(text: string, people: MinutesRecord['people']): MinutesRecord['actions'] {
  return lines(text, 'Uppgift').map(({ value, span }, index) => {
    const [, name = '', said = '', words = ''] = /^(\S+) (\S+) (.+)$/u.exec(value) ?? [];
    const status = ACTION_STATUSES.find((one) => one === said) ?? 'open';
    const person = people.find((one) => one.name.startsWith(name));
    const start = span.end - words.length;
    const before = text.slice(0, span.start).split('\n').at(-2) ?? '';
    const deadlines = lines(text.slice(0, span.start), 'Senast').length;
    return {
      id: `a${index}`,
      span,
      text: value,
      what: { text: words, span: { start, end: span.end } },
      responsible: [{ id: person?.id ?? null, text: name, span }],
      status,
      statusSpan: null,
      deadline: before.startsWith('Senast: ') ? `d${deadlines - 1}` : null,
      decision: null,
      agendaItem: null,
      ...TOLD,
    };
  });
}

function peopleOf(text: string): MinutesRecord['people'] {
  return lines(text, 'Person').map(({ value }, index) => ({
    id: `p${index}`,
    name: value,
    aliases: [],
    roles: [],
    organisations: [],
    mentions: spans(text, value).map((span) => ({ ...span, ...TOLD })),
  }));
}

/**
 * Reads 'Organ:', 'Datum:', 'Person:', 'Organisation:', 'Beslut:', 'Senast: DAY [name]' and
 * 'Uppgift: NAME status words' lines.
 * A person's tasks are the decisions whose line holds the name.
 */
export function recordOf(path: string, text: string): MinutesRecord {
  const bytes = Buffer.from(text);
  const people = peopleOf(text);
  const first = (key: string) => lines(text, key)[0]?.value ?? null;
  return recordSchema.parse({
    schema: SCHEMA,
    source: { path, sha256: sha256(bytes), mediaType: 'text/plain', bytes: bytes.length },
    text,
    origins: [],
    meeting: {
      title: null,
      body: first('Organ'),
      kind: 'protokoll',
      date: first('Datum'),
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
    attendance: people.map((person) => ({
      person: person.id,
      name: person.name,
      role: null,
      organisation: null,
      status: 'present',
      note: null,
      span: spans(text, person.name)[0] ?? { start: 0, end: 0 },
      ...TOLD,
    })),
    agenda: [
      {
        id: 'i0',
        number: '§ 1',
        title: 'Öppnande',
        level: 1,
        parent: null,
        span: { start: 0, end: text.length },
        heading: { start: 0, end: text.length },
        summary: null,
        ...TOLD,
      },
    ],
    people,
    organisations: lines(text, 'Organisation').map(({ value, span }, index) => ({
      id: `o${index}`,
      name: value,
      kind: 'board',
      aliases: [],
      register: registerEntryOf(value),
      mentions: [{ ...span, ...TOLD }],
    })),
    places: [],
    decisions: decisionsOf(text, people),
    deadlines: deadlinesOf(text, people),
    actions: actionsOf(text, people),
    meetings: [],
    summary: { sentences: [], perItem: [], method: 'test' },
    warnings: [],
  });
}

/** An analyser that keeps count of what it was given. */
export interface FakeAnalyser extends Analyser {
  readonly seen: string[];
}

/** `fail` says which paths throw; `run` is the key that results are stored under. */
export function fakeAnalyser(
  options: { readonly run?: string; readonly fail?: (path: string) => unknown } = {},
): FakeAnalyser {
  const seen: string[] = [];
  return {
    run: options.run ?? 'run-1',
    seen,
    minutes: () => Promise.reject(new Error('a fake analyser makes records only')),
    analyse: async (file: SourceFile) => {
      seen.push(file.path);
      const error = options.fail?.(file.path);
      if (error) throw error;
      return recordOf(file.path, Buffer.from(file.bytes).toString('utf8'));
    },
  };
}
