import { describe, expect, it } from 'vitest';
import { classify } from '../pipeline/classify/index.ts';
import { decide } from '../pipeline/decide/index.ts';
import { head } from '../pipeline/head/index.ts';
import { recordSchema } from '../pipeline/record.ts';
import { toRecord } from '../pipeline/record-of.ts';
import { resolve } from '../pipeline/resolve/index.ts';
import { summarise } from '../pipeline/summarise/index.ts';
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
