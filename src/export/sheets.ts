/** A record as tables, one a layer, for workbooks. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { formalitiesOf, itemOf, nameOf, namesOf, nextMeetings, responsibleFor } from '../lookup.ts';
import type { Cells } from './formats.ts';
import type { ColumnName, SheetName } from './headings.ts';

type Row = Partial<Record<ColumnName, string | number | null>>;
interface Place {
  readonly start: number;
  readonly end: number;
}

interface SheetSource {
  /** After `document`, `date` and `body`, before the place. */
  readonly columns: readonly ColumnName[];
  readonly rows: (record: MinutesRecord) => readonly Row[];
}

function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

function placed(span: Place | undefined): Row {
  return { start: span?.start ?? null, end: span?.end ?? null };
}

/** Facts that stand with several decisions of an item, once by their place. */
function once<T extends { readonly span: Place }>(facts: readonly T[]): T[] {
  return [...new Map(facts.map((one) => [`${one.span.start}–${one.span.end}`, one])).values()];
}

function dueOf({ deadlines }: MinutesRecord, id: string | null): Row {
  const date = deadlines.find((one) => one.id === id)?.date ?? null;
  return { due_from: date?.from ?? null, due: date?.to ?? null };
}

const SOURCES: Readonly<Record<SheetName, SheetSource>> = {
  meetings: {
    columns: [
      ...(['end_date', 'title', 'kind', 'start_time', 'end_time', 'place'] as const),
      ...(['chair', 'secretary', 'adjusters'] as const),
    ],
    rows: ({ meeting }) => [
      {
        end_date: meeting.endDate,
        title: meeting.title,
        kind: meeting.kind,
        start_time: meeting.startTime,
        end_time: meeting.endTime,
        place: meeting.place,
        chair: meeting.chair,
        secretary: meeting.secretary,
        adjusters: listed(meeting.adjusters),
        ...placed(meeting.spans['date']),
      },
    ],
  },
  next: {
    columns: ['meeting_date', 'start_time', 'end_time', 'place', 'text', 'confidence'],
    rows: (record) =>
      nextMeetings(record).map((one) => ({
        meeting_date: one.date,
        start_time: one.startTime,
        end_time: one.endTime,
        place: one.place,
        text: record.text.slice(one.span.start, one.span.end),
        confidence: one.confidence,
        ...placed(one.span),
      })),
  },
  attendance: {
    columns: ['name', 'role', 'organisation', 'status', 'note', 'confidence'],
    rows: ({ attendance }) =>
      attendance.map(({ name, role, organisation, status, note, confidence, span }) => {
        return { name, role, organisation, status, note, confidence, ...placed(span) };
      }),
  },
  decisions: {
    columns: [
      ...(['item', 'kind', 'text', 'decider', 'outcome', 'who'] as const),
      ...(['due_from', 'due', 'confidence'] as const),
    ],
    rows: (record) =>
      record.decisions.map((one) => ({
        item: itemOf(record, one.agendaItem),
        kind: one.kind,
        text: one.text,
        decider: one.decider,
        outcome: one.outcome,
        who: listed(one.assignedTo.map((id) => nameOf(record, id))),
        ...dueOf(record, one.deadline),
        confidence: one.confidence,
        ...placed(one.span),
      })),
  },
  votes: {
    columns: ['item', 'text', 'yes', 'no', 'abstained', 'confidence'],
    rows: (record) => {
      const votes = record.decisions.flatMap(({ votes, agendaItem }) =>
        votes.map((one) => ({ ...one, agendaItem })),
      );
      return once(votes).map(({ text, yes, no, abstained, confidence, span, agendaItem }) => {
        const item = itemOf(record, agendaItem);
        return { item, text, yes, no, abstained, confidence, ...placed(span) };
      });
    },
  },
  formalities: {
    columns: ['item', 'kind', 'who', 'text', 'confidence'],
    rows: (record) => {
      const all = record.decisions.flatMap((decision) =>
        formalitiesOf(decision).map((one) => ({ ...one, agendaItem: decision.agendaItem })),
      );
      return once(all).map(({ kind, who, text, confidence, span, agendaItem }) => {
        const names = listed(namesOf(record, who));
        const item = itemOf(record, agendaItem);
        return { item, kind, who: names, text, confidence, ...placed(span) };
      });
    },
  },
  deadlines: {
    columns: ['due_from', 'due', 'precision', 'action', 'who', 'text', 'item', 'confidence'],
    rows: (record) =>
      record.deadlines.map((one) => ({
        due_from: one.date?.from ?? null,
        due: one.date?.to ?? null,
        precision: one.date?.precision ?? null,
        action: one.action?.text ?? null,
        who: listed(responsibleFor(record, one)),
        text: one.text,
        item: itemOf(record, one.agendaItem),
        confidence: one.confidence,
        ...placed(one.span),
      })),
  },
  actions: {
    columns: ['action', 'who', 'status', 'due_from', 'due', 'text', 'item', 'confidence'],
    rows: (record) =>
      record.actions.map((one) => ({
        action: one.what.text,
        who: listed(responsibleFor(record, one)),
        status: one.status,
        ...dueOf(record, one.deadline),
        text: one.text,
        item: itemOf(record, one.agendaItem),
        confidence: one.confidence,
        ...placed(one.span),
      })),
  },
  people: {
    columns: ['name', 'aliases', 'role', 'organisation', 'mentions'],
    rows: ({ people }) =>
      people.map((one) => ({
        name: one.name,
        aliases: listed(one.aliases),
        role: listed(one.roles),
        organisation: listed(one.organisations),
        mentions: one.mentions.length,
        ...placed(one.mentions[0]),
      })),
  },
  organisations: {
    columns: ['name', 'kind', 'aliases', 'register', 'register_id', 'register_name', 'mentions'],
    rows: ({ organisations }) =>
      organisations.map((one) => ({
        name: one.name,
        kind: one.kind,
        aliases: listed(one.aliases),
        register: one.register?.register ?? null,
        register_id: one.register?.id ?? null,
        register_name: one.register?.name ?? null,
        mentions: one.mentions.length,
        ...placed(one.mentions[0]),
      })),
  },
};

/** The sheets in their order. */
export const SHEETS = Object.keys(SOURCES) as readonly SheetName[];

/** The columns of a sheet, in order; each sheet says of what document and where in it. */
export function columnsOf(sheet: SheetName): ColumnName[] {
  return ['document', 'date', 'body', ...SOURCES[sheet].columns, 'start', 'end'];
}

/** The rows that a record has in a sheet. */
export function rowsOf(sheet: SheetName, record: MinutesRecord): Cells[] {
  const { date, body } = record.meeting;
  const common = { document: record.source.path, date, body };
  return SOURCES[sheet].rows(record).map((row) => ({ ...common, ...row }));
}
