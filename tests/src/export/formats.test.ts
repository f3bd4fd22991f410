import { describe, expect, test } from 'vitest';
import { FACT_COLUMNS, factsOf } from '../../../src/export/facts.ts';
import { csvHeader, csvLines, jsonArray, tsvLine } from '../../../src/export/formats.ts';
import { parseCsv } from '../support/csv.ts';
import { recordOf } from '../support/records.ts';

const RECORD = recordOf(
  'a.txt',
  `Organ: Nämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Organisation: Region Norr
Beslut: att "godkänna", budgeten; nu
Senast: 2024-05-01 Åsa
Uppgift: Åsa done skriva brevet
`,
);

describe('csv', () => {
  test('parses back, with quotes, commas and line ends inside', () => {
    const rows = [
      { a: 'x "y", z', b: 'rad\nrad' },
      { a: 'å', b: null },
    ];
    const csv = csvHeader(['a', 'b']) + csvLines(['a', 'b'], rows);
    const expected = [
      ['a', 'b'],
      ['x "y", z', 'rad\nrad'],
      ['å', ''],
    ];
    expect(parseCsv(csv)).toEqual(expected);
  });

  test.each(['=SUM(A1)', '+1', '-1', '@cmd', '\tx'])('%j is no formula', (cell) => {
    const [[escaped] = []] = parseCsv(csvLines(['a'], [{ a: cell }]));
    expect(escaped).toBe(`'${cell}`);
  });

  test('has one row a fact, whose place is in the text', () => {
    const facts = factsOf(RECORD);
    const layers = facts.map((fact) => fact.layer);
    expect(layers).toEqual([
      'attendance',
      'decision',
      'deadline',
      'action',
      'person',
      'organisation',
    ]);
    for (const fact of facts) {
      expect(Object.keys(fact).sort()).toEqual([...FACT_COLUMNS].sort());
      expect(fact).toMatchObject({ document: 'a.txt', date: '2024-03-14', body: 'Nämnden' });
      expect(RECORD.text.slice(Number(fact.start), Number(fact.end))).toContain(String(fact.text));
    }
    const due = { who: 'Åsa Wahlén', due: '2024-05-01' };
    expect(facts[2]).toMatchObject({ ...due, kind: 'day' });
    expect(facts[3]).toMatchObject({ ...due, kind: 'done', text: 'skriva brevet' });
  });
});

test('an organisation that a register has is said to be its entry', () => {
  const facts = factsOf(recordOf('a.txt', 'Organisation: Kumla\nOrganisation: Region Norr\n'));
  const found = facts.filter(({ layer }) => layer === 'organisation');
  expect(found.map(({ text, who }) => [text, who])).toEqual([
    ['Kumla', 'Kumla kommun (municipality 1881)'],
    ['Region Norr', null],
  ]);
});

test('votes and formalities are facts of their own, once an item', () => {
  const at = { span: { start: 0, end: 5 }, text: 'Omröstning', confidence: 1, by: 'test' };
  const names = { yes: [], no: [], abstained: [] };
  const vote = { ...at, yes: 40, no: 38, abstained: null, names };
  const who = [{ id: null, text: 'SD', span: at.span }];
  const reservation = { ...at, kind: 'reservation' as const, who };
  const [decision] = RECORD.decisions;
  if (!decision) throw new Error('no decision');
  const beside = { ...decision, votes: [vote], reservations: [reservation] };
  const facts = factsOf({ ...RECORD, decisions: [beside, { ...beside, id: 'decision-2' }] });
  expect(facts.filter(({ layer }) => layer === 'vote')).toMatchObject([{ kind: '40–38' }]);
  expect(facts.filter(({ layer }) => layer === 'reservation')).toMatchObject([{ who: 'SD' }]);
});

test('tsv has as many cells as columns, whatever stands in them', () => {
  const line = tsvLine(['a', 'b', 'c'], { a: 'x\ty', b: 'rad\r\nrad', c: null });
  expect(line).toBe('x y\trad rad\t\n');
});

describe('jsonArray', () => {
  async function joined(values: unknown[]) {
    let text = '';
    for await (const chunk of jsonArray(values)) text += chunk;
    return text;
  }

  test.each([[[]], [[1]], [[{ a: 'å' }, null, 'x']]])('%j parses back', async (values) => {
    expect(JSON.parse(await joined(values))).toEqual(values);
  });
});
