import { describe, expect, it } from 'vitest';
import { parseGold } from '../../eval/gold.ts';
import { locate } from '../../eval/locate.ts';

const TEXT = 'Odlarklubben Rova\nStyrelsen godkände budgeten.\nBudgeten skickas senast 3 maj.\n';
const NONE = { people: [], organisations: [], decisions: [], deadlines: [], meetings: [] };

function problems(layers: object): string[] {
  const json = JSON.stringify({ doc: 'rova.txt', ...NONE, ...layers });
  return parseGold('rova.gold.json', json, TEXT).problems.map(
    ({ file, place, message }) => `${file}: ${place}: ${message}`,
  );
}

describe('locate', () => {
  it('counts occurrences from 0', () => {
    expect(locate('mot och mot', 'mot', 1)).toEqual({ start: 8, end: 11 });
  });

  it('counts occurrences that overlap one another', () => {
    expect(locate('anana', 'ana', 1)).toEqual({ start: 2, end: 5 });
  });

  it('counts inside words too', () => {
    expect(locate('motion mot', 'mot', 1)).toEqual({ start: 7, end: 10 });
  });

  it('tells how often the quote occurs where that is too seldom', () => {
    expect(locate('mot och mot', 'mot', 2)).toBe(2);
    expect(locate('mot', 'med', 0)).toBe(0);
  });

  it.each(['\r\n', '\r'])('finds a quote over a line break written as %j', (mark) => {
    const text = `ett${mark}två${mark}tre${mark}fyra`;
    const span = locate(text, 'två\ntre', 0);
    expect(typeof span === 'number' ? span : text.slice(span.start, span.end)).toBe(
      `två${mark}tre`,
    );
    const break1 = locate(text, '\n', 1);
    expect(typeof break1 === 'number' ? break1 : text.slice(break1.start, break1.end)).toBe(mark);
  });
});

describe('parseGold', () => {
  it('gives every mark its span', () => {
    const layers = {
      meeting: { body: 'Odlarklubben Rova', date: '2024-04-02' },
      organisations: [{ quote: 'Styrelsen', n: 0, note: 'unknown keys may stand here' }],
      decisions: [{ quote: 'Styrelsen godkände budgeten', n: 0, kind: 'approve' }],
      deadlines: [{ quote: 'senast 3 maj', n: 0, date: '2024-05-03', optional: true }],
      seeds: [],
    };
    const json = JSON.stringify({ doc: 'rova.txt', ...NONE, ...layers });
    const { gold } = parseGold('rova.gold.json', json, TEXT);
    expect(gold?.organisations[0]?.span).toEqual({ start: 18, end: 27 });
    expect(gold?.decisions[0]).toMatchObject({ decider: null, span: { start: 18, end: 45 } });
    expect(gold?.deadlines[0]).toMatchObject({ optional: true, date: '2024-05-03' });
    expect(gold?.meeting).toMatchObject({ chair: null, secretary: null, date: '2024-04-02' });
    expect(gold?.places).toBeNull();
    expect(gold?.attendance).toBeNull();
  });

  it('says where a quote does not occur, and how often it does', () => {
    const organisations = [
      { quote: 'Styrelsen', n: 0 },
      { quote: 'Styrelsen', n: 1 },
    ];
    expect(problems({ organisations })).toEqual([
      "rova.gold.json: organisations[1].quote: 'Styrelsen' has no occurrence 1: it occurs 1 time",
    ]);
  });

  it.each([
    ['an unknown kind', { decisions: [{ quote: 'x', n: 0, kind: 'decide' }] }, 'decisions[0].kind'],
    [
      'a date that is none',
      { deadlines: [{ quote: 'x', date: '2023-02-29' }] },
      'deadlines[0].date',
    ],
    ['a meeting date that is none', { meeting: { date: '12 mars' } }, 'meeting.date'],
    ['a person without a name', { people: [{ quote: 'x', n: 0 }] }, 'people[0].name'],
    ['an empty quote', { people: [{ quote: '', name: 'x' }] }, 'people[0].quote'],
    ['a negative n', { meetings: [{ quote: 'x', n: -1 }] }, 'meetings[0].n'],
    ['an unknown status', { attendance: [{ name: 'x', status: 'late' }] }, 'attendance[0].status'],
    ['a missing layer', { people: undefined }, 'people'],
  ])('refuses %s and names the place', (_, layers, place) => {
    const found = problems(layers);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`rova.gold.json: ${place}: `);
  });

  it('tells all problems of a file at once', () => {
    const marks = [{ quote: 'saknas' }, { quote: 'finns ej' }];
    expect(problems({ organisations: marks, places: marks })).toHaveLength(4);
  });

  it('says what is wrong with a file that is not JSON', () => {
    const [problem] = parseGold('rova.gold.json', '{"doc": ', TEXT).problems;
    expect(problem).toMatchObject({ file: 'rova.gold.json', place: 'file' });
  });
});
