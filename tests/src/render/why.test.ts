/** What found each fact, how sure, and where. */
import { expect, test } from 'vitest';
import { COLOUR, PLAIN, widthOf } from '../../../src/render/text.ts';
import { renderWhy } from '../../../src/render/why.ts';
import { recordOf } from '../support/records.ts';

const TEXT = `Organ: Byggnadsnämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Beslut: att godkänna budgeten
Senast: 2024-05-01 Åsa Wahlén
`;
const OPTIONS = { path: 'm/a.txt', width: 60, paint: PLAIN };
const RECORD = recordOf('a.txt', TEXT);

/** The two lines of a fact, by the start of the first. */
function traceOf(shown: string, start: string): string[] {
  const lines = shown.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => line.startsWith(start));
  return lines.slice(at, at + 2);
}

test('says of each fact by what, how sure and in which line and column', () => {
  const shown = renderWhy(RECORD, OPTIONS);
  expect(shown.split('\n')[0]).toBe('m/a.txt');
  expect(traceOf(shown, 'approve')).toEqual([
    'approve · att godkänna budgeten',
    '4:9 · > 99 % · test',
  ]);
  expect(traceOf(shown, '2024-05-01')[1]).toBe('5:9 · > 99 % · test');
  for (const { name } of [...RECORD.people, ...RECORD.organisations]) {
    expect(traceOf(shown, name)).toHaveLength(2);
  }
});

test('says which entry of a register an organisation is, and by what form of its name', () => {
  const text = 'Organisation: Kumla\nOrganisation: Klubben\n';
  const shown = renderWhy(recordOf('a.txt', text), { ...OPTIONS, width: 100 });
  const lines = shown.split('\n').map((line) => line.trim());
  const entry = 'register: Kumla kommun (municipality 1881), register-place';
  expect(lines[lines.indexOf('Kumla · once') + 2]).toBe(entry);
  expect(lines.filter((line) => line.startsWith('register:'))).toEqual([entry]);
});

test('counts a name by what found its mentions', () => {
  const [person, ...others] = RECORD.people;
  if (!person) throw new Error('no person');
  const at = (start: number, by: string, confidence: number) => ({
    start,
    end: start + 3,
    by,
    confidence,
  });
  const mentions = [at(0, 'model@1', 0.5), at(5, 'rule', 0.8), at(9, 'model@1', 0.7)];
  const shown = renderWhy({ ...RECORD, people: [{ ...person, mentions }, ...others] }, OPTIONS);
  const lines = shown.split('\n').map((line) => line.trim());
  const first = lines.indexOf(`${person.name} · 2 times`);
  expect(lines.slice(first, first + 4)).toEqual([
    `${person.name} · 2 times`,
    '1:1 · 60 % · model@1',
    `${person.name} · once`,
    '1:6 · 80 % · rule',
  ]);
});

test('has what stands beside decisions once, and a proposal under its decision', () => {
  const at = { span: { start: 0, end: 5 }, text: 'Organ', confidence: 0.9, by: 'rule:vote' };
  const vote = {
    ...at,
    yes: 40,
    no: 38,
    abstained: null,
    names: { yes: [], no: [], abstained: [] },
  };
  const beside = {
    votes: [vote],
    deciderSpan: { start: 7, end: 13 },
    proposal: { start: 23, end: 28 },
  };
  const decisions = [...RECORD.decisions, ...RECORD.decisions].map((one) => ({
    ...one,
    ...beside,
  }));
  const shown = renderWhy({ ...RECORD, decisions }, OPTIONS);
  expect(shown.match(/vote · 40–38/gu)).toHaveLength(1);
  expect(traceOf(shown, 'its proposal')).toEqual([
    'its proposal · Datum',
    '2:1 · > 99 % · antecedent',
  ]);
  expect(traceOf(shown, 'its decider')).toEqual([
    'its decider · Nämnden',
    '1:8 · > 99 % · decider',
  ]);
  // Where the decision itself names it nothing is to be looked up.
  const inside = RECORD.decisions.map((one) => ({ ...one, deciderSpan: one.span }));
  expect(renderWhy({ ...RECORD, decisions: inside }, OPTIONS)).not.toContain('its decider');
});

test('is no wider than asked for, and colours are only marks', () => {
  const plain = renderWhy(RECORD, { ...OPTIONS, width: 40 });
  expect(plain.split('\n').filter((line) => widthOf(line) > 40)).toEqual([]);
  const coloured = renderWhy(RECORD, { ...OPTIONS, width: 40, paint: COLOUR });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for.
  expect(coloured.replace(/\u001b\[\d+m/gu, '')).toBe(plain);
});
