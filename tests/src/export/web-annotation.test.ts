import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { webAnnotationCollection } from '../../../src/export/web-annotation.ts';
import { variedRecords } from '../../support/analysed.ts';
import { hostileRecord, randomRecord } from '../support/annotated.ts';
import { recordOf } from '../support/records.ts';

/** The motivations of the Web Annotation Vocabulary. */
const MOTIVATIONS = z.enum(['classifying', 'identifying', 'tagging']);
/** What the recommendation asks of each part; no key that its context does not know. */
const body = z.looseObject({
  type: z.literal('TextualBody'),
  purpose: MOTIVATIONS,
  value: z.string(),
  format: z.literal('text/plain'),
});
const position = z.strictObject({
  type: z.literal('TextPositionSelector'),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
const quote = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});
const annotation = z.strictObject({
  id: z.string().regex(/^urn:sha256:[0-9a-f]{64}:[a-z]+:\d+-\d+(?::\d+)?$/),
  type: z.literal('Annotation'),
  motivation: MOTIVATIONS,
  body: z.array(body).min(1),
  target: z.strictObject({
    type: z.literal('SpecificResource'),
    source: z.strictObject({
      id: z.string().regex(/^urn:sha256:[0-9a-f]{64}$/),
      type: z.literal('Text'),
      format: z.string(),
      language: z.literal('sv'),
      label: z.string(),
    }),
    selector: z.union([z.tuple([position, quote]), z.tuple([position])]),
  }),
});
const collection = z.strictObject({
  '@context': z.tuple([z.literal('http://www.w3.org/ns/anno.jsonld'), z.looseObject({})]),
  id: z.string(),
  type: z.literal('AnnotationCollection'),
  first: z.strictObject({
    id: z.string(),
    type: z.literal('AnnotationPage'),
    startIndex: z.literal(0),
    partOf: z.string(),
    items: z.array(annotation),
  }),
  last: z.string(),
  total: z.int(),
});
type Annotation = z.infer<typeof annotation>;

async function exported(records: readonly MinutesRecord[]): Promise<Annotation[]> {
  let json = '';
  for await (const chunk of webAnnotationCollection(records)) json += chunk;
  const { first, last, total, id } = collection.parse(JSON.parse(json));
  expect(first.items.length).toBe(total);
  expect(first.id).toBe(last);
  expect(first.partOf).toBe(id);
  expect(new Set(first.items.map((one) => one.id)).size).toBe(total);
  const keys = first.items.flatMap((one) => one.body.flatMap((part) => Object.keys(part)));
  const own = keys.filter((key) => !['type', 'purpose', 'value', 'format'].includes(key));
  expect(own.filter((key) => !key.startsWith('klubbslag:'))).toEqual([]);
  return first.items;
}

/** 4.2.5: characters are code points; `start` is in the selection, `end` is not. */
function byPosition(text: string, { start, end }: z.infer<typeof position>): string {
  return [...text].slice(start, end).join('');
}

/** 4.2.4: every sequence with this text before and after it. Gives offsets of the quotes. */
function byQuote(text: string, { exact, prefix, suffix }: z.infer<typeof quote>): number[] {
  const found: number[] = [];
  const whole = prefix + exact + suffix;
  for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
    found.push(at + prefix.length);
  }
  return found;
}

/** Offsets in code units that both selectors lead to. */
function resolved(text: string, { target }: Annotation): { start: number; end: number } {
  const [at, words] = target.selector;
  if (!words) throw new Error('no quote');
  expect(byPosition(text, at)).toBe(words.exact);
  const start = [...text].slice(0, at.start).join('').length;
  expect(byQuote(text, words)).toEqual([start]);
  return { start, end: start + words.exact.length };
}

const ID = 'klubbslag:id';

/** Layer, place, id and value of what the record says. */
function said(record: MinutesRecord): string[] {
  const names = (layer: string, entities: MinutesRecord['places']) =>
    entities.flatMap(({ id, name, mentions }) =>
      mentions.map(({ start, end }) => `${layer} ${start}–${end} ${id} ${name}`),
    );
  const line = (layer: string, span: { start: number; end: number }, id: string, value: string) =>
    `${layer} ${span.start}–${span.end} ${id} ${value}`;
  return [
    ...names('person', record.people),
    ...names('organisation', record.organisations),
    ...names('place', record.places),
    ...record.agenda.map((one) => line('agenda', one.span, one.id, one.title)),
    ...record.decisions.map((one) => line('decision', one.span, one.id, one.kind)),
    ...record.deadlines.map((one) => line('deadline', one.span, one.id, one.date?.to ?? '')),
    ...record.actions.map((one) => line('action', one.span, one.id, one.status)),
    ...record.attendance.map((one) => line('attendance', one.span, '', one.status)),
    ...record.meetings.map((one) => line('meeting', one.span, '', one.date ?? '')),
  ]
    .filter((one) => !/ (\d+)–\1 /.test(one))
    .sort();
}

function found(record: MinutesRecord, annotations: readonly Annotation[]): string[] {
  return annotations
    .map((one) => {
      const { start, end } = resolved(record.text, one);
      const [layer, value] = one.body;
      return `${layer?.value} ${start}–${end} ${layer?.[ID] ?? ''} ${value?.value ?? ''}`;
    })
    .filter((one) => !/^(?:field|vote|reservation|statement|remark|conflict) /.test(one))
    .sort();
}

describe('fixtures', () => {
  let records: readonly MinutesRecord[] = [];
  beforeAll(async () => {
    records = await variedRecords();
  }, 60_000);

  test('both selectors find each fact of the record, and nothing else', async () => {
    const all = await exported(records);
    for (const record of records) {
      const source = `urn:sha256:${record.source.sha256}`;
      const own = all.filter(({ target }) => target.source.id === source);
      expect(found(record, own)).toEqual(said(record));
      expect(own[0]?.target.source.label).toBe(record.source.path);
    }
  });

  test('fields stand with the layer, under terms of their own', async () => {
    const [record] = records;
    if (!record) throw new Error('no record');
    const all = await exported([record]);
    const dated = record.deadlines.filter(({ date }) => date !== null);
    expect(dated.length).toBeGreaterThan(3);
    for (const { id, date, confidence, by } of dated) {
      const one = all.find(({ body }) => body[0]?.[ID] === id && body[0]?.value === 'deadline');
      expect(one?.body[0]).toMatchObject({
        'klubbslag:from': date?.from,
        'klubbslag:to': date?.to,
        'klubbslag:confidence': confidence,
        'klubbslag:by': by,
      });
    }
    const head = all.filter(({ body }) => body[0]?.value === 'field');
    const chair = head.find(({ body }) => body[0]?.['klubbslag:field'] === 'chair');
    expect(chair?.body[1]?.value).toBe(record.meeting.chair);
  });
});

describe('whatever a document holds', () => {
  test('an emoji before the fact is one character for each of its code points', async () => {
    const text = 'Närvarande 👩🏽‍🚒👍\nBeslut: 🧾 betalas\n';
    const [decision] = (await exported([recordOf('a.txt', text)])).filter(
      ({ body }) => body[0]?.value === 'decision',
    );
    const [at] = decision?.target.selector ?? [];
    const before = [...text.slice(0, text.indexOf('🧾'))].length;
    expect(at).toMatchObject({ start: before, end: before + [...'🧾 betalas'].length });
    expect(at?.start).toBeLessThan(text.indexOf('🧾'));
  });

  test('a quote that comes again has as much around it as tells it apart', async () => {
    const same = `${'samma rad igen, '.repeat(20)}Åsa Öberg. `;
    const record = recordOf('a.txt', `Person: Åsa Öberg\n${same.repeat(4)}`);
    const names = (await exported([record])).filter(({ body }) => body[0]?.value === 'person');
    expect(names.length).toBe(5);
    for (const one of names) resolved(record.text, one);
  });

  test('where pages of the same words follow each other, the position tells', async () => {
    const record = recordOf('a.txt', `Person: Bo\n${'Bo sa ja.\n'.repeat(3000)}`);
    const [person] = record.people;
    const mentions = person?.mentions.slice(1500, 1501) ?? [];
    const few = { ...record, attendance: [], people: person ? [{ ...person, mentions }] : [] };
    const names = (await exported([few])).filter(({ body }) => body[0]?.value === 'person');
    expect(names.map(({ target }) => target.selector)).toEqual([
      [{ type: 'TextPositionSelector', start: mentions[0]?.start, end: mentions[0]?.end }],
    ]);
  });

  test('hostile text', async () => {
    const record = hostileRecord();
    expect(found(record, await exported([record]))).toEqual(said(record));
  });

  test('spans that nest, cross and touch', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const record = randomRecord(seed);
      expect(found(record, await exported([record]))).toEqual(said(record));
    }
  });

  test('ids stay when other facts come or go, and none is given twice', async () => {
    const record = hostileRecord();
    const fewer = { ...record, people: [], agenda: [] };
    const all = (await exported([record])).map(({ id }) => id);
    const left = (await exported([fewer])).map(({ id }) => id);
    expect(left.length).toBeGreaterThan(2);
    expect(left.filter((id) => !all.includes(id))).toEqual([]);
    const twice = { ...record, decisions: [...record.decisions, ...record.decisions] };
    expect((await exported([twice])).length).toBe(all.length + record.decisions.length);
  });

  test('no document, no annotation', async () => {
    expect(await exported([])).toEqual([]);
    const nothing = { ...recordOf('a.txt', ''), agenda: [] };
    expect(await exported([nothing, recordOf('b.txt', 'Person: Bo'), nothing])).toHaveLength(3);
  });
});
