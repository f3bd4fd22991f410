/** A body's meetings of some time. */
import { describe, expect, it } from 'vitest';
import type { MeetingDocument } from '../../pipeline/across/meeting-document.ts';
import { type Period, type PeriodOptions, periodOf } from '../../pipeline/across/period.ts';
import { meeting } from './meetings.ts';

const DOCUMENTS = [
  meeting('2025-01-10', [
    '# Mötet öppnas',
    '= approve: Dagordningen godkänns.',
    '# Hamnen',
    '= approve: Planen godkänns.',
    '! Asta Ek: ritar bryggan | 2025-02-01',
    '! Bo Al: räknar båtarna i viken | 2025-12-01',
    '! Cia Dahl: ringer varvet',
  ]),
  meeting('2025-03-10', [
    '# Hamnen',
    '= note: Läget noteras.',
    '~ 2025-04-15: ansökan ska vara inne',
    '! Dan Ek: köper skyltar | 2025-05-01',
    '! Eva Ek: frågar varvet | 2025-03-20',
    '# Kranen',
    '= postpone: Frågan om kranen bordläggs.',
    '!! Rådet: väntar med kranen | next',
  ]),
  meeting('2025-05-10', ['# Hamnen', 'Dan har köpt skyltar.', '= adopt: Taxan antas.']),
];

const ALL: PeriodOptions = { since: null, until: null, today: '2025-05-20' };

function brief(options: Partial<PeriodOptions>, documents = DOCUMENTS): Period {
  const found = periodOf(documents, { ...ALL, ...options });
  if (!found) throw new Error('no meeting');
  return found;
}

const dates = ({ meetings }: Period) => meetings.map(({ date }) => date);
const tasks = ({ open }: Period) => open.tasks.map(({ action }) => action.text);
const dues = ({ due }: Period) =>
  due.map((one) => {
    const marks = [one.state ?? 'no task', one.passed && 'passed', one.late && 'late'];
    return [one.to, one.text, ...marks.filter((mark) => mark !== false)].join(' ');
  });

describe('the meetings', () => {
  it.each<[string | null, string | null, string[]]>([
    [null, null, ['2025-01-10', '2025-03-10', '2025-05-10']],
    ['2025-03-10', null, ['2025-03-10', '2025-05-10']],
    ['2025-03-11', null, ['2025-05-10']],
    [null, '2025-03-10', ['2025-01-10', '2025-03-10']],
    ['2025-02-01', '2025-03-31', ['2025-03-10']],
  ])('since %s until %s', (since, until, expected) => {
    expect(dates(brief({ since, until }))).toEqual(expected);
  });

  it.each([
    ['2025-06-01', null],
    [null, '2025-01-09'],
    ['2025-01-11', '2025-03-09'],
  ])('none since %s until %s', (since, until) => {
    expect(periodOf(DOCUMENTS, { ...ALL, since, until })).toBeNull();
  });

  it('without a date are not looked at', () => {
    const undated: MeetingDocument = { ...meeting('x', ['= approve: Ja.']), date: null };
    expect(dates(brief({}, [...DOCUMENTS, undated]))).toHaveLength(3);
    expect(periodOf([undated], ALL)).toBeNull();
  });

  it('have their decisions, and which of them are routine', () => {
    const decided = brief({}).meetings.flatMap(({ decisions }) =>
      decisions.map(({ text, routine }) => `${text} ${routine}`),
    );
    expect(decided).toEqual([
      'Dagordningen godkänns. true',
      'Planen godkänns. false',
      'Läget noteras. true',
      'Frågan om kranen bordläggs. false',
      'Taxan antas. false',
    ]);
  });

  it('say once what two documents of one day say, and twice what one says twice', () => {
    const lines = ['# Hamnen', '= approve: Ja.', '# Kranen', '= approve: Ja.'];
    const one = meeting('2025-01-10', lines);
    const copy = { ...meeting('2025-01-10', [...lines, '= adopt: Taxan antas.']), document: 'b' };
    const { meetings } = brief({}, [one, copy]);
    expect(meetings.map(({ decisions }) => decisions.map(({ text }) => text))).toEqual([
      ['Ja.', 'Ja.'],
      ['Taxan antas.'],
    ]);
  });

  it('compare with the one before, though it is before the period', () => {
    expect(brief({ since: '2025-05-01' }).changes).toMatchObject({
      at: '2025-05-10',
      since: '2025-03-10',
    });
    expect(brief({ until: '2025-02-01' }).changes).toBeNull();
  });
});

describe('due', () => {
  it('has each task and each other time once, by day; a matter that waits stands elsewhere', () => {
    expect(dues(brief({}))).toEqual([
      '2025-02-01 ritar bryggan open passed late',
      '2025-03-20 frågar varvet open passed late',
      '2025-04-15 ansökan ska vara inne no task passed',
      '2025-05-01 köper skyltar closed passed',
      '2025-12-01 räknar båtarna i viken open',
    ]);
  });

  it('has once what two documents say, and each time of two matters', () => {
    const lines = ['# Hamnen', '~ 2025-06-01: senast', '# Kranen', '~ 2025-06-01: senast'];
    const one = meeting('2025-05-10', lines);
    const found = brief({}, [one, { ...one, document: 'copy' }]).due;
    expect(found.map(({ document, item }) => [document, item])).toEqual([
      ['2025-05-10', 'item-1'],
      ['2025-05-10', 'item-2'],
    ]);
  });

  it('has passed after the reference day, not on it', () => {
    const passed = (today: string) => brief({ today }).due.filter((one) => one.passed).length;
    expect([passed('2025-04-15'), passed('2025-04-16')]).toEqual([2, 3]);
  });

  it('of the period, and what an earlier meeting set for it', () => {
    expect(dues(brief({ since: '2025-03-01', until: '2025-03-31' }))).toEqual([
      '2025-03-20 frågar varvet open passed late',
      '2025-04-15 ansökan ska vara inne no task passed',
      '2025-05-01 köper skyltar open passed late',
      '2025-12-01 räknar båtarna i viken open',
    ]);
  });
});

describe('open', () => {
  it('has the tasks of the newest meeting first, then by day', () => {
    const texts = ['frågar varvet', 'ritar bryggan', 'räknar båtarna i viken', 'ringer varvet'];
    expect(tasks(brief({}))).toEqual(texts);
    expect(brief({}).open.earlier).toBe(0);
  });

  it('leaves out and counts those from before that nothing tells of', () => {
    const { open } = brief({ since: '2025-03-01' });
    expect(open.tasks.map(({ action }) => action.text)).toEqual([
      'frågar varvet',
      'räknar båtarna i viken',
    ]);
    expect(open.earlier).toBe(2);
  });

  it('has one from before that the period speaks of', () => {
    const later = meeting('2025-05-10', ['# Hamnen', 'Asta arbetar med bryggan.']);
    const found = brief({ since: '2025-05-01' }, [...DOCUMENTS.slice(0, 2), later]);
    expect(tasks(found)).toContain('ritar bryggan');
    expect(tasks(found)).not.toContain('ringer varvet');
  });

  it('has what was not closed before the end of the period', () => {
    expect(tasks(brief({ until: '2025-03-31' }))).toContain('köper skyltar');
  });

  it('has the matters put off in the period', () => {
    const put = (options: Partial<PeriodOptions>) =>
      brief(options).open.postponed.map(({ decision }) => decision.text);
    expect(put({})).toEqual(['Frågan om kranen bordläggs.']);
    expect(put({ since: '2025-05-01' })).toEqual([]);
  });

  it('points at the text', () => {
    const found = brief({});
    const all = [...found.due, ...found.open.postponed.map(({ decision }) => decision)];
    for (const { span } of all) expect(span.end).toBeGreaterThan(span.start);
    expect(found.due.map(({ document }) => document)).toContain('2025-03-10');
  });
});
