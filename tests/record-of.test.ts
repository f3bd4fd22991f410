import { describe, expect, it } from 'vitest';
import { classify } from '../pipeline/classify/index.ts';
import { decide } from '../pipeline/decide/index.ts';
import { recordSchema } from '../pipeline/record.ts';
import { toRecord } from '../pipeline/record-of.ts';
import { summarise } from '../pipeline/summarise/index.ts';
import { resolved } from './support/build.ts';

async function recordOf(text: string) {
  const decided = decide(await classify(resolved(text), null));
  return toRecord(summarise({ ...decided, deadlines: [], meetings: [] }));
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

  it("is the reader's own copy", async () => {
    const record = await recordOf('Beslut\n\nBudgeten antas.');
    record.decisions[0]?.reservations.push('changed');
    expect((await recordOf('Beslut\n\nBudgeten antas.')).decisions[0]?.reservations).toEqual([]);
  });
});
