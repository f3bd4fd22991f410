import { describe, expect, it } from 'vitest';
import { type Alignable, align } from '../../eval/align.ts';
import { randomOf } from '../../eval/random.ts';
import { overlaps } from '../../pipeline/span.ts';

interface Named extends Alignable {
  readonly name: string;
}

function mark(name: string, start: number, end: number, key = '', optional = false): Named {
  return { name, start, end, key, optional };
}

function names(gold: readonly Named[], predicted: readonly Named[]) {
  const { pairs, missed, spurious } = align(gold, predicted);
  return {
    pairs: pairs.map((p) => `${p.gold.name}-${p.predicted.name}${p.exact ? '!' : ''}`),
    missed: missed.map(({ name }) => name),
    spurious: spurious.map(({ name }) => name),
  };
}

describe('align', () => {
  it('does not take neighbours for overlapping', () => {
    expect(names([mark('g', 0, 2)], [mark('p', 2, 4)])).toEqual({
      pairs: [],
      missed: ['g'],
      spurious: ['p'],
    });
  });

  it('finds the exact match though another gold mark around it stands first', () => {
    const gold = [mark('outer', 0, 30), mark('inner', 5, 10)];
    expect(names(gold, [mark('p', 5, 10)])).toEqual({
      pairs: ['inner-p!'],
      missed: ['outer'],
      spurious: [],
    });
  });

  it('counts one prediction over two gold marks once', () => {
    const gold = [mark('a', 0, 10), mark('b', 11, 30)];
    expect(names(gold, [mark('p', 0, 30)])).toEqual({
      pairs: ['b-p'],
      missed: ['a'],
      spurious: [],
    });
  });

  it('counts one gold mark under two predictions once', () => {
    const predicted = [mark('short', 0, 3), mark('long', 4, 20)];
    expect(names([mark('g', 0, 20)], predicted)).toEqual({
      pairs: ['g-long'],
      missed: [],
      spurious: ['short'],
    });
  });

  it('matches nested marks with nested predictions', () => {
    const gold = [mark('outer', 0, 30), mark('inner', 5, 10)];
    const predicted = [mark('in', 5, 9), mark('out', 0, 28)];
    expect(names(gold, predicted).pairs).toEqual(['outer-out', 'inner-in']);
  });

  it('looks at all pairs together, not at the best one first', () => {
    // Alone, wide fits b best (40/90); a-wide and b-narrow together are worth more.
    const gold = [mark('a', 0, 50), mark('b', 50, 90)];
    const predicted = [mark('wide', 0, 90), mark('narrow', 50, 88)];
    expect(names(gold, predicted).pairs).toEqual(['a-wide', 'b-narrow']);
  });

  it('measures by the share and not by the length that two have in common', () => {
    // b-wide shares 60 characters, more than the 30 and 25 of the two pairs that fit better.
    const gold = [mark('a', 0, 30), mark('b', 30, 90)];
    const predicted = [mark('wide', 0, 90), mark('narrow', 60, 85)];
    expect(names(gold, predicted).pairs).toEqual(['a-wide', 'b-narrow']);
  });

  it('settles a tie by position', () => {
    const gold = [mark('second', 10, 20), mark('first', 0, 10)];
    expect(names(gold, [mark('p', 5, 15)])).toEqual({
      pairs: ['first-p'],
      missed: ['second'],
      spurious: [],
    });
  });

  it('pairs marks at one place by their values', () => {
    const gold = [mark('adopt', 0, 9, 'adopt'), mark('note', 0, 9, 'note')];
    const predicted = [mark('N', 0, 9, 'note'), mark('A', 0, 9, 'adopt')];
    expect(names(gold, predicted).pairs).toEqual(['adopt-A!', 'note-N!']);
  });

  it('does so before it settles for other values', () => {
    const gold = [mark('adopt', 0, 9, 'adopt'), mark('note', 0, 9, 'note')];
    const predicted = [mark('N', 0, 9, 'note'), mark('O', 0, 9, 'other')];
    expect(names(gold, predicted).pairs).toEqual(['adopt-O!', 'note-N!']);
  });

  it('prefers what is required where an optional mark stands at the same place', () => {
    const gold = [mark('optional', 0, 9, '', true), mark('required', 0, 9)];
    expect(names(gold, [mark('p', 0, 9)]).pairs).toEqual(['required-p!']);
  });
});

describe('align on 2,000 random pairs of lists', () => {
  const random = randomOf(20240312);
  const marks = (side: string) =>
    Array.from({ length: random.int(9) }, (_, index) => {
      const start = random.int(30);
      const end = start + 1 + random.int(12);
      return mark(`${side}${index}`, start, end, String(random.int(2)), random.int(5) === 0);
    });
  const cases = Array.from({ length: 2000 }, () => ({ gold: marks('g'), predicted: marks('p') }));

  it('uses each mark at most once and loses none', () => {
    for (const { gold, predicted } of cases) {
      const { pairs, missed, spurious } = align(gold, predicted);
      const left = [...pairs.map((pair) => pair.gold), ...missed];
      const right = [...pairs.map((pair) => pair.predicted), ...spurious];
      expect(new Set(left)).toEqual(new Set(gold));
      expect(left).toHaveLength(gold.length);
      expect(new Set(right)).toEqual(new Set(predicted));
      expect(right).toHaveLength(predicted.length);
    }
  });

  it('pairs only what overlaps, and leaves nothing that could still be paired', () => {
    for (const { gold, predicted } of cases) {
      const { pairs, missed, spurious } = align(gold, predicted);
      expect(pairs.every((pair) => overlaps(pair.gold, pair.predicted))).toBe(true);
      expect(missed.some((g) => spurious.some((p) => overlaps(g, p)))).toBe(false);
    }
  });

  it('finds every exact pair there can be', () => {
    for (const { gold, predicted } of cases) {
      const place = ({ start, end }: Named) => `${start}-${end}`;
      const free = predicted.map(place);
      let possible = 0;
      for (const g of gold) {
        const index = free.indexOf(place(g));
        if (index < 0) continue;
        free.splice(index, 1);
        possible++;
      }
      const { pairs } = align(gold, predicted);
      expect(pairs.filter(({ exact }) => exact)).toHaveLength(possible);
    }
  });

  it('gives the same whatever order the marks come in', () => {
    // Marks alike in all that counts may change places, so they are compared without their names.
    const bare = ({ name: _, ...rest }: Named) => rest;
    const shape = (gold: readonly Named[], predicted: readonly Named[]) => {
      const { pairs, missed, spurious } = align(gold, predicted);
      return {
        pairs: pairs.map((p) => [bare(p.gold), bare(p.predicted), p.exact]),
        missed: missed.map(bare),
        spurious: spurious.map(bare),
      };
    };
    for (const { gold, predicted } of cases) {
      const shuffled = shape(random.shuffle(gold), random.shuffle(predicted));
      expect(shuffled).toEqual(shape(gold, predicted));
    }
  });
});
