import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../eval/compare.ts';
import { evaluate } from '../../../eval/evaluation.ts';
import { reportJson } from '../../../eval/report/json.ts';
import { parseRun } from '../../../eval/run.ts';
import type { ScoredDocument } from '../../../eval/score.ts';
import { evaluationOf, sampleDocuments } from './sample.ts';

const evaluation = evaluationOf(sampleDocuments());

function withoutPeople(document: ScoredDocument): ScoredDocument {
  const people = { judged: true, outcomes: [] };
  return { ...document, layers: { ...document.layers, people } };
}

describe('reportJson', () => {
  it('is a run that gives the same figures when it is read back', () => {
    const json = JSON.stringify(reportJson(evaluation, null));
    const run = parseRun(json);
    expect(run.documents).toEqual(evaluation.documents);
    expect(JSON.parse(JSON.stringify(evaluate(run, evaluation.resampling)))).toEqual(
      JSON.parse(json),
    );
  });

  it('a run that was saved before a layer came can be read; of that layer nothing is lost', () => {
    const saved = JSON.parse(JSON.stringify(reportJson(evaluation, null)));
    for (const document of saved.documents) delete document.layers.people;
    const former = parseRun(JSON.stringify(saved));
    expect(former.documents[0]?.layers).not.toHaveProperty('people');
    const layers = (comparison: ReturnType<typeof compareRuns>) =>
      new Set([...comparison.lost, ...comparison.gained].map(({ layer }) => layer));
    expect(layers(compareRuns(former, evaluation, evaluation.resampling))).toEqual(new Set());
    const empty = { ...evaluation, documents: evaluation.documents.map(withoutPeople) };
    expect(layers(compareRuns(empty, evaluation, evaluation.resampling))).toContain('people');
  });

  it('holds what changed, without the documents twice', () => {
    const former = { ...evaluation, documents: evaluation.documents.slice(1) };
    const comparison = compareRuns(former, evaluation, evaluation.resampling);
    const report = reportJson(evaluation, comparison);
    expect(report.comparison?.documents).toHaveLength(6);
    expect(report.comparison?.onlyAfter).toEqual(['klubb/mote-1.txt']);
    expect(report.comparison).not.toHaveProperty('before');
    expect(parseRun(JSON.stringify(report)).documents).toHaveLength(7);
  });
});
