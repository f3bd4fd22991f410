/** Joining, and what is refused. */
import { expect, it } from 'vitest';
import { Clusters } from '../../pipeline/across/clusters.ts';

const [a, b, c] = ['A', 'B', 'A'].map((document, i) => ({
  document,
  date: null,
  body: null,
  name: `n${i}`,
  aliases: [],
}));

it('refuses to join two of one document, also by way of a third', () => {
  if (!a || !b || !c) throw new Error('three occurrences');
  const clusters = new Clusters([a, b, c], []);
  clusters.join({ a, b, by: 'first', evidence: [] });
  clusters.join({ a: b, b: c, by: 'second', evidence: [] });
  expect(clusters.of(a)).toEqual([a, b]);
  expect(clusters.all()).toEqual([[a, b], [c]]);
  const [joined, alone] = clusters.identities(([first]) => first?.name ?? '');
  expect(joined?.merges.map(({ by }) => by)).toEqual(['first']);
  expect(joined?.doubts).toEqual([{ a: c, b, by: 'one-document' }]);
  expect(alone?.doubts).toEqual(joined?.doubts);
});

it('drops a doubt that a later join has settled', () => {
  if (!a || !b) throw new Error('two occurrences');
  const clusters = new Clusters([a, b], []);
  clusters.doubt({ a, b, by: 'alike' });
  clusters.join({ a, b, by: 'better', evidence: [] });
  expect(clusters.identities(() => 'x').flatMap(({ doubts }) => doubts)).toEqual([]);
});

it('knows only what it was given', () => {
  if (!a || !b) throw new Error('two occurrences');
  const clusters = new Clusters([a], []);
  expect(() => clusters.of(b)).toThrow(RangeError);
});
