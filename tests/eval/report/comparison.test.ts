import { describe, expect, it } from 'vitest';
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import { compareRuns } from '../../../eval/compare.ts';
import { reportComparison } from '../../../eval/report/comparison.ts';
import { parseRun, type Run, runToJson } from '../../../eval/run.ts';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { at, decision, emptyRecord, named } from '../records.ts';
import { CURRENT, FORMER, runOf, TEXT, withoutGold } from './runs.ts';

function compare(former: Run, current: Run) {
  return compareRuns(former, current, RESAMPLING);
}

function shown(former: Run, current: Run): string {
  return reportComparison(compare(former, current));
}

describe('reportComparison', () => {
  it('prints deltas by genre, then gains and losses one by one', () => {
    const former = runOf(['klubb', FORMER], ['byalag', {}]);
    const current = runOf(['klubb', CURRENT], ['byalag', {}]);
    expect(shown(former, current)).toMatchInlineSnapshot(`
      "2 documents in both runs

      layer                  found  spurious  missed  strict  F1 before  F1 after
      klubb: decisions          +1                −1      +1      0.667     1.000
      all genres: decisions     +1                −1      +1      0.400     0.667

      value                       found  right  of gold before  of gold after
      klubb: decisions.kind          +1     +1           0.000          0.500
      all genres: decisions.kind     +1     +1           0.000          0.250

      Is it more than noise?
      layer               F1 before  F1 after         difference  95 % interval      p
      decisions, overlap      0.400     0.667  too few documents
      decisions, strict       0.000     0.333  too few documents

      Gained: 4
        klubb/x.txt people: no longer spurious 0–4  ‹Rova› odlarklubb 2 april
        klubb/x.txt people: no longer missed 63–67  «Ture» tackade Vera.
        klubb/x.txt decisions: no longer missed 25–44  [adopt]  «Mötet antog planen.»
        klubb/x.txt decisions: no longer inexact 46–61  predicted 'Asta blir'  «Asta blir värd.»

      Lost: 2
        klubb/x.txt people: now missed 46–50  «Asta» blir värd.
        klubb/x.txt people: now spurious 76–80  Ture tackade ‹Vera›."
    `);
  });

  it('lists what appears, vanishes and changes where there is no gold', () => {
    const former = withoutGold(['klubb', FORMER], ['byalag', CURRENT]);
    const current = withoutGold(['klubb', CURRENT], ['byalag', CURRENT]);
    expect(shown(former, current)).toMatchInlineSnapshot(`
      "2 documents in both runs

      No counts differ.

      Gained: 0

      Lost: 0

      Where there is no gold:
      people: 2 appeared, 2 vanished
        klubb/x.txt: vanished 0–4  [name Rova]  ‹Rova› odlarklubb 2 april
        klubb/x.txt: vanished 46–50  [name Asta]  ‹Asta› blir värd.
        klubb/x.txt: appeared 63–67  [name Ture]  ‹Ture› tackade Vera.
        klubb/x.txt: appeared 76–80  [name Vera]  Ture tackade ‹Vera›.
      decisions: 1 appeared, 1 changed
        klubb/x.txt: appeared 25–44  [kind adopt]  ‹Mötet antog planen.›
        klubb/x.txt: changed 46–61  [was 'Asta blir']  ‹Asta blir värd.›"
    `);
  });

  it('takes a layer that only one of the runs had gold for as one without', () => {
    const before = withoutGold(['klubb', FORMER]);
    const { unjudged, gained, lost } = compare(before, runOf(['klubb', CURRENT]));
    expect(unjudged.length).toBeGreaterThan(0);
    // Its errors are news all the same.
    expect(gained).toEqual([]);
    expect(lost.map(({ type }) => type)).toContain('spurious');
  });

  it('tests each layer that differs, with five documents or more', () => {
    const of = (said: Partial<MinutesRecord>) =>
      runOf(...[1, 2, 3, 4, 5].map((i): [string, typeof said] => [`klubb${i}`, said]));
    const text = shown(of(FORMER), of(CURRENT));
    expect(text).toMatch(
      /decisions, overlap +0\.667 +1\.000 +\+0\.333 +\+0\.333 to \+0\.333 +0\.002/u,
    );
    expect(text).not.toMatch(/people, overlap/u);
  });
});

describe('compareRuns', () => {
  it('finds nothing between a run and itself, read back from its JSON', () => {
    const run = runOf(['klubb', FORMER]);
    const saved = parseRun(JSON.stringify(runToJson(run)));
    expect(saved).toEqual(run);
    expect(compare(saved, run)).toMatchObject({ gained: [], lost: [], unjudged: [], tests: [] });
    expect(shown(saved, run)).toContain('No counts differ.');
  });

  it('leaves out documents that only one run holds, and names them', () => {
    expect(compare(runOf(['klubb', FORMER]), runOf(['byalag', FORMER]))).toMatchObject({
      gained: [],
      lost: [],
      onlyBefore: ['klubb/x.txt'],
      onlyAfter: ['byalag/x.txt'],
    });
  });

  it('does not compare places in two different texts', () => {
    const former = runOf(['klubb', FORMER]);
    const documents = former.documents.map((one) => ({ ...one, sha256: 'f'.repeat(64) }));
    const comparison = compare({ skipped: 0, drafts: 0, documents }, runOf(['klubb', CURRENT]));
    expect(comparison).toMatchObject({ otherText: ['klubb/x.txt'], gained: [], lost: [] });
  });

  it('tells of a mark that is not found any more only that, not that its kind was wrong', () => {
    const { gained, lost } = compare(runOf(['klubb', FORMER]), runOf(['klubb', {}]));
    const own = [...gained, ...lost].filter(({ layer }) => layer === 'decisions');
    expect(own.map(({ type }) => type)).toEqual(['missed']);
  });

  it('counts a field that was missing and is wrong now as one more error', () => {
    const { meeting } = emptyRecord(TEXT);
    const wrong = { meeting: { ...meeting, date: '2023-04-02' } };
    const right = { meeting: { ...meeting, date: '2024-04-02' } };
    const changes = (a: Partial<MinutesRecord>, b: Partial<MinutesRecord>) => {
      const { gained, lost } = compare(runOf(['klubb', a]), runOf(['klubb', b]));
      return [gained.length, lost.length];
    };
    expect(changes({}, wrong)).toEqual([0, 1]);
    expect(changes(wrong, right)).toEqual([2, 0]);
    expect(changes(right, {})).toEqual([0, 1]);
  });

  it('has one change where the same place is found with other ends or another value', () => {
    const span = at(TEXT, 'Mötet antog planen.');
    const shorter = { start: span.start, end: span.end - 1 };
    const of = (said: Partial<MinutesRecord>) => withoutGold(['klubb', said]);
    const types = (a: Partial<MinutesRecord>, b: Partial<MinutesRecord>) =>
      compare(of(a), of(b)).unjudged.map(({ type }) => type);
    const one = { decisions: [decision(TEXT, span, 'adopt')] };
    expect(types(one, one)).toEqual([]);
    expect(types(one, { decisions: [decision(TEXT, shorter, 'adopt')] })).toEqual(['changed']);
    expect(types(one, { decisions: [decision(TEXT, span, 'approve')] })).toEqual(['changed']);
    expect(types(one, { people: [named('Asta', [at(TEXT, 'Asta')])] })).toEqual([
      'appeared',
      'vanished',
    ]);
  });
});

describe('parseRun', () => {
  it('refuses what is no saved run', () => {
    expect(() => parseRun('{"schema":"klubbslag/eval@1"}')).toThrow();
  });
});
