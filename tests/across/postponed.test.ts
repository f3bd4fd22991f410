/** Matters that wait. */
import { expect, it } from 'vitest';
import { mattersOf } from '../../pipeline/across/matters.ts';
import { postponedOf } from '../../pipeline/across/postponed.ts';
import { meeting } from './meetings.ts';

const DATES = ['2025-01-10', '2025-02-10', '2025-03-10'];

/** 'date title (up again: …) due' of each matter that waits; a list of lines a meeting. */
function waiting(...meetings: readonly (readonly string[])[]): string[] {
  const documents = meetings.map((lines, i) => meeting(DATES[i] ?? '', lines));
  return postponedOf(documents, mattersOf(documents)).map(({ date, item, again, due }) => {
    const dates = again.map((one) => ` ${one.date}`).join('');
    return `${date} ${item?.title ?? 'no item'}${dates}${due ? ` due ${due.to}` : ''}`;
  });
}

const PUT_OFF = ['# Hamnen', '= postpone: Ärendet bordläggs.'];

it.each<[string, readonly (readonly string[])[], string[]]>([
  ['not taken up again', [PUT_OFF, ['# Budget', '= note: Noteras.']], ['2025-01-10 Hamnen']],
  ['decided later', [PUT_OFF, ['# Hamnen', '= approve: Planen godkänns.']], []],
  ['put off again: once, where it was last', [PUT_OFF, PUT_OFF], ['2025-02-10 Hamnen']],
  ['put off again, then decided', [PUT_OFF, PUT_OFF, ['# Hamnen', '= reject: Nej.']], []],
  [
    'up again without a decision: it still waits',
    [PUT_OFF, ['# Hamnen', 'Asta berättade om kajen.']],
    ['2025-01-10 Hamnen 2025-02-10'],
  ],
  ['up again, then decided', [PUT_OFF, ['# Hamnen'], ['# Hamnen', '= adopt: Antas.']], []],
  [
    'two sentences of one item are one',
    [[...PUT_OFF, '= postpone: Beslut fattas i mars.']],
    ['2025-01-10 Hamnen'],
  ],
  ['under no item', [['= postpone: Frågan bordläggs.']], ['2025-01-10 no item']],
  ['another decision', [['# Hamnen', '= approve: Planen godkänns.']], []],
])('%s', (_, meetings, expected) => {
  expect(waiting(...meetings)).toEqual(expected);
});

it('is due when the document says so', () => {
  const first = meeting('2025-01-10', ['# Hamnen', '!! Rådet: väntar | next']);
  const [action] = first.actions;
  if (!action) throw new Error('no task');
  const decision = { ...action, id: 'd0', kind: 'postpone' as const };
  const documents = [{ ...first, decisions: [decision] }, meeting('2025-02-10', ['# Budget'])];
  const [found] = postponedOf(documents, []);
  expect(found?.due).toEqual({ from: '2025-02-10', to: '2025-02-10' });
});
