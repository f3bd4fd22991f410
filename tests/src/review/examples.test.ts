import { describe, expect, test } from 'vitest';
import { applyCorrections } from '../../../eval/gold/apply.ts';
import type { Correction } from '../../../eval/gold/corrections.ts';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { applyReview } from '../../../src/review/apply.ts';
import { checked } from '../../../src/review/check.ts';
import { at } from '../../eval/records.ts';
import { read, rich, TEXT } from './reviewed.ts';

const PREDICTION = rich();
const BENCH = at(TEXT, 'att Bo Ek bygger en bänk');
const ASA = at(TEXT, 'Åsa Wahlén', 1);

/** Kept as the program keeps it, then applied. */
function corrected(...lines: readonly object[]): MinutesRecord {
  const kept: Correction[] = [];
  for (const line of read(...lines)) {
    const answer = checked(PREDICTION, kept, line);
    if (!('kept' in answer)) throw new Error(`${answer.place}: ${answer.message}`);
    kept.push(answer.kept);
  }
  return applyReview(PREDICTION, kept);
}

const say = (layer: string, verdict: string, span: object, to?: object) => ({
  ...{ layer, verdict, span },
  ...(to && { to }),
});

describe('a correction of', () => {
  test('a decision says who found it and what it comes to', () => {
    const values = { kind: 'note', item: '1' };
    const { decisions } = corrected(say('decisions', 'change', BENCH, { values }));
    expect(decisions[1]).toMatchObject({
      ...{ id: 'b1', kind: 'note', outcome: 'noted', agendaItem: 'i0', decider: 'Nämnden' },
      ...{ by: 'review', confidence: 1 },
    });
    expect(decisions[0]).toEqual(PREDICTION.decisions[0]);
  });

  test('a mention moves it to another person, with what points to it', () => {
    const bo = at(TEXT, 'Bo Ek', 1);
    const values = { name: 'Åsa Wahlén' };
    const { people, decisions } = corrected(say('people', 'change', bo, { values }));
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Åsa Wahlén', 3],
      ['Bo Ek', 1],
    ]);
    expect(decisions[1]?.assignedTo).toEqual(['p0']);
    expect(decisions[1]?.reservations[0]?.who[0]?.id).toBe('p0');
  });

  test('all mentions of a person is another name for the same', () => {
    const all = [0, 1].map((n) => at(TEXT, 'Bo Ek', n));
    const values = { name: 'Bo Eek' };
    const record = corrected(...all.map((span) => say('people', 'change', span, { values })));
    expect(record.people.map(({ id, name }) => [id, name])).toEqual([
      ['p0', 'Åsa Wahlén'],
      ['p1', 'Bo Eek'],
    ]);
    expect(record.attendance[1]?.person).toBe('p1');
    expect(record.actions[1]?.responsible[0]?.id).toBe('p1');
  });

  test('a person who is nobody leaves nothing that points to them', () => {
    const all = [0, 1].map((n) => at(TEXT, 'Åsa Wahlén', n));
    const record = corrected(...all.map((span) => say('people', 'reject', span)));
    expect(record.people.map(({ name }) => name)).toEqual(['Bo Ek']);
    expect(record.decisions[0]?.assignedTo).toEqual([]);
    expect(record.attendance[0]?.person).toBeNull();
    expect(record.deadlines[1]?.responsible[0]?.id).toBeNull();
  });

  test('somebody who was missed is there, and whom a task names', () => {
    const cia = at(TEXT, 'Cia Dal');
    const task = at(TEXT, 'Cia Dal frågade Region Skåne om Malmö');
    const values = { responsible: 'Cia Dal' };
    const record = corrected(say('people', 'add', cia), say('actions', 'add', task, { values }));
    const id = `person-at-${cia.start}-${cia.end}`;
    expect(record.people[2]).toMatchObject({ id, name: 'Cia Dal', mentions: [{ by: 'review' }] });
    expect(record.actions.at(-1)).toMatchObject({
      responsible: [{ id, text: 'Cia Dal' }],
      ...{ agendaItem: 'i1', status: 'open', text: TEXT.slice(task.start, task.end) },
    });
  });

  test('a rejected deadline leaves the task that it told', () => {
    const [, second] = PREDICTION.deadlines;
    const record = corrected(say('deadlines', 'reject', second?.span ?? {}));
    expect(record.deadlines.map(({ id }) => id)).toEqual(['d0']);
    expect(record.actions.map(({ id, deadline }) => [id, deadline])).toEqual([
      ['a0', null],
      ['a1', null],
      ['a2', 'd0'],
    ]);
  });

  test('an item that is none leaves its facts without one, a renamed one keeps them', () => {
    const heading = at(TEXT, '2 Parken');
    const gone = corrected(say('agenda', 'reject', heading));
    expect(gone.agenda.map(({ id }) => id)).toEqual(['i0']);
    expect(gone.decisions.map(({ agendaItem }) => agendaItem)).toEqual(['i0', null]);
    expect(gone.summary.perItem).toEqual([]);
    const named = corrected(say('agenda', 'change', heading, { values: { number: '3' } }));
    expect(named.decisions[1]?.agendaItem).toBe('i1');
  });

  test('an item that was missed takes from the one that it stands in', () => {
    const heading = at(TEXT, 'Nästa möte 2024-04-11 i Lund');
    const { agenda } = corrected(say('agenda', 'add', heading, { values: { number: null } }));
    expect(agenda.map(({ title }) => title)).toEqual([
      ...['Val av justerare', 'Parken', 'Nästa möte 2024-04-11 i Lund'],
    ]);
    expect(agenda[1]?.span.end).toBe(heading.start - 1);
    expect(agenda[2]?.span).toEqual({ start: heading.start, end: TEXT.length - 1 });
  });

  test('a place in a file with pages is on its page', () => {
    const half = TEXT.indexOf('2 Parken');
    const origins = [
      { start: 0, end: half, page: 1 },
      { start: half, end: TEXT.length, page: 2 },
    ];
    const paged = { ...PREDICTION, origins, source: { ...PREDICTION.source, pages: 2 } };
    const { places } = applyReview(paged, read(say('places', 'add', at(TEXT, 'Malmö'))));
    expect(places.map(({ name, mentions }) => [name, mentions[0]?.page])).toEqual([
      ['Lund', 1],
      ['Malmö', 2],
    ]);
  });

  test('the meeting says where its fields stand, or nowhere', () => {
    const values = { chair: 'Bo Ek', date: '2024-03-15', body: null };
    const { meeting } = corrected({ layer: 'meeting', verdict: 'change', to: { values } });
    expect(meeting).toMatchObject(values);
    expect(meeting.spans).toEqual({ chair: at(TEXT, 'Bo Ek') });
    expect(meeting.evidence).toEqual({
      chair: { confidence: 1, by: 'review' },
      date: { confidence: 1, by: 'review' },
    });
  });
});

describe('what stands beside', () => {
  test('a task is of its own in gold when the deadline that told it is rejected', () => {
    const actions = (...lines: readonly object[]) => {
      const all = read(...lines).map((correction, i) => ({ line: i + 1, correction }));
      const { facts } = applyCorrections(PREDICTION, all);
      return facts.filter(({ layer }) => layer === 'actions').length;
    };
    const [, second] = PREDICTION.deadlines;
    expect(actions()).toBe(1);
    expect(actions(say('deadlines', 'reject', second?.span ?? {}))).toBe(2);
  });

  test('two people at one place: accepted both stay, else one or none', () => {
    const [asa, bo] = PREDICTION.people;
    if (!asa || !bo) throw new Error('two people are needed');
    const both = { ...bo, mentions: [...bo.mentions, ...asa.mentions] };
    const prediction = { ...PREDICTION, people: [asa, both] };
    const mentions = (line: object) => {
      const { people } = applyReview(prediction, read(line));
      return people.map(({ name, mentions: all }) => `${name} ${all.length}`);
    };
    expect(mentions(say('people', 'accept', ASA))).toEqual(['Åsa Wahlén 2', 'Bo Ek 4']);
    expect(mentions(say('people', 'reject', ASA))).toEqual(['Åsa Wahlén 1', 'Bo Ek 3']);
    const values = { name: 'Bo Ek' };
    expect(mentions(say('people', 'change', ASA, { values }))).toEqual(['Åsa Wahlén 1', 'Bo Ek 4']);
  });
});

describe('another version of the program', () => {
  const [first, other] = PREDICTION.decisions;
  const accepted = [checked(PREDICTION, [], read(say('decisions', 'accept', BENCH))[0] ?? fail())];
  const kept = accepted.flatMap((one) => ('kept' in one ? [one.kept] : []));
  function fail(): never {
    throw new Error('nothing was read');
  }

  test('that finds it otherwise says what was accepted', () => {
    if (!first || !other) throw new Error('two decisions are needed');
    const newer = { ...PREDICTION, decisions: [first, { ...other, kind: 'refer' as const }] };
    expect(applyReview(newer, kept).decisions[1]).toMatchObject({ id: 'b1', kind: 'approve' });
  });

  test('that finds most of it has the accepted in its place, and nothing twice', () => {
    if (!first || !other) throw new Error('two decisions are needed');
    const span = { start: BENCH.start + 4, end: BENCH.end };
    const newer = { ...PREDICTION, decisions: [first, { ...other, span }] };
    const { decisions } = applyReview(newer, kept);
    expect(decisions.map((one) => one.span)).toEqual([first.span, BENCH]);
  });

  test('that finds it no more has it whole; what was rejected stays away', () => {
    if (!first) throw new Error('a decision is needed');
    const newer = { ...PREDICTION, decisions: [first] };
    const { decisions } = applyReview(newer, kept);
    expect(decisions[1]).toMatchObject({
      ...{ id: `decision-at-${BENCH.start}-${BENCH.end}`, span: BENCH, kind: 'approve' },
      ...{ decider: 'Nämnden', agendaItem: 'i1', outcome: 'approved', by: 'review' },
    });
    const answer = checked(PREDICTION, [], read(say('decisions', 'reject', BENCH))[0] ?? fail());
    expect(applyReview(newer, 'kept' in answer ? [answer.kept] : []).decisions).toEqual([first]);
  });
});

describe('what is refused', () => {
  const add = (values: object) => say('deadlines', 'add', at(TEXT, 'Malmö'), { values });
  test.each([
    [say('decisions', 'reject', at(TEXT, 'Malmö')), 'span', /^nothing of decisions stands at/],
    [say('decisions', 'change', BENCH, { values: { item: '9' } }), 'to.values.item', /no item/],
    [add({ responsible: 'Dan Ask' }), 'to.values.responsible', /do not stand in the text/],
    [add({ action: 'måla om' }), 'to.values.action', /do not stand in the text/],
  ])('%j', (line, place, message) => {
    const [correction] = read(line);
    if (!correction) throw new Error('nothing was read');
    expect(checked(PREDICTION, [], correction)).toEqual({
      place,
      message: expect.stringMatching(message),
    });
  });

  test('what would stand over another that somebody spoke of', () => {
    const [accept, over] = read(
      say('people', 'accept', ASA),
      say('people', 'add', { ...ASA, end: ASA.end + 8 }),
    );
    if (!accept || !over) throw new Error('nothing was read');
    expect(checked(PREDICTION, [accept], over)).toMatchObject({
      place: 'span',
      message: expect.stringMatching(/reject it/),
    });
  });
});
