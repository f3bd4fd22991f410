/** A record whose text is edited, with all that was said of the text said of the new one. Pure. */
import type { Span } from '../base-types.ts';
import type { MinutesRecord } from '../record.ts';
import { type Derive, deriver } from './derived.ts';
import { type Edit, type Edited, editText } from './edits.ts';

export type { Edit } from './edits.ts';

/** Strings that are no words of the text. */
const NO_TEXT = new Set([
  ...['schema', 'id', 'by', 'kind', 'status', 'code', 'method', 'precision', 'event'],
  ...['date', 'endDate', 'startTime', 'endTime', 'from', 'to'],
  ...['person', 'agendaItem', 'parent', 'deadline', 'decision'],
]);
/** What has words of its own: of the file, and of a register that ships. */
const APART = new Set(['source', 'register']);
/** Fields whose words stand elsewhere than their fact: beside the name, in another row. */
const ELSEWHERE = new Set(['role', 'roles', 'organisation', 'note']);
/** Fields that have a place of their own. */
const OWN_PLACE: Readonly<Record<string, string>> = {
  decider: 'deciderSpan',
  title: 'heading',
  number: 'heading',
};

type Fields = Readonly<Record<string, unknown>>;

interface Making {
  readonly edited: Edited;
  readonly derive: Derive;
  /** Ids are words of the record's own. */
  readonly ids: ReadonlySet<string>;
}

/**
 * The record with these stretches of its text replaced. Spans are moved, so that
 * `text.slice(start, end)` is the quote again; strings that were made of the text have the replaced
 * words no more, but where their own quote still has them. Ids, `source` and `evidence` stay.
 * Throws RangeError where an edit is empty or outside the text.
 */
export function rewriteRecord(record: MinutesRecord, edits: readonly Edit[]): MinutesRecord {
  if (edits.length === 0) return record;
  const edited = editText(record.text, edits);
  const making = { edited, derive: deriver(edited), ids: idsOf(record) };
  // Field by field, whatever there is: a field that comes later, or that an older program left out,
  // is covered too.
  const rest = { ...record, text: null, origins: null, meeting: null };
  return {
    ...(fieldsOf(rest, [], making) as unknown as MinutesRecord),
    text: edited.after,
    origins: originsOf(record.origins, edited),
    meeting: meetingOf(record.meeting, making),
  };
}

function idsOf(value: unknown, ids = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const one of value) idsOf(one, ids);
  } else if (isFields(value)) {
    if (typeof value['id'] === 'string') ids.add(value['id']);
    for (const one of Object.values(value)) idsOf(one, ids);
  }
  return ids;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSpan(value: unknown): value is Fields & Span {
  return isFields(value) && typeof value['start'] === 'number' && typeof value['end'] === 'number';
}

/** Where two stretches of the file meet inside an edit, all of it is the first one's. */
function originsOf(origins: MinutesRecord['origins'], edited: Edited): MinutesRecord['origins'] {
  let reach = 0;
  return origins.flatMap((origin) => {
    const { start, end } = edited.moved(origin);
    const moved = { ...origin, start: Math.max(start, reach), end };
    if (moved.start >= end && origin.start < origin.end) return [];
    reach = end;
    return [moved];
  });
}

type Meeting = MinutesRecord['meeting'];

/** The head's places lie apart from its fields, by their names; adjusters' are numbered. */
function meetingOf(meeting: Meeting, making: Making): Meeting {
  const at = (name: string) => [meeting.spans[name] ?? []].flat();
  const { adjusters, ...fields } = meeting;
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    remade(name, value, at(name), making),
  ]);
  return {
    ...(Object.fromEntries(entries) as Omit<Meeting, 'adjusters'>),
    adjusters: adjusters.map((name, i) => making.derive(name, at(`adjusters.${i}`))),
  };
}

function remade(name: string, value: unknown, places: readonly Span[], making: Making): unknown {
  if (APART.has(name)) return value;
  if (Array.isArray(value)) {
    const all = value.map((one) => remade(name, one, places, making));
    return name === 'mentions' || name === 'aliases' ? eachOnce(all) : all;
  }
  if (isFields(value)) return fieldsOf(value, places, making);
  if (typeof value !== 'string' || NO_TEXT.has(name) || making.ids.has(value)) return value;
  return making.derive(value, ELSEWHERE.has(name) ? [] : places);
}

/** Names or mentions that an edit has made the same are one. */
function eachOnce(all: readonly unknown[]): unknown[] {
  const keyOf = (one: unknown) => (isSpan(one) ? `${one.start}-${one.end}` : one);
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

function fieldsOf(fields: Fields, outer: readonly Span[], making: Making): Fields {
  const { span, mentions } = fields;
  const own = [span, ...(Array.isArray(mentions) ? mentions : [])].filter(isSpan);
  // Names of a vote are told where the vote is.
  const places = own.length > 0 ? own : outer;
  const entries = Object.entries(fields).map(([name, value]) => {
    const place = fields[OWN_PLACE[name] ?? ''];
    return [name, remade(name, value, isSpan(place) ? [place] : places, making)];
  });
  const moved = isSpan(fields) ? making.edited.moved(fields) : {};
  return { ...Object.fromEntries(entries), ...moved };
}
