/** Matters and tasks through the meetings of a body, out of the store. */
import {
  type Body,
  bodiesOf,
  caseNumbersIn,
  circlesOf,
  type FollowedTask,
  followUps,
  type Matter,
  type MeetingDocument,
  mattersOf,
} from '../pipeline/across/index.ts';
import type { MinutesRecord } from '../pipeline/record.ts';
import { responsibleFor } from './lookup.ts';
import { sentencesOf } from './sentences.ts';
import { compareSwedish, fold } from './store/fold.ts';
import type { Entry, Store, StoredRecord } from './store/store.ts';

/** So much of an item's beginning is looked at for its case number. */
const HEAD = 300;
/** Shorter names are letters of parties and the like. */
const LEAST_NAME = 4;

/** A body's meetings with what runs through them. */
export interface Followed {
  readonly body: string;
  readonly documents: readonly MeetingDocument[];
  readonly matters: readonly Matter[];
  readonly tasks: readonly FollowedTask[];
  /** By document: where it lies. */
  readonly paths: ReadonlyMap<string, string>;
}

/** The document as following sees it. */
export function meetingDocument(record: MinutesRecord): MeetingDocument {
  const { text, agenda, attendance, source, meeting } = record;
  // A heading over those present is no item that anything is decided of.
  const isMatter = ({ span }: { span: { start: number; end: number } }): boolean =>
    !attendance.some((one) => span.start <= one.span.start && one.span.end <= span.end);
  const itemAt = (start: number): string | null =>
    agenda.findLast(({ span }) => span.start <= start && start < span.end)?.id ?? null;
  const postponed = new Set(record.decisions.filter((d) => d.kind === 'postpone').map((d) => d.id));
  const named = namedIn(record);
  const days = new Map(record.deadlines.map(({ id, date }) => [id, date?.to ?? null]));
  return {
    document: source.sha256,
    date: meeting.date,
    body: meeting.body,
    items: agenda.filter(isMatter).map(({ id, number, title, heading, span }) => {
      const head = text.slice(span.start, Math.min(span.end, span.start + HEAD));
      const names = named.filter(({ at }) => itemAt(at) === id).map(({ name }) => name);
      const caseNumbers = caseNumbersIn(head);
      return { id, number, title, heading, caseNumbers, names: [...new Set(names)] };
    }),
    decisions: record.decisions.map(({ id, kind, text: words, span }) => {
      return { id, kind, text: words, span, item: itemAt(span.start) };
    }),
    actions: [
      ...record.actions.map((action) => ({
        id: action.id,
        text: action.what.text,
        span: action.span,
        item: itemAt(action.span.start),
        who: responsibleFor(record, action),
        status: action.status,
        due: action.deadline === null ? null : (days.get(action.deadline) ?? null),
        deadline: action.deadline,
        waits: postponed.has(action.decision ?? ''),
      })),
      ...sentBack(record).map(({ id, text: words, span }) => ({
        ...{ id, text: words, span, item: itemAt(span.start) },
        ...{ who: [], status: 'open' as const, due: null, deadline: null, waits: true },
      })),
    ],
    deadlines: record.deadlines.map((deadline) => {
      return { ...followedDeadline(record, deadline), item: itemAt(deadline.span.start) };
    }),
    sentences: sentencesOf(text).map(({ text: words, span }) => {
      return { text: words, span, item: itemAt(span.start) };
    }),
  };
}

function followedDeadline(record: MinutesRecord, deadline: MinutesRecord['deadlines'][number]) {
  const { id, date, text, action, event, span } = deadline;
  return {
    ...{ id, span, text: action?.text ?? text, who: responsibleFor(record, deadline) },
    days: date === null ? null : { from: date.from, to: date.to },
    nextMeeting: event === 'next-meeting',
  };
}

/** Where a document names what; the body itself tells no item apart. */
function namedIn({ organisations, places, meeting }: MinutesRecord) {
  const body = fold(meeting.body ?? '');
  return [...organisations, ...places].flatMap(({ name, mentions }) => {
    const folded = fold(name);
    if (folded === body || folded.length < LEAST_NAME) return [];
    return mentions.map(({ start }) => ({ name: folded, at: start }));
  });
}

/** Matters sent back to be prepared again: they wait, though no action says so. */
function sentBack({ decisions, actions }: MinutesRecord) {
  const given = new Set(actions.map(({ decision }) => decision));
  return decisions.filter(({ id, text }) => /återremitter/iu.test(text) && !given.has(id));
}

/** A body with what its documents are read by; none has been read yet. */
export interface StoredBody extends Body {
  /** By document. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/** The bodies whose name holds `body`, in Swedish order; null for all. */
export async function storedBodies(store: Store, body: string | null): Promise<StoredBody[]> {
  const all = await store.entries();
  const entries = new Map(all.map((entry) => [entry.sha256, entry]));
  const meetings = all.map(({ sha256, date, body: name }) => {
    return { document: sha256, date, body: name };
  });
  return bodiesOf(meetings, circlesOf(await store.entities.people()))
    .filter(({ name }) => body === null || fold(name).includes(fold(body)))
    .sort((a, b) => compareSwedish(a.name, b.name))
    .map((one) => ({ ...one, entries }));
}

/** Each body whose name holds `body`, with at least two dated meetings; one is read at a time. */
export async function* followed(store: Store, body: string | null): AsyncGenerator<Followed> {
  for (const { name, dated, entries } of await storedBodies(store, body)) {
    if (dated.length < 2) continue;
    const found = await readAll(store, dated, entries);
    const documents = found.map(({ record }) => meetingDocument(record));
    const matters = mattersOf(documents);
    const paths = new Map(found.map(({ record, path }) => [record.source.sha256, path]));
    yield { body: name, documents, matters, tasks: followUps(documents, matters), paths };
  }
}

/** The records of these meetings in their order; what is gone meanwhile is left out. */
export async function readAll(
  store: Store,
  meetings: readonly { readonly document: string }[],
  entries: StoredBody['entries'],
): Promise<StoredRecord[]> {
  const all: StoredRecord[] = [];
  for (const { document } of meetings) {
    const entry = entries.get(document);
    const found = entry ? await store.record(entry.id) : null;
    if (found !== null) all.push(found);
  }
  return all;
}
