import { describe, expect, it } from 'vitest';
import { errorsOf, errorsWith } from '../../../eval/ner/errors.ts';
import { type NerRun, nerToJson, reportNer } from '../../../eval/ner/report.ts';
import { scoreNames } from '../../../eval/ner/score.ts';
import { judged } from './judged.ts';

const ROWS =
  'Anna B-PER B-PER|Ek I-PER O|kom O O||Till O O|Hedby B-LOC B-ORG||S B-ORG O||' +
  'Bo O B-PER|vid O O|ån O O||Vera B-PER B-PER|kom O O|för O O|sent O O||Slut O O';

function runOf(rows: string, change: Partial<NerRun> = {}): NerRun {
  const cases = judged(rows);
  return {
    model: 'prov@1.0.0',
    file: 'prov.iob2',
    tasks: { tasks: cases, tokens: 16, mapped: new Map(), leftOut: new Map() },
    repaired: 0,
    resampling: { seed: 7, resamples: 100 },
    score: scoreNames(cases, { seed: 7, resamples: 100 }),
    errors: cases.flatMap((task) => errorsOf(task, task.predicted)),
    ...change,
  };
}

describe('reportNer', () => {
  it('prints scores, confusion, what was done with labels, and errors', () => {
    expect(reportNer(runOf(ROWS))).toMatchInlineSnapshot(`
      "prov.iob2: 6 sentences, 16 tokens, 4 entities; prov@1.0.0

      Right: the same ends and the same label.
      95 % intervals of F1: 100 resamples of the sentences, seed 7.

      label  support  predicted  correct      P      R     F1         95 %
      PER          2          3        1  0.333  0.500  0.400  0.000–1.000
      ORG          1          1        0  0.000  0.000  0.000  0.000–0.000
      LOC          1          0        0      –  0.000  0.000  0.000–0.000
      micro        4          4        1  0.250  0.250  0.250  0.000–0.833
      macro                               0.111  0.167  0.133

      By the ends alone: P 0.500, R 0.500, F1 0.500
      By the label, any overlap: P 0.500, R 0.500, F1 0.500

      The tagger does not say how sure it is.

      Pairs that overlap, gold label by predicted label:
      gold        PER    ORG    LOC  missed
      PER           2      0      0       0
      ORG           0      0      0       1
      LOC           0      1      0       0
      spurious      1      0      0

      Labels read otherwise: none.
      Left out: none.
      Entities that begin without B-: 0.

      == errors: 1 missed, 1 spurious, 1 wrong, 1 inexact ==
      line 1  inexact  PER  predicted 'Anna'  «Anna Ek» kom
      line 5  wrong  LOC  predicted ORG 'Hedby'  Till «Hedby»
      line 8  missed  ORG  «S»
      line 10  spurious  PER  ‹Bo› vid ån"
    `);
  });

  it('says what was read otherwise, left out and mended', () => {
    const { tasks } = runOf(ROWS);
    const text = reportNer(
      runOf(ROWS, {
        tasks: { ...tasks, mapped: new Map([['PRS', 'PER']]), leftOut: new Map([['MISC', 3]]) },
        repaired: 2,
        errors: null,
      }),
    );
    expect(text).toContain('Labels read otherwise: PRS as PER.');
    expect(text).toContain('Left out: MISC 3; what is predicted there counts as spurious.');
    expect(text).toContain('Entities that begin without B-: 2.');
    expect(text).not.toContain('==');
  });

  it('does not pretend to an interval', () => {
    const text = reportNer(runOf('Anna B-PER B-PER'));
    expect(text).toContain('Too few sentences for an interval.');
    expect(text).toMatch(/^micro .* –$/mu);
  });
});

describe('errorsOf', () => {
  const errors = runOf(ROWS).errors ?? [];

  it('gives each with its sentence and its places in it', () => {
    expect(errors.map(({ type }) => type)).toEqual(['inexact', 'wrong', 'missed', 'spurious']);
    for (const { gold, predicted, sentence } of errors) {
      for (const name of [gold, predicted]) {
        if (name) expect(sentence.slice(name.start, name.end)).toBe(name.text);
      }
    }
  });

  it('can be narrowed to those that a label has part in', () => {
    const lines = (label: 'PER' | 'ORG' | 'LOC' | null) =>
      errorsWith(errors, label).map(({ type }) => type);
    expect(lines('PER')).toEqual(['inexact', 'spurious']);
    expect(lines('ORG')).toEqual(['wrong', 'missed']);
    expect(lines('LOC')).toEqual(['wrong']);
    expect(lines(null)).toHaveLength(4);
  });

  it('is in the order of the text', () => {
    const [task] = judged('Bo O B-PER|och O O|Anna B-PER O|i O O|Hedby B-LOC B-ORG');
    const found = task ? errorsOf(task, task.predicted) : [];
    expect(found.map(({ type }) => type)).toEqual(['spurious', 'missed', 'wrong']);
  });
});

it('is plain data, with errors only where they are asked for', () => {
  const json = nerToJson(runOf(ROWS));
  expect(JSON.parse(JSON.stringify(json))).toMatchObject({
    schema: 'klubbslag/ner@1',
    model: 'prov@1.0.0',
    file: 'prov.iob2',
    sentences: 6,
    tokens: 16,
    resampling: { seed: 7, resamples: 100 },
    micro: { precision: 0.25, recall: 0.25, f1: 0.25, support: 4, predicted: 4, correct: 1 },
    labels: { LOC: { precision: null, f1: 0, support: 1 } },
    confusion: { LOC: { ORG: 1 }, spurious: { PER: 1 } },
    mapped: {},
    leftOut: {},
    repaired: 0,
    errors: [{ line: 1, type: 'inexact' }, {}, {}, { gold: null, predicted: { text: 'Bo' } }],
  });
  expect(nerToJson(runOf(ROWS, { errors: null }))).not.toHaveProperty('errors');
});
