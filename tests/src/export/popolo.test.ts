/** Popolo, held against schemas of its classes and against its own references. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { popolo } from '../../../src/export/popolo.ts';
import type { Identities } from '../../../src/export/popolo-names.ts';
import { fixtureRecords, streamed } from '../support/fixtures.ts';
import { gathered } from '../support/gathered.ts';
import { brokenReferences, type Popolo, popoloSchema } from '../support/popolo.ts';
import { recordOf } from '../support/records.ts';

/** Everybody is somebody else in each document. */
const APART: Identities = {
  person: (sha256, number) => ({ id: `${sha256.slice(0, 12)}:person-${number}`, name: null }),
  organisation: (sha256, number) => ({ id: `${sha256.slice(0, 12)}:org-${number}`, name: null }),
  body: (sha256) => ({ id: `${sha256.slice(0, 12)}:body`, name: null }),
};

async function read(
  records: readonly MinutesRecord[],
  identities: Identities = APART,
): Promise<Popolo> {
  const text = (await gathered(popolo(() => streamed(records), identities))).join('');
  return popoloSchema.parse(JSON.parse(text));
}

describe('of the invented minutes', () => {
  let records: MinutesRecord[] = [];
  let all: Popolo;
  beforeAll(async () => {
    records = await fixtureRecords(
      'forening/granviks-innebandy-styrelse-2024-10-21.txt',
      'forening/tallmora-hembygdsforening-arsmote-2025-03-22.txt',
      'namnd/miljo-och-byggnadsnamnden-2025-10-08.txt',
      'samverkan/samordning-barn-och-unga-2024-03-12.txt',
    );
    all = await read(records);
  }, 120_000);

  test('has its classes and terms, and no id that leads nowhere or to two', () => {
    expect(brokenReferences(all)).toEqual([]);
  });

  test('every source is a quote of its document', () => {
    const texts = new Map(records.map(({ source, text }) => [source.path, text]));
    const sources = Object.values(all).flatMap((items) => items.flatMap((one) => one.sources));
    expect(sources.length).toBeGreaterThan(150);
    for (const { url, note, start, end } of sources) {
      expect(texts.get(decodeURIComponent(url))?.slice(start, end)).toBe(note);
    }
  });

  test('people and organisations are those of the records, with all names', () => {
    expect(
      all.persons.map(({ name, other_names }) => [name, ...other_names.map((o) => o.name)]),
    ).toEqual(
      records.flatMap(({ people }) =>
        people.map(({ name, aliases }) => [...new Set([name, ...aliases])]),
      ),
    );
    const names = new Set(
      all.organizations.map(({ name, classification }) => `${name} ${classification}`),
    );
    for (const { name, kind } of records.flatMap(({ organisations }) => organisations)) {
      expect(names).toContain(`${name} ${kind}`);
    }
  });

  test('motions are the decisions, vote events the votes with their counts', () => {
    const decisions = records.flatMap((record) =>
      record.decisions.map((one) => ({ ...one, path: record.source.path })),
    );
    expect(all.motions.map(({ text, classification }) => [text, classification])).toEqual(
      decisions.map(({ text, kind }) => [text, kind]),
    );
    const votes = new Map(
      decisions.flatMap((decision) =>
        decision.votes.map((one) => [`${decision.path} ${one.span.start}`, one] as const),
      ),
    );
    expect(all.vote_events.map(({ counts }) => counts.map(({ value }) => value))).toEqual(
      [...votes.values()].map(({ yes, no, abstained }) =>
        abstained === null ? [yes, no] : [yes, no, abstained],
      ),
    );
    expect(all.vote_events.length).toBeGreaterThan(1);
    const [vote] = all.vote_events;
    const motion = all.motions.find(({ id }) => id === vote?.motion_id);
    expect(vote?.sources[0]?.url).toBe(motion?.sources[0]?.url);
  });

  test('who has a role is a member of the body, for a party where one is named', () => {
    const nameOf = (id: string | null) =>
      [...all.persons, ...all.organizations].find((one) => one.id === id)?.name;
    const said = all.memberships.map(
      ({ person_id, organization_id, role, on_behalf_of_id }) =>
        `${nameOf(person_id)}|${nameOf(organization_id)}|${role}|${nameOf(on_behalf_of_id)}`,
    );
    const board = records[2];
    for (const { person, name, role, organisation } of board?.attendance ?? []) {
      if (person === null || role === null) continue;
      const party = board?.organisations.some(
        (one) => one.name === organisation && one.kind === 'party',
      );
      expect(said).toContain(
        `${name}|${board?.meeting.body}|${role}|${party ? organisation : undefined}`,
      );
    }
  });

  test('events are the meetings, with who was there', () => {
    expect(all.events.map(({ location }) => location)).toEqual(
      records.map(({ meeting }) => meeting.place),
    );
    const winter = all.events.find(({ start_date }) => start_date?.startsWith('2024-03-12'));
    expect(winter).toMatchObject({
      start_date: '2024-03-12T09:00:00+01:00',
      end_date: '2024-03-12T11:00:00+01:00',
    });
    for (const [at, { attendance }] of records.entries()) {
      const there = attendance.filter((one) => one.person !== null && one.status !== 'absent');
      expect(all.events[at]?.attendees).toHaveLength(
        new Set(there.map(({ person }) => person)).size,
      );
    }
  });
});

const A = recordOf('a b/å.txt', 'Organ: Nämnden\nDatum: 2024-07-14\nPerson: Åsa Ek\nBeslut: x\n');
const B = recordOf('b.txt', 'Organ: Nämnden\nDatum: 2024-08-14\nPerson: Åsa Eek\nBeslut: y\n');

test('who is one over two documents is one object with a source in each', async () => {
  const together: Identities = {
    person: () => ({ id: 'asa', name: 'Åsa Ek' }),
    organisation: APART.organisation,
    body: () => ({ id: 'board', name: 'Nämnden' }),
  };
  const all = await read([A, B], together);
  expect(all.persons).toHaveLength(1);
  expect(all.persons[0]).toMatchObject({ name: 'Åsa Ek', other_names: [{ name: 'Åsa Eek' }] });
  expect(all.persons[0]?.sources.map(({ url }) => url)).toEqual(['a%20b/%C3%A5.txt', 'b.txt']);
  expect(all.organizations.map(({ id }) => id)).toEqual(['board']);
  expect(all.events.map(({ organization_id }) => organization_id)).toEqual(['board', 'board']);
  expect(brokenReferences(all)).toEqual([]);
  expect((await read([A, B])).persons).toHaveLength(2);
});

test('nobody sits in a body for what is no party', async () => {
  const text = `${A.text}Organisation: Region Norr\nOrganisation: Sol\n`;
  const record = recordOf('a.txt', text);
  const [seat] = record.attendance;
  if (!seat) throw new Error('nobody there');
  const seats = ['Region Norr', 'Sol', 'Okänd'].map((organisation) => ({
    ...seat,
    ...{ role: 'ledamot', organisation },
  }));
  const organisations = record.organisations.map((one) =>
    one.name === 'Sol' ? { ...one, kind: 'party' } : one,
  );
  const all = await read([{ ...record, attendance: seats, organisations }]);
  const nameOf = (id: string | null) => all.organizations.find((one) => one.id === id)?.name;
  const said = all.memberships.map((one) => {
    return [nameOf(one.organization_id), one.role, nameOf(one.on_behalf_of_id)];
  });
  expect(said).toEqual([
    ['Region Norr', null, undefined],
    ['Nämnden', 'ledamot', undefined],
    ['Sol', null, undefined],
    ['Nämnden', 'ledamot', 'Sol'],
    ['Okänd', null, undefined],
  ]);
  expect(brokenReferences(all)).toEqual([]);
});

test('votes by name lead to who is known, the others keep their names', async () => {
  const [decision] = A.decisions;
  const [person] = A.people;
  if (!decision || !person) throw new Error('no decision or person');
  const place = { span: { start: 0, end: 5 }, text: 'x', confidence: 1, by: 'test' };
  const names = { yes: ['ÅSA EK'], no: ['Bo Alm'], abstained: [] };
  const vote = { ...place, yes: 1, no: 1, abstained: null, names };
  const own = { ...decision, vote, votes: [vote] };
  const other = { ...decision, id: 'b9', vote: null, votes: [vote] };
  const all = await read([{ ...A, decisions: [other, own] }]);
  expect(all.vote_events).toHaveLength(1);
  expect(all.vote_events[0]).toMatchObject({
    motion_id: `${A.source.sha256.slice(0, 12)}:${decision.id}`,
    result: null,
    votes: [
      { voter_id: all.persons[0]?.id, option: 'yes' },
      { voter: { name: 'Bo Alm' }, option: 'no' },
    ],
  });
});

test.each([
  ['approve', 'decided', 'pass'],
  ['reject', 'rejected', 'fail'],
  ['postpone', 'postponed', 'postponed'],
  ['other', null, null],
] as const)('%s ends as %s: %s', async (kind, outcome, expected) => {
  const decisions = A.decisions.map((one) => ({ ...one, kind, outcome }));
  expect((await read([{ ...A, decisions }])).motions[0]?.result).toBe(expected);
});

test('times are those of a Swedish clock', async () => {
  const at = async (date: string, startTime: string) =>
    (await read([{ ...A, meeting: { ...A.meeting, date, startTime } }])).events[0]?.start_date;
  expect(await at('2024-07-14', '18:30')).toBe('2024-07-14T18:30:00+02:00');
  expect(await at('2024-12-14', '00:30')).toBe('2024-12-14T00:30:00+01:00');
  expect(await at('2024-12-14', '25:30')).toBe('2024-12-14');
});

test('hostile words stay words', async () => {
  const name = '"},{"id":"x\u0000\ud800\n]]>🏛';
  const people = A.people.map((one) => ({ ...one, name }));
  expect((await read([{ ...A, people }])).persons.map((one) => one.name)).toEqual([name]);
});

test('nothing is an object of empty lists', async () => {
  expect(Object.values(await read([])).flat()).toEqual([]);
});
