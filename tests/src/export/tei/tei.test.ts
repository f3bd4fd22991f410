import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../../pipeline/record.ts';
import { teiFile, teiOf } from '../../../../src/export/tei/tei.ts';
import { variedRecords } from '../../../support/analysed.ts';
import { hostileRecord, randomRecord } from '../../support/annotated.ts';
import { recordOf } from '../../support/records.ts';
import { all, type Node, readTei, type TeiDocument, textOf } from '../../support/tei-reader.ts';

const PREFIX = 'd1';

function read(record: MinutesRecord): TeiDocument {
  const xml = teiOf(record, PREFIX);
  new SaxesParser({ xmlns: true }).write(xml).close();
  const [document] = readTei(xml);
  if (!document) throw new Error('no document');
  return document;
}

interface Told {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly by: string;
}

const line = (layer: string, id: string, value: string, one: Told) =>
  `${layer} ${id} ${one.start}–${one.end} ${value} ${one.confidence} ${one.by}`;
const isFound = ({ start, end }: { readonly start: number; readonly end: number }) => start < end;
const round = (value: number) => Math.round(value * 1e4) / 1e4;
const told = (one: { confidence: number; by: string; span: { start: number; end: number } }) => {
  return { ...one.span, confidence: round(one.confidence), by: one.by };
};

/** What the record says, a line a mention and fact. */
function said(record: MinutesRecord): string[] {
  const mentions = (
    [
      ['person', record.people],
      ['organisation', record.organisations],
      ['place', record.places],
    ] as const
  ).flatMap(([layer, entities]) =>
    entities.flatMap(({ id, mentions }) =>
      mentions
        .filter(isFound)
        .map((one) => line(layer, id, '', { ...one, confidence: round(one.confidence) })),
    ),
  );
  const dated = (from: string | null, to: string | null) => `${from ?? ''}/${to ?? ''}`;
  const facts = [
    ...record.agenda.map((one) => line('agenda', one.id, '', told(one))),
    ...record.decisions.map((one) => line('decision', one.id, one.kind, told(one))),
    ...record.deadlines.map((one) =>
      line('deadline', one.id, dated(one.date?.from ?? null, one.date?.to ?? null), told(one)),
    ),
    ...record.actions.map((one) => line('action', one.id, one.status, told(one))),
    ...record.attendance.map((one) => line('attendance', '', one.status, told(one))),
    ...record.meetings.map((one) => line('meeting', '', dated(one.date, one.date), told(one))),
    ...Object.entries(record.meeting.spans).map(([field, span]) => {
      const evidence = record.meeting.evidence[field] ?? { confidence: 0, by: '' };
      return line('field', '', field, told({ span, ...evidence }));
    }),
  ];
  return [...mentions, ...facts].filter((one) => !/ (\d+)–\1 /.test(one)).sort();
}

const LAYERS: Readonly<Record<string, string>> = {
  persName: 'person',
  orgName: 'organisation',
  placeName: 'place',
};
const BESIDE = ['vote', 'reservation', 'statement', 'remark', 'conflict'];

/** What the file says, in the same words. */
function found({ elements, spans, foundBy }: TeiDocument): string[] {
  const of = (one: TeiDocument['elements'][number]): Told => ({
    start: one.start,
    end: one.end,
    confidence: Number(one.attributes['cert']),
    by: foundBy.get(one.attributes['ana'] ?? '') ?? 'unknown',
  });
  const id = (pointer: string | undefined) => (pointer ?? '').replace(/^#?d1\./, '');
  const inline = elements.flatMap((one) => {
    const layer = LAYERS[one.name];
    if (layer) return [line(layer, id(one.attributes['ref']), '', of(one))];
    if (one.attributes['type'] !== 'agendaItem') return [];
    return [line('agenda', id(one.attributes['xml:id']), '', of(one))];
  });
  const beside = spans.flatMap((one) => {
    const { type = '', subtype = '' } = one.attributes;
    if (BESIDE.includes(type)) return [];
    const [date] = all(one.node, 'date');
    const { when, from, to } = date?.attributes ?? {};
    const dated = type === 'deadline' || type === 'meeting';
    const value = dated ? `${when ?? from ?? ''}/${when ?? to ?? ''}` : subtype;
    const own = one.attributes['corresp'] ?? one.attributes['xml:id'];
    return [line(type, id(own), value, of(one))];
  });
  return [...inline, ...beside].sort();
}

/** Agenda items that are stand-off have their ids nowhere: TEI has no place for them twice. */
function withoutLoose(lines: readonly string[]): string[] {
  return lines.map((one) => one.replace(/^agenda \S* /, 'agenda ')).sort();
}

/** Rules of TEI's content models that an order of parts could break. */
function faults(node: Node): string[] {
  const names = node.children.map(({ name }) => name);
  const own: string[] = [];
  if (node.name === 'body' || node.name === 'div') {
    const firstDiv = names.indexOf('div');
    if (firstDiv >= 0 && names.slice(firstDiv).includes('p')) own.push('p after div');
    if (names.lastIndexOf('head') > 0) own.push('head after something');
    if (names.some((name) => !['head', 'p', 'div'].includes(name))) own.push(names.join());
  }
  if (node.name === 'body' && names.length === 0) own.push('empty body');
  if (/^(?:list\w+|spanGrp|interpGrp|standOff|\w+Desc)$/.test(node.name) && names.length === 0) {
    own.push(`empty ${node.name}`);
  }
  return [...own, ...node.children.flatMap(faults)];
}

function pointersOf(node: Node): string[] {
  const { ref, ana, corresp, from, to, active, passive } = node.attributes;
  const dates = node.name === 'date' || node.name === 'meeting' ? [] : [from, to];
  const own = [ref, ana, corresp, active, passive, ...dates].filter((one) => one !== undefined);
  return [...own, ...node.children.flatMap(pointersOf)];
}

function idsOf(node: Node): string[] {
  const id = node.attributes['xml:id'];
  return [...(id === undefined ? [] : [id]), ...node.children.flatMap(idsOf)];
}

function expectValid({ root }: TeiDocument): void {
  expect(faults(root)).toEqual([]);
  const ids = idsOf(root);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([]);
  expect(pointersOf(root).filter((pointer) => !ids.includes(pointer.slice(1)))).toEqual([]);
}

describe('fixtures', () => {
  let records: readonly MinutesRecord[] = [];
  beforeAll(async () => {
    records = await variedRecords();
  }, 60_000);

  test('text, names and facts are read back', () => {
    expect(records.length).toBeGreaterThan(5);
    for (const record of records) {
      const document = read(record);
      expect(document.text).toBe(record.text);
      expect(found(document)).toEqual(said(record));
      expect(said(record).length).toBeGreaterThan(20);
      expectValid(document);
    }
  });

  test('an item is a division with its number, and its heading is the head', () => {
    for (const record of records) {
      const { elements } = read(record);
      const divisions = elements.filter((one) => one.attributes['type'] === 'agendaItem');
      const numbers = divisions.map(({ attributes }) => attributes['n'] ?? null);
      const heads = elements.filter(({ name }) => name === 'head');
      expect(numbers.sort()).toEqual(record.agenda.map(({ number }) => number).sort());
      expect(heads.map(({ end }) => end)).toEqual(record.agenda.map(({ heading }) => heading.end));
      for (const [index, { start }] of heads.entries()) {
        const heading = record.agenda[index]?.heading.start ?? -1;
        expect(record.text.slice(start, heading)).toMatch(/^(?:#+ |\*\*)?$/);
      }
    }
  });

  test('the header lists who and what is named', () => {
    for (const record of records) {
      const { root } = read(record);
      const listed = (list: string, name: string) =>
        all(root, list).flatMap((one) =>
          one.children
            .filter((child) => child.name !== '#text')
            .map((entity) => {
              const own = entity.children.find((child) => child.name === name);
              return `${entity.attributes['xml:id']} ${own ? textOf(own) : ''}`;
            }),
        );
      const expected = (entities: readonly { readonly id: string; readonly name: string }[]) =>
        entities.map(({ id, name }) => `d1.${id} ${name}`);
      expect(listed('listPerson', 'persName')).toEqual(expected(record.people));
      expect(listed('listOrg', 'orgName')).toEqual(expected(record.organisations));
      expect(listed('listPlace', 'placeName')).toEqual(expected(record.places));
      expect(all(root, 'idno').map(textOf)).toContain(record.source.sha256);
      const [meeting] = all(root, 'meeting');
      const { date, body } = record.meeting;
      const day = meeting?.attributes['when'] ?? meeting?.attributes['from'] ?? null;
      expect([day, meeting ? textOf(meeting) : '']).toEqual([
        date,
        [body, date].filter((one) => one !== null).join(' '),
      ]);
    }
  });

  test('relations lead from decisions, deadlines and actions to whom and what belongs to them', () => {
    for (const record of records) {
      const relations = all(read(record).root, 'relation').map(({ attributes }) => {
        const { name, active = '', passive = '' } = attributes;
        return `${name} ${active.slice(4)} ${passive.slice(4)}`;
      });
      const expected = [
        ...record.decisions.flatMap((one) => [
          ...one.assignedTo.map((id) => `assignedTo ${one.id} ${id}`),
          ...(one.deadline === null ? [] : [`deadline ${one.id} ${one.deadline}`]),
          ...(one.agendaItem === null ? [] : [`agendaItem ${one.id} ${one.agendaItem}`]),
        ]),
        ...record.deadlines.flatMap(({ id, responsible }) =>
          responsible.flatMap((one) => (one.id === null ? [] : [`responsible ${id} ${one.id}`])),
        ),
      ];
      expect(relations).toEqual(expect.arrayContaining(expected));
    }
  });
});

describe('whatever a document holds', () => {
  test('hostile text comes back, forbidden characters as U+FFFD and told', () => {
    const record = hostileRecord();
    const document = read(record);
    // As XML 1.0 writes its Char.
    const lost = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
    expect(document.text).toBe(record.text.replace(lost, '\ufffd'));
    expect(found(document)).toEqual(said(record));
    expectValid(document);
    const [normalization] = all(document.root, 'normalization');
    const at = record.text.indexOf('\u0007');
    expect(textOf(normalization ?? document.root)).toContain(`7 characters`);
    expect(textOf(normalization ?? document.root)).toContain(`U+0007 at ${at}`);
    expect(all(document.root, 'orgName').map(textOf)).toContain('Region "Norr" & <Söder>');
  });

  test('spans that nest, cross and touch come back', () => {
    let crossing = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const record = randomRecord(seed);
      const document = read(record);
      expect(document.text).toBe(record.text);
      expect(withoutLoose(found(document)), String(seed)).toEqual(withoutLoose(said(record)));
      expectValid(document);
      const beside = document.spans.map(({ attributes }) => attributes['type']);
      if (beside.includes('person') || beside.includes('place')) crossing++;
    }
    expect(crossing).toBeGreaterThan(50);
  });

  test('an empty document has an empty paragraph', () => {
    const document = read({ ...recordOf('a.txt', ''), agenda: [] });
    expect(document.text).toBe('');
    expect(document.elements.map(({ name }) => name)).toEqual(['p']);
    expectValid(document);
  });

  test('an empty line ends a paragraph, CRLF is one line end', () => {
    const text = '\r\nEtt\r\ntvå\r\n\r\n  Tre\n \nFyra\r\rFem';
    const { elements } = read({ ...recordOf('a.txt', text), agenda: [] });
    expect(
      elements.filter(({ name }) => name === 'p').map((p) => text.slice(p.start, p.end)),
    ).toEqual(['\r\nEtt\r\ntvå\r\n\r\n  ', 'Tre\n \n', 'Fyra\r\r', 'Fem']);
  });
});

describe('teiFile', () => {
  async function file(records: readonly MinutesRecord[]): Promise<string> {
    let xml = '';
    for await (const chunk of teiFile(records)) xml += chunk;
    new SaxesParser({ xmlns: true }).write(xml).close();
    return xml;
  }
  const [one, other] = [recordOf('a.txt', 'Person: Bo\n'), recordOf('b.txt', 'Person: My\n')];

  test.each([
    [[one], 'TEI'],
    [[one, other], 'teiCorpus'],
    [[one, other, one], 'teiCorpus'],
    [[], 'teiCorpus'],
  ])('%#: one document stands alone, others are a corpus', async (records, root) => {
    const xml = await file(records);
    expect(/<(\w+)[ >]/.exec(xml.replace(/^<\?.*\n/, ''))?.[1]).toBe(root);
    const documents = readTei(xml);
    expect(documents.map(({ text }) => text)).toEqual(records.map(({ text }) => text));
    const ids = documents.flatMap(({ root }) => idsOf(root));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('hands out one document at a time', async () => {
    let taken = 0;
    async function* records() {
      for (const record of [one, other, one]) {
        taken++;
        yield record;
      }
    }
    const atDocument: number[] = [];
    for await (const chunk of teiFile(records()))
      if (chunk.includes('<TEI ')) atDocument.push(taken);
    expect(atDocument).toEqual([2, 2, 3]);
  });
});
