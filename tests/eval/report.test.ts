import { describe, expect, it } from 'vitest';
import { compareRuns, reportComparison } from '../../eval/compare.ts';
import { contextOf } from '../../eval/finding.ts';
import { reportErrors, reportTables } from '../../eval/report.ts';
import { parseRun, type Run, runToJson } from '../../eval/run.ts';
import { scoreExample } from '../../eval/score.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { at, decision, exampleOf, named } from './records.ts';

const TEXT = `Rova odlarklubb 2 april
Mötet antog planen.
Asta
blir värd.
Ture tackade Vera.
`;

const GOLD = {
  meeting: { date: '2024-04-02' },
  people: [
    { quote: 'Asta', name: 'Asta' },
    { quote: 'Ture', name: 'Ture' },
  ],
  decisions: [
    { quote: 'Mötet antog planen.', kind: 'adopt' },
    { quote: 'Asta\nblir värd.', kind: 'appoint' },
  ],
};

function runOf(...documents: [genre: string, said: Partial<MinutesRecord>][]): Run {
  const scores = documents.map(([genre, said]) =>
    scoreExample({ ...exampleOf(TEXT, GOLD, said), genre, id: `${genre}/x.txt` }),
  );
  return { skipped: 1, drafts: 0, documents: scores };
}

const FORMER: Partial<MinutesRecord> = {
  people: [named('Asta', [at(TEXT, 'Asta')]), named('Rova', [at(TEXT, 'Rova')])],
  decisions: [decision(TEXT, at(TEXT, 'Asta\nblir'), 'assign')],
};
const CURRENT: Partial<MinutesRecord> = {
  people: [named('Ture', [at(TEXT, 'Ture')]), named('Vera', [at(TEXT, 'Vera')])],
  decisions: [
    decision(TEXT, at(TEXT, 'Mötet antog planen.'), 'adopt'),
    decision(TEXT, at(TEXT, 'Asta\nblir värd.'), 'assign'),
  ],
};

describe('reportTables', () => {
  it('prints all genres, then each', () => {
    expect(reportTables(runOf(['klubb', FORMER], ['byalag', {}]))).toMatchInlineSnapshot(`
      "2 documents, 1 more without gold

      P, R, F1: one-to-one matches with any overlap; strict: F1 where both ends are right.

      all genres (2 documents)
      layer          support     tp     fp     fn      P      R     F1  strict
      people               4      1      1      3  0.500  0.250  0.333   0.333
      organisations        0      0      0      0      –      –      –       –
      decisions            4      1      0      3  1.000  0.250  0.400   0.000
      deadlines            0      0      0      0      –      –      –       –
      meetings             0      0      0      0      –      –      –       –

      byalag (1 document)
      layer          support     tp     fp     fn      P      R     F1  strict
      people               2      0      0      2      –  0.000  0.000   0.000
      organisations        0      0      0      0      –      –      –       –
      decisions            2      0      0      2      –  0.000  0.000   0.000
      deadlines            0      0      0      0      –      –      –       –
      meetings             0      0      0      0      –      –      –       –

      klubb (1 document)
      layer          support     tp     fp     fn      P      R     F1  strict
      people               2      1      1      1  0.500  0.500  0.500   0.500
      organisations        0      0      0      0      –      –      –       –
      decisions            2      1      0      1  1.000  0.500  0.667   0.000
      deadlines            0      0      0      0      –      –      –       –
      meetings             0      0      0      0      –      –      –       –

      Values: of the marks whose value gold states, how many were found and how many are right.

      all genres (2 documents)
      value               gold  found  right  of found  of gold
      people.name            4      1      1     1.000    0.250
      decisions.kind         4      1      0     0.000    0.000
      decisions.decider      0      0      0         –        –
      meeting.date           2      0      0         –    0.000

      byalag (1 document)
      value               gold  found  right  of found  of gold
      people.name            2      0      0         –    0.000
      decisions.kind         2      0      0         –    0.000
      decisions.decider      0      0      0         –        –
      meeting.date           1      0      0         –    0.000

      klubb (1 document)
      value               gold  found  right  of found  of gold
      people.name            2      1      1     1.000    0.500
      decisions.kind         2      1      0     0.000    0.000
      decisions.decider      0      0      0         –        –
      meeting.date           1      0      0         –    0.000"
    `);
  });
});

describe('reportErrors', () => {
  it('lists every error in its sentence', () => {
    expect(reportErrors(runOf(['klubb', FORMER]), null)).toMatchInlineSnapshot(`
      "== people: 1 missed, 1 spurious, 0 wrong, 0 inexact ==
      klubb/x.txt
        spurious 0–4  «Rova» odlarklubb 2 april
        missed   60–64  «Ture» tackade Vera.

      == decisions: 1 missed, 0 spurious, 1 wrong, 1 inexact ==
      klubb/x.txt
        missed   24–43  [adopt]  «Mötet antog planen.»
        wrong    44–59  kind: gold 'appoint', predicted 'assign'  «Asta blir värd.»
        inexact  44–59  predicted 'Asta blir'  «Asta blir värd.»

      == fields: 1 missed, 0 spurious, 0 wrong, 0 inexact ==
      klubb/x.txt
        missed    date: gold '2024-04-02', predicted nothing"
    `);
  });

  it('shortens a long quote to its ends', () => {
    const text = `Mötet antog ${'en lång '.repeat(12)}plan i maj.`;
    const gold = { decisions: [{ quote: text.slice(0, -1), kind: 'adopt' }] };
    const said = { decisions: [decision(text, at(text, text), 'adopt')] };
    const run = { skipped: 0, drafts: 0, documents: [scoreExample(exampleOf(text, gold, said))] };
    expect(reportErrors(run, 'decisions')).toContain(
      "predicted 'Mötet antog en lång en lång en … ng en lång en lång plan i maj.'  «Mötet",
    );
  });

  it('can be narrowed to one layer', () => {
    const text = reportErrors(runOf(['klubb', FORMER]), 'fields');
    expect(text).toMatchInlineSnapshot(`
      "== fields: 1 missed, 0 spurious, 0 wrong, 0 inexact ==
      klubb/x.txt
        missed    date: gold '2024-04-02', predicted nothing"
    `);
  });

  it('says so where there are none', () => {
    expect(reportErrors({ skipped: 0, drafts: 0, documents: [] }, null)).toBe('No errors.');
  });
});

describe('contextOf', () => {
  it('shows the line with the mark in it', () => {
    expect(contextOf(TEXT, at(TEXT, 'antog'))).toBe('Mötet «antog» planen.');
  });

  it('puts a mark over several lines on one', () => {
    expect(contextOf(TEXT, at(TEXT, 'planen.\nAsta\nblir'))).toBe(
      'Mötet antog «planen. Asta blir» värd.',
    );
  });

  it('keeps only the nearest part of a long line, in whole words', () => {
    const long = `${'ord '.repeat(60)}mitt${' ord'.repeat(60)}`;
    const context = contextOf(long, at(long, 'mitt'));
    expect(context).toMatch(/^… (?:ord )+«mitt»(?: ord)+ …$/);
    expect(context.length).toBeLessThan(260);
  });

  it('reaches both ends of the text', () => {
    expect(contextOf('Asta', { start: 0, end: 4 })).toBe('«Asta»');
    expect(contextOf('\nAsta', { start: 0, end: 5 })).toBe('« Asta»');
  });
});

describe('compareRuns', () => {
  it('prints deltas by genre, then gains and losses one by one', () => {
    const former = runOf(['klubb', FORMER], ['byalag', {}]);
    const current = runOf(['klubb', CURRENT], ['byalag', {}]);
    expect(reportComparison(compareRuns(former, current))).toMatchInlineSnapshot(`
      "2 documents in both runs

      layer                     tp     fp     fn  strict tp  F1 before  F1 after
      klubb: decisions          +1            −1         +2      0.667     1.000
      all genres: decisions     +1            −1         +2      0.400     0.667

      value                       found  right  of gold before  of gold after
      klubb: decisions.kind          +1     +1           0.000          0.500
      all genres: decisions.kind     +1     +1           0.000          0.250

      Gained: 4
        klubb/x.txt people: no longer missed 60–64  «Ture» tackade Vera.
        klubb/x.txt people: no longer spurious 0–4  «Rova» odlarklubb 2 april
        klubb/x.txt decisions: no longer missed 24–43  [adopt]  «Mötet antog planen.»
        klubb/x.txt decisions: no longer inexact 44–59  predicted 'Asta blir'  «Asta blir värd.»

      Lost: 2
        klubb/x.txt people: now missed 44–48  «Asta»
        klubb/x.txt people: now spurious 73–77  Ture tackade «Vera»."
    `);
  });

  it('finds nothing between a run and itself, read back from its JSON', () => {
    const run = runOf(['klubb', FORMER]);
    const saved = parseRun(JSON.stringify(runToJson(run)));
    expect(saved).toEqual(run);
    const { gained, lost } = compareRuns(saved, run);
    expect([gained, lost]).toEqual([[], []]);
  });

  it('leaves out documents that only one run holds, and names them', () => {
    const comparison = compareRuns(runOf(['klubb', FORMER]), runOf(['byalag', FORMER]));
    expect(comparison).toMatchObject({
      gained: [],
      lost: [],
      onlyBefore: ['klubb/x.txt'],
      onlyAfter: ['byalag/x.txt'],
    });
  });

  it('tells of a mark that is not found any more only that, not that its kind was wrong', () => {
    const { gained, lost } = compareRuns(runOf(['klubb', FORMER]), runOf(['klubb', {}]));
    const own = [...gained, ...lost].filter(({ layer }) => layer === 'decisions');
    expect(own.map(({ type }) => type)).toEqual(['missed']);
  });

  it('takes a field that was missing and is wrong now for neither', () => {
    const { meeting } = exampleOf(TEXT, GOLD).record;
    const wrong = { meeting: { ...meeting, date: '2023-04-02' } };
    const right = { meeting: { ...meeting, date: '2024-04-02' } };
    const changes = (a: Partial<MinutesRecord>, b: Partial<MinutesRecord>) => {
      const { gained, lost } = compareRuns(runOf(['klubb', a]), runOf(['klubb', b]));
      return [gained.length, lost.length];
    };
    expect(changes({}, wrong)).toEqual([0, 0]);
    expect(changes(wrong, right)).toEqual([1, 0]);
    expect(changes(right, {})).toEqual([0, 1]);
  });
});

describe('parseRun', () => {
  it('refuses what is no saved run', () => {
    expect(() => parseRun('{"schema":"klubbslag/eval@0"}')).toThrow();
  });
});
