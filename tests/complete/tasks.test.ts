import { describe, expect, it } from 'vitest';
import { dueOf, ownersOf } from '../../pipeline/complete/tasks.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { recordWith, spanOf } from './support.ts';

type Action = MinutesRecord['actions'][number];
const GAP = '.'.repeat(200);
const TEXT = `Ada ringer senast fredag. Bo skriver.${GAP} Cia läser.${GAP} Någon städar.`;

function task(quote: string, owner: string | null, due: string | null, more = {}): Action {
  const span = spanOf(TEXT, quote);
  const responsible = owner === null ? [] : [{ id: null, text: owner, span: spanOf(TEXT, owner) }];
  return {
    ...{ id: quote, span, text: quote, what: { text: quote, span }, responsible, status: 'open' },
    ...{
      statusSpan: null,
      deadline: due,
      decision: null,
      agendaItem: null,
      confidence: 1,
      by: 't',
    },
    ...more,
  };
}

const ADA = task('Ada ringer senast fredag.', 'Ada', 'd0');
const BO = task('Bo skriver.', 'Bo', null);
const CIA = task('Cia läser.', 'Cia', null);
const SOMEBODY = task('Någon städar.', null, null);
const record = (actions: Action[]): MinutesRecord => ({ ...recordWith(TEXT), actions });

describe('tasks', () => {
  it.each([
    ['none', [], 'not-applicable', 'not-applicable'],
    ['all told', [ADA], 'present', 'present'],
    ['the one beside it tells', [ADA, BO], 'present', 'present'],
    ['one far from it does not', [ADA, CIA], 'present', 'unsure'],
    ['nobody named for one', [ADA, SOMEBODY], 'unsure', 'unsure'],
    ['nothing told', [SOMEBODY], 'missing', 'missing'],
    ['done', [{ ...SOMEBODY, status: 'done' as const }], 'not-applicable', 'not-applicable'],
    ['of another matter', [ADA, { ...BO, agendaItem: 'i1' }], 'present', 'unsure'],
  ])('%s', (_, actions, owners, due) => {
    expect(ownersOf(record(actions)).state).toBe(owners);
    expect(dueOf(record(actions)).state).toBe(due);
  });

  it('shows those that lack it', () => {
    expect(dueOf(record([ADA, CIA])).evidence).toEqual([CIA.span]);
  });

  it('are neither what was put off nor a meeting that is only announced', () => {
    const put = recordWith(TEXT, { decisions: [['Någon städar.', 'postpone']] });
    const actions = [{ ...SOMEBODY, decision: 'd0' }];
    expect(ownersOf({ ...put, actions }).state).toBe('not-applicable');
    const announced = { date: null, startTime: null, endTime: null, place: null };
    const meetings = [{ ...announced, span: SOMEBODY.span, confidence: 1, by: 't' }];
    expect(ownersOf({ ...record([SOMEBODY]), meetings }).state).toBe('not-applicable');
  });
});
