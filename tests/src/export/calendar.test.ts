/** Calendars, read by ical.js. */
import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { type CalendarOptions, calendar, calendarOrder } from '../../../src/export/calendar.ts';
import { nextMeetings, responsibleFor } from '../../../src/lookup.ts';
import { fixtureRecords, streamed } from '../support/fixtures.ts';
import { gathered } from '../support/gathered.ts';
import { recordOf } from '../support/records.ts';

type Component = InstanceType<typeof ICAL.Component>;

const PLAIN: CalendarOptions = { language: 'en', today: null };

async function written(records: readonly MinutesRecord[], options = PLAIN): Promise<string> {
  const ordered = calendarOrder(
    records.map((record) => ({ record, ...record.meeting, path: record.source.path })),
  );
  return (await gathered(calendar(streamed(ordered.map(({ record }) => record)), options))).join(
    '',
  );
}

function parsed(text: string): Component {
  return new ICAL.Component(ICAL.parse(text));
}

async function read(records: readonly MinutesRecord[], options = PLAIN) {
  const root = parsed(await written(records, options));
  const all = (name: string) => root.getAllSubcomponents(name);
  return { events: all('vevent'), todos: all('vtodo') };
}

const value = (component: Component, name: string): string | null => {
  const found = component.getFirstPropertyValue(name);
  return found === null || found === undefined ? null : String(found);
};
const uids = (components: readonly Component[]) => components.map((one) => value(one, 'uid'));

/** 'Organ', 'Datum' and lines of a document. */
function minutes(path: string, ...lines: readonly string[]): MinutesRecord {
  return recordOf(path, `Organ: Nämnden\nDatum: 2024-03-14\n${lines.join('\n')}\n`);
}

type Announced = MinutesRecord['meetings'][number];

function announcing(record: MinutesRecord, ...next: readonly Partial<Announced>[]): MinutesRecord {
  const nothing = { date: null, startTime: null, endTime: null, place: null };
  const place = { span: { start: 0, end: 5 }, confidence: 1, by: 'test' };
  const meetings = next.map((one) => ({ ...nothing, ...place, ...one }));
  return { ...record, meeting: { ...record.meeting, next: meetings }, meetings };
}

describe('of the invented minutes', () => {
  let records: MinutesRecord[] = [];
  beforeAll(async () => {
    records = await fixtureRecords(
      'samverkan/samordning-barn-och-unga-2024-03-12.txt',
      'forening/granviks-innebandy-styrelse-2024-10-21.txt',
      'namnd/miljo-och-byggnadsnamnden-2025-10-08.txt',
      'series/nytt-arendesystem/2025-11-05.md',
    );
  }, 120_000);

  test('every dated deadline is a task due on its last day, with who, quote and document', async () => {
    const { todos } = await read(records);
    const told = todos.map((one) => ({
      due: value(one, 'due'),
      start: value(one, 'dtstart'),
      text: value(one, 'description') ?? '',
    }));
    const dated = records.flatMap((record) =>
      record.deadlines.flatMap((one) => (one.date ? [{ record, one, date: one.date }] : [])),
    );
    expect(dated.length).toBeGreaterThan(20);
    for (const { record, one, date } of dated) {
      const found = told.filter(
        ({ due, text }) =>
          due === date.to &&
          text.includes(`(${date.precision}, ”${one.text}”)`) &&
          text.includes(record.source.path),
      );
      expect(found, one.text).not.toEqual([]);
      const days = date.from < date.to ? date.from : null;
      expect(found.map(({ start }) => start)).toContain(days);
      for (const name of responsibleFor(record, one)) {
        expect(found.some(({ text }) => text.includes(name))).toBe(true);
      }
    }
  });

  test('every action with a day is told, with its status, and none twice', async () => {
    const { todos } = await read(records);
    const statuses = { open: 'NEEDS-ACTION', ongoing: 'IN-PROCESS', done: 'COMPLETED' } as const;
    let count = 0;
    for (const record of records) {
      for (const action of record.actions) {
        const date = record.deadlines.find(({ id }) => id === action.deadline)?.date;
        if (!date || action.status === 'dropped') continue;
        count++;
        const found = todos.filter((one) => {
          const summary = value(one, 'summary') ?? '';
          const words = action.what.text.replace(/\s+/gu, ' ');
          const quote = value(one, 'description') ?? '';
          const same = [summary, quote].some((text) => text.includes(words));
          return same && value(one, 'due') === date.to;
        });
        expect(
          found.map((one) => value(one, 'status')),
          action.text,
        ).toContain(statuses[action.status]);
      }
    }
    expect(count).toBeGreaterThan(10);
    expect(new Set(uids(todos)).size).toBe(todos.length);
  });

  test('every meeting and announced meeting is an event at its time and place', async () => {
    const { events } = await read(records);
    const starts = new Map(
      events.map((one) => [value(one, 'uid'), value(one, 'dtstart') ?? ''] as const),
    );
    expect(starts.size).toBe(events.length);
    for (const { meeting, meetings } of records) {
      const next = meeting.next.length > 0 ? meeting.next : meetings;
      for (const { date, startTime } of [meeting, ...next]) {
        if (date === null) continue;
        expect([...starts.values()]).toContain(
          startTime === null ? date : `${date}T${startTime}:00`,
        );
      }
    }
    const days = records.flatMap((record) => [record.meeting, ...nextMeetings(record)]);
    expect(events).toHaveLength(days.filter(({ date }) => date !== null).length);
    const [first] = records;
    const own = events.find((one) => value(one, 'dtstart') === '2024-03-12T09:00:00');
    expect(own && value(own, 'dtend')).toBe('2024-03-12T11:00:00');
    expect(own && value(own, 'location')).toBe(first?.meeting.place);
  });

  test('is written in the other language, its lines within 75 octets', async () => {
    const text = await written(records, { language: 'sv', today: null });
    expect(parsed(text).getAllSubcomponents('vtodo').length).toBeGreaterThan(20);
    expect(text.replaceAll('\r\n ', '')).toContain('\\nKälla: fixtures/');
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text).not.toMatch(/^X-|[^\r]\n/mu);
  });
});

describe('times', () => {
  const at = (fields: Partial<MinutesRecord['meeting']>): MinutesRecord => {
    const record = minutes('a.txt');
    return { ...record, meeting: { ...record.meeting, ...fields } };
  };
  test.each([
    [{}, '2024-03-14', null],
    [{ startTime: '09:00' }, '2024-03-14T09:00:00', null],
    [{ startTime: '09:00', endTime: '11:30' }, '2024-03-14T09:00:00', '2024-03-14T11:30:00'],
    [{ startTime: '09:00', endTime: '08:00' }, '2024-03-14T09:00:00', null],
    [{ startTime: '29:00', endTime: '11:30' }, '2024-03-14', null],
    [{ endDate: '2024-03-15' }, '2024-03-14', '2024-03-16'],
    [
      { endDate: '2024-03-15', startTime: '09:00', endTime: '08:00' },
      '2024-03-14T09:00:00',
      '2024-03-15T08:00:00',
    ],
  ])('%j', async (fields, start, end) => {
    const [event] = (await read([at(fields)])).events;
    expect(event && value(event, 'dtstart')).toBe(start);
    expect(event && value(event, 'dtend')).toBe(end);
  });

  test.each([
    ['2024-03-14', 1],
    ['2024-07-01', 2],
    ['2024-03-31', 2],
    ['2024-10-27', 1],
  ])('%s is %i h ahead of UTC', async (date, hours) => {
    const root = parsed(await written([at({ date, startTime: '12:00' })]));
    const zone = root.getFirstSubcomponent('vtimezone');
    const event = root.getFirstSubcomponent('vevent');
    if (!zone || !event) throw new Error('no zone or event');
    const start = event.getFirstPropertyValue('dtstart') as InstanceType<typeof ICAL.Time>;
    expect(event.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Europe/Stockholm');
    expect(new ICAL.Timezone(zone).utcOffset(start)).toBe(hours * 3600);
  });
});

describe('UIDs', () => {
  const task = 'Uppgift: Åsa open skriva brevet';

  test('a corrected document and a new day keep them; other words make another task', async () => {
    const before = await read([minutes('a.txt', 'Senast: 2024-05-01 Åsa', task)]);
    const after = await read([minutes('b/a.txt', 'Rättat.', 'Senast: 2024-06-01 Åsa', task)]);
    expect(uids(before.todos)).toHaveLength(2);
    expect(uids(after.todos)).toEqual(uids(before.todos));
    expect(after.todos.map((one) => value(one, 'due'))).toEqual(['2024-06-01', '2024-06-01']);
    expect(uids(after.events)).toEqual(uids(before.events));
    const other = task.replace('brevet', 'boken');
    const [, changed] = (await read([minutes('a.txt', 'Senast: 2024-05-01 Åsa', other)])).todos;
    expect(uids(before.todos)).not.toContain(changed && value(changed, 'uid'));
  });

  test('case, marks and line breaks do not matter, another meeting does', async () => {
    const one = minutes('a.txt', 'Senast: 2024-05-01 Åsa', task);
    const [first] = one.deadlines;
    if (!first) throw new Error('no deadline');
    const named = (text: string, body = 'Nämnden'): MinutesRecord => ({
      ...one,
      actions: [],
      meeting: { ...one.meeting, body },
      deadlines: [{ ...first, action: { text, span: first.span } }],
    });
    const uidOf = async (record: MinutesRecord) => uids((await read([record])).todos)[0];
    const uid = await uidOf(named('Åsa skriver, brevet'));
    expect(await uidOf(named('åsa  skriver\nbrevet.', 'NÄMNDEN'))).toBe(uid);
    expect(await uidOf(named('Asa skriver brevet'))).not.toBe(uid);
    expect(await uidOf(named('Åsa skriver, brevet', 'Styrelsen'))).not.toBe(uid);
    expect(await uidOf(named(`Åsa skriver brevet ${first.text}`))).toBe(uid);
  });

  test('the same words twice, in one document or two of a meeting, are two tasks', async () => {
    const a = minutes('a.txt', 'Senast: 2024-05-01 Åsa', 'Senast: 2024-05-02 Åsa');
    const b = minutes('b.txt', 'Senast: 2024-05-01 Åsa');
    const { todos, events } = await read([a, b]);
    expect(new Set(uids(todos)).size).toBe(3);
    expect(events).toHaveLength(1);
    // What came first keeps its name when the other document comes.
    expect(uids(todos).slice(0, 2)).toEqual(uids((await read([a])).todos));
  });

  test('a day that nothing is told of is known by its sentence', async () => {
    const lines = ['Senast: 2024-05-01 Åsa', '\nSenast: 2024-05-02 Bo'];
    const byDay = async (...all: readonly string[]) =>
      (await read([minutes('a.txt', ...all)])).todos
        .map((one) => `${value(one, 'due')} ${value(one, 'uid')}`)
        .sort();
    expect(await byDay(...lines)).toEqual(await byDay(...lines.toReversed()));
  });

  test('documents without body or day are told apart by their files', async () => {
    const text = 'Senast: 2024-05-01 Åsa\n';
    const all = await read([recordOf('x/a.txt', text), recordOf('x/b.txt', text)]);
    const moved = [
      ...uids((await read([recordOf('y/a.txt', text)])).todos),
      ...uids((await read([recordOf('y/b.txt', text)])).todos),
    ];
    expect(new Set(moved).size).toBe(2);
    expect(uids(all.todos).sort()).toEqual(moved.sort());
  });

  test('a meeting is one event: announced twice, then held', async () => {
    const may = { date: '2024-05-16', startTime: '09:00' };
    const march = announcing(minutes('a.txt'), may);
    const april = announcing(recordOf('b.txt', 'Organ: Nämnden\nDatum: 2024-04-11\n'), {
      ...may,
      startTime: '13:00',
    });
    const held = recordOf('c.txt', 'Organ: Nämnden\nDatum: 2024-05-16\n');
    const on = async (...records: readonly MinutesRecord[]) =>
      (await read(records)).events.filter((one) => value(one, 'dtstart')?.startsWith(may.date));
    const [announced, ...more] = await on(march, april);
    expect(more).toEqual([]);
    // The later document knows better.
    expect(announced && value(announced, 'dtstart')).toBe('2024-05-16T13:00:00');
    const [event, ...others] = await on(march, held, april);
    expect(others).toEqual([]);
    expect(event && value(event, 'uid')).toBe(announced && value(announced, 'uid'));
    expect(event && value(event, 'dtstart')).toBe('2024-05-16');
    const sequences = [announced, event].map((one) => one && value(one, 'sequence'));
    expect(sequences).toEqual(['0', '1']);
  });

  test('two meetings of a day that contradict each other are two', async () => {
    const record = announcing(
      minutes('a.txt'),
      { date: '2024-05-16', startTime: '09:00' },
      { date: '2024-05-16', startTime: '13:00' },
      { date: '2024-05-16' },
    );
    const { events } = await read([record]);
    expect(new Set(uids(events)).size).toBe(3);
  });

  test('tasks point at their meeting', async () => {
    const { todos, events } = await read([minutes('a.txt', 'Senast: 2024-05-01 Åsa')]);
    expect(todos.map((one) => value(one, 'related-to'))).toEqual(uids(events));
  });
});

describe('revisions', () => {
  const record = minutes('a.txt', 'Senast: 2024-05-01 Åsa');
  test('are of the day of the minutes, or of the day that is given', async () => {
    const said = async (today: string | null) => {
      const [todo] = (await read([record], { language: 'en', today })).todos;
      return todo ? [value(todo, 'dtstamp'), Number(value(todo, 'sequence'))] : [];
    };
    expect(await said(null)).toEqual(['2024-03-14T00:00:00Z', 0]);
    const [stamp, sequence] = await said('2024-06-01');
    expect(stamp).toBe('2024-06-01T00:00:00Z');
    const [, later] = await said('2024-06-02');
    expect(Number(later)).toBe(Number(sequence) + 1);
  });

  test('the same records give the same calendar', async () => {
    expect(await written([record])).toBe(await written([record]));
  });
});

test('hostile words stay words', async () => {
  const words = 'x;y,z\\ "q" END:VTODO 🏛\ud800';
  const record = minutes('a.txt', 'Senast: 2024-05-01 Åsa');
  const [first] = record.deadlines;
  if (!first) throw new Error('no deadline');
  const hostile = {
    ...record,
    meeting: { ...record.meeting, body: `Nämn\r\nBEGIN:VEVENT\u0007${'å'.repeat(3000)}` },
    deadlines: [{ ...first, action: { text: `${words}\nrad`, span: first.span } }],
  };
  const { todos, events } = await read([hostile]);
  expect(todos.map((one) => value(one, 'summary'))).toEqual(['x;y,z\\ "q" END:VTODO 🏛\ufffd rad']);
  expect(events.map((one) => value(one, 'summary'))).toEqual([
    `Nämn BEGIN:VEVENT ${'å'.repeat(3000)}`,
  ]);
});

test('nothing is a calendar, too', async () => {
  expect(parsed(await written([])).getAllSubcomponents('vtodo')).toEqual([]);
});
