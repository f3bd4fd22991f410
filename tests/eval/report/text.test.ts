import { describe, expect, it } from 'vitest';
import { reportErrors, reportTables } from '../../../eval/report/text.ts';
import { scoreExample } from '../../../eval/score.ts';
import { at, decision, exampleOf } from '../records.ts';
import { CURRENT, evaluationOf, FORMER, runOf } from './runs.ts';

describe('reportTables', () => {
  const run = runOf(['klubb', FORMER], ['byalag', {}]);

  it('prints layers first, then readings, parts, types, values', () => {
    expect(reportTables(evaluationOf(run), 'genre')).toMatchInlineSnapshot(`
      "2 documents, 1 more without gold

      No intervals: fewer than 5 documents.

      Layers. Found: pairs of a gold mark and a prediction that overlap, one to one. P and R: found of
      what was predicted and of gold. Names: people, organisations and places as one layer.
      layer           gold  predicted  found      P      R     F1
      people             4          2      1  0.500  0.250  0.333
      organisations      0          0      0      –      –      –
      decisions          4          1      1  1.000  0.250  0.400
      deadlines          0          0      0      –      –      –
      meetings           0          0      0      –      –      –
      fields             2          0      0      –  0.000  0.000
      names              4          2      1  0.500  0.250  0.333
      all but names     10          3      2  0.667  0.200  0.308

      F1 by what counts as right. Overlap: found at all; type: and of the right type; partial: other
      ends count half; exact: both ends right; strict: ends and type right (SemEval-2013).
      layer                  overlap   type  partial  exact  strict
      people                   0.333  0.333    0.333  0.333   0.333
      organisations                –      –        –      –       –
      decisions                0.400  0.000    0.200  0.000   0.000
      deadlines                    –      –        –      –       –
      meetings                     –      –        –      –       –
      fields                   0.000  0.000    0.000  0.000   0.000
      names                    0.333  0.333    0.333  0.333   0.333
      micro, all but names     0.308  0.154    0.231  0.154   0.154
      macro, mean of layers    0.244  0.111    0.178  0.111   0.111

      By genre. F1 by overlap, gold marks in brackets. * Fewer than 5 documents: too few to judge by.
      genre   documents     people  organisations  decisions  deadlines  meetings     fields
      byalag        1 *  0.000 (2)              –  0.000 (2)          –         –  0.000 (1)
      klubb         1 *  0.500 (2)              –  0.667 (2)          –         –  0.000 (1)

      By type. P and R count what is found with the right type; strict: with the right ends, too.
      type                 gold  predicted      P      R     F1  strict F1
      decisions: adopt        2          0      –  0.000  0.000      0.000
      decisions: appoint      2          0      –  0.000  0.000      0.000
      decisions: assign       0          1  0.000      –  0.000      0.000
      decisions: macro                                    0.000      0.000

      Values. Of the marks whose value gold states, how many were found, and how many values are
      right.
      value            gold  found  right  of found  of gold
      people.name         4      1      1     1.000    0.250
      decisions.kind      4      1      0     0.000    0.000

      Confidence. ECE: mean distance between confidence and the share that is right (0 is best);
      Brier: mean squared error; AP: average precision over the threshold.
      layer      predicted    ECE  Brier     AP
      people             2  0.500  0.500  0.125
      decisions          1  0.000  0.000  0.250

      Confusion: names. Gold down, predicted across.
      gold        PER  missed
      PER           1       3
      spurious      1       ·

      Confusion: decisions. Gold down, predicted across.
      gold      adopt  appoint  assign  missed
      adopt         ·        ·       ·       2
      appoint       ·        ·       1       1
      assign        ·        ·       ·       ·
      spurious      ·        ·       ·       ·"
    `);
  });

  it('shows the parts that are asked for', () => {
    expect(reportTables(evaluationOf(run), 'body')).toContain('By body.');
    expect(reportTables(evaluationOf(run), 'body')).not.toContain('By genre.');
  });

  it('gives intervals, with seed and number, from five documents on', () => {
    const many = Array.from({ length: 5 }, (_, i) => [`klubb${i}`, CURRENT] as const);
    const text = reportTables(
      evaluationOf(runOf(...many.map(([g, s]) => [g, s] as [string, typeof s]))),
      'genre',
    );
    expect(text).toContain('1000 resamples, seed 1');
    expect(text).toMatch(/decisions +10 +10 +10 +1\.000 \[0\.692–1\.000\]/u);
  });
});

describe('reportErrors', () => {
  const { documents } = runOf(['klubb', FORMER]);

  it('lists every error in its sentence', () => {
    expect(reportErrors(documents, null)).toMatchInlineSnapshot(`
      "== people: 1 missed, 1 spurious, 0 wrong, 0 inexact ==
      klubb/x.txt
        spurious 0–4  ‹Rova› odlarklubb 2 april
        missed   63–67  «Ture» tackade Vera.

      == decisions: 1 missed, 0 spurious, 1 wrong, 1 inexact ==
      klubb/x.txt
        missed   25–44  [adopt]  «Mötet antog planen.»
        wrong    46–61  kind: gold 'appoint', predicted 'assign'  «Asta blir värd.»
        inexact  46–61  predicted 'Asta blir'  «Asta blir värd.»

      == fields: 1 missed, 0 spurious, 0 wrong, 0 inexact ==
      klubb/x.txt
        missed    date: '2024-04-02'"
    `);
  });

  it('shortens a long quote to its ends', () => {
    const text = `Mötet antog ${'en lång '.repeat(12)}plan i maj.`;
    const gold = { decisions: [{ quote: text.slice(0, -1), kind: 'adopt' }] };
    const said = { decisions: [decision(text, at(text, text), 'adopt')] };
    expect(reportErrors([scoreExample(exampleOf(text, gold, said))], 'decisions')).toContain(
      "predicted 'Mötet antog en lång en lång en … ng en lång en lång plan i maj.'  «Mötet",
    );
  });

  it('can be narrowed to one layer', () => {
    expect(reportErrors(documents, 'fields')).toMatchInlineSnapshot(`
      "== fields: 1 missed, 0 spurious, 0 wrong, 0 inexact ==
      klubb/x.txt
        missed    date: '2024-04-02'"
    `);
  });

  it('says so where there are none', () => {
    expect(reportErrors([], null)).toBe('No errors.');
  });
});
