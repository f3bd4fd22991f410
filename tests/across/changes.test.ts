/** What the latest meeting changed. */
import { describe, expect, it } from 'vitest';
import { type Changes, changesOf } from '../../pipeline/across/changes.ts';
import { followUps } from '../../pipeline/across/follow-up.ts';
import { mattersOf } from '../../pipeline/across/matters.ts';
import type { MeetingDocument } from '../../pipeline/across/meeting-document.ts';
import { periodTasks } from '../../pipeline/across/period-tasks.ts';
import { meeting } from './meetings.ts';

function changed(documents: readonly MeetingDocument[]): Changes | null {
  const matters = mattersOf(documents);
  const tasks = periodTasks(documents, followUps(documents, matters), '2025-06-01');
  return changesOf(documents, matters, tasks);
}

const FIRST = meeting('2025-01-10', [
  '# Hamnen',
  '= approve: Rådet godkänner planen.',
  '! Asta Ek: ritar bryggan',
  '# Budget',
  '= note: Läget noteras.',
  '! Bo Al: räknar båtarna i viken',
  '! Cia Dahl: ringer varvet om kranen',
]);
const LATER = meeting('2025-03-10', [
  '# Hamnen',
  'Asta har ritat bryggan.',
  '= refer: Ritningen går till nämnden.',
  '= note: Ritningen noteras.',
  '# Skyltar',
  '! Bo Al: köper skyltar',
  '# Budget',
  'Bo arbetar med båtarna i viken.',
  'Cia återkommer om kranen.',
]);

describe('changes', () => {
  const found = changed([FIRST, LATER]);

  it('of matters: what is decided now, and what was decided when', () => {
    expect(found).toMatchObject({ at: '2025-03-10', since: '2025-01-10' });
    const lines = found?.matters.map(({ item, decisions, before }) => {
      const kinds = (all: readonly { kind: string }[]) => all.map(({ kind }) => kind).join(' ');
      return `${item.title}: ${before.date} ${kinds(before.decisions)} > ${kinds(decisions)}`;
    });
    expect(lines).toEqual([
      'Hamnen: 2025-01-10 approve > refer note',
      'Budget: 2025-01-10 note > ',
    ]);
  });

  it('of tasks: closed, moved, reported, new, each with the sentence', () => {
    const said = (all: Changes['closed'] = []) =>
      all.map(({ task, step }) => `${task.action.text}: ${step?.text}`);
    expect(said(found?.closed)).toEqual(['ritar bryggan: Asta har ritat bryggan.']);
    expect(said(found?.moved)).toEqual(['ringer varvet om kranen: Cia återkommer om kranen.']);
    expect(said(found?.reported)).toEqual([
      'räknar båtarna i viken: Bo arbetar med båtarna i viken.',
    ]);
    expect(found?.added.map(({ action }) => action.text)).toEqual(['köper skyltar']);
    expect(found?.dropped).toEqual([]);
  });

  it('that an earlier meeting made are not its own', () => {
    const last = meeting('2025-04-10', ['# Skyltar', 'Inget nytt.']);
    const now = changed([FIRST, LATER, last]);
    expect(now?.matters.map(({ item }) => item.title)).toEqual(['Skyltar']);
    expect([now?.closed, now?.moved, now?.reported, now?.added]).toEqual([[], [], [], []]);
  });

  it('told by the list of tasks itself', () => {
    const states = ['done', 'dropped', 'open'] as const;
    const list = meeting(
      '2025-03-10',
      states.map((state) => `! Dan: en uppgift som är ${state}`),
    );
    const actions = list.actions.map((action, i) => ({ ...action, status: states[i] ?? 'open' }));
    const now = changed([FIRST, { ...list, actions }]);
    const texts = (all: Changes['closed'] = []) => all.map(({ task }) => task.action.text);
    expect([texts(now?.closed), texts(now?.dropped)]).toEqual([
      ['en uppgift som är done'],
      ['en uppgift som är dropped'],
    ]);
    expect(now?.closed[0]?.step).toBeNull();
    expect(now?.added.map(({ action }) => action.text)).toEqual(['en uppgift som är open']);
  });

  it('are none without a meeting before: two documents of one day are one meeting', () => {
    expect(changed([FIRST])).toBeNull();
    expect(changed([])).toBeNull();
    expect(changed([FIRST, { ...FIRST, document: 'copy' }])).toBeNull();
    const twice = changed([FIRST, LATER, { ...LATER, document: 'copy' }]);
    expect(twice?.since).toBe('2025-01-10');
  });
});
