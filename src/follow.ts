/** Matters and tasks through the meetings of a body, out of the store. */
import {
  caseNumbersIn,
  circlesOf,
  type FollowedTask,
  followUps,
  type Matter,
  type MeetingDocument,
  mattersOf,
  seriesOf,
} from '../pipeline/across/index.ts';
import type { MinutesRecord } from '../pipeline/record.ts';
import { segment } from '../pipeline/segment/index.ts';
import { responsibleFor } from './lookup.ts';
import { fold } from './store/fold.ts';
import type { Entry, Store } from './store/store.ts';

/** So much of an item's beginning is looked at for its case number. */
const HEAD = 300;

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
  const days = new Map(record.deadlines.map(({ id, date }) => [id, date?.to ?? null]));
  return {
    document: source.sha256,
    date: meeting.date,
    body: meeting.body,
    items: agenda.filter(isMatter).map(({ id, number, title, span }) => {
      const head = text.slice(span.start, Math.min(span.end, span.start + HEAD));
      return { id, number, title, caseNumbers: caseNumbersIn(head) };
    }),
    decisions: record.decisions.map(({ id, kind, text: words, span }) => {
      return { id, kind, text: words, span, item: itemAt(span.start) };
    }),
    actions: record.actions.map((action) => ({
      id: action.id,
      text: action.what.text,
      span: action.span,
      item: itemAt(action.span.start),
      who: responsibleFor(record, action),
      status: action.status,
      due: action.deadline === null ? null : (days.get(action.deadline) ?? null),
      waits: postponed.has(action.decision ?? ''),
    })),
    sentences: sentencesOf(text).map(({ text: words, span }) => {
      return { text: words, span, item: itemAt(span.start) };
    }),
  };
}

function sentencesOf(text: string) {
  const none = { struck: [], origins: [], headings: [], furniture: [], pages: null, notes: [] };
  const source = { path: '', sha256: '', mediaType: 'text/plain', bytes: 0 };
  const { blocks } = segment({ source, text, ...none });
  const said = blocks.filter(({ kind }) => kind !== 'furniture' && kind !== 'heading');
  return said.flatMap(({ sentences }) => sentences);
}

/** Each body whose name holds `body`, with at least two dated meetings; one is read at a time. */
export function* followed(store: Store, body: string | null): Generator<Followed> {
  const people = store.entities.people();
  const circles = circlesOf(people);
  const met = new Map(people.map((one) => [one.document, one]));
  const entries = new Map(store.entries().map((entry) => [entry.sha256, entry]));
  for (const series of seriesOf([...met.values()], circles)) {
    const [first] = series;
    const name = first === undefined ? null : (met.get(first.document)?.body ?? null);
    if (series.length < 2 || name === null) continue;
    if (body !== null && !fold(name).includes(fold(body))) continue;
    const found = series.flatMap(({ document }) => read(store, entries.get(document)));
    const documents = found.map(({ record }) => meetingDocument(record));
    const matters = mattersOf(documents);
    const paths = new Map(found.map(({ record, path }) => [record.source.sha256, path]));
    yield { body: name, documents, matters, tasks: followUps(documents, matters), paths };
  }
}

function read(store: Store, entry: Entry | undefined) {
  const found = entry ? store.record(entry.id) : null;
  return found === null ? [] : [found];
}
