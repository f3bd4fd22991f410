/**
 * Records as Popolo (popoloproject.com, its JSON serialisation): one object, a list for each class.
 * Pure. The records are read once a list. What is kept of them meanwhile are names: a person is one
 * object with a source in each document. Beside Popolo's terms a source has `start` and `end`.
 */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { type Identities, type Named, namedIn, type Source, sourcesOf } from './popolo-names.ts';

type Decision = MinutesRecord['decisions'][number];
type Vote = Decision['votes'][number];
type Item = Readonly<Record<string, unknown>>;
/** Reads all records again. */
export type ReadAll = () => AsyncIterable<MinutesRecord>;

/** What became of the proposal, where the kind of the decision tells: Popolo's 'pass' and 'fail'. */
const RESULTS: Partial<Readonly<Record<Decision['kind'], string>>> = {
  approve: 'pass',
  adopt: 'pass',
  appoint: 'pass',
  assign: 'pass',
  reject: 'fail',
};

/** So much of the checksum names a document. */
const HASH_LENGTH = 12;

/** 'ba3d8e9e4f6b:decision-2': unique over documents. */
function idIn({ source }: MinutesRecord, own: string): string {
  return `${source.sha256.slice(0, HASH_LENGTH)}:${own}`;
}

/** Popolo's patterns ask for the offset where there is a time. */
function timeOf(date: string, time: string | null): string {
  if (time === null || !/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(time)) return date;
  const near = new Date(`${date}T${time}:00+01:00`);
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: 'Europe/Stockholm',
    timeZoneName: 'longOffset',
  }).formatToParts(near);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '');
  return `${date}T${time}:00${offset || 'Z'}`;
}

interface Gathered {
  readonly names: string[];
  readonly rest: Item;
  readonly sources: Source[];
}

/** Adds to what is known under an id; the first to be told stays as it is told. */
function gather(
  all: Map<string, Gathered>,
  id: string,
  names: readonly string[],
  rest: Item,
  sources: readonly Source[],
): void {
  const known = all.get(id);
  if (!known) {
    all.set(id, { names: [...new Set(names)], rest, sources: [...sources] });
    return;
  }
  known.names.push(...new Set(names.filter((name) => !known.names.includes(name))));
  known.sources.push(...sources);
}

function namedItem(id: string, { names, rest, sources }: Gathered): Item {
  const [name, ...others] = names;
  return { id, name, other_names: others.map((other) => ({ name: other })), ...rest, sources };
}

/** People, organisations and memberships of all documents, each once. */
async function gatherNames(readAll: ReadAll, identities: Identities) {
  const people = new Map<string, Gathered>();
  const organisations = new Map<string, Gathered>();
  const memberships = new Map<string, Gathered>();
  for await (const record of readAll()) {
    const named = namedIn(record, identities);
    for (const { id, names, span } of named.people) {
      gather(people, id, names, {}, sourcesOf(record, span));
    }
    for (const { id, names, classification, register, span } of named.organisations) {
      const identifiers = register ? [{ scheme: register.register, identifier: register.id }] : [];
      const rest = { classification, identifiers };
      gather(organisations, id, names, rest, sourcesOf(record, span));
    }
    for (const { id, person, organisation, role, onBehalfOf, span } of named.memberships) {
      const ends = { person_id: person, organization_id: organisation };
      const rest = { ...ends, role, on_behalf_of_id: onBehalfOf };
      gather(memberships, id, [], rest, sourcesOf(record, span));
    }
  }
  return { people, organisations, memberships };
}

function eventOf(record: MinutesRecord, named: Named): Item {
  const { title, body, kind, date, endDate, startTime, endTime, place, spans } = record.meeting;
  const last = endDate ?? (endTime === null ? null : date);
  return {
    id: idIn(record, 'meeting'),
    name: title ?? body,
    classification: kind,
    start_date: date === null ? null : timeOf(date, startTime),
    end_date: last === null ? null : timeOf(last, endTime),
    location: place,
    organization_id: named.body,
    attendees: named.attendees.map((id) => ({ id })),
    sources: sourcesOf(record, spans['date'] ?? Object.values(spans)[0] ?? { start: 0, end: 0 }),
  };
}

function motionOf(record: MinutesRecord, named: Named, one: Decision): Item {
  const decider = one.decider === null ? null : named.organisationOf(one.decider);
  return {
    id: idIn(record, one.id),
    organization_id: decider ?? named.body,
    text: one.text,
    classification: one.kind,
    date: record.meeting.date,
    result: RESULTS[one.kind] ?? one.outcome,
    sources: sourcesOf(record, one.span),
  };
}

function votesOf(named: Named, { names }: Vote): Item[] {
  const options = [
    ['yes', names.yes],
    ['no', names.no],
    ['abstain', names.abstained],
  ] as const;
  return options.flatMap(([option, voters]) =>
    voters.map((name) => {
      const id = named.personOf(name) ?? named.organisationOf(name);
      return id === null ? { voter: { name }, option } : { voter_id: id, option };
    }),
  );
}

function voteEventOf(record: MinutesRecord, named: Named, decision: Decision, vote: Vote): Item {
  const { yes, no, abstained } = vote;
  const counts = [
    { option: 'yes', value: yes },
    { option: 'no', value: no },
    ...(abstained === null ? [] : [{ option: 'abstain', value: abstained }]),
  ];
  return {
    id: idIn(record, `vote-${vote.span.start}`),
    motion_id: idIn(record, decision.id),
    organization_id: named.body,
    start_date: record.meeting.date,
    result: yes === no ? null : yes > no ? 'pass' : 'fail',
    counts,
    votes: votesOf(named, vote),
    sources: sourcesOf(record, vote.span),
  };
}

/** A vote stands with each decision of its item: it is of the first that it decided. */
function voteEventsOf(record: MinutesRecord, named: Named): Item[] {
  const pairs = record.decisions.flatMap((decision) =>
    decision.votes.map((vote) => ({
      decision,
      vote,
      decides: decision.vote?.span.start === vote.span.start,
    })),
  );
  const ordered = [...pairs.filter(({ decides }) => decides), ...pairs];
  const byPlace = new Map<number, (typeof pairs)[number]>();
  for (const pair of ordered) {
    if (!byPlace.has(pair.vote.span.start)) byPlace.set(pair.vote.span.start, pair);
  }
  return [...byPlace.values()].map(({ decision, vote }) =>
    voteEventOf(record, named, decision, vote),
  );
}

/** All records as one object; `readAll` is called four times. */
export async function* popolo(readAll: ReadAll, identities: Identities): AsyncGenerator<string> {
  const { people, organisations, memberships } = await gatherNames(readAll, identities);
  async function* each(make: (record: MinutesRecord, named: Named) => readonly Item[]) {
    for await (const record of readAll()) yield* make(record, namedIn(record, identities));
  }
  const named = (all: ReadonlyMap<string, Gathered>) =>
    [...all].map(([id, one]) => namedItem(id, one));
  const lists: readonly (readonly [string, Iterable<Item> | AsyncIterable<Item>])[] = [
    ['persons', named(people)],
    ['organizations', named(organisations)],
    ['memberships', [...memberships].map(([id, { rest, sources }]) => ({ id, ...rest, sources }))],
    ['events', each((record, own) => [eventOf(record, own)])],
    ['motions', each((record, own) => record.decisions.map((one) => motionOf(record, own, one)))],
    ['vote_events', each(voteEventsOf)],
  ];
  let opening = '{\n';
  for (const [name, items] of lists) {
    yield `${opening}${JSON.stringify(name)}: [`;
    let comma = '\n';
    for await (const item of items) {
      yield comma + JSON.stringify(item);
      comma = ',\n';
    }
    yield '\n]';
    opening = ',\n';
  }
  yield '\n}\n';
}
