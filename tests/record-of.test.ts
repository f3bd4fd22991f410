import { describe, expect, it } from 'vitest';
import { classify } from '../pipeline/classify/index.ts';
import { decide } from '../pipeline/decide/index.ts';
import { head } from '../pipeline/head/index.ts';
import { withPages } from '../pipeline/pages.ts';
import type { Origin } from '../pipeline/reading.ts';
import { recordSchema } from '../pipeline/record.ts';
import { toRecord } from '../pipeline/record-of.ts';
import { resolve } from '../pipeline/resolve/index.ts';
import { summarise } from '../pipeline/summarise/index.ts';
import { emptyRecord } from './eval/records.ts';
import { resolved, segmented } from './support/build.ts';

async function recordOf(text: string) {
  const decided = decide(await classify(resolved(text), null));
  return toRecord(summarise({ ...decided, deadlines: [], actions: [], meetings: [] }));
}

describe('the record', () => {
  it('lists the numbered points where the document numbers them', async () => {
    const text =
      'Lokaler och mat\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Budget\n\nBeslut\n\nBudgeten antas.';
    const record = await recordOf(text);
    expect(record.agenda.map((item) => item.title)).toEqual(['Öppnande', 'Budget']);
    expect(recordSchema.safeParse(record).error).toBeUndefined();
  });

  it('lists the bare ones where it numbers none, and parts never', async () => {
    const record = await recordOf(
      'Lokaler och mat\n\nVi talade om mat.\n\nBudget\n\nBeslut\n\nBudgeten antas.',
    );
    expect(record.agenda.map((item) => item.title)).toEqual(['Lokaler och mat', 'Budget']);
    expect(record.decisions.map((d) => d.agendaItem)).toEqual([record.agenda[1]?.id]);
  });

  it('says of each field of the meeting where it stands and what kind of place that is', async () => {
    const text =
      'Protokoll Räknarna\nDatum: 3 maj 2024\nPlats: Lokalen\n\n1. Öppnande\n\nMötet öppnades 18.00.\n\n' +
      '2. Val\n\nMötet valde Ada Ekman till ordförande för mötet.\n\n' +
      'Mötet valde Bo Sandvik och Eva Moe till justeringsmän.';
    const read = resolve(head({ ...segmented(text), mentions: [] }));
    const decided = decide(await classify(read, null));
    const { meeting } = toRecord(
      summarise({ ...decided, deadlines: [], actions: [], meetings: [] }),
    );
    const by = Object.entries(meeting.evidence).map(([field, found]) => `${field}: ${found.by}`);
    expect(by).toEqual([
      'title: line-naming-kind',
      'body: title-rest',
      'date: label-letter-date-of-meeting',
      'startTime: opening-line',
      'place: label-place',
      'chair: elected-active',
      'adjusters.0: elected-active',
      'adjusters.1: elected-active-joined',
    ]);
    expect(Object.keys(meeting.evidence)).toEqual(Object.keys(meeting.spans));
    expect(Object.keys(meeting.evidence['chair'] ?? {}).sort()).toEqual(['by', 'confidence']);
  });

  it('gives each mention and each announced meeting its evidence', async () => {
    const read = resolve(resolved('{Rut} och [Nämnden] kom.'));
    const decided = decide(await classify(read, null));
    const ahead = { date: null, startTime: null, endTime: null, place: null };
    const told = { confidence: 0.4, by: 'rule:told', span: { start: 0, end: 3 } };
    const meetings = [{ ...ahead, ...told }];
    const record = toRecord(summarise({ ...decided, deadlines: [], actions: [], meetings }));
    const mentions = [...record.people, ...record.organisations].flatMap((one) => one.mentions);
    expect(mentions.map(({ by, confidence }) => [by, confidence])).toEqual([
      ['test', 1],
      ['test', 1],
    ]);
    expect(record.meetings).toEqual(meetings);
    expect(record.meeting.next).toEqual(meetings);
    expect(recordSchema.safeParse(record).error).toBeUndefined();
  });

  it("is the reader's own copy", async () => {
    const record = await recordOf('Beslut\n\nBudgeten antas.');
    record.decisions[0]?.assignedTo.push('changed');
    expect((await recordOf('Beslut\n\nBudgeten antas.')).decisions[0]?.assignedTo).toEqual([]);
  });
});

describe('where the text stood in its file', () => {
  const [first, second] = ['Styrelsen beslutar att anta budgeten.', 'Styrelsen avslår motionen.'];
  const text = `${first}\n\n${second}`;
  const places = [first, second].map((part) => ({
    start: text.indexOf(part),
    end: text.indexOf(part) + part.length,
  }));

  async function read(origins: readonly Origin[], pages: number | null) {
    const input = resolved(text);
    const decided = decide(await classify({ ...input, origins, pages }, null));
    return toRecord(summarise({ ...decided, deadlines: [], actions: [], meetings: [] }));
  }

  it('every span has its page, and the record says how many there are', async () => {
    const box = { x: 1, y: 2, width: 3, height: 4 };
    const origins = places.map((span, i) => ({ ...span, page: i + 3, box, paragraph: null }));
    const record = await read(origins, 5);
    expect(record.source.pages).toBe(5);
    expect(record.decisions.map(({ span }) => span.page)).toEqual([3, 4]);
    expect(record.summary.sentences.every(({ span }) => span.page !== undefined)).toBe(true);
    expect(record.origins[1]).toEqual({ ...places[1], page: 4, box });
    expect(recordSchema.safeParse(record).error).toBeUndefined();
    const keys = Object.keys(recordSchema.shape);
    expect(Object.keys(record)).toEqual(keys);
  });

  it('without pages, the paragraph is all there is', async () => {
    const origins = places.map((span, i) => ({ ...span, page: null, box: null, paragraph: i + 1 }));
    const record = await read(origins, null);
    expect(record.source).not.toHaveProperty('pages');
    expect(record.decisions[0]?.span).not.toHaveProperty('page');
    expect(record.origins[1]).toEqual({ ...places[1], paragraph: 2 });
  });

  it.each([
    ['on the page where it begins, though it goes on', [0, 9], 1],
    ['what the reader put in is on the page before', [5, 6], 1],
    ['from the first letter of a page', [6, 8], 2],
    ['beyond the last', [20, 21], 2],
  ])('%s', (_name, [start = 0, end = 0], page) => {
    const base = emptyRecord('');
    const record = { ...base, warnings: [{ code: 'x', message: 'x', span: { start, end } }] };
    const of = { box: null, paragraph: null };
    const origins = [
      { start: 0, end: 5, page: 1, ...of },
      { start: 6, end: 12, page: 2, ...of },
    ];
    expect(withPages(record, origins).warnings[0]?.span?.page).toBe(page);
  });
});
