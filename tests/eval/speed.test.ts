/** Judging must not be what one waits for: a document is judged in a fifth of its own time. */
import { describe, expect, it } from 'vitest';
import { RESAMPLING } from '../../eval/bootstrap.ts';
import { evaluate } from '../../eval/evaluation.ts';
import { parseGold } from '../../eval/gold/parse.ts';
import { scoreExample } from '../../eval/score.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { makeAnalyser } from '../../src/analyse.ts';
import { findGold, type GoldPair } from '../../src/gold-files.ts';

function many<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[index % items.length] as T);
}

/** Milliseconds of the quickest of two goes: other tests run beside this one. */
function timed(work: () => void): number {
  const goes = [1, 2].map(() => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...goes);
}

describe('evaluating 500 documents', () => {
  it('takes less time than processing 100: gold read, marks judged, figures with intervals', async () => {
    const scope = { folders: ['fixtures'], genre: null, unannotated: false };
    const { pairs } = await findGold(scope);
    const { analyse } = makeAnalyser({ threads: 1 });
    const [first] = pairs;
    // Loading the models is not processing.
    if (first) await analyse(first.file);
    const started = performance.now();
    const records: { readonly pair: GoldPair; readonly record: MinutesRecord }[] = [];
    for (const pair of many(pairs, 100)) records.push({ pair, record: await analyse(pair.file) });
    const processing = performance.now() - started;

    let judged = 0;
    const evaluating = timed(() => {
      const documents = many(records, 500).map(({ pair, record }, index) => {
        const { gold } = parseGold(pair.goldPath, pair.goldJson ?? '{}', record.text);
        return scoreExample({ id: `x/${index}`, genre: pair.genre, gold, record });
      });
      const run = { skipped: 0, drafts: 0, documents };
      judged = evaluate(run, RESAMPLING).summary.documents;
    });
    expect(judged).toBe(500);
    expect(evaluating).toBeLessThan(processing);
  }, 300_000);
});
