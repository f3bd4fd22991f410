import { describe, expect, it } from 'vitest';
import { atLeast, baselineOf, baselineText, gate, parseBaseline } from '../../eval/gate.ts';
import { reportGate } from '../../eval/report/gate.ts';
import { type ScoredDocument, scoreExample } from '../../eval/score.ts';
import { at, exampleOf, named } from './records.ts';

const NAMES = ['Asta', 'Boel', 'Cajsa', 'Disa', 'Ebba', 'Frida'];
const TEXT = `${NAMES.join(' ')} och Klubben`;

/** A document in which the named people are found. */
function document(id: string, ...found: string[]): ScoredDocument {
  const gold = { people: NAMES.map((name) => ({ quote: name, name })) };
  const people = found.map((name) => named(name, [at(TEXT, name)]));
  return { ...scoreExample(exampleOf(TEXT, gold, { people })), document: id };
}

const full = [document('a.txt', ...NAMES), document('b.txt', ...NAMES)];
const accepted = parseBaseline(baselineText(baselineOf(full)));

describe('gate', () => {
  it('passes what was accepted, read back from its file', () => {
    expect(gate(accepted, full)).toMatchObject({ passes: true, rows: [], gone: [], added: [] });
  });

  it('lets a loss pass that chance could explain', () => {
    const run = [document('a.txt', 'Asta', 'Boel'), document('b.txt', ...NAMES)];
    const { passes, rows } = gate(accepted, run);
    expect(passes).toBe(true);
    expect(rows).toContainEqual({
      name: 'people, overlap',
      lost: 4,
      gained: 0,
      p: 1 / 16,
      falls: false,
    });
  });

  it('fails beyond it, also when all losses are in one document', () => {
    const { passes, rows } = gate(accepted, [
      document('a.txt', 'Asta'),
      document('b.txt', ...NAMES),
    ]);
    expect(passes).toBe(false);
    expect(rows.filter(({ falls }) => falls).map(({ name }) => name)).toEqual([
      'people, overlap',
      'people, strict',
      'people.name',
    ]);
  });

  it('weighs gains against losses', () => {
    const half = parseBaseline(
      baselineText(baselineOf([document('a.txt', 'Asta'), document('b.txt', ...NAMES)])),
    );
    const turned = [document('a.txt', ...NAMES), document('b.txt', 'Asta')];
    expect(gate(half, turned)).toMatchObject({ passes: true });
    expect(gate(half, turned).rows[0]).toMatchObject({ lost: 5, gained: 5 });
  });

  it('sees a value that is wrong though the mark is found', () => {
    const wrong = NAMES.map((name) => named('Någon', [at(TEXT, name)]));
    const gold = { people: NAMES.map((name) => ({ quote: name, name })) };
    const scored = scoreExample(exampleOf(TEXT, gold, { people: wrong }));
    const { rows } = gate(accepted, [{ ...scored, document: 'a.txt' }, ...full.slice(1)]);
    expect(rows.map(({ name, falls }) => [name, falls])).toEqual([['people.name', true]]);
  });

  it('fails when a document is gone or its gold is another, and names what is new', () => {
    const { passes, gone, added } = gate(accepted, [...full.slice(1), document('c.txt', ...NAMES)]);
    expect([passes, gone, added]).toEqual([false, ['a.txt'], ['c.txt']]);
    const gold = { people: [{ quote: 'Asta', name: 'Asta' }] };
    const other = { ...scoreExample(exampleOf(TEXT, gold)), document: 'a.txt' };
    expect(gate(accepted, [other, ...full.slice(1)])).toMatchObject({
      passes: false,
      otherGold: ['a.txt'],
    });
  });

  it('refuses a file that is no baseline', () => {
    expect(() => parseBaseline('{"schema":"klubbslag/baseline@0","documents":{}}')).toThrow();
  });
});

describe('atLeast', () => {
  it.each([
    [0, 0, 1],
    [5, 5, 1 / 32],
    [4, 5, 6 / 32],
    [0, 7, 1],
    [10, 13, 378 / 8192],
    // By the normal approximation, with its correction for whole numbers.
    [1001, 2000, 0.4911],
    [1100, 2000, 0.0000043],
  ])('%d heads in %d tosses', (heads, tosses, chance) => {
    expect(atLeast(heads, tosses)).toBeCloseTo(chance, tosses > 100 ? 4 : 10);
  });
});

describe('reportGate', () => {
  it('says what fell and what to do', () => {
    const text = reportGate(
      gate(accepted, [document('a.txt', 'Asta'), ...full.slice(1)]),
      'b.json',
    );
    expect(text).toMatch(/people, overlap +5 +0 +0\.031 +falls/u);
    expect(text).toContain('Below b.json beyond noise. If that is meant: the same with --accept.');
    expect(reportGate(gate(accepted, full), 'b.json')).toBe('As accepted in b.json.');
  });
});
