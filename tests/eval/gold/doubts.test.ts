import { describe, expect, it } from 'vitest';
import { parseGold } from '../../../eval/gold/parse.ts';

const TEXT = `Odlarklubben Rova, 14 mars 2024
§ 3 Budget och ved-
inköp
Asta Å-
berg skickar den senast fredag 22 mars. Veden köps före fredag.
Nästa möte: lördag–söndag 20–21 april. Lördagsgruppen ses 3 maj.
`;
const NONE = { people: [], organisations: [], decisions: [], deadlines: [], meetings: [] };

function warnings(layers: object): string[] {
  const json = JSON.stringify({ doc: 'x', meeting: { date: '2024-03-14' }, ...NONE, ...layers });
  const { problems, warnings: found } = parseGold('x.gold.json', json, TEXT);
  expect(problems).toEqual([]);
  return found.map(({ place, message }) => `${place}: ${message}`);
}

describe('dates', () => {
  const friday = 'senast fredag 22 mars';
  it.each([
    ['right', friday, '2024-03-22', []],
    ['none', friday, null, []],
    [
      'another weekday',
      friday,
      '2025-03-22',
      ["2025-03-22 is a Saturday, which is not what 'senast fredag 22 mars' says"],
    ],
    ['the day before a weekday', 'före fredag', '2024-03-14', []],
    ['the weekday itself', 'före fredag', '2024-03-15', []],
    [
      'two days before it',
      'före fredag',
      '2024-03-20',
      ["2024-03-20 is a Wednesday, which is not what 'före fredag' says"],
    ],
    ['either of two days', 'lördag–söndag 20–21 april', '2024-04-21', []],
    ['a word that only begins like a weekday', 'Lördagsgruppen ses 3 maj', '2024-05-03', []],
    [
      'before the meeting',
      friday,
      '2024-03-08',
      ["2024-03-08 is before the meeting's date 2024-03-14"],
    ],
    ['on the day of the meeting', 'före fredag', '2024-03-14', []],
  ])('%s', (_, quote, date, expected) => {
    const marks = [{ quote, date }];
    expect(warnings({ deadlines: marks })).toEqual(expected.map((m) => `deadlines[0].date: ${m}`));
    expect(warnings({ meetings: marks })).toEqual(expected.map((m) => `meetings[0].date: ${m}`));
  });

  it('are before no meeting whose date nobody knows', () => {
    const deadlines = [{ quote: friday, date: '2024-03-08' }];
    expect(warnings({ deadlines, meeting: {} })).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ['§ 3', []],
    ['Budget, § 3', []],
    ['§ 3 Budget och vedinköp', []],
    [null, []],
    ['§ 3 Övrigt', ["'Övrigt' is a word that the document does not give"]],
    ['§ 39', ["'39' is a word that the document does not give"]],
  ])('of an item: %s', (item, expected) => {
    const decisions = [{ quote: 'Veden köps', kind: 'other', item }];
    expect(warnings({ decisions })).toEqual(expected.map((m) => `decisions[0].item: ${m}`));
  });

  it.each([
    ['Asta Åberg', []],
    [
      'Asta Berg Åberg',
      ["'Asta Berg Åberg' is a form of the name that the document does not give"],
    ],
  ])('of a name: %s', (name, expected) => {
    const people = [{ quote: 'Asta', name }];
    expect(warnings({ people })).toEqual(expected.map((m) => `people[0].name: ${m}`));
  });
});

it('stands beside problems, with its line', () => {
  const json = `{"doc": "x", "people": [],
"deadlines": [{"quote": "före fredag",
"date": "2024-03-20"}], "votes": []}`;
  const { problems, warnings: found } = parseGold('x.gold.json', json, TEXT);
  expect(problems.length).toBeGreaterThan(1);
  expect(found).toMatchObject([{ file: 'x.gold.json', line: 3, place: 'deadlines[0].date' }]);
});
