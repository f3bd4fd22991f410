/** The matters of a body, each with what every meeting did about it, out of the store. */
import { createHash } from 'node:crypto';
import {
  bodiesOf,
  circlesOf,
  type FollowedTask,
  followUps,
  type Matter,
  type MeetingDocument,
  mattersOf,
  type PersonOccurrence,
} from '../pipeline/across/index.ts';
import type { MinutesRecord } from '../pipeline/record.ts';
import { meetingDocument } from './follow.ts';
import { toldPath } from './paths.ts';
import type { Listed } from './store/listed.ts';
import type { Store } from './store/store.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What one meeting did about a matter; places are in UTF-16 code units of the document's text. */
export interface MatterEvent {
  readonly sha256: string;
  /** Of the document. */
  readonly name: string;
  readonly date: string | null;
  readonly item: { readonly number: string | null; readonly title: string } & Place;
  readonly decisions: readonly ({ readonly kind: string; readonly text: string } & Place)[];
  readonly tasks: readonly ({
    readonly text: string;
    readonly who: readonly string[];
    readonly due: string | null;
    readonly state: string;
  } & Place)[];
}

/** A matter; `key` is the same as long as its first item is. */
export interface BodyMatter {
  readonly key: string;
  readonly body: string;
  readonly title: string;
  readonly caseNumbers: readonly string[];
  /** Oldest first. */
  readonly events: readonly MatterEvent[];
}

/** The newest so many documents of a name are read. */
const MOST_DOCUMENTS = 1000;
const A_PAGE = 500;
const NO_FILTER = { since: null, until: null, year: null, kind: null, person: null, review: null };

async function listedOf(store: Store, body: string): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let after = null; all.length < MOST_DOCUMENTS; ) {
    const query = { filter: { ...NO_FILTER, body }, after, limit: A_PAGE, facets: false };
    const { documents, next } = await store.pages.documents(query);
    all.push(...documents);
    if (next === null) break;
    after = next;
  }
  return all;
}

/** People as a document names them, to tell boards of one name apart. */
function peopleIn({ people, attendance, meeting, source }: MinutesRecord): PersonOccurrence[] {
  const listed = new Set(attendance.map(({ person }) => person));
  return people.map(({ id, name, aliases, roles }) => {
    const { date, body } = meeting;
    const about = { document: source.sha256, date, body, name, aliases, roles };
    return { ...about, organisations: [], listed: listed.has(id) };
  });
}

/** All matters of the bodies whose name holds `body`, those that came back most and last first. */
export async function mattersOfBody(store: Store, body: string): Promise<BodyMatter[]> {
  const names = new Map<string, string>();
  const documents = new Map<string, MeetingDocument>();
  const people: PersonOccurrence[] = [];
  for (const { id, sha256, path } of await listedOf(store, body)) {
    const stored = await store.record(id);
    if (stored === null) continue;
    names.set(sha256, toldPath(path));
    documents.set(sha256, meetingDocument(stored.record));
    people.push(...peopleIn(stored.record));
  }
  const all = bodiesOf([...documents.values()], circlesOf(people)).flatMap((one) => {
    const own = one.dated.flatMap(({ document }) => documents.get(document) ?? []);
    const matters = mattersOf(own);
    const tasks = followUps(own, matters);
    return matters.map((matter) => told(one.name, matter, { own, tasks, names }));
  });
  const last = ({ events }: BodyMatter) => events.at(-1)?.date ?? '';
  return all.sort((a, b) => b.events.length - a.events.length || (last(a) < last(b) ? 1 : -1) || 0);
}

interface Of {
  readonly own: readonly MeetingDocument[];
  readonly tasks: readonly FollowedTask[];
  readonly names: ReadonlyMap<string, string>;
}

function told(body: string, { title, caseNumbers, steps }: Matter, of: Of): BodyMatter {
  const first = JSON.stringify([steps[0]?.document, steps[0]?.item]);
  return {
    key: createHash('sha256').update(first).digest('hex').slice(0, 16),
    body,
    title,
    caseNumbers,
    events: steps.flatMap(({ document, item }) => {
      const meeting = of.own.find((one) => one.document === document);
      const heading = meeting?.items.find(({ id }) => id === item);
      return meeting && heading ? [eventOf(meeting, heading, of)] : [];
    }),
  };
}

function eventOf(
  meeting: MeetingDocument,
  { id, number, title, heading }: MeetingDocument['items'][number],
  { tasks, names }: Of,
): MatterEvent {
  const { document, date } = meeting;
  const own = tasks.filter((one) => one.document === document && one.action.item === id);
  return {
    sha256: document,
    name: names.get(document) ?? '',
    date,
    item: { number, title, ...placeOf(heading) },
    decisions: meeting.decisions
      .filter((one) => one.item === id)
      .map(({ kind, text, span }) => ({ kind, text, ...placeOf(span) })),
    tasks: own.map(({ action: { text, who, due, span }, state }) => {
      return { text, who, due, state, ...placeOf(span) };
    }),
  };
}

function placeOf({ start, end }: Place): Place {
  return { start, end };
}
