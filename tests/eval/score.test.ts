import { describe, expect, it } from 'vitest';
import { ratios } from '../../eval/counts.ts';
import { runToJson } from '../../eval/run.ts';
import { scoreExample, total } from '../../eval/score.ts';
import {
  at,
  deadline,
  decision,
  emptyRecord,
  exampleOf,
  meeting,
  named,
  recordFromGold,
  TOLD,
} from './records.ts';

const TEXT = `Protokoll fört vid styrelsemöte i Odlarklubben Rova
Närvarande: Asta Brink (S), Ture Lod och Vera Sund

Styrelsen godkände budgeten. Asta valdes till kassör.
Ture lämnar rapporten senast den 3 maj. Nästa möte: 14 maj.
`;

const FULL = {
  meeting: { body: 'Odlarklubben Rova', date: '2024-04-02', chair: 'Asta Brink', secretary: null },
  people: [
    { quote: 'Asta Brink', name: 'Asta Brink' },
    { quote: 'Ture Lod', name: 'Ture Lod' },
    { quote: 'Vera Sund', name: 'Vera Sund' },
    { quote: 'Asta', n: 1, name: 'Asta Brink' },
    { quote: 'Ture', n: 1, name: 'Ture Lod' },
  ],
  organisations: [{ quote: 'Odlarklubben Rova' }, { quote: '(S)' }, { quote: 'Styrelsen' }],
  places: [{ quote: 'Rova' }],
  decisions: [
    { quote: 'Styrelsen godkände budgeten.', kind: 'approve', decider: 'Styrelsen' },
    { quote: 'Asta valdes till kassör.', kind: 'appoint' },
  ],
  deadlines: [{ quote: 'senast den 3 maj', date: '2024-05-03' }],
  meetings: [{ quote: '14 maj', date: '2024-05-14' }],
  attendance: [
    { name: 'Asta Brink', status: 'present' },
    { name: 'Ture Lod', status: 'present' },
    { name: 'Vera Sund', status: 'partly' },
  ],
};

const full = exampleOf(TEXT, FULL);

describe('gold against itself', () => {
  const score = scoreExample({ ...full, record: recordFromGold(full.gold, TEXT) });

  it('is 1.0 in every layer', () => {
    expect(Object.keys(score.layers)).toHaveLength(7);
    for (const counts of Object.values(score.layers)) {
      expect(ratios(counts)).toEqual({ precision: 1, recall: 1, f1: 1, f1Strict: 1 });
    }
  });

  it('is right in every value, and has no errors', () => {
    expect(Object.keys(score.values)).toHaveLength(9);
    for (const { gold, found, right } of Object.values(score.values)) {
      expect([found, right]).toEqual([gold, gold]);
    }
    expect(score.findings).toEqual([]);
  });
});

describe('gold against nothing', () => {
  const score = scoreExample(full);

  it('is 0.0 in every layer', () => {
    for (const counts of Object.values(score.layers)) {
      expect(ratios(counts)).toEqual({ precision: null, recall: 0, f1: 0, f1Strict: 0 });
    }
  });

  it('has every mark and every stated field as missed', () => {
    expect(score.findings.every(({ type }) => type === 'missed')).toBe(true);
    expect(score.findings).toHaveLength(5 + 3 + 1 + 2 + 1 + 1 + 3 + 3);
    expect(Object.values(score.values).every(({ right }) => right === 0)).toBe(true);
  });
});

describe('scoreExample', () => {
  it('counts by hand: one exact, one with wrong ends, one missed, one spurious', () => {
    const people = [
      named('Asta Brink', [at(TEXT, 'Asta Brink'), at(TEXT, 'Asta', 1)]),
      named('Ture', [at(TEXT, 'Ture')]),
      named('Protokoll', [at(TEXT, 'Protokoll')]),
    ];
    const score = scoreExample(exampleOf(TEXT, FULL, { people }));
    expect(score.layers['people']).toEqual({ tp: 3, fp: 1, fn: 2, strict: 2 });
    expect(score.values['people.name']).toEqual({ gold: 5, found: 3, right: 2 });
    const types = score.findings.filter(({ layer }) => layer === 'people').map((f) => f.type);
    expect(types).toEqual(['missed', 'missed', 'spurious', 'wrong', 'inexact']);
    expect(ratios({ tp: 3, fp: 1, fn: 2, strict: 2 })).toEqual({
      precision: 3 / 4,
      recall: 3 / 5,
      f1: 6 / 9,
      f1Strict: 4 / 9,
    });
  });

  it.each([
    ['(S)', 1, 2],
    ['S', 0, 3],
  ])(
    'takes gold %j and its other form, with or without parentheses, for one',
    (quote, from, to) => {
      const { start } = at(TEXT, '(S)');
      const organisations = [named('S', [{ start: start + from, end: start + to }])];
      const score = scoreExample(
        exampleOf(TEXT, { organisations: [{ quote }] }, { organisations }),
      );
      expect(score.layers['organisations']).toEqual({ tp: 1, fp: 0, fn: 0, strict: 1 });
    },
  );

  it('scores kind and decider of found decisions apart from finding them', () => {
    const decisions = [
      decision(TEXT, at(TEXT, 'Styrelsen godkände budgeten'), 'adopt', 'styrelsen'),
      decision(TEXT, at(TEXT, 'Asta valdes till kassör.'), 'appoint', 'Mötet'),
    ];
    const score = scoreExample(exampleOf(TEXT, FULL, { decisions }));
    expect(score.layers['decisions']).toEqual({ tp: 2, fp: 0, fn: 0, strict: 1 });
    expect(score.values['decisions.kind']).toEqual({ gold: 2, found: 2, right: 1 });
    // Gold names no decider for the second one, so nothing is scored there.
    expect(score.values['decisions.decider']).toEqual({ gold: 1, found: 1, right: 1 });
    const wrong = score.findings.filter(({ type }) => type === 'wrong');
    expect(wrong.map(({ value }) => value)).toEqual(['kind']);
  });

  it('holds the last day of a deadline against gold, and null against nothing', () => {
    const span = at(TEXT, 'senast den 3 maj');
    const from = deadline(TEXT, span, '2024-05-03');
    const wide = { ...from, date: { from: '2024-05-01', to: '2024-05-03', precision: 'week' } };
    const said = {
      deadlines: [wide as typeof from],
      meetings: [meeting(at(TEXT, '14 maj'), null)],
    };
    const score = scoreExample(exampleOf(TEXT, FULL, said));
    expect(score.values['deadlines.date']).toEqual({ gold: 1, found: 1, right: 1 });
    expect(score.values['meetings.date']).toEqual({ gold: 1, found: 1, right: 0 });
    const open = { ...FULL, deadlines: [{ quote: 'senast den 3 maj', date: null }] };
    const unscored = scoreExample(exampleOf(TEXT, open, said));
    expect(unscored.values['deadlines.date']).toEqual({ gold: 0, found: 0, right: 0 });
  });

  it('matches attendance by name, however it is written, and scores the status apart', () => {
    const entry = (name: string, status: 'present' | 'absent') => ({
      person: null,
      name,
      role: null,
      organisation: null,
      status,
      note: null,
      span: at(TEXT, 'Asta'),
      ...TOLD,
    });
    const attendance = [entry('ASTA  BRINK', 'present'), entry('Ture Lod', 'absent')];
    const score = scoreExample(exampleOf(TEXT, FULL, { attendance }));
    expect(score.layers['attendance']).toEqual({ tp: 2, fp: 0, fn: 1, strict: 2 });
    expect(score.values['attendance.status']).toEqual({ gold: 3, found: 2, right: 1 });
  });

  it('compares the fields of the meeting that gold states', () => {
    const empty = emptyRecord(TEXT).meeting;
    const said = { ...empty, body: 'odlarklubben  rova.', date: '2024-04-03', secretary: 'Ture' };
    const score = scoreExample(exampleOf(TEXT, FULL, { meeting: said }));
    expect(score.values['meeting.body']).toEqual({ gold: 1, found: 1, right: 1 });
    expect(score.values['meeting.date']).toEqual({ gold: 1, found: 1, right: 0 });
    expect(score.values['meeting.chair']).toEqual({ gold: 1, found: 0, right: 0 });
    expect(score.values['meeting.secretary']).toBeUndefined();
  });

  it('does not score a layer that the gold file leaves out', () => {
    const { places: _, attendance: __, ...rest } = FULL;
    const said = { places: [named('Rova', [at(TEXT, 'Rova')])] };
    const score = scoreExample(exampleOf(TEXT, rest, said));
    expect(score.layers['places']).toBeUndefined();
    expect(score.layers['attendance']).toBeUndefined();
    expect(score.findings.some(({ layer }) => layer === 'places')).toBe(false);
  });
});

describe('optional marks', () => {
  const organisations = [{ quote: 'Odlarklubben Rova' }, { quote: 'Styrelsen', optional: true }];
  const counts = (...quotes: string[]) => {
    const said = {
      organisations: [
        named(
          'all',
          quotes.map((quote) => at(TEXT, quote)),
        ),
      ],
    };
    return scoreExample(exampleOf(TEXT, { organisations }, said)).layers['organisations'];
  };

  it('are no error when found', () => {
    expect(counts('Odlarklubben Rova', 'Styrelsen')).toEqual({ tp: 1, fp: 0, fn: 0, strict: 1 });
  });

  it('are no error when found with other ends', () => {
    expect(counts('Styrelsen godkände')).toEqual({ tp: 0, fp: 0, fn: 1, strict: 0 });
  });

  it('are no error when missed', () => {
    expect(counts('Odlarklubben Rova')).toEqual({ tp: 1, fp: 0, fn: 0, strict: 1 });
  });

  it('have no say in values', () => {
    const decisions = [{ quote: 'Asta valdes till kassör.', kind: 'appoint', optional: true }];
    const said = { decisions: [decision(TEXT, at(TEXT, 'Asta valdes till kassör.'), 'note')] };
    const score = scoreExample(exampleOf(TEXT, { decisions }, said));
    expect(score.values['decisions.kind']).toBeUndefined();
    expect(score.findings).toEqual([]);
  });

  it('are left out of attendance too', () => {
    const attendance = [{ name: 'Vera Sund', status: 'present', optional: true }];
    const score = scoreExample(exampleOf(TEXT, { attendance }));
    expect(score.layers['attendance']).toEqual({ tp: 0, fp: 0, fn: 0, strict: 0 });
  });
});

describe('total', () => {
  it('adds counts, and ratios come from the sums', () => {
    const nothing = scoreExample(full);
    const perfect = scoreExample({ ...full, record: recordFromGold(full.gold, TEXT) });
    const sum = total([nothing, perfect]);
    expect(sum.documents).toBe(2);
    expect(sum.layers['people']).toEqual({ tp: 5, fp: 0, fn: 5, strict: 5 });
    expect(sum.values['people.name']).toEqual({ gold: 10, found: 5, right: 5 });
    expect(runToJson({ skipped: 0, drafts: 0, documents: [nothing, perfect] })).toMatchObject({
      all: { layers: { people: { support: 10, precision: 1, recall: 0.5, f1: 2 / 3 } } },
    });
  });

  it('has no figure where there is nothing to count', () => {
    expect(ratios({ tp: 0, fp: 0, fn: 0, strict: 0 })).toEqual({
      precision: null,
      recall: null,
      f1: null,
      f1Strict: null,
    });
  });
});
