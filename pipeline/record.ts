/**
 * The public record: what other systems read, what the store keeps and what `eval` compares.
 * Owned here as one zod schema; JSON Schema is generated from it. Fields may be added; renaming
 * one raises the number in `schema`.
 */
import { z } from 'zod';
import { ACTION_STATUSES } from './action-item.ts';
import { REGISTER_RULES, REGISTERS } from './registers.ts';

export const SCHEMA = 'klubbslag/record@1';

const span = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  page: z.int().min(1).optional(),
});
/** In points from the upper left corner of the page. */
const box = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
/** Where a stretch of the text stood in its file: `paragraph` in formats without lines. */
const origin = span.extend({ box: box.optional(), paragraph: z.int().min(1).optional() });
/** How sure, and what found it: a rule's name or model@version. */
const evidence = { confidence: z.number().min(0).max(1), by: z.string().min(1) };
const mention = span.extend(evidence);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const clock = z.string().regex(/^\d{2}:\d{2}$/);
const precision = z.enum(['day', 'week', 'month', 'quarter', 'season', 'year', 'event']);
const quoted = z.strictObject({ text: z.string(), span });
const decisionKind = z.enum([
  'approve',
  'adopt',
  'reject',
  'refer',
  'postpone',
  'appoint',
  'note',
  'assign',
  'other',
]);
const responsible = z.strictObject({ id: z.string().nullable(), text: z.string(), span });
const vote = z.strictObject({
  span,
  text: z.string(),
  yes: z.int().nonnegative(),
  no: z.int().nonnegative(),
  abstained: z.int().nonnegative().nullable(),
  names: z.strictObject({
    yes: z.array(z.string()),
    no: z.array(z.string()),
    abstained: z.array(z.string()),
  }),
  ...evidence,
});
const formality = z.strictObject({
  kind: z.enum(['reservation', 'statement', 'remark', 'conflict']),
  who: z.array(responsible),
  span,
  text: z.string(),
  ...evidence,
});
const announced = z.strictObject({
  span,
  date: isoDate.nullable(),
  startTime: clock.nullable(),
  endTime: clock.nullable(),
  place: z.string().nullable(),
  ...evidence,
});

/** An entry of a register that ships; `by` is the form of the name that told it. */
const registerLink = z.strictObject({
  register: z.enum(REGISTERS),
  id: z.string().min(1),
  name: z.string().min(1),
  by: z.enum(REGISTER_RULES),
});

export const recordSchema = z.strictObject({
  schema: z.literal(SCHEMA),
  source: z.strictObject({
    path: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    mediaType: z.string(),
    bytes: z.int().min(0),
    pages: z.int().min(0).optional(),
  }),
  text: z.string(),
  /** Empty for plain text, where `text` is the file. */
  origins: z.array(origin),
  meeting: z.strictObject({
    title: z.string().nullable(),
    body: z.string().nullable(),
    kind: z.string(),
    date: isoDate.nullable(),
    endDate: isoDate.nullable(),
    startTime: clock.nullable(),
    endTime: clock.nullable(),
    place: z.string().nullable(),
    chair: z.string().nullable(),
    secretary: z.string().nullable(),
    adjusters: z.array(z.string()),
    next: z.array(announced),
    /** Where the document says so: field name to place. */
    spans: z.record(z.string(), span),
    /** What kind of place that is, by the same names. */
    evidence: z.record(z.string(), z.strictObject(evidence)),
  }),
  attendance: z.array(
    z.strictObject({
      person: z.string().nullable(),
      name: z.string(),
      role: z.string().nullable(),
      organisation: z.string().nullable(),
      status: z.enum(['present', 'absent', 'partly']),
      note: z.string().nullable(),
      span,
      ...evidence,
    }),
  ),
  agenda: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      level: z.int().min(1),
      parent: z.string().nullable(),
      span,
      /** The line with its number and title. */
      heading: span,
      summary: z.string().nullable(),
      ...evidence,
    }),
  ),
  people: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      aliases: z.array(z.string()),
      roles: z.array(z.string()),
      organisations: z.array(z.string()),
      mentions: z.array(mention),
    }),
  ),
  organisations: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      aliases: z.array(z.string()),
      register: registerLink.nullable(),
      mentions: z.array(mention),
    }),
  ),
  places: z.array(z.strictObject({ id: z.string(), name: z.string(), mentions: z.array(mention) })),
  decisions: z.array(
    z.strictObject({
      id: z.string(),
      span,
      text: z.string(),
      agendaItem: z.string().nullable(),
      decider: z.string().nullable(),
      deciderSpan: span.nullable(),
      kind: decisionKind,
      outcome: z.string().nullable(),
      vote: vote.nullable(),
      votes: z.array(vote),
      reservations: z.array(formality),
      statements: z.array(formality),
      conflicts: z.array(formality),
      assignedTo: z.array(z.string()),
      deadline: z.string().nullable(),
      proposal: span.nullable(),
      ...evidence,
    }),
  ),
  deadlines: z.array(
    z.strictObject({
      id: z.string(),
      span,
      text: z.string(),
      date: z.strictObject({ from: isoDate, to: isoDate, precision }).nullable(),
      /** Where `date` is null because only another document can tell it. */
      event: z.enum(['next-meeting']).nullable(),
      action: quoted.nullable(),
      responsible: z.array(responsible),
      agendaItem: z.string().nullable(),
      ...evidence,
    }),
  ),
  /** What somebody is to do; its time is that of its deadline. */
  actions: z.array(
    z.strictObject({
      id: z.string(),
      span,
      text: z.string(),
      /** The task alone, without its owner. */
      what: quoted,
      responsible: z.array(responsible),
      status: z.enum(ACTION_STATUSES),
      /** Where the document tells the status; null where nothing does and the task counts as open. */
      statusSpan: span.nullable(),
      deadline: z.string().nullable(),
      decision: z.string().nullable(),
      agendaItem: z.string().nullable(),
      ...evidence,
    }),
  ),
  meetings: z.array(announced),
  summary: z.strictObject({
    sentences: z.array(quoted),
    perItem: z.array(
      z.strictObject({
        agendaItem: z.string(),
        /** Which point of the item: a), 6.2; 0 for what is in none. */
        part: z.int().min(0),
        text: z.string(),
        span,
        /** Up to three lines an item or point; 1 is what a reader should see first of all. */
        rank: z.int().min(1),
      }),
    ),
    method: z.string(),
  }),
  warnings: z.array(
    z.strictObject({ code: z.string(), message: z.string(), span: span.optional() }),
  ),
});

/** One processed document, as exported and stored. */
export type MinutesRecord = z.infer<typeof recordSchema>;
