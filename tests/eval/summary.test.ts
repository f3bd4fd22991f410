import { describe, expect, it } from 'vitest';
import { RESAMPLING } from '../../eval/bootstrap.ts';
import { type ScoredDocument, scoreExample } from '../../eval/score.ts';
import { slicesOf, UNKNOWN_BODY } from '../../eval/slices.ts';
import { summarise as summariseTallies } from '../../eval/summary.ts';
import { talliesOf } from '../../eval/tally.ts';
import { at, decision, exampleOf, named } from './records.ts';

const NAMES = ['Asta', 'Boel', 'Cajsa', 'Disa'];
const TEXT = `Klubben antog planen. ${NAMES.join(' ')}`;
const GOLD = {
  people: NAMES.map((name) => ({ quote: name, name })),
  decisions: [{ quote: 'Klubben antog planen.', kind: 'adopt' }],
};

/** A document in which `found` people of four are found, the decision as `kind`. */
function document(id: number, found: number, kind: 'adopt' | 'approve' = 'adopt'): ScoredDocument {
  const people = NAMES.slice(0, found).map((name) => named(name, [at(TEXT, name)]));
  const decisions = [decision(TEXT, at(TEXT, 'Klubben antog planen.'), kind)];
  const scored = scoreExample(exampleOf(TEXT, GOLD, { people, decisions }));
  return { ...scored, document: `klubb/${id}.txt` };
}

function summarise(documents: readonly ScoredDocument[], resampling = RESAMPLING) {
  return summariseTallies(talliesOf(documents), resampling);
}

describe('summarise', () => {
  const documents = [4, 4, 2, 4, 1, 4].map((found, id) => document(id, found));

  it('sums documents, and ratios come from the sums', () => {
    const { layers, documents: count } = summarise(documents, RESAMPLING);
    expect(count).toBe(6);
    expect(layers.people?.counts.gold).toMatchObject({ total: 24, found: 19 });
    expect(layers.people?.readings.overlap.recall.value).toBeCloseTo(19 / 24);
  });

  it('has intervals around its figures', () => {
    const recall = summarise(documents, RESAMPLING).layers.people?.readings.overlap.recall;
    expect(recall?.interval?.low).toBeGreaterThan(0.5);
    expect(recall?.interval?.low).toBeLessThan(19 / 24);
    expect(recall?.interval?.high).toBeGreaterThan(19 / 24);
  });

  it('does not pretend to be sure where no error was seen', () => {
    const precision = summarise(documents, RESAMPLING).layers.people?.readings.overlap.precision;
    expect(precision?.value).toBe(1);
    expect(precision?.interval?.low).toBeCloseTo(0.025 ** (1 / 19));
  });

  it('does not pretend to be sure of an F1 of 0 where gold has no such marks', () => {
    const plain = { people: GOLD.people };
    const decisions = [decision(TEXT, at(TEXT, 'Klubben antog planen.'), 'adopt')];
    const spurious = Array.from({ length: 6 }, () =>
      scoreExample(exampleOf(TEXT, plain, { decisions })),
    );
    const { layers } = summarise(spurious, RESAMPLING);
    const f1 = layers.decisions?.readings.overlap.f1;
    // Six said, none right: 1 − 0.025^(1/6).
    expect(f1).toEqual({ value: 0, interval: { low: 0, high: expect.closeTo(0.459, 3) } });
  });

  it('has no interval for fewer than five documents', () => {
    const { layers, values } = summarise(documents.slice(0, 4), RESAMPLING);
    expect(layers.people?.readings.overlap.f1.interval).toBeNull();
    expect(values['people.name']?.ofFound.interval).toBeNull();
  });

  it('has none for a layer or value that fewer than five of them hold', () => {
    const places = { ...GOLD, places: [{ quote: 'Klubben' }] };
    const dated = { ...places, meetings: [{ quote: 'Asta', date: '2024-05-01' }] };
    const few = Array.from({ length: 4 }, () => scoreExample(exampleOf(TEXT, dated)));
    const { layers, values } = summarise([...documents, ...few]);
    expect(layers.places?.documents).toBe(4);
    expect(layers.places?.readings.overlap.recall).toEqual({ value: 0, interval: null });
    expect(layers.people?.readings.overlap.recall.interval).not.toBeNull();
    expect(values['meetings.date']?.ofGold).toEqual({ value: 0, interval: null });
  });

  it('tells micro from macro', () => {
    const kinds = [document(1, 4, 'approve'), document(2, 4), document(3, 4)];
    const { layers, all } = summarise(kinds, RESAMPLING);
    expect(layers.decisions?.readings.type.f1.value).toBeCloseTo(2 / 3);
    // 'adopt': P 2/2, R 2/3; 'approve': never true, once said.
    expect(layers.decisions?.types['adopt']?.readings.type.f1.value).toBeCloseTo(0.8);
    expect(layers.decisions?.macro.type).toBeCloseTo(0.4);
    expect(all.counts.gold.total).toBe(15);
    expect(all.macro.type).toBeCloseTo((1 + 2 / 3) / 2);
  });

  it('leaves out layers that nobody has annotated', () => {
    expect(Object.keys(summarise(documents, RESAMPLING).layers)).not.toContain('places');
    expect(summarise([], RESAMPLING)).toMatchObject({ documents: 0, layers: {}, values: {} });
  });

  it('does not depend on the order of the layers or on a second call', () => {
    expect(summarise(documents, RESAMPLING)).toEqual(summarise(documents, RESAMPLING));
  });
});

describe('slicesOf', () => {
  const of = (genre: string, body: string | null, count: number) =>
    Array.from({ length: count }, (_, id) => ({ ...document(id, 3), genre, body }));
  const documents = [...of('namnd', 'Nämnden', 5), ...of('klubb', null, 2), ...of('klubb', 'A', 2)];

  it('groups by genre and by body, and says where documents are too few', () => {
    const shown = (slicing: 'genre' | 'body') =>
      slicesOf(talliesOf(documents), slicing, RESAMPLING).map(({ name, degenerate, summary }) => [
        name,
        summary.documents,
        degenerate,
      ]);
    expect(shown('genre')).toEqual([
      ['klubb', 4, true],
      ['namnd', 5, false],
    ]);
    expect(shown('body')).toEqual([
      [UNKNOWN_BODY, 2, true],
      ['A', 2, true],
      ['Nämnden', 5, false],
    ]);
  });

  it('leaves out what nobody has annotated', () => {
    const one = { ...document(1, 3), annotated: false };
    expect(slicesOf(talliesOf([one]), 'genre', RESAMPLING)).toEqual([]);
  });
});
