import { describe, expect, it } from 'vitest';
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import { LABELS } from '../../../eval/ner/labels.ts';
import { type Judged, type NerScore, scoreNames } from '../../../eval/ner/score.ts';
import type { Name } from '../../../eval/ner/task.ts';
import { type Random, randomOf } from '../../../eval/random.ts';
import { judged } from './judged.ts';

const QUICK = { seed: 1, resamples: 50 };

function score(rows: string): NerScore {
  return scoreNames(judged(rows), QUICK);
}

/** Without what hangs on which sentences are drawn. */
function counts({ micro, macro, labels, exact, type, confusion }: NerScore) {
  const bare = ({ interval: _, ...rest }: NerScore['micro']) => rest;
  const each = LABELS.map((label) => bare(labels[label]));
  return { micro: bare(micro), each, macro, exact, type, confusion };
}

describe('a case computed by hand', () => {
  // Gold: PER Anna Ek, PER Bo, ORG Hedby IF, LOC Hedby, ORG S. Answer: PER Anna Ek (right),
  // ORG Bo (wrong label), ORG IF (wrong end), LOC Hedby (right), PER tackade (spurious).
  const result = score(
    'Anna B-PER B-PER|Ek I-PER I-PER|och O O|Bo B-PER B-ORG||' +
      'Hedby B-ORG O|IF I-ORG B-ORG|i O O|Hedby B-LOC B-LOC||S B-ORG O|tackade O B-PER',
  );

  it('counts entity by entity', () => {
    expect(result.micro).toMatchObject({ support: 5, predicted: 5, correct: 2 });
    expect(result.micro).toMatchObject({ precision: 0.4, recall: 0.4, f1: 0.4 });
    expect(result.labels.PER).toMatchObject({ support: 2, predicted: 2, correct: 1, f1: 0.5 });
    expect(result.labels.ORG).toMatchObject({ support: 2, predicted: 2, correct: 0, f1: 0 });
    expect(result.labels.LOC).toMatchObject({ support: 1, predicted: 1, correct: 1, f1: 1 });
    expect(result.macro.f1).toBeCloseTo((0.5 + 0 + 1) / 3);
  });

  it('also by the ends alone and by the label with any overlap', () => {
    expect(result.exact).toMatchObject({ support: 5, predicted: 5, correct: 3, f1: 0.6 });
    expect(result.type).toMatchObject({ support: 5, predicted: 5, correct: 3, f1: 0.6 });
  });

  it('tells which label was taken for which', () => {
    expect(result.confusion).toEqual({
      PER: { PER: 1, ORG: 1, LOC: 0, missed: 0 },
      ORG: { PER: 0, ORG: 1, LOC: 0, missed: 1 },
      LOC: { PER: 0, ORG: 0, LOC: 1, missed: 0 },
      spurious: { PER: 1, ORG: 0, LOC: 0 },
    });
  });
});

describe('where other scorers stumble', () => {
  it.each([
    ['neighbours taken for one', 'Anna B-PER B-PER|Bo B-PER I-PER', [0, 1, 2]],
    ['one taken for neighbours', 'Anna B-PER B-PER|Ek I-PER B-PER', [0, 2, 1]],
    ['neighbours of one label, both right', 'Anna B-PER B-PER|Bo B-PER B-PER', [2, 2, 2]],
    ['the second of two neighbours only', 'Anna B-PER O|Bo B-PER B-PER', [1, 1, 2]],
    ['I- after another label', 'Anna B-PER B-PER|IF I-ORG B-ORG', [2, 2, 2]],
    ['the last token of a sentence', 'i O O|Hedby B-LOC B-LOC||Bo O O', [1, 1, 1]],
    ['a name that ends too late', 'Anna B-PER B-PER|Ek I-PER I-PER|kom O I-PER', [0, 1, 1]],
    ['the right ends, the wrong label', 'Hedby B-LOC B-ORG', [0, 1, 1]],
    [
      'right in one sentence, elsewhere in the other',
      'Bo B-PER B-PER|kom O O||Bo B-PER O|kom O B-PER',
      [1, 2, 2],
    ],
  ])('%s', (_, rows, [correct, predicted, support]) => {
    expect(score(rows).micro).toMatchObject({ correct, predicted, support });
  });

  it('neighbours do not overlap, and the larger overlap is the pair', () => {
    expect(score('Anna B-PER O|Bo B-ORG B-PER').confusion).toMatchObject({
      PER: { PER: 0, missed: 1 },
      ORG: { PER: 1, missed: 0 },
    });
    const merged = score('A B-PER B-ORG|Hedby B-ORG I-ORG|IF I-ORG I-ORG');
    expect(merged.confusion).toMatchObject({ PER: { missed: 1 }, ORG: { ORG: 1, missed: 0 } });
    expect(merged.type.correct).toBe(1);
  });
});

describe('the two ends of the scale', () => {
  const rows = 'Anna B-PER B-PER|i O O|Hedby B-LOC B-LOC||S B-ORG B-ORG|Bo B-PER B-PER';

  it('gold against itself is 1 in every table', () => {
    const { micro, macro, labels, exact, type, confusion } = score(rows);
    const one = { precision: 1, recall: 1, f1: 1 };
    for (const part of [micro, macro, exact, type, ...Object.values(labels)]) {
      expect(part).toMatchObject(one);
    }
    expect(LABELS.map((label) => confusion[label][label])).toEqual([2, 1, 1]);
  });

  it('gold against nothing is 0, with no precision to speak of', () => {
    const silent = judged(rows).map((sentence) => ({ ...sentence, predicted: [] }));
    const { micro, macro, labels, exact, type } = scoreNames(silent, QUICK);
    for (const part of [micro, exact, type, ...Object.values(labels)]) {
      expect(part).toMatchObject({ precision: null, recall: 0, f1: 0, correct: 0 });
    }
    expect(macro).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('a label that neither side has gives no figure and stays out of macro', () => {
    const { labels, macro } = score('Anna B-PER B-PER');
    expect(labels.ORG).toMatchObject({ precision: null, recall: null, f1: null, interval: null });
    expect(macro).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('nothing at all gives no figure', () => {
    expect(scoreNames([], QUICK).micro).toMatchObject({ support: 0, f1: null, interval: null });
  });
});

describe('intervals', () => {
  const many = Array.from({ length: 40 }, (_, n) => `Anna B-PER ${n % 4 === 0 ? 'O' : 'B-PER'}`);

  it('lie around the figure and repeat', () => {
    const cases = judged(many.join('||'));
    const { micro, labels } = scoreNames(cases, RESAMPLING);
    // 30 of 40 found: recall 0.75, F1 0.857.
    expect(micro.f1).toBeCloseTo(6 / 7);
    expect(micro.interval?.low).toBeGreaterThan(0.7);
    expect(micro.interval?.low).toBeLessThan(0.82);
    expect(micro.interval?.high).toBeGreaterThan(0.89);
    expect(micro.interval?.high).toBeLessThan(0.97);
    expect(labels.PER.interval).toEqual(micro.interval);
    expect(scoreNames(cases, RESAMPLING).micro).toEqual(micro);
  });

  it('are none with four sentences', () => {
    expect(scoreNames(judged(many.slice(0, 4).join('||')), QUICK).micro.interval).toBeNull();
  });
});

/** Names in order, none overlapping another. */
function someNames(random: Random): Name[] {
  const names: Name[] = [];
  for (let at = random.int(4); at < 20; at += random.int(4)) {
    const end = at + 1 + random.int(4);
    names.push({ start: at, end, label: LABELS[random.int(3)] ?? 'PER' });
    at = end;
  }
  return names;
}

it('keeps its sums on random files, in any order of sentences', () => {
  const random = randomOf(5);
  for (let round = 0; round < 200; round++) {
    const sentences: Judged[] = Array.from({ length: 4 }, () => ({
      gold: someNames(random),
      predicted: someNames(random),
    }));
    const result = scoreNames(sentences, QUICK);
    const { micro, labels, exact, type, confusion } = result;
    expect(counts(scoreNames(random.shuffle(sentences), QUICK))).toEqual(counts(result));
    expect(micro.correct).toBeLessThanOrEqual(Math.min(exact.correct, type.correct));
    for (const label of LABELS) {
      const row = Object.values(confusion[label]);
      const column = [...LABELS, 'spurious' as const].map((gold) => confusion[gold][label]);
      const sum = (cells: number[]) => cells.reduce((a, b) => a + b, 0);
      expect([sum(row), sum(column)]).toEqual([labels[label].support, labels[label].predicted]);
    }
  }
});

describe('how sure', () => {
  const names = (scores: readonly number[]): Name[] =>
    scores.map((score, i) => ({ start: 10 * i, end: 10 * i + 5, label: 'PER', score }));

  it('nobody says', () => {
    expect(score('Anna B-PER B-PER').confidence).toBeNull();
  });

  it('nine of ten that were held with 0.9 are right: no distance', () => {
    const predicted = names(Array.from({ length: 10 }, () => 0.9));
    const gold = predicted.slice(0, 9).map(({ start, end, label }) => ({ start, end, label }));
    const { confidence } = scoreNames([{ gold, predicted }], QUICK);
    expect(confidence?.count).toBe(10);
    expect(confidence?.ece).toBeCloseTo(0, 9);
    expect(confidence?.brier).toBeCloseTo(0.09, 9);
  });

  it('right means the same ends and the same label', () => {
    const predicted = names([1, 1]);
    const gold: Name[] = [
      { start: 0, end: 5, label: 'ORG' },
      { start: 10, end: 14, label: 'PER' },
    ];
    expect(scoreNames([{ gold, predicted }], QUICK).confidence?.ece).toBe(1);
  });
});
