import { describe, expect, it } from 'vitest';
import { READINGS, ratios } from '../../eval/counts.ts';
import type { Example } from '../../eval/example.ts';
import { findingsOf } from '../../eval/finding.ts';
import { LAYERS } from '../../eval/layers.ts';
import { NAMES, scoreExample } from '../../eval/score.ts';
import { countsIn, valuesIn } from '../../eval/tally.ts';
import {
  at,
  deadline,
  decision,
  emptyRecord,
  exampleOf,
  item,
  meeting,
  named,
  recordFromGold,
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
  deadlines: [{ quote: 'senast den 3 maj', date: '2024-05-03', responsible: 'Ture' }],
  meetings: [{ quote: '14 maj', date: '2024-05-14' }],
  attendance: [
    { name: 'Asta Brink', status: 'present' },
    { name: 'Ture Lod', status: 'present' },
    { name: 'Vera Sund', status: 'partly' },
  ],
  agenda: [{ quote: 'Protokoll', number: null }],
  actions: [{ quote: 'Ture lämnar rapporten', responsible: 'Ture' }],
};

const full = exampleOf(TEXT, FULL);

/** [gold, predicted, found, strict] of a layer. */
function tally(example: Example, layer: string): number[] {
  const { gold, predicted } = countsIn(scoreExample(example), layer);
  return [gold.total, predicted.total, gold.found, gold.strict];
}

function errors(example: Example, layer?: string): string[] {
  return findingsOf(scoreExample(example))
    .filter((finding) => layer === undefined || finding.layer === layer)
    .map(({ type, value }) => (value === null ? type : `${type} ${value}`));
}

describe('gold against itself', () => {
  const score = scoreExample({ ...full, record: recordFromGold(full.gold, TEXT) });

  it.each([...LAYERS, NAMES])('is 1.0 in %s under every reading', (layer) => {
    for (const reading of READINGS) {
      const all = { precision: 1, recall: 1, f1: 1 };
      expect(ratios(countsIn(score, layer), reading)).toEqual(all);
    }
  });

  it('is right in every value, and has no errors', () => {
    expect(Object.keys(valuesIn(score)).sort()).toEqual([
      'actions.responsible',
      'agenda.number',
      'attendance.organisation',
      'attendance.role',
      'attendance.status',
      'deadlines.date',
      'deadlines.responsible',
      'decisions.decider',
      'decisions.item',
      'decisions.kind',
      'meetings.date',
      'people.name',
    ]);
    for (const { gold, found, right } of Object.values(valuesIn(score))) {
      expect([found, right]).toEqual([gold, gold]);
    }
    expect(findingsOf(score)).toEqual([]);
  });
});

describe('gold against nothing', () => {
  it.each([...LAYERS, NAMES])('is 0.0 in %s under every reading', (layer) => {
    for (const reading of READINGS) {
      const none = { precision: null, recall: 0, f1: 0 };
      expect(ratios(countsIn(scoreExample(full), layer), reading)).toEqual(none);
    }
  });

  it('has every mark and every stated field as missed', () => {
    expect(new Set(errors(full))).toEqual(new Set(['missed']));
    expect(errors(full)).toHaveLength(5 + 3 + 1 + 2 + 1 + 1 + 1 + 3 + 1 + 3);
    expect(Object.values(valuesIn(scoreExample(full))).every(({ right }) => right === 0)).toBe(
      true,
    );
  });
});

describe('scoreExample', () => {
  it('counts by hand: one exact, two with wrong ends or name, two missed, one spurious', () => {
    const people = [
      named('Asta Brink', [at(TEXT, 'Asta Brink'), at(TEXT, 'Asta', 1)]),
      named('Ture', [at(TEXT, 'Ture')]),
      named('Protokoll', [at(TEXT, 'Protokoll')]),
    ];
    const example = exampleOf(TEXT, FULL, { people });
    expect(tally(example, 'people')).toEqual([5, 4, 3, 2]);
    expect(valuesIn(scoreExample(example))['people.name']).toEqual({ gold: 5, found: 3, right: 2 });
    expect(errors(example, 'people')).toEqual([
      'spurious',
      'wrong name',
      'inexact',
      'missed',
      'missed',
    ]);
  });

  it.each([
    ['(S)', 1, 2],
    ['S', 0, 3],
  ])(
    'takes gold %j and its other form, with or without parentheses, for one',
    (quote, from, to) => {
      const { start } = at(TEXT, '(S)');
      const organisations = [named('S', [{ start: start + from, end: start + to }])];
      const example = exampleOf(TEXT, { organisations: [{ quote }] }, { organisations });
      expect(tally(example, 'organisations')).toEqual([1, 1, 1, 1]);
    },
  );

  it('scores kind and decider of found decisions apart from finding them', () => {
    const decisions = [
      decision(TEXT, at(TEXT, 'Styrelsen godkände budgeten'), 'adopt', 'styrelsen'),
      decision(TEXT, at(TEXT, 'Asta valdes till kassör.'), 'appoint', 'Mötet'),
    ];
    const example = exampleOf(TEXT, FULL, { decisions });
    expect(tally(example, 'decisions')).toEqual([2, 2, 2, 1]);
    const values = valuesIn(scoreExample(example));
    expect(values['decisions.kind']).toEqual({ gold: 2, found: 2, right: 1 });
    // Gold names no decider for the second one, so nothing is scored there.
    expect(values['decisions.decider']).toEqual({ gold: 1, found: 1, right: 1 });
    expect(errors(example, 'decisions')).toEqual(['wrong kind', 'inexact']);
  });

  it('knows the item of a decision by its number, and where there is none by its title', () => {
    const agenda = [{ ...item(at(TEXT, 'Protokoll'), '§ 4'), id: 'a', title: 'Budget' }];
    const quote = 'Styrelsen godkände budgeten.';
    const said = { ...decision(TEXT, at(TEXT, quote), 'approve'), agendaItem: 'a' };
    const right = (gold: string) => {
      const decisions = [{ quote, kind: 'approve', item: gold }];
      const example = exampleOf(TEXT, { decisions }, { agenda, decisions: [said] });
      return valuesIn(scoreExample(example))['decisions.item']?.right;
    };
    expect(['§ 4', '4.', '4 Annan titel', 'budget', 'Budget.'].map(right)).toEqual([1, 1, 1, 1, 1]);
    expect(['§ 5', '14', 'Årets budget', 'Val'].map(right)).toEqual([0, 0, 0, 0]);
  });

  it('holds the last day of a deadline against gold, and null against nothing', () => {
    const span = at(TEXT, 'senast den 3 maj');
    const wide = {
      ...deadline(TEXT, span, '2024-05-03'),
      date: { from: '2024-05-01', to: '2024-05-03', precision: 'week' as const },
    };
    const said = { deadlines: [wide], meetings: [meeting(at(TEXT, '14 maj'), null)] };
    const values = valuesIn(scoreExample(exampleOf(TEXT, FULL, said)));
    expect(values['deadlines.date']).toEqual({ gold: 1, found: 1, right: 1 });
    expect(values['meetings.date']).toEqual({ gold: 1, found: 1, right: 0 });
    const open = { ...FULL, deadlines: [{ quote: 'senast den 3 maj', date: null }] };
    const unscored = valuesIn(scoreExample(exampleOf(TEXT, open, said)));
    expect(unscored['deadlines.date']).toEqual({ gold: 0, found: 0, right: 0 });
  });

  it.each([
    ['Ture', 'Ture', 1],
    ['Asta och Ture', 'Ture, Asta', 1],
    ['Asta och Ture', 'Ture', 0],
    ['Asta', 'Asta, Ture', 0],
    ['Ture', '', 0],
  ])('holds responsible %j against %j', (gold, names, right) => {
    const span = at(TEXT, 'senast den 3 maj');
    const responsible = names
      .split(', ')
      .filter(Boolean)
      .map((text) => ({ id: null, text, span }));
    const deadlines = [{ ...deadline(TEXT, span, null), responsible }];
    const layers = { deadlines: [{ quote: 'senast den 3 maj', responsible: gold }] };
    const values = valuesIn(scoreExample(exampleOf(TEXT, layers, { deadlines })));
    expect(values['deadlines.responsible']).toEqual({ gold: 1, found: 1, right });
  });

  it('matches attendance by name, however it is written; its type is the status', () => {
    const entry = (name: string, status: 'present' | 'absent') => ({
      person: null,
      name,
      role: null,
      organisation: null,
      status,
      note: null,
      span: at(TEXT, 'Asta'),
      confidence: 1,
      by: 'test',
    });
    const attendance = [entry('ASTA  BRINK', 'present'), entry('Ture Lod', 'absent')];
    const example = exampleOf(TEXT, FULL, { attendance });
    expect(tally(example, 'attendance')).toEqual([3, 2, 2, 1]);
    expect(valuesIn(scoreExample(example))['attendance.status']).toEqual({
      gold: 3,
      found: 2,
      right: 1,
    });
  });

  it('matches the fields of the meeting by their value; what gold leaves null is not there', () => {
    const empty = emptyRecord(TEXT).meeting;
    const said = { ...empty, body: 'odlarklubben  rova.', date: '2024-04-03', secretary: 'Ture' };
    const example = exampleOf(TEXT, FULL, { meeting: said });
    expect(tally(example, 'fields')).toEqual([3, 3, 1, 1]);
    const found = findingsOf(scoreExample(example)).filter(({ layer }) => layer === 'fields');
    const shown = found.map(({ type, gold, predicted }) => `${type} ${(gold ?? predicted)?.type}`);
    expect(shown.sort()).toEqual([
      'missed chair',
      'missed date',
      'spurious date',
      'spurious secretary',
    ]);
  });

  it('matches agenda items by their headings', () => {
    const agenda = [item(at(TEXT, 'Protokoll fört'), '1')];
    const example = exampleOf(TEXT, { agenda: [{ quote: 'Protokoll', number: '1.' }] }, { agenda });
    expect(tally(example, 'agenda')).toEqual([1, 1, 1, 0]);
    expect(valuesIn(scoreExample(example))['agenda.number']?.right).toBe(1);
  });

  it('matches names of all three layers together', () => {
    const organisations = [named('Rova', [at(TEXT, 'Rova')])];
    const example = exampleOf(TEXT, { ...FULL, organisations: [] }, { organisations });
    expect(tally(example, 'places')).toEqual([1, 0, 0, 0]);
    expect(tally(example, 'organisations')).toEqual([0, 1, 0, 0]);
    // Five people, one place that was taken for an organisation.
    expect(tally(example, NAMES)).toEqual([6, 1, 1, 0]);
  });

  it('does not score a layer that the gold file leaves out', () => {
    const { places: _, attendance: __, agenda: ___, actions: ____, ...rest } = FULL;
    const said = { places: [named('Rova', [at(TEXT, 'Rova')])] };
    const score = scoreExample(exampleOf(TEXT, rest, said));
    const unjudged = LAYERS.filter((layer) => !score.layers[layer]?.judged);
    expect(unjudged).toEqual(['places', 'actions', 'attendance', 'agenda']);
    expect(findingsOf(score).some(({ layer }) => layer === 'places')).toBe(false);
    expect(countsIn(score, NAMES).predicted.total).toBe(0);
  });

  it('keeps what is said of a document without gold, and judges nothing of it', () => {
    const people = [named('Asta', [at(TEXT, 'Asta')])];
    const score = scoreExample({ ...exampleOf(TEXT, {}, { people }), gold: null });
    expect(score.annotated).toBe(false);
    expect(score.layers[NAMES]?.judged).toBe(false);
    expect(score.layers['people']?.outcomes).toMatchObject([
      { gold: null, predicted: { quote: 'Asta' } },
    ]);
    expect(findingsOf(score)).toEqual([]);
  });
});

describe('optional marks', () => {
  const organisations = [{ quote: 'Odlarklubben Rova' }, { quote: 'Styrelsen', optional: true }];
  const counts = (...quotes: string[]) => {
    const spans = quotes.map((quote) => at(TEXT, quote));
    const said = { organisations: [named('all', spans)] };
    return tally(exampleOf(TEXT, { organisations }, said), 'organisations');
  };

  it.each([
    ['found', ['Odlarklubben Rova', 'Styrelsen'], [1, 1, 1, 1]],
    ['found with other ends', ['Styrelsen godkände'], [1, 0, 0, 0]],
    ['missed', ['Odlarklubben Rova'], [1, 1, 1, 1]],
  ])('are no error when %s', (_, quotes, expected) => {
    expect(counts(...quotes)).toEqual(expected);
  });

  it('have no say in values', () => {
    const decisions = [{ quote: 'Asta valdes till kassör.', kind: 'appoint', optional: true }];
    const said = { decisions: [decision(TEXT, at(TEXT, 'Asta valdes till kassör.'), 'note')] };
    const example = exampleOf(TEXT, { decisions }, said);
    expect(valuesIn(scoreExample(example))['decisions.kind']).toBeUndefined();
    expect(errors(example)).toEqual([]);
  });

  it('are left out of attendance too', () => {
    const attendance = [{ name: 'Vera Sund', status: 'present', optional: true }];
    expect(tally(exampleOf(TEXT, { attendance }), 'attendance')).toEqual([0, 0, 0, 0]);
  });
});
