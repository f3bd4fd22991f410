/** Of names that share tokens, one stays. */
import type { MentionLabel } from '../../types.ts';
import { type Found, meets, type Refiner } from './rule.ts';

const LABELS: readonly MentionLabel[] = ['PER', 'ORG', 'LOC'];

/** The longer one stays; of equal ones the later, so that rules go before the tagger. */
export const overlap: Refiner = {
  name: 'overlap',
  refine: (found) => {
    const latestFirst = found.toReversed();
    const each = LABELS.flatMap((label) => keepFirst(latestFirst.filter((n) => n.label === label)));
    const order = new Map(latestFirst.map((name, i) => [name, i]));
    return keepFirst(each.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
  },
};

function keepFirst(names: readonly Found[]): Found[] {
  const kept: Found[] = [];
  const bySentence = new Map<number, Found[]>();
  for (const name of names.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    const others = bySentence.get(name.sentence) ?? [];
    if (others.some((other) => meets(other, name))) continue;
    bySentence.set(name.sentence, [...others, name]);
    kept.push(name);
  }
  return kept;
}
