import { beforeAll, describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { bratOf } from '../../../src/export/brat.ts';
import { bratConfiguration, confidenceValue } from '../../../src/export/brat-conf.ts';
import { variedRecords } from '../../support/analysed.ts';
import { hostileRecord, randomRecord } from '../support/annotated.ts';
import { type Event, readBrat, type Standoff, type TextBound } from '../support/brat-reader.ts';
import { recordOf } from '../support/records.ts';

type Span = { readonly start: number; readonly end: number };

function read(record: MinutesRecord): Standoff {
  const { txt, ann } = bratOf(record);
  return readBrat(txt, ann);
}

/** A span as brat has it: no white space at its ends, offsets in characters. */
function place(text: string, span: Span): string {
  const words = text.slice(span.start, span.end);
  const edge = /[\s\p{Cc}]/u;
  let [start, end] = [0, words.length];
  while (start < end && edge.test(words.charAt(start))) start++;
  while (end > start && edge.test(words.charAt(end - 1))) end--;
  const at = (offset: number) => [...text.slice(0, span.start + offset)].length;
  return start === end ? '' : `${at(start)}–${at(end)}`;
}

const at = ({ fragments }: TextBound) => `${fragments[0]?.start}–${fragments.at(-1)?.end}`;

/** Entities and triggers of these types, as 'Type start–end'. */
function said(record: MinutesRecord): string[] {
  const { text } = record;
  const names = (type: string, entities: readonly { readonly mentions: readonly Span[] }[]) =>
    entities.flatMap(({ mentions }) => mentions.map((span) => [type, span] as const));
  const facts = [
    ...names('Person', record.people),
    ...names('Organisation', record.organisations),
    ...names('Place', record.places),
    ...record.agenda.map(({ heading }) => ['Heading', heading] as const),
    ...record.attendance.map(({ span }) => ['Attendance', span] as const),
    ...record.decisions.map(({ span }) => ['Decision', span] as const),
    ...record.deadlines.map(({ span }) => ['Deadline', span] as const),
    ...record.actions.map(({ span }) => ['Action', span] as const),
    ...record.meetings.map(({ span }) => ['Meeting', span] as const),
  ].map(([type, span]) => ({ type, where: place(text, span), raw: span }));
  const found = facts.filter(({ where }) => where !== '');
  // Two facts of one type and place are one stretch of text.
  return [
    ...new Set(found.map(({ type, where, raw }) => `${type} ${where} ${raw.start} ${raw.end}`)),
  ]
    .map((one) => one.split(' ').slice(0, 2).join(' '))
    .sort();
}

const OTHERS = ['Party', 'Task', 'Field', 'Vote', 'Reservation', 'Statement', 'Remark', 'Conflict'];

function found({ bound }: Standoff): string[] {
  const own = [...bound.values()].filter(({ type }) => !OTHERS.includes(type));
  return own.map((one) => `${one.type} ${at(one)}`).sort();
}

describe('fixtures', () => {
  let records: readonly MinutesRecord[] = [];
  beforeAll(async () => {
    records = await variedRecords();
  }, 60_000);

  const targets = (event: Event | undefined, role: string, { bound }: Standoff): string[] =>
    (event?.args ?? [])
      .filter((one) => one.role === role)
      .map(({ target }) => bound.get(target)?.text ?? target);
  const words = (text: string) => text.replace(/\s*\n\s*/gu, ' ');

  test('every fact is read back where it stands', () => {
    for (const record of records) {
      const { txt } = bratOf(record);
      expect(txt).toBe(record.text);
      expect(found(read(record))).toEqual(said(record));
    }
  });

  test('decisions have their kind, decider and who gets the task', () => {
    let [deciders, assigned] = [0, 0];
    for (const record of records) {
      const file = read(record);
      for (const one of record.decisions) {
        const event = file.events.find(
          ({ type, trigger }) =>
            type === 'Decision' && at(trigger) === place(record.text, one.span),
        );
        const kind = file.attributes.find((a) => a.name === 'Kind' && a.target === event?.id);
        expect(kind?.value).toBe(one.kind);
        const decider =
          one.deciderSpan && record.text.slice(one.deciderSpan.start, one.deciderSpan.end);
        expect(targets(event, 'Decider', file)).toEqual(decider === null ? [] : [words(decider)]);
        const people = [...record.people, ...record.organisations];
        for (const id of one.assignedTo) {
          const mentions = people.find((person) => person.id === id)?.mentions ?? [];
          const forms = mentions.map(({ start, end }) => words(record.text.slice(start, end)));
          const told = targets(event, 'Assigned', file);
          expect(told.some((text) => forms.includes(text))).toBe(true);
          assigned++;
        }
        deciders += decider === null ? 0 : 1;
      }
    }
    expect(deciders).toBeGreaterThan(10);
    expect(assigned).toBeGreaterThan(3);
  });

  test('deadlines have who answers, what is to be done, and the date in a note', () => {
    let responsible = 0;
    for (const record of records) {
      const file = read(record);
      for (const one of record.deadlines) {
        const event = file.events.find(
          ({ type, trigger }) =>
            type === 'Deadline' && at(trigger) === place(record.text, one.span),
        );
        const who = one.responsible.map(({ span }) =>
          words(record.text.slice(span.start, span.end)),
        );
        expect(targets(event, 'Responsible', file)).toEqual(who);
        expect(targets(event, 'Task', file)).toEqual(one.action ? [words(one.action.text)] : []);
        const note = file.notes.get(event?.id ?? '') ?? '';
        if (one.date)
          expect(note).toMatch(new RegExp(`^${one.date.to} · from: ${one.date.from} `, 'u'));
        expect(note).toContain(`confidence: ${one.confidence} · by: ${one.by}`);
        responsible += who.length;
      }
      for (const one of record.actions) {
        const event = file.events.find(
          ({ type, trigger }) => type === 'Action' && at(trigger) === place(record.text, one.span),
        );
        expect(targets(event, 'Task', file)).toEqual([words(one.what.text)]);
      }
    }
    expect(responsible).toBeGreaterThan(10);
  });

  test('annotation.conf knows every type, role and value that is used', () => {
    const conf = configuration();
    for (const record of [...records, hostileRecord()]) {
      const { bound, events, attributes } = read(record);
      const types = [...conf.entities, ...conf.events.keys()];
      for (const { type } of bound.values()) expect(types).toContain(type);
      const typed = new Map([...bound.values(), ...events].map(({ id, type }) => [id, type]));
      for (const { type, args } of events) {
        for (const { role, target } of args) {
          expect(conf.events.get(type)?.get(role)).toContain(typed.get(target));
        }
      }
      for (const { name, target, value } of attributes) {
        const { of = '', values = [] } = conf.attributes.get(name) ?? {};
        expect(values).toContain(value);
        expect(['<ANY>', typed.get(target)]).toContain(of);
      }
    }
  });
});

interface Configuration {
  readonly entities: readonly string[];
  /** By event and role: the types that may stand there. */
  readonly events: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  readonly attributes: ReadonlyMap<
    string,
    { readonly of: string; readonly values: readonly string[] }
  >;
}

/** Sections in brackets; 'TYPE<tab>ROLE:TYPES, …' and 'NAME<tab>Arg:TYPE, Value:A|B' in them. */
function configuration(): Configuration {
  const sections = new Map(
    bratConfiguration()
      .split(/^(?=\[)/mu)
      .map((part) => {
        const [head = '', ...lines] = part.split('\n').filter((line) => line !== '');
        return [head, lines] as const;
      }),
  );
  expect([...sections.keys()]).toEqual(['[entities]', '[relations]', '[events]', '[attributes]']);
  const pairs = (list: string) =>
    list.split(', ').map((one) => {
      const [, role = '', types = ''] = /^(\w+)[?*+]?:(.+)$/u.exec(one) ?? [];
      return [role, types.split('|')] as const;
    });
  const tabbed = (section: string) =>
    (sections.get(section) ?? []).map((line) => {
      const [name = '', list = ''] = line.split('\t');
      return [name, new Map(pairs(list))] as const;
    });
  return {
    entities: sections.get('[entities]') ?? [],
    events: new Map(tabbed('[events]')),
    attributes: new Map(
      tabbed('[attributes]').map(([name, args]) => {
        return [name, { of: args.get('Arg')?.[0] ?? '', values: args.get('Value') ?? [] }];
      }),
    ),
  };
}

describe('whatever a document holds', () => {
  test('hostile text', () => {
    const record = hostileRecord();
    expect(found(read(record))).toEqual(said(record));
    expect(read(record).characters.length).toBe([...record.text].length);
  });

  test('spans that nest, cross, touch and go over lines', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const record = randomRecord(seed);
      expect(found(read(record)), String(seed)).toEqual(said(record));
    }
  });

  test.each([
    ['rad ett\nrad två', ['rad ett', 'rad två'], '0 7;8 15'],
    ['rad ett  \n\n  rad två', ['rad ett', 'rad två'], '0 7;13 20'],
    ['rad ett\r\nrad två', ['rad ett', 'rad två'], '0 7;9 16'],
    ['rad ett\rrad två', ['rad ett', 'rad två'], '0 7;8 15'],
    ['cell\tcell', ['cell', 'cell'], '0 4;5 9'],
    ['👍 ett\n👍 två', ['👍 ett', '👍 två'], '0 5;6 11'],
    ['sida\u000csida\u2028rad', ['sida', 'sida', 'rad'], '0 4;5 9;10 13'],
  ])('%j is in fragments', (text, fragments, places) => {
    const record = { ...recordOf('a.txt', text), agenda: [] };
    const mentions = [{ start: 0, end: text.length, confidence: 0.5, by: 'test' }];
    const { ann, txt } = bratOf({ ...record, places: [{ id: 'l', name: 'L', mentions }] });
    expect(ann.split('\n')[0]).toBe(`T1\tPlace ${places}\t${fragments.join(' ')}`);
    expect(txt).not.toContain('\r');
    expect(found(readBrat(txt, ann))).toHaveLength(1);
  });

  test('an empty document has no annotation', () => {
    expect(bratOf({ ...recordOf('a.txt', ''), agenda: [] })).toEqual({ txt: '', ann: '' });
  });
});

test.each([
  [1, '1.0'],
  [0.999, '0.9'],
  [0.7, '0.7'],
  [0.3, '0.3'],
  [0.05, '0.0'],
])('confidence %f is of the tenth %s', (confidence, tenth) => {
  expect(confidenceValue(confidence)).toBe(tenth);
});
