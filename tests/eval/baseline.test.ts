/** What the program finds in the fixtures must not fall below what was accepted. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { gate, parseBaseline } from '../../eval/gate.ts';
import { reportGate } from '../../eval/report/gate.ts';
import type { ScoredDocument } from '../../eval/score.ts';
import { makeAnalyser } from '../../src/analyse.ts';
import { scoreFolders } from '../../src/evaluate.ts';
import { SILENT } from '../../src/progress.ts';

const FIXTURES = resolve(dirname(fileURLToPath(import.meta.url)), '../../fixtures');
const FILE = 'fixtures/baseline.json';
const baseline = parseBaseline(readFileSync(join(FIXTURES, 'baseline.json'), 'utf8'));

describe(FILE, () => {
  let documents: readonly ScoredDocument[] = [];

  beforeAll(async () => {
    const { analyse } = makeAnalyser({ threads: 1 });
    const scope = { folders: [FIXTURES], genre: null, unannotated: false };
    ({ documents } = await scoreFolders(scope, { analyse, progress: SILENT }));
  }, 120_000);

  it('holds every fixture', () => {
    expect(Object.keys(baseline.documents)).toEqual(documents.map(({ document }) => document));
  });

  it('is not fallen below beyond noise (accept new counts with npm run accept)', () => {
    const verdict = gate(baseline, documents);
    expect(verdict.passes, reportGate(verdict, FILE)).toBe(true);
  });

  it('would be fallen below if all decisions of three documents were lost', () => {
    const worse = documents.map((document, index) => {
      const { decisions } = document.layers;
      if (index > 2 || decisions === undefined) return document;
      const outcomes = decisions.outcomes
        .filter(({ gold }) => gold !== null)
        .map((outcome) => ({ ...outcome, predicted: null }));
      return { ...document, layers: { ...document.layers, decisions: { ...decisions, outcomes } } };
    });
    const { passes, rows } = gate(baseline, worse);
    expect(passes).toBe(false);
    expect(rows.filter(({ falls }) => falls).map(({ name }) => name)).toContain(
      'decisions, overlap',
    );
  });
});
