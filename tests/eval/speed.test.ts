/** Judging must not be what one waits for. */
import { describe, expect, it } from 'vitest';
import { RESAMPLING } from '../../eval/bootstrap.ts';
import { evaluate } from '../../eval/evaluation.ts';
import { parseGold } from '../../eval/gold/parse.ts';
import { reportHtml } from '../../eval/report/html/page.ts';
import { scoreExample } from '../../eval/score.ts';
import { makeAnalyser } from '../../src/analyse.ts';
import { findGold } from '../../src/gold-files.ts';

function many<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[index % items.length] as T);
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

describe('evaluating 500 documents', () => {
  it('takes less time than processing 50 with intervals and a report', async () => {
    const scope = { folders: ['fixtures'], genre: null, unannotated: false };
    const { pairs } = await findGold(scope);
    const { analyse } = makeAnalyser({ threads: 1 });
    const [first] = pairs;
    // Loading the models is not processing.
    if (first) await analyse(first.file);
    // Of the processor, not of the clock: other tests run beside this one.
    const started = process.cpuUsage();
    const records = [];
    for (const pair of many(pairs, 50)) records.push({ pair, record: await analyse(pair.file) });
    const processing = secondsSince(started);

    const begun = process.cpuUsage();
    const documents = many(records, 500).map(({ pair, record }, index) => {
      const { gold } = parseGold(pair.goldPath, pair.goldJson ?? '{}', record.text);
      return scoreExample({ id: `x/${index}`, genre: pair.genre, gold, record });
    });
    const run = { skipped: 0, drafts: 0, documents };
    const evaluation = evaluate(run, RESAMPLING);
    const html = reportHtml(evaluation, null);
    const evaluating = secondsSince(begun);

    expect(evaluation.summary.documents).toBe(500);
    expect(html.length).toBeGreaterThan(100_000);
    expect(evaluating).toBeLessThan(processing);
  }, 300_000);
});
