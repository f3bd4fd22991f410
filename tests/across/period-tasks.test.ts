/** Tasks of a body, each once, with when they are due. */
import { describe, expect, it } from 'vitest';
import { followUps } from '../../pipeline/across/follow-up.ts';
import { mattersOf } from '../../pipeline/across/matters.ts';
import type { MeetingDocument } from '../../pipeline/across/meeting-document.ts';
import { periodTasks } from '../../pipeline/across/period-tasks.ts';
import { meeting } from './meetings.ts';

const TODAY = '2025-03-31';

function tasksOf(documents: readonly MeetingDocument[], today = TODAY) {
  return periodTasks(documents, followUps(documents, mattersOf(documents)), today);
}

/** 'text given–last state' of each. */
function told(documents: readonly MeetingDocument[]): string[] {
  return tasksOf(documents).map(({ action, given, date, state }) => {
    return `${action.text} ${given === date ? date : `${given}–${date}`} ${state}`;
  });
}

const JAN = '2025-01-10';
const MARCH = '2025-03-10';

/** What becomes of a task in January and one in March. */
function both(first: string, second: readonly string[]): string[] {
  return told([meeting(JAN, ['# Hamnen', first]), meeting(MARCH, second)]);
}

describe('a task', () => {
  it.each<[string, string, readonly string[], string[]]>([
    [
      'that a later list repeats is one',
      '! Asta Ek: målar stora bryggan blå',
      ['# Att göra', '! Asta: målar stora bryggan blå'],
      [`målar stora bryggan blå ${JAN}–${MARCH} open`],
    ],
    [
      'of somebody else is another',
      '! Asta Ek: målar stora bryggan blå',
      ['# Att göra', '! Bo: målar stora bryggan blå'],
      [`målar stora bryggan blå ${JAN} open`, `målar stora bryggan blå ${MARCH} open`],
    ],
    [
      'of few words is one only under the same title',
      '! Asta Ek: återkommer',
      ['# Hamnen', '! Asta Ek: återkommer'],
      [`återkommer ${JAN}–${MARCH} open`],
    ],
    [
      'of few words is another under another title',
      '! Asta Ek: återkommer',
      ['# Budget', '! Asta Ek: återkommer'],
      [`återkommer ${JAN} open`, `återkommer ${MARCH} open`],
    ],
    ['is none where the matter itself waits', '!! Rådet: väntar med beslut', ['# Att göra'], []],
  ])('%s', (_, first, second, expected) => {
    expect(both(first, second)).toEqual(expected);
  });

  it('that was closed and is given again is a new one', () => {
    const documents = [
      meeting(JAN, ['# Hamnen', '! Asta Ek: målar stora bryggan blå']),
      meeting('2025-02-10', ['# Hamnen', 'Asta har målat stora bryggan blå.']),
      meeting(MARCH, ['# Hamnen', '! Asta Ek: målar stora bryggan blå']),
    ];
    expect(told(documents)).toEqual([
      `målar stora bryggan blå ${JAN} closed`,
      `målar stora bryggan blå ${MARCH} open`,
    ]);
  });

  it('goes on in the task of the sentence that moves it', () => {
    const moving = 'Asta återkommer om bryggan till nästa möte.';
    const second = meeting(MARCH, ['# Hamnen', moving, '! Asta Ek: återkommer om bryggan']);
    const span = second.sentences[0]?.span ?? { start: 0, end: 0 };
    const actions = second.actions.map((action) => ({ ...action, span }));
    const first = meeting(JAN, ['# Hamnen', '! Asta Ek: ser om bryggan']);
    expect(told([first, { ...second, actions }])).toEqual([
      `återkommer om bryggan ${JAN}–${MARCH} open`,
    ]);
    // Elsewhere in the document it is a task of its own.
    expect(told([first, second])).toHaveLength(2);
  });

  it('keeps the day where one document says it twice', () => {
    const [task, ...others] = tasksOf([
      meeting(JAN, [
        '# Hamnen',
        '! Asta: målar stora bryggan blå | 2025-05-01',
        '# Att göra',
        '! Asta: målar stora bryggan blå',
      ]),
    ]);
    expect([task?.due?.to, others]).toEqual(['2025-05-01', []]);
  });
});

describe('due', () => {
  it.each([
    ['2025-03-30', [], '2025-03-30', true],
    ['2025-03-31', [], '2025-03-31', false],
    ['2025-04-01', [], '2025-04-01', false],
    ['2025-02-01', ['Asta har ritat bryggan.'], '2025-02-01', false],
    ['2025-02-01', ['Asta arbetar med bryggan.'], '2025-02-01', true],
    // Moved: its new day may be anywhere.
    ['2025-02-01', ['Asta återkommer om bryggan.'], '2025-02-01', false],
    ['next', ['Inget nytt.'], MARCH, true],
  ])('%s, then %j: %s, late %s', (day, said, to, late) => {
    const first = meeting(JAN, ['# Hamnen', `! Asta Ek: ritar bryggan | ${day}`]);
    const [task] = tasksOf([first, meeting(MARCH, ['# Hamnen', ...said])]);
    expect([task?.due, task?.late]).toEqual([{ from: to, to }, late]);
  });

  it('at the next meeting has no day before there is one', () => {
    const [task] = tasksOf([meeting(JAN, ['# Hamnen', '! Asta Ek: ritar bryggan | next'])]);
    expect([task?.due, task?.late]).toEqual([null, false]);
  });
});
